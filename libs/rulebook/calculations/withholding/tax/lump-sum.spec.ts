import { beforeAll, describe, expect, it } from '@jest/globals';
import { cents, plainDate, type Cents } from '#libs/quantities';

import { loadRulebook } from '../../../load.js';
import type { LumpSum, WithholdingFacts } from '../facts.js';
import type { Withholding } from '../result.js';
import { WithholdingRules } from '../rules.js';
import { withhold } from '../withhold.js';

let rules: WithholdingRules;
beforeAll(() => {
  rules = new WithholdingRules(loadRulebook());
});

const dollars = (amount: number): Cents => cents(Math.round(amount * 100));
const bonus = (gross: number, more: Partial<LumpSum> = {}): LumpSum => ({
  kind: 'bonus',
  grossCents: dollars(gross),
  ...more,
});
const ask = (gross: number, lumpSum?: LumpSum, more: Partial<WithholdingFacts> = {}): Withholding =>
  withhold(
    {
      province: 'ON',
      payDate: plainDate('2026-05-15'),
      payPeriods: 52,
      grossCents: dollars(gross),
      ...(lumpSum && { lumpSum }),
      ...more,
    },
    rules,
  );
const stepOf = (made: Withholding, kind: string, code: string) =>
  made.lines
    .find((line) => line.kind === kind)
    ?.steps.filter((step) => step.code === code)
    .at(-1);

describe('a lump sum', () => {
  // T4127, chapter 4, example for the regular bonus calculation method: 1,000 a week, 2,500 now, 1,500 before.
  it.each([
    ['2024-05-15', 5217.64, 4871.11],
    ['2025-05-15', 5150.02, 4803.42],
    ['2025-08-15', 4806.69, 4483.19],
    ['2026-05-15', 4758.06, 4434.52],
  ])('is taxed as the guide’s example of %s', (payDate, withIt, withoutIt) => {
    const paid = { priorGrossCents: dollars(1500), priorAdditionalPensionCents: dollars(14.6) };
    const made = ask(1000, bonus(2500, paid), { payDate: plainDate(payDate) });
    expect(made.cppCents).toBe(20_425);
    expect(stepOf(made, 'federal-tax', 'LUMP_SUM_TAX')).toEqual({
      code: 'LUMP_SUM_TAX',
      params: { withCents: dollars(withIt), withoutCents: dollars(withoutIt) },
      value: dollars(withIt) - dollars(withoutIt),
    });
    expect(stepOf(made, 'federal-tax', 'ANNUAL_INCOME')?.params).toMatchObject({ pensionCents: 981 });
  });

  it('knows what earlier ones contributed where nobody tells: no exemption was theirs', () => {
    // 5.95 % of 1,500.00 are 89.25, of which 0.01/0.0595 are additional: 15.00.
    const told = { priorGrossCents: dollars(1500), priorAdditionalPensionCents: dollars(15) };
    const made = ask(1000, bonus(2500, { priorGrossCents: dollars(1500) }));
    expect(made).toEqual(ask(1000, bonus(2500, told)));
    // 52 weeks of 1,000.00 less 9.81, 1,500.00 less 15.00, 2,500.00 less 24.52.
    expect(stepOf(made, 'federal-tax', 'BRACKET_TAX')?.params).toMatchObject({
      incomeCents: dollars(52 * 990.19 + 1485 + 2475.48),
    });
    const other = ask(1000, bonus(2500, { ...told, priorAdditionalPensionCents: dollars(0) }));
    expect(stepOf(other, 'federal-tax', 'BRACKET_TAX')?.params).not.toEqual(
      stepOf(made, 'federal-tax', 'BRACKET_TAX')?.params,
    );
  });

  it('adds its own tax of the province too', () => {
    const plain = ask(1000);
    const made = ask(1000, bonus(2500));
    const tax = stepOf(made, 'provincial-tax', 'LUMP_SUM_TAX');
    expect(tax?.value).toBeGreaterThan(0);
    expect(made.provincialTaxCents - (tax?.value ?? 0)).toBeCloseTo(plain.provincialTaxCents, -1);
    expect(made.netCents).toBe(dollars(3500) - made.totalCents);
  });

  it('is taxed alike as a retroactive increase', () => {
    expect(ask(1000, { ...bonus(2500), kind: 'retroactive-pay' })).toEqual(ask(1000, bonus(2500)));
  });

  it('of a year of at most 5,000 is taxed at 15 %, and above it by the tables', () => {
    // 52 × 0 of pay; the additional pension contribution comes off: 5,000 = B − F5B.
    const small = ask(0, bonus(1000, { usualGrossCents: dollars(50) }));
    expect(small.federalTaxCents).toBe(15_000);
    expect(small.provincialTaxCents).toBe(0);
    const exempt = { exempt: { cpp: 'election' } } as const;
    expect(ask(0, bonus(5000), exempt).federalTaxCents).toBe(75_000);
    expect(ask(0, bonus(5000.01), exempt).federalTaxCents).toBe(0);
  });

  it('paid apart from pay has no exemption, and is taxed on top of the usual pay', () => {
    const apart = ask(0, bonus(2500, { usualGrossCents: dollars(1000) }));
    // 5.95 % of the whole 2,500.
    expect(apart.cppCents).toBe(14_875);
    expect(apart.eiCents).toBe(4075);
    expect(stepOf(apart, 'federal-tax', 'TAX_PER_PERIOD')).toBeUndefined();
    const together = ask(1000, bonus(2500));
    const share = (made: Withholding) => stepOf(made, 'federal-tax', 'LUMP_SUM_TAX')?.value ?? 0;
    expect(Math.abs(share(apart) - share(together))).toBeLessThan(100);
  });

  it('asks nothing of a worker who claims that no tax be withheld', () => {
    const made = ask(1000, bonus(30_000), { federalClaim: 'E' });
    expect(made.federalTaxCents).toBe(0);
    // The health premium alone: 600 a year, parted over 52 weeks, and 150 more of the year with the bonus.
    expect(made.provincialTaxCents).toBe(1154 + 15_000);
    expect(ask(0, bonus(1000), { federalClaim: 'E' })).toMatchObject({
      federalTaxCents: 0,
      provincialTaxCents: 0,
    });
  });

  it('less a registered plan is taxed less', () => {
    const kept = ask(1000, bonus(2500, { rrspCents: dollars(1000) }));
    const whole = ask(1000, bonus(2500));
    expect(kept.federalTaxCents).toBeLessThan(whole.federalTaxCents);
    expect(kept.cppCents).toBe(whole.cppCents);
    expect(kept.totalCents + kept.netCents).toBe(dollars(3500));
  });

  it('that fills the year’s maximum owes no more than what is left', () => {
    const yearToDate = {
      cppBaseCents: dollars(4200),
      eiCents: dollars(1100),
      pensionableCents: dollars(74_000),
    };
    const made = ask(1000, bonus(20_000), { yearToDate });
    expect(made).toMatchObject({ cppCents: 3045, eiCents: 2307, cpp2Cents: dollars(416) });
  });
});
