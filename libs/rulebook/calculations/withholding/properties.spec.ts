import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import { payPeriodCounts } from '../pay-periods.js';
import type { WithholdingFacts, YearToDate } from './facts.js';
import { WithholdingRules } from './rules.js';
import { withhold } from './withhold.js';
import { yearToDateAfter } from './year-to-date.js';

let rules: WithholdingRules;
beforeAll(() => {
  rules = new WithholdingRules(loadRulebook());
});

const provinces = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'SK', 'YT', 'OC'];
const money = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((amount) => cents(amount));
const claim = fc.option(fc.oneof(money(60_000), fc.constant('E' as const), fc.record({ code: fc.nat(10) })), {
  nil: undefined,
});

/** Any payment of a year so far, of any size from nothing to a million. */
const payments: fc.Arbitrary<WithholdingFacts> = fc
  .record({
    province: fc.constantFrom(...provinces),
    payDate: fc.constantFrom('2024-05-15', '2025-05-15', '2025-08-15', '2026-05-15').map(plainDate),
    payPeriods: fc.constantFrom(...payPeriodCounts),
    grossCents: fc.oneof(money(3000), money(1_000_000)),
    federalClaim: claim,
    provincialClaim: claim,
    pensionableMonths: fc.integer({ min: 0, max: 12 }),
    exempt: fc.record(
      {
        cpp: fc.constantFrom('age', 'election', 'unstated'),
        ei: fc.constant('short-engagement'),
        tax: fc.constantFrom('claim-e', 'treaty', 'authorised'),
      },
      { requiredKeys: [] },
    ),
    bonus: fc.option(money(50_000), { nil: undefined }),
  })
  .map(({ bonus, federalClaim, provincialClaim, ...facts }) => ({
    ...facts,
    ...(federalClaim !== undefined && { federalClaim }),
    ...(provincialClaim !== undefined && { provincialClaim }),
    ...(bonus !== undefined && {
      lumpSum: { kind: 'bonus' as const, grossCents: bonus, usualGrossCents: cents(70_000) },
    }),
  }));

type Fraction = readonly [numerator: bigint, denominator: bigint];

/** The lesser of a maximum and the greater of two amounts, compared as fractions and only then made a number. */
function exactCredit(ofYear: Fraction, toDate: Fraction, maximum: Fraction): number {
  const isLess = (one: Fraction, other: Fraction) => one[0] * other[1] < other[0] * one[1];
  const greater = isLess(ofYear, toDate) ? toDate : ofYear;
  const [numerator, denominator] = isLess(maximum, greater) ? maximum : greater;
  return Number(numerator) / Number(denominator);
}

