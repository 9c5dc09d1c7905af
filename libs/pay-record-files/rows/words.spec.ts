import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { audited, rulebook, told } from '../fixtures/audited.js';
import { fileOf, type FileRow } from '../fixtures/season-file.js';
import { week } from '../fixtures/week.js';
import { readPayRecords, type RejectedRow } from '../read-pay-records.js';

/** 704.00 in Ontario, from which no tax but the health premium is withheld. */
const withheld: FileRow = { ...week, cpp: '37.88', ei: '11.48' };
const taxed = (tax: string, changes: FileRow): FileRow => ({
  ...{ ...withheld, income_tax: tax, net: (654.64 - Number(tax)).toFixed(2) },
  ...changes,
});

describe('a claim for exemption (code E)', () => {
  it('is taken for an exemption by claim-e, in capitals or not', async () => {
    const due = '6.09';
    expect(told(await audited([taxed(due, { tax_exempt: 'claim-e' })]))).toEqual([]);
    for (const claim of ['E', 'e'])
      expect(told(await audited([taxed(due, { federal_claim: claim })]))).toEqual([]);
    expect(told(await audited([taxed(due, {})]))).toHaveLength(1);
    // A reason that is stated goes before it.
    expect(told(await audited([taxed('0.00', { federal_claim: 'E', tax_exempt: 'treaty' })]))).toEqual([]);
  });

  it('on the provincial form leaves the federal tax due', async () => {
    const { findings, rejected } = await audited([taxed('54.71', { provincial_claim: 'E' })]);
    expect(rejected).toEqual([]);
    const [off] = findings;
    const [whole] = (await audited([taxed('54.71', {})])).findings;
    expect((whole?.expectedCents ?? 0) - (off?.expectedCents ?? 5471)).toBeGreaterThan(1_000);
  });
});

describe('a province', () => {
  it('is taken in small letters, as in a file of withholding', async () => {
    const { rejected, read } = await audited([{ ...week, province: 'on' }]);
    expect([rejected, read.store.subjects.text(0)]).toEqual([[], 'sawp-mexico\tON\t\t']);
    expect((await audited([{ ...week, province: 'xx' }])).rejected).toHaveLength(1);
  });
});

describe('rows of another programme than the one that is asked for', () => {
  it('are left out, but for those of a programme that nobody knows', async () => {
    const rows = ['sawp-mexico', 'sawp-caribbean', 'sawp-mexicoo', ''].map((programme, at) => ({
      ...{ ...week, programme, record_id: `r${at}`, worker_id: `w${at}` },
    }));
    const rejected: RejectedRow[] = [];
    const read = await readPayRecords(Readable.from([Buffer.from(fileOf(rows))]), {
      ...{ rulebook, programme: 'sawp-mexico' },
      rejected: (one) => void rejected.push(one),
    });
    expect([read.rows, read.rejected, read.otherProgrammes]).toEqual([3, 2, 1]);
    expect(rejected.map(({ column, value }) => [column, value])).toEqual([
      ['programme', 'sawp-mexicoo'],
      ['programme', ''],
    ]);
  });
});
