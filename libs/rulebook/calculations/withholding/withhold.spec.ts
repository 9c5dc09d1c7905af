import { beforeAll, describe, expect, it } from '@jest/globals';
import { cents, plainDate, type Cents } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import { RuleRefused } from '../../refusal.js';
import type { WithholdingFacts } from './facts.js';
import type { Withholding } from './result.js';
import { WithholdingRules } from './rules.js';
import { withhold } from './withhold.js';

let rules: WithholdingRules;
beforeAll(() => {
  rules = new WithholdingRules(loadRulebook());
});

const dollars = (amount: number): Cents => cents(Math.round(amount * 100));
const ask = (gross: number, more: Partial<WithholdingFacts> = {}): Withholding =>
  withhold(
    { province: 'ON', payDate: plainDate('2026-05-15'), payPeriods: 52, grossCents: dollars(gross), ...more },
    rules,
  );
const refusals = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof RuleRefused) return error.refusals;
    throw error;
  }
  return [];
};
const step = (made: Withholding, kind: string, code: string) =>
  made.lines.find((line) => line.kind === kind)?.steps.find((one) => one.code === code);

describe('the edition', () => {
  const edition = (payDate: string, province = 'ON') =>
    ask(1000, { payDate: plainDate(payDate), province }).edition;

  it('is that of the pay date, on the days around each change', () => {
    expect(edition('2024-01-01')).toBe('2024/jan');
    expect(edition('2024-12-31')).toBe('2024/jan');
    expect(edition('2025-01-01')).toBe('2025/jan');
    expect(edition('2025-06-30')).toBe('2025/jan');
    expect(edition('2025-07-01')).toBe('2025/jul');
    expect(edition('2026-01-01')).toBe('2026/jan');
  });

  it('changes what mid-year changed: the lowest rates of Canada and Alberta', () => {
    const june = ask(1000, { payDate: plainDate('2025-06-30'), province: 'AB' });
    const july = ask(1000, { payDate: plainDate('2025-07-01'), province: 'AB' });
    expect(step(june, 'federal-tax', 'BRACKET_TAX')?.params).toMatchObject({ share: '0.1500' });
    expect(step(july, 'federal-tax', 'BRACKET_TAX')?.params).toMatchObject({ share: '0.1400' });
    expect(step(july, 'provincial-tax', 'BRACKET_TAX')?.params).toMatchObject({ share: '0.0600' });
    expect(july.cppCents).toBe(june.cppCents);
  });

  it('is carried after June 2026 with one warning, and confirmed before', () => {
    expect(ask(1000, { payDate: plainDate('2026-06-30') }).warnings).toEqual([]);
    const carried = ask(1000, { payDate: plainDate('2026-07-01') });
    expect(carried.warnings).toHaveLength(1);
    expect(carried.warnings[0]).toMatchObject({
      code: 'VALUE_CARRIED',
      params: { value: 'withholding-edition', fromOn: '2026-07-01' },
    });
    expect(carried.tainted).toBe(false);
  });

  it('is not held for British Columbia after June 2026, nor outside the years of the guide', () => {
    expect(edition('2026-06-30', 'BC')).toBe('2026/jan');
    const missing = refusals(() => edition('2026-07-01', 'BC'));
    expect(missing.map(({ params }) => params['value'])).toEqual([
      ...['provincial-tax-brackets', 'provincial-basic-amount', 'provincial-claim-code-step'],
      ...['tax-reduction-largest', 'tax-reduction-threshold', 'tax-reduction-end', 'tax-reduction-rate'],
    ]);
    for (const refusal of missing)
      expect(refusal).toMatchObject({
        code: 'VALUE_NOT_COVERED',
        params: {
          ...{ keys: 'province BC', date: '2026-07-01' },
          gapReason: expect.stringContaining('Budget 2026'),
        },
        instead: expect.stringMatching(
          /^State the tax as it was withheld, let an officer of the province fix/,
        ),
      });
    for (const day of ['2023-12-31', '2027-01-01'])
      expect(refusals(() => edition(day))).toMatchObject([{ code: 'VALUE_NOT_COVERED' }]);
    expect(refusals(() => edition('2026-05-15', 'XX'))).toMatchObject([{ code: 'VALUE_NOT_COVERED' }]);
  });
});

