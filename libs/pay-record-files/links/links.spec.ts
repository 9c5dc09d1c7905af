import { describe, expect, it } from '@jest/globals';
import { audited, told } from '../fixtures/audited.js';
import { reversalOf } from '../fixtures/retold.js';
import type { FileRow } from '../fixtures/season-file.js';
import { week, weekAfter } from '../fixtures/week.js';

/** A week with a charge for housing, so that it is seen whether it is judged. */
const charged: FileRow = { ...week, housing: '20.00', net: '684.00' };
const charge = (id: string) => `HOUSING_CHARGED ${id} 2000 0 2000`;
const correction = (id: string, of: string, changes: FileRow = {}): FileRow => ({
  ...{ ...week, record_id: id, record_kind: 'correction', refers_to: of },
  ...changes,
});
const supplement = (id: string, of: string, changes: FileRow = {}): FileRow => ({
  ...{ ...week, record_id: id, record_kind: 'supplementary', refers_to: of, hourly_rate: '' },
  ...{ daily_hours: '0', gross: '24.00', net: '24.00' },
  ...changes,
});
const low: FileRow = { ...week, hourly_rate: '17.00', gross: '680.00', net: '680.00' };

/** The findings of rows, the same in whatever order they stand, and what was rejected. */
async function outcome(...rows: FileRow[]) {
  const [forth, back] = [await audited(rows), await audited([...rows].reverse())];
  expect(told(back).sort()).toEqual(told(forth).sort());
  const { read, rejected, tally } = forth;
  return {
    found: told(forth),
    rejected: rejected.map(({ line, column, expected }) => `${line} ${column}: ${expected}`),
    unchecked: tally.unchecked
      .filter(({ check }) => check === null)
      .map(({ reason, recordIds }) => [reason, ...recordIds]),
    open: tally.unchecked
      .filter(({ reason }) => reason === 'ROW_REJECTED')
      .map(({ check, recordIds }) => [check, ...recordIds].join(' ')),
    counted: { rows: read.rows, rejected: read.rejected, notWhole: read.store.unread.workers.size },
  };
}

