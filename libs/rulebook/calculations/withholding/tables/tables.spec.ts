import { describe, expect, it } from '@jest/globals';
import { Decimal, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../../load.js';
import { claimCents } from '../tax/claims.js';
import { WithholdingRules } from '../rules.js';
import type { Bracket, TaxTable } from './tables.js';

const rules = new WithholdingRules(loadRulebook());
const days = ['2024-03-01', '2025-03-01', '2025-09-01', '2026-03-01'].map(plainDate);
const provinces = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'SK', 'YT'];

/** What the constants must be: tax overcharged by each higher rate on the income below its threshold, to the dollar. */
const overcharged = (brackets: readonly Bracket[]): number[] => {
  let sum = new Decimal(0);
  return brackets.map(({ fromCents, rate }, at) => {
    const lower = brackets[at - 1]?.rate.text ?? rate.text;
    sum = sum.plus(new Decimal(rate.text).minus(lower).times(fromCents));
    return sum.dividedBy(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(100).toNumber();
  });
};

describe('the tables of the guide', () => {
  const tables: [string, TaxTable][] = days.flatMap((day) => [
    [`federal ${day}`, rules.incomeTaxTablesOf('ON', day).federal] as [string, TaxTable],
    ...provinces.map((province): [string, TaxTable] => {
      const { provincial } = rules.incomeTaxTablesOf(province, day);
      if (!provincial) throw new Error(province);
      return [`${province} ${day}`, provincial];
    }),
  ]);

  it.each(tables)('have constants that follow from rates and thresholds: %s', (_, { brackets }) => {
    expect(brackets.map(({ constantCents }) => constantCents)).toEqual(overcharged(brackets));
  });

  it.each(days)('have maxima that follow from rates and earnings on %s', (day) => {
    const { pension, insurance } = rules.tablesOf('ON', day);
    const earnings = pension.earningsMaximumCents - pension.basicExemptionCents;
    expect(new Decimal(pension.rate.text).times(earnings).toNumber()).toBe(pension.maximumCents);
    expect(new Decimal('0.0495').times(earnings).toNumber()).toBe(pension.baseMaximumCents);
    const premium = new Decimal(insurance.rate.text).times(insurance.earningsMaximumCents);
    // 65,700 at 1.64 % is 1,077.48: what the guide prints is rounded to the cent.
    expect(premium.toDecimalPlaces(0).toNumber()).toBe(insurance.maximumCents);
  });

  it('are those of the place: outside Canada and in Quebec without a province', () => {
    const day = plainDate('2026-03-01');
    expect(rules.tablesOf('OC', day)).toMatchObject({ federal: { surtax: { text: '0.48' } } });
    expect(rules.tablesOf('OC', day).provincial).toBeUndefined();
    expect(rules.incomeTaxTablesOf('QC', day)).toMatchObject({
      federal: { abatement: { text: '0.165' } },
      lumpSum: { rate: { text: '0.10' } },
    });
    expect(rules.incomeTaxTablesOf('QC', day).provincial).toBeUndefined();
    expect(rules.tablesOf('NU', day).federal).not.toHaveProperty('abatement');
  });
});

describe('claim codes', () => {
  const on = plainDate('2026-03-01');
  const federal = rules.incomeTaxTablesOf('ON', on).federal;
  const alberta = rules.incomeTaxTablesOf('AB', on).provincial;

  // Tables 8.9 and 8.10 of edition 122.
  it.each([
    [0, 0, 0],
    [1, 1_645_200, 2_276_900],
    [2, 1_786_850, 2_439_750],
    [3, 2_070_150, 2_765_450],
    [10, 4_053_250, 5_045_350],
  ])('%i stands for the amounts of tables 8.9 and 8.10', (code, federalCents, albertaCents) => {
    expect(claimCents({ code }, 0, federal)).toBe(federalCents);
    if (alberta) expect(claimCents({ code }, 0, alberta)).toBe(albertaCents);
  });

  it('give way to the basic amount of the income where no form is on file', () => {
    const basic = (netIncome: number) => claimCents(undefined, netIncome * 100, federal);
    expect(basic(181_440)).toBe(1_645_200);
    // 16,452 − 1 × 1,623 / 77,042, to the cent.
    expect(basic(181_441)).toBe(1_645_198);
    expect(basic(219_961)).toBe(1_564_050);
    expect(basic(258_482)).toBe(1_482_900);
    expect(basic(999_999)).toBe(1_482_900);
  });
});
