import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../../load.js';
import type { DatedValue } from '../../../value.js';
import { assessPay } from '../pay.js';
import type { DayWorked, PayFacts } from '../facts/pay-facts.js';
import { PayRules } from '../rules/pay-rules.js';

const rulebook = loadRulebook();
const subject = { programme: 'sawp-mexico', country: 'MX', province: 'ON' };
const start = plainDate('2000-06-05');

/** The window as an officer would fix it for a season. */
const window = (value: string): DatedValue => ({
  ...{
    code: 'piece-floor-window',
    keys: { programme: 'sawp-mexico' },
    value,
    unit: 'text',
    from: plainDate('2000-01-01'),
    to: null,
  },
  ...{ status: 'confirmed', basis: 'agreement', source: { title: 'T', href: null, clause: 'c' }, file: null },
});
const rulesOf = (value: 'day' | 'pay-period') =>
  new PayRules(rulebook, subject, { officerValues: [window(value)] });
const perPeriod = rulesOf('pay-period');
const perDay = rulesOf('day');

/** Days of so many hours, each with pieces at 1.00 for so many dollars. */
const work = (from: string, days: readonly (readonly [hours: number, pieces: number])[]): PayFacts => ({
  periodStart: plainDate(from),
  periodEnd: addDays(plainDate(from), Math.max(0, days.length - 1)),
  days: days.map(([hours, count], index): DayWorked => ({
    date: addDays(plainDate(from), index),
    ...{ hours, pieces: [{ unit: 'bin', count, rate: '1.00' }] },
  })),
});
const gross = (facts: PayFacts, rules = perPeriod) => assessPay(facts, rules).grossCents;

describe('piece work held against the floor of 6.90', () => {
  // Eight hours are worth 55.20 at the floor.
  const days = [
    [8, 100],
    [8, 20],
    [8, 50],
    [8, 70],
  ] as const;

  it('earns three different sums per pay period, per record and per day', () => {
    expect(gross(work(start, days))).toBe(24_000);
    const records = [work(start, days.slice(0, 2)), work(addDays(start, 2), days.slice(2))];
    expect(records.map((record) => gross(record))).toEqual([12_000, 12_000]);
    const uneven = [work(start, days.slice(0, 1)), work(addDays(start, 1), days.slice(1))];
    expect(uneven.map((record) => gross(record))).toEqual([10_000, 16_560]);
    expect(gross(work(start, days), perDay)).toBe(10_000 + 5520 + 5520 + 7000);
  });

  it('is topped up by the day only where the day falls short by a cent', () => {
    const at = (pieces: number) => assessPay(work(start, [[8, pieces]]), perDay).topUpCents;
    expect([at(55.19), at(55.2), at(55.21)]).toEqual([1, 0, 0]);
  });

  it('never earns less in a narrower window', () => {
    const day = fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 150 }));
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 7 }), fc.nat(7), (all, cut) => {
        const whole = gross(work(start, all));
        const parts = [work(start, all.slice(0, cut)), work(addDays(start, cut), all.slice(cut))];
        const byRecord = parts.reduce((sum, part) => sum + gross(part), 0);
        expect(byRecord).toBeGreaterThanOrEqual(whole);
        expect(gross(work(start, all), perDay)).toBeGreaterThanOrEqual(byRecord);
      }),
    );
  });

  it('does not take a window that is none', () => {
    const rules = new PayRules(rulebook, subject, { officerValues: [window('month')] });
    expect(() => gross(work(start, days), rules)).toThrow('must be "pay-period" or "day", not month');
  });

  it('is held against the wage of each day where the wage changes inside the period', () => {
    // 17.20 until 30 September 2025, 17.60 from 1 October on.
    const facts = work('2025-09-30', [
      [8, 138],
      [8, 140],
    ]);
    expect(gross(facts, new PayRules(rulebook, subject))).toBe(13_760 + 14_080);
    expect(gross(work('2025-09-30', [[8, 137]]), new PayRules(rulebook, subject))).toBe(13_760);
    expect(gross(work('2025-10-01', [[8, 140]]), new PayRules(rulebook, subject))).toBe(14_080);
  });
});

describe('a rate of 0', () => {
  const facts = work(start, [[8, 0]]);

  it('is refused without pieces, and stands for piece work with them', () => {
    expect(() => gross({ ...facts, hourlyRate: 0 })).toThrow(/PAY_FACTS_INVALID: hourlyRate is 0/);
    expect(gross({ ...work(start, [[8, 60]]), hourlyRate: '0.00' })).toBe(6000);
    expect(gross(facts)).toBe(5520);
  });
});