describe('a supplementary record', () => {
  it('is added to its record before every check, which is found with both', async () => {
    expect(await outcome(low)).toMatchObject({ found: ['PAY_BELOW_FLOOR r1 2400 70400 68000'] });
    expect(await outcome(low, supplement('r2', 'r1'))).toMatchObject({ found: [], rejected: [] });
    const short = supplement('r2', 'r1', { gross: '23.99', net: '23.99' });
    expect(await outcome(low, short)).toMatchObject({ found: ['PAY_BELOW_FLOOR r1+r2 1 70400 70399'] });
    const meals = supplement('r2', 'r1', { gross: '24.00', housing: '1.00', net: '23.00' });
    expect(await outcome(low, meals)).toMatchObject({ found: ['HOUSING_CHARGED r1+r2 100 0 100'] });
  });

  it('adds hours, at the rate of its record or at a higher one of its own', async () => {
    const more = { daily_hours: '0 0 0 0 4', gross: '70.40', net: '70.40' };
    expect(await outcome(week, supplement('r2', 'r1', more))).toMatchObject({ found: [] });
    const overtime = { daily_hours: '0 0 0 0 4', hourly_rate: '20.00', gross: '80.00', net: '80.00' };
    expect(await outcome(week, supplement('r2', 'r1', overtime))).toMatchObject({ found: [] });
    // Above the floor it makes up for nothing: the 40 hours of the record are short by 24.00.
    expect(await outcome(low, supplement('r2', 'r1', overtime))).toMatchObject({
      found: ['PAY_BELOW_FLOOR r1+r2 2400 77440 75040'],
    });
  });

  it('leaves a statutory amount unchecked that one of the payments does not report', async () => {
    const withheld = { cpp: '37.88', ei: '11.48', income_tax: '0.00', net: '654.64' };
    const unpaid = (changes: FileRow) => supplement('r2', 'r1', { gross: '0.00', net: '0.00', ...changes });
    const both = unpaid({ cpp: '0.00', ei: '0.00', income_tax: '0.00' });
    const { found } = await outcome({ ...week, ...withheld }, both);
    expect(found).toEqual(['WITHHOLDING_OFF r1+r2 0 11920 4936']);
    const noTax = unpaid({ cpp: '0.00', ei: '0.00' });
    expect(await outcome({ ...week, ...withheld }, noTax)).toMatchObject({ found: [] });
  });

  it('may be given more than once, corrected and taken back', async () => {
    const [first, second] = [
      supplement('r2', 'r1', { gross: '20.00', net: '20.00' }),
      supplement('r3', 'r1', { gross: '4.00', net: '4.00' }),
    ];
    expect(await outcome(low, first, second)).toMatchObject({ found: [] });
    expect(await outcome(low, first, { ...second, refers_to: 'r2' })).toMatchObject({ found: [] });
    const better = correction('r4', 'r2', { ...supplement('r4', 'r2'), record_kind: 'correction' });
    expect(await outcome(low, first, better)).toMatchObject({ found: [], rejected: [] });
    const back = reversalOf(first, 'r5');
    expect(await outcome(low, first, back)).toMatchObject({ found: ['PAY_BELOW_FLOOR r1 2400 70400 68000'] });
  });

  it('goes along to what stands in the place of its record', async () => {
    const wrong = { ...low, housing: '20.00', net: '660.00' };
    const corrected = correction('r3', 'r1', { hourly_rate: '17.00', gross: '680.00', net: '680.00' });
    expect(await outcome(wrong, supplement('r2', 'r1'), corrected)).toMatchObject({
      found: [],
      rejected: [],
    });
  });

  it.each<[string, FileRow, RegExp]>([
    ['without its record', supplement('r2', 'r9'), /record in this file that could be read/],
    [
      'to another worker’s record',
      supplement('r2', 'r1', { worker_id: 'w2' }),
      /same worker and employer; that of line 2/,
    ],
    [
      'to another employer’s record',
      supplement('r2', 'r1', { employer_id: 'e2' }),
      /same worker and employer/,
    ],
    ['for another period', supplement('r2', 'r1', { period_end: '2026-06-08' }), /same period/],
    ['to itself', supplement('r2', 'r2'), /cannot refer to itself/],
  ])('is rejected %s, and changes nothing', async (_, row, expected) => {
    expect(await outcome(charged, row)).toMatchObject({
      ...{ found: [charge('r1')], rejected: [expect.stringMatching(expected)] },
      counted: { rows: 2, rejected: 1, notWhole: 1 },
    });
  });

  it('is rejected with its record, and where that was taken back', async () => {
    expect(await outcome({ ...low, gross: 'abc' }, supplement('r2', 'r1'))).toMatchObject({
      ...{
        found: [],
        rejected: [expect.stringMatching(/^2 gross/), expect.stringMatching(/^3 refers_to: .*could be read/)],
      },
    });
    expect(await outcome(low, supplement('r2', 'r1'), reversalOf(low, 'r3'))).toMatchObject({
      ...{ found: [], rejected: ['3 refers_to: a record that stands; that of line 2 was taken back'] },
    });
  });
});