describe('claims', () => {
  it('of nothing are the basic amounts, as claim code 1 is', () => {
    const { federalTaxCents, provincialTaxCents } = ask(704);
    // 69.85 in all: (2,252.36 + 1,379.76) / 52.
    expect(federalTaxCents + provincialTaxCents).toBe(6984);
    const coded = ask(704, { federalClaim: { code: 1 }, provincialClaim: { code: 1 } });
    expect([coded.federalTaxCents, coded.provincialTaxCents]).toEqual([4331, 2653]);
    const written = ask(704, { federalClaim: dollars(16_452), provincialClaim: dollars(12_989) });
    expect([written.federalTaxCents, written.provincialTaxCents]).toEqual([4331, 2653]);
  });

  it('of a non-resident without credits are 0, and code 0 is the same', () => {
    const zero = ask(1056, { federalClaim: cents(0), provincialClaim: cents(0) });
    // (6,923.97 + 3,193.69) / 52 = 194.57.
    expect(zero.federalTaxCents + zero.provincialTaxCents).toBe(19_457);
    expect(ask(1056, { federalClaim: { code: 0 }, provincialClaim: { code: 0 } })).toEqual(zero);
  });

  it('E asks for no tax, but Ontario’s health premium stays due above 20,000 a year', () => {
    const exempt = (gross: number, province = 'ON') => ask(gross, { federalClaim: 'E', province });
    expect(exempt(384.61)).toMatchObject({ federalTaxCents: 0, provincialTaxCents: 0 });
    // 36,276.76 a year: 300 and 6 % of 276.76.
    expect(exempt(704)).toMatchObject({ federalTaxCents: 0, provincialTaxCents: 609 });
    expect(exempt(704, 'NS')).toMatchObject({ federalTaxCents: 0, provincialTaxCents: 0 });
    const provincial = ask(704, { provincialClaim: 'E' });
    expect(provincial).toMatchObject({ federalTaxCents: 4331, provincialTaxCents: 609 });
  });
});

describe('what a jurisdiction has of its own', () => {
  it('is a surtax on federal tax outside Canada, and no provincial tax', () => {
    const abroad = ask(1000, { province: 'OC' });
    const home = ask(1000);
    const basic = step(abroad, 'federal-tax', 'OUTSIDE_CANADA_SURTAX');
    expect(basic?.value).toBe(Math.round(Number(basic?.params['taxCents']) * 0.48));
    expect(abroad.federalTaxCents).toBeGreaterThan(home.federalTaxCents);
    expect(abroad.lines.map(({ kind }) => kind)).toEqual(['cpp', 'cpp2', 'ei', 'federal-tax']);
    expect(abroad.provincialTaxCents).toBe(0);
  });

  it('is Alberta’s supplemental credit, once credits exceed the tax of its first bracket', () => {
    const claim = (amount: number) => ask(3000, { province: 'AB', provincialClaim: dollars(amount) });
    // Credits of 4,896.00 are reached by a claim of 61,200.00 less 3,519.45 and 1,123.07 of contributions.
    expect(step(claim(56_557), 'provincial-tax', 'SUPPLEMENTAL_CREDIT')).toBeUndefined();
    expect(step(claim(60_000), 'provincial-tax', 'SUPPLEMENTAL_CREDIT')).toEqual({
      code: 'SUPPLEMENTAL_CREDIT',
      params: { creditCents: 517_141, thresholdCents: 489_600, share: '0.25' },
      value: 6885,
    });
    const before = { province: 'AB', payDate: plainDate('2025-06-30'), provincialClaim: dollars(60_000) };
    expect(step(ask(3000, before), 'provincial-tax', 'SUPPLEMENTAL_CREDIT')).toBeUndefined();
  });

  it('is Ontario’s reduction, larger with dependants and never above the tax', () => {
    const reduction = (gross: number) => step(ask(gross), 'provincial-tax', 'PERSONAL_TAX_REDUCTION');
    // 2 × 300 less tax of 373.87; at 350 a week the tax itself, which is below 300.
    expect(reduction(420)).toMatchObject({ params: { taxCents: 37_387 }, value: 22_613 });
    expect(reduction(350)?.value).toBe(reduction(350)?.params['taxCents']);
    expect(ask(350).provincialTaxCents).toBe(0);
    const alone = ask(704);
    const family = ask(704, { dependants: 2 });
    expect(step(alone, 'provincial-tax', 'PERSONAL_TAX_REDUCTION')).toBeUndefined();
    expect(family.provincialTaxCents).toBeLessThan(alone.provincialTaxCents);
  });
});

