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

describe('a row that could not be read', () => {
  const unread = { gross: '24.0O' };

  it('leaves open what a further payment of the record that it names would have made good', async () => {
    for (const lost of [unread, { period_end: '2026-06-31' }, { pay_date: '2026-06-31' }])
      expect(await outcome(low, supplement('r2', 'r1', lost))).toMatchObject({
        ...{ found: [], open: ['PAY_BELOW_FLOOR r1'], counted: { rows: 2, rejected: 1 } },
      });
    // Of another period than the one that it names, nothing is open.
    const next = { ...low, ...weekAfter(1), hourly_rate: '17.00', gross: '680.00', net: '680.00' };
    expect(await outcome(low, next, supplement('r3', 'r1', unread))).toMatchObject({
      ...{ found: ['PAY_BELOW_FLOOR r2 2400 70400 68000'], open: ['PAY_BELOW_FLOOR r1'] },
    });
    // No payment makes good what may not be charged.
    expect(await outcome(charged, supplement('r2', 'r1', unread))).toMatchObject({ found: [charge('r1')] });
  });

  it('leaves open all that was found of a record that it corrects or takes back, under whatever id it stands', async () => {
    const back = { ...reversalOf(charged, 'r2'), gross: '-704.0O' };
    expect(await outcome(charged, back)).toMatchObject({ found: [], open: ['HOUSING_CHARGED r1'] });
    const lost = correction('r2', 'r1', { ...unread, period_start: '2026-06-31' });
    expect(await outcome(charged, lost)).toMatchObject({ found: [], open: ['HOUSING_CHARGED r1'] });
    const standing = correction('r3', 'r1', { housing: '20.00', net: '684.00' });
    expect((await audited([charged, standing, lost])).findings).toEqual([]);
    // A record of another week is none that it corrects.
    const other = { ...charged, ...weekAfter(1), housing: '20.00', net: '684.00' };
    expect(await outcome(charged, other, lost)).toMatchObject({
      ...{ found: [charge('r2')], open: ['HOUSING_CHARGED r1'] },
    });
  });

  it('leaves the guarantee open where it holds hours of the six weeks', async () => {
    const contract = { first_day_worked: '2026-06-01', contract_to: '2026-09-30' };
    const weeks = [0, 1, 2, 3, 4, 5].map((at) => ({
      ...{ ...weekAfter(at), ...contract },
      ...(at === 5 && { daily_hours: '10 10 0 0 0 0 0', gross: '352.00', net: '352.00' }),
    }));
    const more = { ...weekAfter(5), ...{ record_id: 'r7', record_kind: 'supplementary', refers_to: 'r6' } };
    const hours = { ...more, daily_hours: '0 0 10 10 0 0 0', gross: '352.00', net: '352.00' };
    expect(await outcome(...weeks)).toMatchObject({ found: [expect.stringMatching(/^GUARANTEE_SHORT/)] });
    expect(await outcome(...weeks, hours)).toMatchObject({ found: [] });
    expect(await outcome(...weeks, { ...hours, ...unread })).toMatchObject({
      ...{ found: [], open: ['GUARANTEE_SHORT r6'] },
    });
  });
});
