import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import {
  auditDocument,
  auditRecords,
  AuditTally,
  readPayRecords,
  type RejectedRow,
} from '#libs/pay-record-files';
import { loadRulebook } from '#libs/rulebook';

const rulebook = loadRulebook();
const textOf = (name: string) => readFileSync(new URL(`audit-${name}.csv`, import.meta.url), 'utf8');

interface Told {
  summary: Record<string, unknown>;
  findings: Record<string, unknown>[];
  rejected: { line: number; column: string }[];
  unchecked: { check: string | null; reason: string; recordIds: string[] }[];
  warnings: { code: string; text: string; recordIds: string[] }[];
}

/** What `temporada audit --json` answers. */
async function audit(text: string): Promise<Told> {
  const rejected: RejectedRow[] = [];
  const read = await readPayRecords(Readable.from([Buffer.from(text)]), {
    rulebook,
    rejected: (row) => void rejected.push(row),
  });
  const tally = new AuditTally();
  const findings = auditRecords(read, rulebook, {}, tally);
  const rejections = () => Readable.from(rejected);
  const pieces = [];
  for await (const piece of auditDocument({ read, tally, findings, rejections, language: 'en' }))
    pieces.push(piece);
  return JSON.parse(pieces.join('')) as Told;
}
const brief = ({ findings }: Told) =>
  findings.map(({ code, recordIds, from, to, owedCents }) =>
    [code, (recordIds as string[]).join('+'), from, to, owedCents].map(String).join(' '),
  );

describe('files that came out wrong once', () => {
  it.each<[string, string[]]>([
    ['vacation-pay', []],
    ['worker-over-70', []],
    ['made-whole-on-second-cheque', []],
    ['quebec-parental-insurance', ['NET_MISMATCH R0577 2026-05-04 2026-05-10 439']],
    ['transport-over-its-cost-missed', ['TRANSPORT_OVER_CAP R0575 2024-11-18 2024-11-24 5000']],
    [
      'cpp-of-18-days-of-farm-work-flagged',
      ['GUARANTEE_SHORT R0578+R0579+R0580 2024-10-07 2024-10-27 103200'],
    ],
    ['7-day-hole-between-biweekly-records-missed', ['PERIOD_MISSING R0569+R0570 2000-05-29 2000-06-04 0']],
    [
      '7-day-hole-between-biweekly-records-becomes-GUARANTEE_SHORT',
      ['PERIOD_MISSING R0543+R0544 2000-05-15 2000-05-21 0'],
    ],
    [
      'final-wages-missed-at-first-employer-of-a-transfer',
      ['FINAL_WAGES_OPEN R0551 2000-05-22 2000-05-28 0'],
    ],
    ['rejected-row-also-PERIOD_MISSING', ['HOUSING_CHARGED R000011 2000-07-10 2000-07-16 2000']],
    ['same-worker-composed-and-decomposed', ['DUPLICATE_RECORD a+b 2026-06-01 2026-06-07 0']],
  ])('%s', async (name, found) => {
    expect(brief(await audit(textOf(name)))).toEqual(found);
  });

  it('say what was not judged: a guarantee with days that no record covers, a stay that begins before the file', async () => {
    const hole = await audit(textOf('7-day-hole-between-biweekly-records-becomes-GUARANTEE_SHORT'));
    expect(hole.unchecked).toMatchObject([{ check: 'GUARANTEE_SHORT', reason: 'STRETCH_NOT_SHOWN' }]);
    const later = await audit(textOf('vacation-pay'));
    expect(later.unchecked.map(({ check }) => check)).toEqual(['PERIOD_MISSING', 'GUARANTEE_SHORT']);
  });

  it('with a rejected row tell it, and of how many workers something is not known', async () => {
    const { rejected, summary } = await audit(textOf('rejected-row-also-PERIOD_MISSING'));
    expect(rejected).toMatchObject([{ line: 4, column: 'gross' }]);
    expect(summary).toMatchObject({
      records: 13,
      assessed: 12,
      rejected: 1,
      workersNotWhole: 1,
      findings: 1,
    });
  });

  it('are short where a cent less was paid on the second cheque', async () => {
    const less = textOf('made-whole-on-second-cheque').replace('24.00,24.00', '23.99,23.99');
    expect(brief(await audit(less))).toEqual(['PAY_BELOW_FLOOR r1+r2 2026-06-01 2026-06-04 1']);
  });
});

describe('the findings document', () => {
  it('has the fields that outsiders rely on', async () => {
    const { summary, findings } = await audit(textOf('transport-over-its-cost-missed'));
    expect(summary).toMatchObject({
      ...{ records: 3, assessed: 3, rejected: 0, findings: 1, owedCents: 5000 },
      byCode: { TRANSPORT_OVER_CAP: 1 },
    });
    expect(findings).toEqual([
      expect.objectContaining({
        ...{ code: 'TRANSPORT_OVER_CAP', recordIds: ['R0575'], workerId: 'C', employerId: 'E1' },
        ...{ from: '2024-11-18', to: '2024-11-24', owedCents: 5000, expectedCents: 0, actualCents: 5000 },
        rule: 'transport-rate',
        source: { title: expect.any(String), href: expect.any(String), clause: expect.any(String) },
        explanation: expect.stringMatching(/150\.00/),
      }),
    ]);
  });

  it('estimates what is not known, and owes nothing for it', async () => {
    const { findings, summary } = await audit(textOf('7-day-hole-between-biweekly-records-missed'));
    // 672.00 for 14 days is 336.00 a week.
    expect(findings).toMatchObject([{ owedCents: 0, expectedCents: null, estimateCents: 33_600 }]);
    expect(summary).toMatchObject({ owedCents: 0 });
  });

  it('warns of work after the programme’s last day, with the records', async () => {
    const late = textOf('worker-over-70').replace(
      '2026-06-01,2026-06-07,2026-06-11',
      '2026-12-14,2026-12-20,2026-12-24',
    );
    const { warnings } = await audit(late);
    expect(warnings.filter(({ code }) => code === 'DAYS_AFTER_LAST_DAY')).toEqual([
      {
        ...{ code: 'DAYS_AFTER_LAST_DAY', recordIds: ['r1'] },
        text: expect.stringContaining('December 16, 2026 to December 20, 2026'),
      },
    ]);
    const inTime = late.replace('2026-12-14,2026-12-20', '2026-12-09,2026-12-15');
    expect((await audit(inTime)).warnings.map(({ code }) => code)).not.toContain('DAYS_AFTER_LAST_DAY');
  });
});