describe('pay that is put aside', () => {
  it('for registered plans and dues is not taxed, but pensionable and insurable', () => {
    const plain = ask(1000);
    const kept = ask(1000, { rrspCents: dollars(100), unionDuesCents: dollars(10) });
    expect(kept).toMatchObject({ cppCents: plain.cppCents, eiCents: plain.eiCents });
    // 110 a week less income at 14 %.
    expect(plain.federalTaxCents - kept.federalTaxCents).toBe(1540);
    expect(kept.netCents).toBe(dollars(1000) - kept.totalCents);
    expect(kept.totalCents).toBe(
      kept.cppCents + kept.eiCents + kept.federalTaxCents + kept.provincialTaxCents + dollars(110),
    );
  });

  it('as more tax is added to what is due, and a prescribed zone takes income off', () => {
    expect(ask(1000, { additionalTaxCents: dollars(25) }).federalTaxCents).toBe(
      ask(1000).federalTaxCents + 2500,
    );
    const north = { province: 'NU', prescribedZoneCents: dollars(8030) };
    // 8,030 a year at 14 %, over 52 weeks.
    expect(ask(1000, { province: 'NU' }).federalTaxCents - ask(1000, north).federalTaxCents).toBe(2162);
  });
});

it('names the credit of each plan by itself', () => {
  const named = (province: string) =>
    ask(1000, { province })
      .lines.find(({ kind }) => kind === 'federal-tax')
      ?.steps.map(({ code }) => code)
      .filter((code) => /(PENSION|INSURANCE|PARENTAL)_CREDIT$/.test(code));
  expect(named('ON')).toEqual(['PENSION_CREDIT', 'INSURANCE_CREDIT']);
  expect(named('QC')).toEqual(['PENSION_CREDIT', 'INSURANCE_CREDIT', 'PARENTAL_CREDIT']);
});

describe('credits of contributions', () => {
  const federalCredit = (made: Withholding) =>
    made.lines
      .find(({ kind }) => kind === 'federal-tax')
      ?.steps.filter(({ code }) => code === 'PENSION_CREDIT' || code === 'INSURANCE_CREDIT')
      .map(({ params }) => params['contributionsCents']);

  it('are those of a year of such pay', () => {
    // 52 × 46.17 of base contributions (55.50 × 0.0495 / 0.0595) and 52 × 16.30.
    expect(federalCredit(ask(1000))).toEqual([240_084, 84_760]);
  });

  const after = (gross: number, cppBase: number, ei: number) =>
    federalCredit(ask(gross, { yearToDate: { cppBaseCents: dollars(cppBase), eiCents: dollars(ei) } }));

  it('are those paid before this payment where they are more than a year of such payments', () => {
    // 3,500 × 0.0495 / 0.0595 = 2,911.76; a year of 1,000 a week is 2,400.84, as 2,885.86 × 0.0495 / 0.0595 is.
    expect(after(1000, 3500, 900)).toEqual([291_176, 90_000]);
    expect(after(1000, 2885.85, 847.6)).toEqual([240_084, 84_760]);
    expect(after(1000, 2885.87, 847.61)).toEqual([240_085, 84_761]);
  });

  it('are not the maximum yet in the period that reaches it, but from the next on', () => {
    // 55.50 and 16.30 are left: 4,174.95 × 0.0495 / 0.0595 = 3,473.28.
    expect(after(1000, 4174.95, 1106.77)).toEqual([347_328, 110_677]);
    expect(after(1000, 4230.44, 1123.06)).toEqual([351_944, 112_306]);
    expect(after(1000, 4230.45, 1123.07)).toEqual([351_945, 112_307]);
    expect(after(1000, 5000, 2000)).toEqual([351_945, 112_307]);
  });

  it('are held to the months that count', () => {
    expect(federalCredit(ask(3000, { pensionableMonths: 9 }))).toEqual([263_959, 112_307]);
  });
});

