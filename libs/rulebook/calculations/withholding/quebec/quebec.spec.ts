import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents, plainDate, type Cents, type PlainDate } from '#libs/quantities';

import { loadRulebook } from '../../../load.js';
import { RuleRefused } from '../../../refusal.js';
import type { WithholdingFacts } from '../facts.js';
import type { Withholding } from '../result.js';
import { WithholdingRules } from '../rules.js';
import { withhold } from '../withhold.js';

const rulebook = loadRulebook();
const confirmed = new WithholdingRules(rulebook);
const allowed = new WithholdingRules(rulebook, { allowUnconfirmed: true });
const in2026 = plainDate('2026-06-05');
const pay = (gross: number, more: Partial<WithholdingFacts> = {}): WithholdingFacts => ({
  province: 'QC',
  payDate: in2026,
  payPeriods: 52,
  grossCents: dollars(gross),
  ...more,
});
const dollars = (amount: number): Cents => cents(Math.round(amount * 100));
const codes = (made: Withholding): string[] => made.warnings.map(({ code }) => code);
const refusals = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof RuleRefused) return error.refusals.map(({ code }) => code);
    throw error;
  }
  return [];
};

describe('withholding in Quebec', () => {
  // 2024 and 2025: 0.0640 x (1,000 - 67.30); 2026: 0.0630 x. Premiums: 0.0132, 0.0131, 0.0130 and 0.00494, 0.00494, 0.00430.
  it.each([
    ['2024-03-01', 5969, 1320, 494],
    ['2025-03-01', 5969, 1310, 494],
    ['2026-03-01', 5876, 1300, 430],
    ['2026-12-31', 5876, 1300, 430],
  ])('takes pension plan, employment and parental insurance of %s', (date, cppCents, eiCents, qpipCents) => {
    const made = withhold(pay(1000, { payDate: plainDate(date) }), confirmed);
    expect(made).toMatchObject({ cppCents, cpp2Cents: 0, eiCents, qpipCents, tainted: false });
    expect(made.lines.map(({ kind }) => kind)).toEqual([
      'cpp',
      'cpp2',
      'ei',
      'qpip',
      'federal-tax',
      'provincial-tax',
    ]);
    const sum = made.lines.reduce((total, line) => total + line.amountCents, 0);
    expect([made.totalCents, made.netCents]).toEqual([sum, 100_000 - sum]);
  });

  // H 27.88, CSA 9.33, I 52 x 962.79 = 50,065.08; 0.14 x I 7,009.11 - 0.14 x 18,952 = 4,355.83 a year.
  // Federal: A 51,514.84, 7,212.08 - 2,303.28 - 210.14 - 0.14 x (2,570.36 + 676.00 + 223.60) = 4,212.87, less 16.5 %.
  it('works out both income taxes of a week of 1,000.00 in 2026', () => {
    const made = withhold(pay(1000), confirmed);
    expect(made.provincialTaxCents).toBe(8377);
    expect(Math.abs(made.federalTaxCents - 6765)).toBeLessThanOrEqual(1);
  });

  it.each([
    [52, 6730],
    [53, 6603],
    [26, 13461],
    [27, 12962],
    [24, 14583],
    [12, 29166],
  ])('cuts the exemption of %i periods to %i cents', (payPeriods, exemptionCents) => {
    const at = (grossCents: number): number =>
      withhold({ ...pay(0), payPeriods, grossCents: cents(grossCents) }, confirmed).cppCents;
    expect([at(exemptionCents), at(exemptionCents + 1), at(exemptionCents + 8)]).toEqual([0, 1, 1]);
    // 0.063 x 100.00
    expect(at(exemptionCents + 10_000)).toBe(630);
  });

  it('takes a cent where less than half a cent is owed, and nothing where nothing is', () => {
    expect(withhold(pay(0), confirmed)).toMatchObject({ cppCents: 0, qpipCents: 0 });
    // 0.0043 x 0.01 and x 1.16 are under half a cent, x 3.49 is 1.5007 cents.
    for (const [gross, owed] of [
      [0.01, 1],
      [1.16, 1],
      [3.49, 2],
    ] as const)
      expect(withhold(pay(gross), confirmed).qpipCents).toBe(owed);
    const reached = {
      cppBaseCents: dollars(4479.3),
      qpipCents: dollars(442.9),
      pensionableCents: dollars(74600),
    };
    // The second contribution of a cent above the maximum earnings is 0.04 cents.
    expect(withhold(pay(0.01, { yearToDate: reached }), confirmed)).toMatchObject({
      cppCents: 0,
      cpp2Cents: 1,
      qpipCents: 0,
    });
  });

  it('stops at the maxima of the year, to the cent', () => {
    const yearToDate = {
      cppBaseCents: dollars(4479.29),
      qpipCents: dollars(442.89),
      eiCents: dollars(895.69),
      grossCents: dollars(80000),
    };
    expect(withhold(pay(1000, { yearToDate }), confirmed)).toMatchObject({
      cppCents: 1,
      qpipCents: 1,
      eiCents: 1,
    });
    const full = {
      ...yearToDate,
      cppBaseCents: dollars(4479.3),
      qpipCents: dollars(442.9),
      eiCents: dollars(895.7),
    };
    expect(withhold(pay(1000, { yearToDate: full }), confirmed)).toMatchObject({
      cppCents: 0,
      qpipCents: 0,
      eiCents: 0,
    });
  });

  it('owes the second contribution on what passes the maximum earnings, to its own maximum', () => {
    const at = (toDate: number, cpp2: number): number =>
      withhold(
        pay(1000, { yearToDate: { pensionableCents: dollars(toDate), cppAdditionalCents: dollars(cpp2) } }),
        confirmed,
      ).cpp2Cents;
    expect([at(73_600, 0), at(73_601, 0), at(74_600, 0), at(84_500, 396)]).toEqual([0, 4, 4000, 2000]);
    expect(at(84_500, 416)).toBe(0);
  });

  it('parts the maxima of a pension year over its months, and those of premiums not', () => {
    const months = (pensionableMonths: number): Withholding =>
      withhold(pay(100_000, { pensionableMonths }), confirmed);
    // 4,479.30 x 5/12 = 1,866.375; 416.00 x 5/12 = 173.33.
    expect(months(5)).toMatchObject({
      cppCents: 186_638,
      cpp2Cents: 17_333,
      eiCents: 89_570,
      qpipCents: 43_000,
    });
    expect(months(12)).toMatchObject({ cppCents: 447_930, cpp2Cents: 41_600 });
    expect(months(0)).toMatchObject({ cppCents: 0, cpp2Cents: 0 });
  });

  it('leaves short farm work out of pension plan and employment insurance, not out of parental insurance', () => {
    const farm = (workingDaysInYear: number, cash: number): Withholding =>
      withhold(pay(1000, { agriculture: { workingDaysInYear, cashInYearCents: dollars(cash) } }), confirmed);
    expect(farm(24, 5000)).toMatchObject({ cppCents: 0, eiCents: 1300, qpipCents: 430 });
    expect(farm(25, 5000).cppCents).toBe(5876);
    expect(farm(25, 249.99).cppCents).toBe(0);
    expect(farm(25, 250).cppCents).toBe(5876);
    expect(farm(6, 5000)).toMatchObject({ cppCents: 0, eiCents: 0, qpipCents: 430 });
  });

  it('reckons parental premiums paid by the earnings to date where the premiums are not known', () => {
    const at = (yearToDate: NonNullable<WithholdingFacts['yearToDate']>): number | undefined =>
      withhold(pay(1000, { yearToDate }), confirmed).qpipCents;
    expect(at({ grossCents: dollars(103_000) })).toBe(0);
    expect(at({ grossCents: dollars(102_500), insurableCents: dollars(68_900) })).toBe(215);
    expect(at({ insurableCents: dollars(68_900) })).toBe(430);
  });
});

