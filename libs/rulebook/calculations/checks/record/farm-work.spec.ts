import { describe, expect, it } from '@jest/globals';
import { addDays, plainDate } from '#libs/quantities';

import { mexico, paid, rulesOf, told, withheld, type Withheld } from '../../../fixtures/paid-slips.js';
import { checkRecord } from './check-record.js';
import { checkWorker } from '../worker/check-worker.js';
import type { PaidRecord } from '../paid-record.js';

const rules = rulesOf(mexico);
const start = plainDate('2024-10-07');

/** Weeks of six days at 17.20, with what was withheld of each, under a contract of so many days. */
const weeks = (count: number, contractDays: number, amounts: Withheld, more: Partial<PaidRecord> = {}) =>
  Array.from({ length: count }, (_, week) =>
    paid({
      ...{ start: addDays(start, 7 * week), hours: [10, 10, 10, 10, 10, 10, 0], rate: '17.20' },
      more: {
        statutory: withheld(amounts),
        contractFrom: start,
        contractTo: addDays(start, contractDays - 1),
        ...more,
      },
    }),
  );
const off = (records: readonly PaidRecord[]) =>
  told(checkWorker(records, { rulesOf: () => rules })).filter((one) => one.startsWith('WITHHOLDING_OFF'));

describe('farm work of fewer than 25 days with one employer in the year', () => {
  it('leaves open whether pension contributions are withheld, whole or not at all', () => {
    // 1,032.00 less 67.30 at 5.95 % are 57.40.
    expect(off(weeks(3, 21, { cpp: 0 }))).toEqual([]);
    expect(off(weeks(3, 21, { cpp: 5_740 }))).toEqual([]);
    expect(off(weeks(3, 21, { cpp: 2_000 }))).toHaveLength(3);
  });

  it('ends with the 25th day: 18 worked and 7 left of the contract', () => {
    expect(off(weeks(3, 27, { cpp: 0 }))).toEqual([]);
    expect(off(weeks(3, 28, { cpp: 0 }))).toHaveLength(3);
  });

  it('is not assumed where no contract says how long the work lasts', () => {
    expect(off(weeks(3, 21, { cpp: 0 }, { contractTo: undefined }))).toHaveLength(3);
  });

  it('of fewer than 7 leaves open whether insurance is withheld', () => {
    expect(off(weeks(1, 6, { ei: 0 }))).toEqual([]);
    expect(off(weeks(1, 8, { ei: 0 }))).toHaveLength(1);
  });
});

describe('an exemption', () => {
  const slip = { start: '2026-06-01', hours: [10, 10, 10, 10], rate: '17.60' };
  const check = (amounts: Withheld, more: Partial<PaidRecord> = {}) =>
    told(checkRecord(paid({ ...slip, more: { statutory: withheld(amounts), ...more } }), rules));

  it('of age leaves no pension contribution, and the tax of pay without one', () => {
    const amounts = { cpp: 0, ei: 1_148, tax: 7_745 };
    expect(check(amounts, { exempt: { cpp: 'age' } })).toEqual([]);
    expect(check(amounts)).toHaveLength(1);
    expect(check({ ...amounts, cpp: 3_788 }, { exempt: { cpp: 'age' } })).toEqual([
      'WITHHOLDING_OFF 3788 8893 12681',
    ]);
  });

  it('by treaty leaves no income tax', () => {
    expect(check({ tax: 0 }, { exempt: { tax: 'treaty' } })).toEqual([]);
    expect(check({ tax: 0 })).toHaveLength(1);
  });
});
