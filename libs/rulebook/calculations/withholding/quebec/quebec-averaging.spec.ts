import { describe, expect, it } from '@jest/globals';
import { cents, plainDate, type Cents } from '#libs/quantities';

import { loadRulebook } from '../../../load.js';
import { RuleRefused } from '../../../refusal.js';
import type { WithholdingFacts, YearToDate } from '../facts.js';
import { WithholdingRules } from '../rules.js';
import { withhold } from '../withhold.js';
import { yearToDateAfter } from '../year-to-date.js';

const rules = new WithholdingRules(loadRulebook());
const dollars = (amount: number): Cents => cents(Math.round(amount * 100));
const pay = (gross: number, more: Partial<WithholdingFacts> = {}): WithholdingFacts => ({
  ...{ province: 'QC', payDate: plainDate('2026-06-05'), payPeriods: 26, grossCents: dollars(gross) },
  ...more,
});

/** Pays a year, each pay averaged with those before; gives Quebec's tax of each. */
function yearOf(pays: readonly number[], more: (index: number) => Partial<WithholdingFacts> = () => ({})) {
  let yearToDate: YearToDate | undefined;
  let taxToDateCents = cents(0);
  return pays.map((gross, index) => {
    const facts = pay(gross, {
      ...{ payPeriods: pays.length, quebecAveraging: { period: index + 1, taxToDateCents } },
      ...(yearToDate && { yearToDate }),
      ...more(index),
    });
    const made = withhold(facts, rules);
    yearToDate = yearToDateAfter(facts, made);
    taxToDateCents = cents(taxToDateCents + made.provincialTaxCents);
    return made.provincialTaxCents;
  });
}

const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);
const refused = (facts: WithholdingFacts): unknown => {
  try {
    return withhold(facts, rules).provincialTaxCents;
  } catch (error) {
    if (error instanceof RuleRefused) return error.refusals.map(({ params }) => params['field']);
    throw error;
  }
};

describe('the tax of pay that varies in Quebec', () => {
  it('is that of regular pay where it does not vary', () => {
    const regular = withhold(pay(1_500), rules).provincialTaxCents;
    const averaged = yearOf(Array.from({ length: 26 }, () => 1_500));
    expect(averaged[0]).toBe(regular);
    for (const tax of averaged) expect(Math.abs(tax - regular)).toBeLessThanOrEqual(2);
  });

  it('adds up to the tax of what the year came to', () => {
    const pays = Array.from({ length: 26 }, (_, index) => (index % 2 === 0 ? 600 : 1_400));
    const averaged = yearOf(pays);
    // 13 times 29.32 and 79.72 for the pension plan, of which 0.01/0.0630 are additional: 225.00. 26,000.00 less 1,450.00 for
    // workers and 225.00 are 24,325.00; 14 % of them are 3,405.50, less 14 % of 18,952.00: 752.22.
    expect(sum(averaged)).toBe(75_222);
    // Taken for itself, each of the greater pays owes 84.37 and the smaller none.
    expect(sum(pays.map((gross) => withhold(pay(gross), rules).provincialTaxCents))).toBe(13 * 8_437);
  });

  it('takes nothing back in a pay, but less of the next', () => {
    const averaged = yearOf([3_000, 100, 100, 2_000, ...Array.from({ length: 22 }, () => 1_200)]);
    expect(averaged.slice(1, 3)).toEqual([0, 0]);
    expect(Math.min(...averaged)).toBe(0);
  });

  it('holds what lump sums and registered plans of the year come to', () => {
    const bonus = { lumpSum: { kind: 'bonus' as const, grossCents: dollars(2_000) } };
    // 6.30 % of 3,000.00 less 67.30 are 184.76, of which 29.33 are additional: 9.78 and 19.55. 52 times 1,000.00 less 27.88
    // and 9.78 are 50,041.68; with 1,980.45 they owe 7,283.10 less 2,653.28, a 52nd of which is 89.035.
    const facts = pay(1_000, { ...bonus, payPeriods: 52, quebecAveraging: { period: 1 } });
    expect(withhold(facts, rules).provincialTaxCents).toBe(8_904);
    const saved = { ...facts, rrspCents: dollars(100) };
    // 14 % of 52 times 100.00 are 728.00 a year less: 3,901.82.
    expect(withhold(saved, rules).provincialTaxCents).toBe(7_504);
    const second = (rrspToDate: number) =>
      withhold(
        pay(1_000, {
          ...{ payPeriods: 52, yearToDate: { grossCents: dollars(1_000), cppBaseCents: dollars(58.76) } },
          quebecAveraging: { period: 2, taxToDateCents: dollars(0), rrspToDateCents: dollars(rrspToDate) },
        }),
        rules,
      ).provincialTaxCents;
    // 26 times 100.00 less: 14 % of them are 364.00 a year, of which two of 52 parts are 14.00.
    expect(second(0) - second(100)).toBe(1_400);
  });

  it('asks nothing of a worker whose form asks for none', () => {
    expect(
      withhold(pay(1_500, { provincialClaim: 'E', quebecAveraging: { period: 1 } }), rules)
        .provincialTaxCents,
    ).toBe(0);
  });

  it('is refused for a period that the year does not have, without the year so far, and elsewhere', () => {
    const averaging = (period: number, more: Partial<WithholdingFacts> = {}) =>
      refused(pay(1_500, { quebecAveraging: { period, taxToDateCents: cents(0) }, ...more }));
    const yearToDate = { grossCents: dollars(1_500) };
    expect(averaging(1)).toBeGreaterThan(0);
    // 3,000.00 in the whole of a year owe nothing.
    expect(averaging(26, { yearToDate })).toBe(0);
    for (const period of [0, 27, 1.5])
      expect(averaging(period, { yearToDate })).toEqual(['quebecAveraging.period']);
    expect(averaging(2)).toEqual(['yearToDate.grossCents']);
    expect(refused(pay(1_500, { quebecAveraging: { period: 2 } }))).toEqual([
      'yearToDate.grossCents',
      'quebecAveraging.taxToDateCents',
    ]);
    expect(refused(pay(1_500, { yearToDate, quebecAveraging: { period: 2 } }))).toEqual([
      'quebecAveraging.taxToDateCents',
    ]);
    expect(averaging(1, { foreignFarmWorker: true })).toEqual(['foreignFarmWorker']);
    expect(averaging(1, { province: 'ON' })).toEqual(['quebecAveraging.period']);
    expect(refused(pay(1_500, { quebecAveraging: { period: 1, taxToDateCents: -1 as Cents } }))).toEqual([
      'quebecAveraging.taxToDateCents',
    ]);
  });
});