describe('Quebec’s claim (variable E)', () => {
  const taxOf = (provincialClaim: WithholdingFacts['provincialClaim']): number =>
    withhold(pay(1000, provincialClaim === undefined ? {} : { provincialClaim }), confirmed)
      .provincialTaxCents;

  it('is the basic amount without a form, and nothing for a second employer', () => {
    expect(taxOf(undefined)).toBe(taxOf(dollars(18_952)));
    // 7,009.11 / 52
    expect(taxOf(cents(0))).toBe(13479);
    expect(taxOf({ code: 0 })).toBe(13479);
  });

  it('is rounded to the dollar, half up', () => {
    expect(taxOf(dollars(18_951.49))).toBe(taxOf(dollars(18_951)));
    expect(taxOf(dollars(21_830.5))).toBe(taxOf(dollars(21_831)));
    expect(taxOf(dollars(60_000))).toBe(0);
  });

  it('may ask that nothing be withheld, of Quebec’s tax alone', () => {
    const made = withhold(pay(1000, { provincialClaim: 'E' }), confirmed);
    expect(made.provincialTaxCents).toBe(0);
    expect(made.federalTaxCents).toBeGreaterThan(0);
    expect(withhold(pay(1000, { federalClaim: 'E' }), confirmed)).toMatchObject({
      federalTaxCents: 0,
      provincialTaxCents: 8377,
    });
  });

  it('refuses a claim code, which Quebec’s form does not have', () => {
    expect(refusals(() => taxOf({ code: 3 }))).toEqual(['PAY_FACTS_INVALID']);
  });
});

