import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../../load.js';
import { quebecLumpSumTax, quebecPeriodTax, wholeDollars, type QuebecTaxedPay } from './quebec-tax.js';
import { readQuebec } from './quebec-tables.js';
import { TableReader } from '../tables/table-reader.js';

const rulebook = loadRulebook();
const tableOf = (date: string) =>
  readQuebec(() => new TableReader(rulebook, 'QC', plainDate(date), {})).incomeTax;
const table = tableOf('2026-06-01');
const none = { deductionsCents: 0, pensionCents: 0, creditCents: 0 };

/** Tax of a year paid in one period, so that it shows every cent; `payCents` beside the deduction for workers. */
const yearly = (incomeCents: number, of = table): number =>
  quebecPeriodTax({ ...none, payPeriods: 1, payCents: incomeCents, workerPayCents: 0 }, of, []);

describe('brackets', () => {
  // The upper bound belongs to its bracket: the printed constants make a step of cents there.
  it.each([
    ['2024-06-01', 5_178_000, 724_920, 724_920 + 0],
    ['2026-06-01', 5_434_500, 760_830, 760_855],
    ['2026-06-01', 10_868_000, 1_793_220, 1_793_220],
    ['2026-06-01', 13_224_500, 2_358_780, 2_358_809],
  ])('of %s change above %i cents', (date, upperCents, atCents, aboveCents) => {
    const of = tableOf(date);
    expect(yearly(upperCents, of)).toBe(atCents);
    expect(Math.abs(yearly(upperCents + 1, of) - aboveCents)).toBeLessThanOrEqual(1);
    expect(yearly(upperCents + 1, of)).not.toBeLessThan(atCents);
  });

  it('have the printed constants, not the running sums', () => {
    expect(tableOf('2025-06-01').brackets.map(({ constantCents }) => constantCents)).toEqual([
      0, 266_200, 798_700, 1_025_500,
    ]);
  });
});

describe('rounding', () => {
  it('takes half a cent up at every step', () => {
    // 0.06 x 100.25 = 6.015; I 94.23; 0.14 x I = 13.1922.
    const steps: Parameters<typeof quebecPeriodTax>[2] = [];
    const pay = { ...none, payPeriods: 1, payCents: 10_025, workerPayCents: 10_025 };
    expect(quebecPeriodTax(pay, table, steps)).toBe(1319);
    expect(steps.map(({ value }) => value)).toEqual([602, 9423, 1319, 0, 1319]);
  });

  it('caps the deduction for workers by its share of the year', () => {
    const deduction = (payCents: number): unknown => {
      const steps: Parameters<typeof quebecPeriodTax>[2] = [];
      quebecPeriodTax({ ...none, payPeriods: 52, payCents, workerPayCents: payCents }, table, steps);
      return steps[0]?.value;
    };
    // 1,450 / 52 = 27.8846
    expect([deduction(46_467), deduction(46_483), deduction(1_000_000)]).toEqual([2788, 2788, 2788]);
    expect(deduction(46_450)).toBe(2787);
  });

  it.each([
    [1_895_249, 1_895_200],
    [1_895_250, 1_895_300],
    [0, 0],
  ])('puts a claim of %i cents at %i', (given, rounded) => {
    expect(wholeDollars(given)).toBe(rounded);
  });

  it('never goes below nothing', () => {
    const pay = { ...none, payPeriods: 52, payCents: 1000, workerPayCents: 1000, deductionsCents: 5000 };
    expect(quebecPeriodTax(pay, table, [])).toBe(0);
    expect(quebecPeriodTax({ ...pay, deductionsCents: 0, creditCents: 1_895_200 }, table, [])).toBe(0);
  });
});

