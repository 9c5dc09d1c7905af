import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, cents, Decimal, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import { assessPay, type PayStatement } from './pay.js';
import type { DeductionKind, PayFacts, SeasonBalances } from './facts/pay-facts.js';
import { payRulesBySubject, type PayRules, type PaySubject } from './rules/pay-rules.js';

const rulesOf = payRulesBySubject(loadRulebook());
const mexico: PaySubject = { programme: 'sawp-mexico', country: 'MX', province: 'ON' };
const past = { start: '2000-05-01', rules: rulesOf(mexico), rate: '6.90', journey: cents(90_001) };
const today = {
  ...{ start: '2025-08-25', rules: rulesOf({ ...mexico, route: 'mexico-toronto' }), rate: '17.605' },
  journey: undefined,
};
const cases = { past, today };
const editions = fc.constantFrom<keyof typeof cases>('past', 'today');

/** Hours of each day, to the hundredth; an hour at least, since cover that is paid by the day must be earned. */
const hours = fc.integer({ min: 100, max: 1600 }).map((one) => one / 100);
const weekHours = fc.array(hours, { minLength: 1, maxLength: 7 });
const season = fc.array(weekHours, { minLength: 1, maxLength: 30 });

function facts(
  edition: keyof typeof cases,
  from: number,
  worked: readonly number[],
  seasonToDate: Partial<SeasonBalances>,
): PayFacts {
  const { start, rate, journey } = cases[edition];
  const periodStart = addDays(plainDate(start), from);
  return {
    periodStart,
    periodEnd: addDays(periodStart, worked.length - 1),
    days: worked.map((one, index) => ({ date: addDays(periodStart, index), hours: one })),
    hourlyRate: rate,
    prevailingRate: rate,
    seasonToDate,
    ...(journey === undefined ? {} : { transportCostCents: journey }),
  };
}

/** Pays periods one after the other, each beginning with what the one before left. */
function paid(
  edition: keyof typeof cases,
  periods: readonly (readonly number[])[],
  rules: (index: number) => PayRules = () => cases[edition].rules,
): PayStatement[] {
  let seasonToDate: Partial<SeasonBalances> = { hours: 0 };
  let day = 0;
  return periods.map((worked, index) => {
    const made = assessPay(facts(edition, day, worked, seasonToDate), rules(index));
    seasonToDate = made.seasonToDate;
    day += worked.length;
    return made;
  });
}

const total = (all: readonly PayStatement[], kind: DeductionKind) =>
  all
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => sum + (line.kind === kind ? line.amountCents : 0), 0);

describe('a season of pay', () => {
  it('is paid out to the cent: what is earned is kept back or paid', () => {
    fc.assert(
      fc.property(editions, season, (edition, periods) => {
        const all = paid(edition, periods);
        const sum = (of: (one: PayStatement) => number) => all.reduce((so, one) => so + of(one), 0);
        const lines = sum(({ lines: made }) => made.reduce((so, { amountCents }) => so + amountCents, 0));
        expect(sum(({ grossCents }) => grossCents)).toBe(lines + sum(({ netCents }) => netCents));
        const exact = periods
          .flat()
          .reduce((so, one) => so.plus(new Decimal(one).times(cases[edition].rate)), new Decimal(0));
        // Half a cent at most for each pay; all of a season's hours are in its balance.
        const difference = exact
          .times(100)
          .minus(sum(({ grossCents }) => grossCents))
          .abs()
          .toNumber();
        expect(difference).toBeLessThanOrEqual(all.length / 2);
        const worked = periods.flat().reduce((so, one) => so.plus(one), new Decimal(0));
        expect(all.at(-1)?.seasonToDate.hours).toBe(worked.toString());
      }),
      { numRuns: 60 },
    );
  });

  it('takes back the journey to its cap and no further, wherever the worker is transferred', () => {
    const elsewhere = rulesOf({ ...mexico, route: 'mexico-toronto', commodity: 'tobacco' });
    fc.assert(
      fc.property(editions, season, fc.nat(30), (edition, periods, transfer) => {
        const all = paid(edition, periods, (index) =>
          index < transfer || edition === 'past' ? cases[edition].rules : elsewhere,
        );
        const cap = edition === 'past' ? 30_000 : 62_000;
        expect(total(all, 'transport')).toBeLessThanOrEqual(cap);
        expect(total(all, 'administration')).toBeLessThanOrEqual(42_500);
        expect(all.at(-1)?.seasonToDate.transportCents).toBe(total(all, 'transport'));
      }),
      { numRuns: 60 },
    );
  });

  it('reaches a cap exactly, in whatever parts it is taken', () => {
    const long = Array.from({ length: 12 }, () => [12, 12, 12, 12, 12, 12, 12]);
    expect(total(paid('past', long), 'transport')).toBe(30_000);
    expect(total(paid('today', long), 'transport')).toBe(62_000);
  });

  it('is not made dearer by splitting a period in two', () => {
    fc.assert(
      fc.property(editions, season, fc.nat(6), (edition, periods, cut) => {
        const whole = paid(edition, periods);
        const split = paid(
          edition,
          periods.flatMap((one) => [one.slice(0, cut), one.slice(cut)].filter((part) => part.length > 0)),
        );
        for (const kind of ['transport', 'administration'] as const) {
          const cap = { transport: edition === 'past' ? 30_000 : 62_000, administration: 42_500 }[kind];
          expect(total(split, kind)).toBeLessThanOrEqual(cap);
          // Each further rounding moves a cent at most.
          expect(Math.abs(total(split, kind) - total(whole, kind))).toBeLessThanOrEqual(split.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a day of work', () => {
  it('never lowers gross by being longer, whatever is paid by the piece', () => {
    const piece = fc.integer({ min: 0, max: 20_000 }).map((one) => one / 100);
    fc.assert(
      fc.property(editions, weekHours, hours, fc.nat(6), piece, (edition, worked, more, at, pieces) => {
        const longer = worked.map((one, index) => (index === at ? Math.min(24, one + more) : one));
        const gross = (all: readonly number[]) => {
          const made = facts(edition, 0, all, {});
          const days = made.days.map((day) => ({
            ...day,
            pieces: [{ unit: 'bin', count: pieces, rate: '0.75' }],
          }));
          return assessPay({ ...made, days }, cases[edition].rules).grossCents;
        };
        expect(gross(longer)).toBeGreaterThanOrEqual(gross(worked));
      }),
    );
  });
});