describe('deductions above the pay', () => {
  it('leave no taxable income and a net below 0, and are told', () => {
    const made = ask(50, { rrspCents: dollars(90), unionDuesCents: dollars(10) });
    // 1.63 % of 50.00 is 0.815.
    expect(made).toMatchObject({ cppCents: 0, eiCents: 82, federalTaxCents: 0, provincialTaxCents: 0 });
    expect([made.totalCents, made.netCents]).toEqual([10_082, -5082]);
    expect(made.warnings).toEqual([
      { code: 'DEDUCTIONS_ABOVE_PAY', params: { payCents: 5000, deductionsCents: 10_082, netCents: -5082 } },
    ]);
    expect(step(made, 'federal-tax', 'ANNUAL_INCOME')?.value).toBe(0);
  });

  it('are not told of where all of the pay is deducted', () => {
    const made = ask(50, { rrspCents: dollars(49.18) });
    expect([made.netCents, made.warnings]).toEqual([0, []]);
    expect(ask(50, { rrspCents: dollars(49.19) }).warnings).toHaveLength(1);
  });

  it('are lawful from a lump sum too, whose tax is then 0', () => {
    const lumpSum = { kind: 'bonus', grossCents: dollars(500), rrspCents: dollars(600) } as const;
    const made = ask(1000, { lumpSum });
    const alone = ask(1000);
    expect(made.federalTaxCents - (step(made, 'federal-tax', 'LUMP_SUM_TAX')?.value ?? 0)).toBe(
      step(made, 'federal-tax', 'TAX_PER_PERIOD')?.value,
    );
    expect(made.federalTaxCents).toBeLessThanOrEqual(alone.federalTaxCents);
    expect(made.warnings).toEqual([]);
  });
});

describe('facts that cannot be', () => {
  it('are all named at once', () => {
    const wrong = refusals(() =>
      ask(10, {
        payPeriods: 0,
        pensionableMonths: 13,
        federalClaim: dollars(200_000.01),
        provincialClaim: { code: 11 },
        birthOn: plainDate('2026-05-15'),
        yearToDate: { eiCents: -1 as Cents },
        lumpSum: { kind: 'bonus', grossCents: 0.5 as Cents },
        exempt: { cpp: 'treaty' as never, tax: 'treaty' },
      }),
    );
    expect(wrong.map(({ params }) => [params['field'], params['found']])).toEqual([
      ['payPeriods', '0'],
      ['pensionableMonths', '13'],
      ['birthOn', '2026-05-15'],
      ['federalClaim', '20000001'],
      ['provincialClaim', '{"code":11}'],
      ['yearToDate.eiCents', '-1'],
      ['lumpSum.grossCents', '0.5'],
      ['exempt.cpp', 'treaty'],
    ]);
    expect(wrong[0]?.text).toBe('payPeriods must be one of 53, 52, 27, 26, 24, 22, 13, 12, 10, not 0.');
    expect(wrong.at(-1)?.params['expected']).toBe('one of age, election, short-engagement, unstated');
  });

  it.each([1, 11, 25, 54, 240, 2000])('are %i pay periods in a year', (payPeriods) => {
    expect(refusals(() => ask(1000, { payPeriods }))).toMatchObject([{ params: { field: 'payPeriods' } }]);
  });
});