describe('foreign farm workers in Quebec', () => {
  const worker = (expected: number | undefined, date: string, more: Partial<WithholdingFacts> = {}) =>
    pay(1000, {
      payDate: plainDate(date),
      foreignFarmWorker: true,
      ...(expected !== undefined && { expectedAnnualIncomeCents: dollars(expected) }),
      ...more,
    });

  it('owe no Quebec tax a cent under the limit, and are told which form that needs', () => {
    const made = withhold(worker(36_111.99, '2024-06-05'), confirmed);
    expect(made).toMatchObject({ provincialTaxCents: 0, tainted: false });
    expect(codes(made)).toEqual(['FARM_WORKER_FORM_NEEDED']);
    expect(made.federalTaxCents).toBeGreaterThan(0);
  });

  it('are taxed on half of the pay from the limit on, by values that no source confirms', () => {
    const at = worker(36_112, '2024-06-05');
    expect(refusals(() => withhold(at, confirmed))).toEqual(['VALUE_UNCONFIRMED']);
    // 2024: H 26.54, C 59.69, CSA 9.33; I 52 x (1,000 - 500 - 26.54 - 9.33) = 24,134.76; 0.14 x I / 52.
    const made = withhold(at, allowed);
    expect([made.provincialTaxCents, made.tainted]).toEqual([6498, true]);
    expect(codes(made)).toContain('VALUE_UNCONFIRMED_USED');
  });

  it.each([
    ['2025-06-05', 37_142],
    ['2026-06-05', 37_904],
  ])(
    'have a limit in %s that is at least that of 2024, and otherwise known from its pattern',
    (date, limit) => {
      for (const rules of [confirmed, allowed]) {
        for (const expected of [18_500, 36_111.99]) {
          const under = withhold(worker(expected, date), rules);
          expect([under.provincialTaxCents, under.tainted]).toEqual([0, false]);
          expect(codes(under)).toEqual(['VALUE_BOUNDED', 'FARM_WORKER_FORM_NEEDED']);
          expect(under.lines.at(-1)?.steps).toMatchObject([
            { code: 'FARM_WORKER_UNDER_LIMIT', params: { limitCents: 3_611_200 } },
          ]);
        }
      }
      for (const open of [36_112, limit, 100_000])
        expect(refusals(() => withhold(worker(open, date), confirmed))).toEqual(['VALUE_UNCONFIRMED']);
      const under = withhold(worker(limit - 0.01, date), allowed);
      expect([under.provincialTaxCents, under.tainted]).toEqual([0, true]);
      expect(withhold(worker(limit, date), allowed).provincialTaxCents).toBeGreaterThan(0);
    },
  );

  it('may first take off what the work makes them spend', () => {
    const spent = withhold(worker(40_000, '2024-06-05', { requiredExpensesCents: dollars(100) }), allowed);
    // Half of 900.00: I 52 x (550 - 26.54 - 9.33) = 26,734.76.
    expect(spent.provincialTaxCents).toBe(7198);
  });

  it('have no claim of their own, which is said where one is given', () => {
    const claim = { provincialClaim: dollars(18_056) };
    const made = withhold(worker(40_000, '2024-06-05', claim), allowed);
    expect([made.provincialTaxCents, codes(made).includes('FARM_WORKER_CLAIM_UNUSED')]).toEqual([6498, true]);
  });

  it('must say what they expect of the year', () => {
    expect(refusals(() => withhold(worker(undefined, '2024-06-05'), confirmed))).toEqual([
      'PAY_FACTS_INVALID',
    ]);
    expect(withhold(pay(1000, { expectedAnnualIncomeCents: dollars(1) }), confirmed).provincialTaxCents).toBe(
      8377,
    );
  });
});

