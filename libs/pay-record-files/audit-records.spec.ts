import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { loadRulebook, type PayFinding } from '#libs/rulebook';
import { auditRecords } from './audit-records.js';
import { AuditTally } from './audit-tally.js';
import { readPayRecords, type RejectedRow } from './read-pay-records.js';

const rulebook = loadRulebook();

/** A lawful week of 2000: 48 hours at the minimum wage of Ontario. */
const lawful = {
  record_id: 'R1',
  programme: 'sawp-mexico',
  employer_id: 'E1',
  worker_id: 'W1',
  province: 'ON',
  period_start: '2000-06-05',
  period_end: '2000-06-11',
  pay_date: '2000-06-16',
  pay_periods: '52',
  daily_hours: '8 8 8 8 8 8 0',
  hourly_rate: '6.90',
  gross: '331.20',
  net: '331.20',
  cpp: '',
  ei: '',
  income_tax: '',
  housing: '',
  commodity: '',
  consents: '',
  federal_claim: '',
};
type Row = Partial<Record<keyof typeof lawful, string>>;

const header = Object.keys(lawful).join(',');
const row = (changes: Row = {}) => Object.values({ ...lawful, ...changes }).join(',');
const file = (...rows: Row[]) => [header, ...rows.map(row)].join('\n');

/** Reads and audits a file, without the terminal. */
async function audit(text: string, chunk = 1 << 16) {
  const rejected: RejectedRow[] = [];
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) =>
    bytes.subarray(index * chunk, (index + 1) * chunk),
  );
  const read = await readPayRecords(Readable.from(chunks), {
    rulebook,
    rejected: (one) => void rejected.push(one),
  });
  const tally = new AuditTally();
  const findings: PayFinding[] = [...auditRecords(read, rulebook, {}, tally)].flat();
  return { read, rejected, tally, findings };
}

describe('a file of pay records', () => {
  it.each<[keyof typeof lawful, string, RegExp]>([
    ['gross', '331.205', /at most two decimals/],
    ['gross', '331,20', /\d+ cells/],
    ['federal_claim', '200000.01', /at most 200000 dollars/],
    ['net', '-1.00', /0 or more/],
    ['gross', '', /dollars/],
    ['period_end', '2000-06-31', /date of the calendar/],
    ['period_end', '2000-06-04', /on or after period_start/],
    ['period_end', '2000-07-10', /at most 35 days/],
    ['period_start', '05/06/2000', /YYYY-MM-DD/],
    ['pay_date', '2000-06-04', /on or after period_start/],
    ['daily_hours', '8 8 25', /0 to 24/],
    ['daily_hours', '8 -8', /0 to 24/],
    ['daily_hours', '8 8 8 8 8 8 8 8', /at most 7 days/],
    ['hourly_rate', '0', /a rate above 0/],
    ['province', 'ZZ', /province in two letters/],
    ['programme', 'sawp', /sawp-mexico, sawp-caribbean/],
    ['commodity', 'diamonds', /fruit incl apples/],
    ['pay_periods', '14', /one of 53, 52, 27, 26, 24, 22, 13, 12, 10$/],
    ['worker_id', '', /not empty/],
    ['consents', 'meal', /kinds of deduction/],
  ])('rejects a row with %s "%s", naming it, and checks the others', async (column, value, expected) => {
    const { read, rejected } = await audit(file({ [column]: value }, { record_id: 'R2', worker_id: 'W2' }));
    expect(read).toMatchObject({ rows: 2, rejected: 1, store: { size: 1 } });
    expect(rejected).toMatchObject([{ line: 2, expected: expect.stringMatching(expected) }]);
    if (!value.includes(',')) expect(rejected[0]).toMatchObject({ column, value });
  });

  it('rejects a season that no edition covers, and an id that another record has', async () => {
    const later = { period_start: '2012-06-04', period_end: '2012-06-10', pay_date: '2012-06-15' };
    const { rejected } = await audit(file({}, later, { worker_id: 'W2' }));
    expect(rejected).toMatchObject([
      { line: 3, column: 'period_end', expected: expect.stringContaining('2000, 2024 to 2026') },
      { line: 4, column: 'record_id', expected: expect.stringContaining('line 2 has it too') },
    ]);
  });

  it.each([
    ['it is empty', '', /file is empty/],
    [
      'a column is missing',
      file({}).replace(',gross,', ',brutto,'),
      /the column "gross" is missing; the header has/,
    ],
    ['a column stands twice', file({}).replace(',net,', ',net,Gross,'), /"gross" appears twice/],
    ['semicolons separate it', file({}).replaceAll(',', ';'), /separated by semicolons; expected commas/],
  ])('is refused when %s', async (_, text, message) => {
    await expect(audit(text)).rejects.toThrow(message);
  });

  it('goes on after broken quoting', async () => {
    const { read } = await audit([header, row().replace('W1', 'W"1'), row({ record_id: 'R2' })].join('\n'));
    expect(read).toMatchObject({ rows: 2, rejected: 1, store: { size: 1 } });
  });

  it('gives the same for every way in which the bytes come, with rows of a worker far apart', async () => {
    const week = (id: string, day: number): Row => ({
      ...{
        record_id: id,
        period_start: `2000-06-${day}`,
        period_end: `2000-06-${day + 6}`,
        worker_id: 'Núñez',
      },
      ...{ pay_date: '2000-07-01', housing: '1.00', net: '330.20' },
    });
    const others = Array.from({ length: 300 }, (_, index) => ({
      record_id: `X${index}`,
      worker_id: `W${index}`,
    }));
    const text = file(week('B', 19), ...others, week('A', 12), week('B', 19));
    const whole = await audit(text);
    expect(whole.findings.map(({ code, recordIds, workerId }) => [code, recordIds, workerId])).toEqual([
      ['DUPLICATE_RECORD', ['B', 'B'], 'Núñez'],
      ['HOUSING_CHARGED', ['A'], 'Núñez'],
      ['HOUSING_CHARGED', ['B'], 'Núñez'],
    ]);
    expect(whole.tally).toMatchObject({ findings: 3, owedCents: 200, duplicates: 1 });
    expect((await audit(text, 7)).findings).toEqual(whole.findings);
  });

  it('says of which records something could not be checked', async () => {
    const { tally } = await audit(file({ cpp: '10.00', net: '321.20' }));
    expect(tally.unchecked).toMatchObject([
      {
        check: 'WITHHOLDING_OFF',
        reason: 'VALUE_NOT_COVERED',
        lacking: 'withholding-edition',
        recordIds: ['R1'],
      },
      { check: 'GUARANTEE_SHORT', reason: 'NOT_IN_RECORD', lacking: 'first_day_worked', recordIds: ['R1'] },
    ]);
  });
});