describe('lump sums', () => {
  const pay = (payCents: number): QuebecTaxedPay => ({
    ...none,
    payPeriods: 52,
    payCents,
    workerPayCents: payCents,
  });
  const sum = (grossCents: number, more = {}) => ({
    grossCents,
    netCents: grossCents,
    pensionCents: 0,
    priorGrossCents: 0,
    priorNetCents: 0,
    priorPensionCents: 0,
    ...more,
  });

  it('are taxed at 7 % while the year stays at the threshold, and by its bracket a cent above', () => {
    // 52 x 300.00 = 15,600.00, so that 3,352.00 reach 18,952.00.
    expect(quebecLumpSumTax(pay(30_000), sum(335_200), table, [])).toBe(23_464);
    expect(quebecLumpSumTax(pay(30_000), sum(335_201), table, [])).toBe(46_928);
    expect(quebecLumpSumTax(pay(30_000), sum(335_200, { priorGrossCents: 1 }), table, [])).toBe(46_928);
  });

  it('are taxed at the rate that the year reaches with them, less the contributions on them', () => {
    // I of the year: 52 x (1,000.00 - 27.88) = 50,550.24; 3,794.76 more reach 54,345.00.
    expect(quebecLumpSumTax(pay(100_000), sum(379_476), table, [])).toBe(53_127);
    expect(quebecLumpSumTax(pay(100_000), sum(379_477), table, [])).toBe(72_101);
    expect(quebecLumpSumTax(pay(100_000), sum(379_477, { pensionCents: 1 }), table, [])).toBe(53_127);
    expect(quebecLumpSumTax(pay(100_000), sum(100_000, { priorNetCents: 279_477 }), table, [])).toBe(19_000);
  });
});

describe('the formula of the guide', () => {
  /** TP-1015.F, part 2.1.1, written down again with decimals. */
  const byTheGuide = (
    pay: QuebecTaxedPay,
    year: { brackets: [string, string, string][]; cap: number },
  ): string => {
    const cent = (amount: Decimal): Decimal => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    const money = (amount = 0): Decimal => new Decimal(amount).dividedBy(100);
    const P = pay.payPeriods;
    const H = Decimal.min(
      cent(money(pay.workerPayCents).times('0.06')),
      cent(new Decimal(year.cap).dividedBy(P)),
    );
    const period = money(pay.payCents)
      .minus(money(pay.deductionsCents))
      .minus(H)
      .minus(money(pay.pensionCents));
    const I = Decimal.max(0, period.times(P).minus(money(pay.yearlyDeductionsCents)));
    const [, T, K] = year.brackets.findLast(([above]) => I.greaterThan(above)) ?? ['0', '0.14', '0'];
    const fund = (Q?: number): Decimal => cent(money(Q).times(P).times('0.15'));
    const Y = cent(I.times(T))
      .minus(K)
      .minus(money(pay.yearlyCreditsCents))
      .minus(cent(money(pay.creditCents).times('0.14')))
      .minus(fund(pay.solidarityFundCents))
      .minus(fund(pay.fondactionCents));
    return cent(Decimal.max(0, Y).dividedBy(P)).toFixed(2);
  };
  const years: [string, Parameters<typeof byTheGuide>[1]][] = [
    [
      '2024-06-01',
      {
        cap: 1380,
        brackets: [
          ['51780', '0.19', '2589'],
          ['103545', '0.24', '7766'],
          ['126000', '0.2575', '9971'],
        ],
      },
    ],
    [
      '2025-06-01',
      {
        cap: 1420,
        brackets: [
          ['53255', '0.19', '2662'],
          ['106495', '0.24', '7987'],
          ['129590', '0.2575', '10255'],
        ],
      },
    ],
    [
      '2026-06-01',
      {
        cap: 1450,
        brackets: [
          ['54345', '0.19', '2717'],
          ['108680', '0.24', '8151'],
          ['132245', '0.2575', '10465'],
        ],
      },
    ],
  ];

  it.each(years)('gives the same tax in %s for any pay', (date, year) => {
    const of = tableOf(date);
    const amount = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(
        fc.record({
          payPeriods: fc.constantFrom(1, 10, 12, 24, 26, 27, 52, 53),
          payCents: amount(1_500_000),
          workerPayCents: amount(1_500_000),
          deductionsCents: amount(50_000),
          pensionCents: amount(50_000),
          creditCents: amount(40_000).map((whole) => whole * 100),
          yearlyDeductionsCents: amount(500_000),
          yearlyCreditsCents: amount(100_000),
          solidarityFundCents: amount(20_000),
          fondactionCents: amount(20_000),
        }),
        (pay) => {
          expect((quebecPeriodTax(pay, of, []) / 100).toFixed(2)).toBe(byTheGuide(pay, year));
        },
      ),
      { numRuns: 500 },
    );
  });
});