describe('a reversal', () => {
  it('leaves out itself and its record, whose period can be paid anew', async () => {
    expect(await outcome(charged, reversalOf(charged, 'r2'))).toMatchObject({ found: [], rejected: [] });
    const anew = { ...week, record_id: 'r3' };
    expect(await outcome(charged, reversalOf(charged, 'r2'), anew)).toMatchObject({
      found: [],
      rejected: [],
    });
    expect(told(await audited([charged, anew]))).toEqual([
      'DUPLICATE_RECORD r1+r3 0 null null',
      charge('r1'),
    ]);
  });

  it('leaves the days of its record covered by none', async () => {
    const stay = [0, 1, 2].map((weeks) => ({ ...weekAfter(weeks), contract_from: '2026-06-01' }));
    const back = reversalOf(stay[1] ?? week, 'back');
    expect(await outcome(...stay)).toMatchObject({ found: [] });
    expect(await outcome(...stay, back)).toMatchObject({ found: ['PERIOD_MISSING r1+r3 0 null null'] });
  });

  it.each<[string, FileRow, string]>([
    [
      'an amount',
      { gross: '-703.99' },
      '3 gross: -704.00, the exact negative of what record r1 (line 2) has',
    ],
    [
      'a deduction',
      { housing: '-19.00' },
      '3 housing: -20.00, the exact negative of what record r1 (line 2) has',
    ],
    [
      'a deduction that it leaves out',
      { housing: '' },
      '3 housing: -20.00, the exact negative of what record r1 (line 2) has',
    ],
    [
      'an hour',
      { daily_hours: '-10 -10 -10 -9' },
      '3 daily_hours: -10 -10 -10 -10, the exact negative of what record r1 (line 2) has',
    ],
    ['a sign', { gross: '704.00' }, '3 gross: the negative of what the record has, e.g. -331.20'],
    [
      'the sign of an hour',
      { daily_hours: '10 -10 -10 -10' },
      '3 daily_hours: the hours of each day, 0 to 24, separated by spaces, each the negative of what the record has, e.g. -10 -9.5 0 -8',
    ],
  ])(
    'is rejected where %s is not the exact negative, and what its record would be found for is not known',
    async (_, changes, expected) => {
      const back = { ...reversalOf(charged, 'r2'), ...changes };
      expect(await outcome(charged, back)).toMatchObject({
        ...{ found: [], rejected: [expected], open: ['HOUSING_CHARGED r1'] },
      });
    },
  );

  it('takes a cent and hundredths of an hour back, and what was reported as 0', async () => {
    const tiny = { ...week, cpp: '0.01', ei: '0.00', daily_hours: '0.01 0 0.02', gross: '0.53', net: '0.52' };
    expect(await outcome(tiny, reversalOf(tiny, 'r2'))).toMatchObject({ found: [], rejected: [] });
    const none = { ...reversalOf(tiny, 'r2'), cpp: '' };
    expect(await outcome(tiny, none)).toMatchObject({ rejected: [expect.stringMatching(/^3 cpp: -0.01,/)] });
  });

  it('alone may have negative cells', async () => {
    expect(await outcome({ ...week, net: '-704.00' })).toMatchObject({
      rejected: [expect.stringMatching(/^2 net: dollars, 0 or more/)],
    });
  });

  it('takes a record back, and its further payment, and both are paid anew', async () => {
    const more = supplement('r2', 'r1');
    const anew = { ...charged, record_id: 'r5' };
    const back = [reversalOf(low, 'r3'), reversalOf(more, 'r4')];
    expect(await outcome(low, more, ...back, anew)).toMatchObject({ found: [charge('r5')], rejected: [] });
    // The further payment of a record that was taken back stands nowhere by itself.
    expect(await outcome(low, more, reversalOf(low, 'r3'), anew)).toMatchObject({
      rejected: [expect.stringMatching(/^3 refers_to: a record that stands; that of line 2 was taken back/)],
    });
  });

  it('is rejected with what its cell has, and nothing for an empty one', async () => {
    const insured = { ...charged, insurance: '7.35', net: '676.65', daily_hours: '10 10 10 10 0 0 0' };
    const values = async (changes: FileRow) =>
      (await audited([insured, { ...reversalOf(insured, 'r2'), ...changes }])).rejected.map(
        ({ value, others }) => [value, ...others.map((one) => one.value)],
      );
    expect(await values({ insurance: '' })).toEqual([['']]);
    expect(await values({ insurance: '0.00', housing: '-1.00' })).toEqual([['0.00', '-1.00']]);
    expect(await values({ daily_hours: '-10 -10 -10 -9 0 0 0' })).toEqual([['-10 -10 -10 -9 0 0 0']]);
  });

  it('of a record outside the file is left out and listed', async () => {
    expect(await outcome(reversalOf(charged, 'r2'))).toEqual({
      ...{ found: [], rejected: [], unchecked: [['REVERSAL_OUTSIDE', 'r2']], open: [] },
      counted: { rows: 1, rejected: 0, notWhole: 0 },
    });
  });

  it('takes no reversal back', async () => {
    const back = reversalOf(charged, 'r2');
    const anew = { ...reversalOf(charged, 'r3'), refers_to: 'r2' };
    expect(await outcome(charged, back, anew)).toMatchObject({
      rejected: ['4 refers_to: a record that pays; that of line 3 takes one back'],
    });
  });
});