describe('dates', () => {
  it.each(['2023-12-31', '2027-01-01'])('refuses %s, which no guide held covers', (date) => {
    expect(refusals(() => withhold(pay(1000, { payDate: plainDate(date) }), allowed))).toEqual([
      'VALUE_NOT_COVERED',
    ]);
  });
});

describe('properties', () => {
  const dates = ['2024-05-01', '2025-03-01', '2025-09-01', '2026-05-01'].map(plainDate);
  const facts = fc.record({
    payDate: fc.constantFrom<PlainDate>(...dates),
    payPeriods: fc.constantFrom(12, 24, 26, 27, 52, 53),
    gross: fc.integer({ min: 0, max: 2_000_000 }),
    provincialClaim: fc.integer({ min: 0, max: 3_000_000 }).map(cents),
  });

  it('taxes and contributions are never negative and never fall as pay rises', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 100_000 }), ({ gross, ...rest }, more) => {
        const at = (amount: number) =>
          withhold({ province: 'QC', ...rest, grossCents: cents(amount) }, confirmed);
        const [low, high] = [at(gross), at(gross + more)];
        for (const kind of ['cppCents', 'cpp2Cents', 'eiCents', 'qpipCents', 'provincialTaxCents'] as const) {
          expect(low[kind]).toBeGreaterThanOrEqual(0);
          expect(high[kind]).toBeGreaterThanOrEqual(
            (low[kind] ?? 0) - (kind === 'provincialTaxCents' ? 2 : 0),
          );
        }
        expect(low.federalTaxCents).toBeGreaterThanOrEqual(0);
        expect(low.netCents).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('a year of payments never passes a maximum', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 26 }), (year) => {
        const toDate = {
          grossCents: 0,
          pensionableCents: 0,
          cppBaseCents: 0,
          cppAdditionalCents: 0,
          eiCents: 0,
          qpipCents: 0,
        };
        for (const gross of year) {
          const made = withhold(
            pay(0, { payPeriods: 26, grossCents: cents(gross), yearToDate: { ...toDate } as never }),
            confirmed,
          );
          toDate.grossCents += gross;
          toDate.pensionableCents += gross;
          toDate.cppBaseCents += made.cppCents;
          toDate.cppAdditionalCents += made.cpp2Cents;
          toDate.eiCents += made.eiCents;
          toDate.qpipCents += made.qpipCents ?? 0;
        }
        expect(toDate.cppBaseCents).toBeLessThanOrEqual(447_930);
        expect(toDate.cppAdditionalCents).toBeLessThanOrEqual(41_600);
        expect(toDate.eiCents).toBeLessThanOrEqual(89_570);
        expect(toDate.qpipCents).toBeLessThanOrEqual(44_290);
      }),
      { numRuns: 100 },
    );
  });
});