describe('every withholding', () => {
  it('is of amounts that are never negative, and adds up to the cent', () => {
    fc.assert(
      fc.property(payments, (facts) => {
        const made = withhold(facts, rules);
        let sum = 0;
        for (const line of made.lines) {
          expect(line.amountCents).toBeGreaterThanOrEqual(0);
          sum += line.amountCents;
        }
        expect(made.totalCents).toBe(sum);
        expect(made.netCents).toBe(facts.grossCents + (facts.lumpSum?.grossCents ?? 0) - sum);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no less from more pay, but for the dollar that a constant is rounded to', () => {
    fc.assert(
      fc.property(payments, fc.integer({ min: 1, max: 200_000 }), ({ lumpSum: _, ...facts }, more) => {
        const less = withhold(facts, rules);
        const greater = withhold({ ...facts, grossCents: cents(facts.grossCents + more) }, rules);
        expect(greater.cppCents).toBeGreaterThanOrEqual(less.cppCents);
        expect(greater.cpp2Cents).toBeGreaterThanOrEqual(less.cpp2Cents);
        expect(greater.eiCents).toBeGreaterThanOrEqual(less.eiCents);
        // A constant may be half a dollar off, in surtaxed Ontario and outside Canada a little more; tax is of a year.
        const slack = Math.ceil(100 / facts.payPeriods) + 1;
        expect(greater.federalTaxCents).toBeGreaterThanOrEqual(less.federalTaxCents - slack);
        expect(greater.provincialTaxCents).toBeGreaterThanOrEqual(less.provincialTaxCents - slack);
      }),
      { numRuns: 2000 },
    );
  });

  it('never takes contributions of a year above their maxima, nor loses a cent of them', () => {
    const year = fc.array(money(12_000), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), (grosses, pensionableMonths) => {
        let yearToDate: Partial<YearToDate> = {};
        for (const grossCents of grosses) {
          const facts = {
            province: 'NS',
            payDate: plainDate('2026-05-15'),
            payPeriods: 24,
            grossCents,
            pensionableMonths,
          };
          yearToDate = yearToDateAfter({ ...facts, yearToDate }, withhold({ ...facts, yearToDate }, rules));
        }
        const { cppBaseCents = 0, cppAdditionalCents = 0, eiCents = 0, insurableCents = 0 } = yearToDate;
        expect(cppBaseCents).toBeLessThanOrEqual(Math.round((423_045 * pensionableMonths) / 12));
        expect(cppAdditionalCents).toBeLessThanOrEqual(Math.round((41_600 * pensionableMonths) / 12));
        expect(eiCents).toBeLessThanOrEqual(112_307);
        // Each premium is rounded by half a cent at most.
        const owed = Math.min(112_307, insurableCents * 0.0163);
        expect(Math.abs(eiCents - owed)).toBeLessThanOrEqual(12.5);
      }),
      { numRuns: 200 },
    );
  });

  // Maximum of base contributions in cents and base share of a contribution; maxima of premiums in cents.
  const plans = {
    ON: { base: [351_945n, 495n, 595n], ei: 112_307n, qpip: undefined },
    QC: { base: [376_830n, 530n, 630n], ei: 89_570n, qpip: 44_290n },
  } as const;

  it('credits the greater of a year of such contributions and those before it, up to the maxima', () => {
    const toDate = fc.record({ cppBaseCents: money(4500), eiCents: money(1200), qpipCents: money(450) });
    const asked = fc.record({
      province: fc.constantFrom('ON' as const, 'QC' as const),
      payPeriods: fc.constantFrom(...payPeriodCounts),
      grossCents: fc.oneof(money(1500), money(20_000)),
      months: fc.integer({ min: 1, max: 12 }),
      yearToDate: toDate,
    });
    fc.assert(
      fc.property(asked, ({ months, ...facts }) => {
        const made = withhold(
          { ...facts, payDate: plainDate('2026-05-15'), pensionableMonths: months },
          rules,
        );
        const credited = made.lines
          .find(({ kind }) => kind === 'federal-tax')
          ?.steps.flatMap(({ code, params }) =>
            /^(PENSION|INSURANCE|PARENTAL)_CREDIT$/.test(code) ? Number(params['contributionsCents']) : [],
          );
        const { base, ei, qpip } = plans[facts.province];
        const [maximum, share, of] = base;
        const periods = BigInt(facts.payPeriods);
        const { cppBaseCents, eiCents, qpipCents } = facts.yearToDate;
        const expected = [
          exactCredit(
            [periods * BigInt(made.cppCents) * share, of],
            [BigInt(cppBaseCents) * share, of],
            [maximum * BigInt(months), 12n],
          ),
          exactCredit([periods * BigInt(made.eiCents), 1n], [BigInt(eiCents), 1n], [ei, 1n]),
          ...(qpip === undefined
            ? []
            : [
                exactCredit(
                  [periods * BigInt(facts.grossCents) * 43n, 10_000n],
                  [BigInt(qpipCents), 1n],
                  [qpip, 1n],
                ),
              ]),
        ];
        // Base contributions of a period are rounded before they are taken for a year.
        expect(credited).toHaveLength(expected.length);
        credited?.forEach((amount, at) => {
          expect(Math.abs(amount - (expected[at] ?? NaN))).toBeLessThanOrEqual(
            at === 0 ? facts.payPeriods / 2 + 1 : 0.5,
          );
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same for the same facts, and leaves them as they are', () => {
    fc.assert(
      fc.property(payments, (facts) => {
        const before = structuredClone(facts);
        expect(withhold(facts, rules)).toEqual(withhold(facts, new WithholdingRules(rules.rulebook)));
        expect(facts).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });
});