describe('a correction', () => {
  it('is judged in the place of what it corrects, and may be corrected', async () => {
    expect(await outcome(charged, correction('r2', 'r1'))).toMatchObject({ found: [], rejected: [] });
    const again = correction('r3', 'r2', { housing: '5.00', net: '699.00' });
    expect(await outcome(charged, correction('r2', 'r1'), again)).toMatchObject({
      found: ['HOUSING_CHARGED r3 500 0 500'],
    });
  });

  it('stands once: the second in the file is rejected, whether it corrects or reverses', async () => {
    const [first, second] = [
      correction('r2', 'r1'),
      correction('r3', 'r1', { housing: '5.00', net: '699.00' }),
    ];
    const { rejected } = await audited([charged, first, second]);
    expect(rejected).toMatchObject([
      { line: 4, column: 'refers_to', value: 'r1', expected: expect.stringMatching(/line 3 corrects it$/) },
    ]);
    const back = reversalOf(charged, 'r4');
    expect((await audited([charged, back, first])).rejected).toMatchObject([
      { line: 4, expected: expect.stringMatching(/line 3 reverses it$/) },
    ]);
  });

  it('that refers to itself through others is rejected, with the others', async () => {
    const loop = [correction('r2', 'r4'), correction('r3', 'r2'), correction('r4', 'r3')];
    const { rejected, findings, tally } = await audited([charged, ...loop, correction('r5', 'r4')]);
    expect(rejected.map(({ line }) => line)).toEqual([3, 4, 5]);
    expect(rejected[0]?.expected).toMatch(/refer back to this one, as lines 3, 5, 4 do$/);
    // Each of them may have been meant for the first row.
    expect(findings).toEqual([]);
    expect(tally.unchecked).toContainEqual(
      expect.objectContaining({ check: 'HOUSING_CHARGED', reason: 'ROW_REJECTED', recordIds: ['r1'] }),
    );
    // What corrects a rejected row is judged alone.
    expect(tally.unchecked.filter(({ check }) => check === null)).toMatchObject([
      { reason: 'CORRECTION_OUTSIDE', recordIds: ['r5'] },
    ]);
  });

  it('of another worker’s or employer’s record is rejected', async () => {
    for (const whose of [{ worker_id: 'w2' }, { employer_id: 'e2' }])
      expect(await outcome(charged, correction('r2', 'r1', whose))).toMatchObject({
        ...{
          ...{ found: [], open: ['HOUSING_CHARGED r1'] },
          rejected: [expect.stringMatching(/^3 refers_to: a record of the same worker/)],
        },
      });
  });

  it('of a record outside the file is judged alone and listed', async () => {
    expect(await outcome({ ...charged, record_kind: 'correction', refers_to: 'r0' })).toMatchObject({
      ...{ found: [charge('r1')], rejected: [], unchecked: [['CORRECTION_OUTSIDE', 'r1']] },
    });
  });

  it('that could not be read leaves open which of two records stands', async () => {
    const lost = { ...reversalOf(charged, 'r2'), gross: 'abc' };
    const { read, findings, tally } = await audited([charged, lost, { ...week, record_id: 'r3' }]);
    expect(findings).toEqual([]);
    for (const [check, id] of [
      ['DUPLICATE_RECORD', 'r3'],
      ['HOUSING_CHARGED', 'r1'],
    ])
      expect(tally.unchecked).toContainEqual(
        expect.objectContaining({ check, reason: 'ROW_REJECTED', recordIds: [id] }),
      );
    expect([read.rejected, read.store.unread.workers.size]).toEqual([1, 1]);
  });
});

describe('an id', () => {
  it('is compared composed and trimmed, also where another row refers to it', async () => {
    const [composed, decomposed] = ['Núñez'.normalize('NFC'), 'Núñez'.normalize('NFD')];
    const own = { ...charged, record_id: composed, worker_id: decomposed, employer_id: decomposed };
    const better = correction('r2', decomposed, { worker_id: composed, employer_id: composed });
    expect(await outcome(own, better)).toMatchObject({ found: [], rejected: [] });
  });

  it('stands once, but for a regular record that pays the same again', async () => {
    const twice = { ...correction('r1', 'r0'), record_kind: 'correction' };
    expect(await outcome(week, twice)).toMatchObject({
      rejected: [expect.stringMatching(/^3 record_id: an id that stands once/)],
    });
    expect(await outcome(week, week)).toMatchObject({
      found: ['DUPLICATE_RECORD r1+r1 0 null null'],
      rejected: [],
    });
  });

  it.each<[FileRow, string]>([
    [{ record_kind: 'void' }, '2 record_kind: empty, or one of regular, supplementary, reversal, correction'],
    [{ record_kind: 'correction' }, '2 refers_to: a text that is not empty'],
    [
      { refers_to: 'r0' },
      '2 refers_to: nothing, since a regular record refers to none; or a record_kind that does',
    ],
  ])('is referred to by the kinds that do: %j', async (changes, expected) => {
    expect(await outcome({ ...week, ...changes })).toMatchObject({ rejected: [expected] });
  });
});
