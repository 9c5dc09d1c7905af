import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, cents, plainDate, type Cents, type PlainDate } from '#libs/quantities';

import { withheld } from '../../fixtures/paid-slips.js';
import { loadRulebook } from '../../load.js';
import { RuleRefused } from '../../refusal.js';
import type { DatedValue } from '../../value.js';
import { assessPay, type PayStatement } from './pay.js';
import type { DeductionKind, PayFacts, SeasonBalances } from './facts/pay-facts.js';
import { PayRules, payRulesBySubject, type PaySubject } from './rules/pay-rules.js';

const rulebook = loadRulebook();
const mexico: PaySubject = { programme: 'sawp-mexico', country: 'MX', province: 'ON' };
const caribbean: PaySubject = { programme: 'sawp-caribbean', country: 'JM', province: 'ON' };

const week = (from: string, hours: readonly number[], more: Partial<PayFacts> = {}): PayFacts => {
  const periodStart = plainDate(from);
  const days = hours.map((one, index) => ({ date: addDays(periodStart, index), hours: one }));
  return { periodStart, periodEnd: addDays(periodStart, 6), days, hourlyRate: '6.90', ...more };
};
const fullWeek = [8, 8, 8, 8, 8, 8];
const pay = (facts: PayFacts, subject = mexico, options = {}): PayStatement =>
  assessPay(facts, new PayRules(rulebook, subject, options));
const amount = (statement: PayStatement, kind: DeductionKind): number | undefined =>
  statement.lines.find((line) => line.kind === kind)?.amountCents;
const codes = (statement: PayStatement): string[] => statement.warnings.map((warning) => warning.code);
const refused = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof RuleRefused) return error.refusals.map((one) => one.code);
    throw error;
  }
  return [];
};

describe('gross pay', () => {
  it('is the minimum wage where the offer is lower, with the top-up shown', () => {
    const statement = pay(week('2000-06-05', fullWeek, { hourlyRate: '6.50' }));
    expect(statement).toMatchObject({
      edition: '2000',
      grossCents: 33120,
      floorCents: 33120,
      topUpCents: 1920,
    });
    expect(statement.gross.rule).toBe('minimum-wage');
    expect(statement.gross.steps.at(-1)?.value).toBe(33120);
  });

  it('is the prevailing rate where that is highest, and the offer where that is', () => {
    expect(pay(week('2000-06-05', fullWeek, { prevailingRate: '7.25' }))).toMatchObject({
      grossCents: 34800,
      gross: { rule: 'prevailing-rate' },
    });
    expect(pay(week('2000-06-05', fullWeek, { hourlyRate: '7.50' }))).toMatchObject({
      grossCents: 36000,
      topUpCents: 0,
      gross: { rule: 'hourly-rate' },
    });
  });

  it('is the piece earnings where they beat the floor by a cent, and the floor otherwise', () => {
    const pieces = (count: number): PayFacts => {
      const { periodStart, periodEnd } = week('2000-06-05', []);
      const days = [{ date: periodStart, hours: 8, pieces: [{ unit: 'bin', count, rate: '0.01' }] }];
      return { periodStart, periodEnd, days };
    };
    expect(pay(pieces(5521))).toMatchObject({
      grossCents: 5521,
      topUpCents: 0,
      gross: { rule: 'piece-rate' },
    });
    expect(pay(pieces(5519))).toMatchObject({
      grossCents: 5520,
      topUpCents: 1,
      gross: { rule: 'minimum-wage' },
    });
  });

  it('tests each day worked against the wage of that day', () => {
    const statement = pay(week('2025-09-29', [8, 8, 8, 8], { hourlyRate: '17.20' }));
    expect(statement.grossCents).toBe(16 * 1720 + 16 * 1760);
    expect(statement.gross.steps.map((step) => step.params['rateDollars'])).toEqual([17.2, 17.6, undefined]);
  });

  it('refuses a day without a minimum wage, naming it, unless an officer fixed one', () => {
    const facts = week('2000-06-05', fullWeek);
    const quebec = { ...mexico, province: 'QC' };
    expect(() => pay(facts, quebec)).toThrow(/VALUE_NOT_COVERED.*minimum-wage.*QC/);
    const source = { title: 'Officer', href: null, clause: 'season 2000' };
    const fixed: DatedValue = {
      code: 'minimum-wage',
      keys: { province: 'QC' },
      value: '6.90',
      unit: 'CAD/hour',
      from: plainDate('2000-01-01'),
      to: null,
      status: 'confirmed',
      basis: 'law',
      source,
      file: null,
    };
    expect(pay(facts, quebec, { officerValues: [fixed] }).grossCents).toBe(33120);
  });

  it('warns while a carried wage is used', () => {
    const statement = pay(week('2026-09-28', [8, 8, 8, 8], { hourlyRate: '18.00' }));
    expect(codes(statement)).toContain('VALUE_CARRIED');
    expect(statement.tainted).toBe(false);
  });
});

describe('deductions of edition 2000', () => {
  it('takes a third of the journey over the season, rounded down', () => {
    const facts = week('2000-06-05', fullWeek, {
      transportCostCents: cents(90001),
      asked: { transport: cents(10000) },
    });
    const at = (transportCents: number): PayStatement =>
      pay({ ...facts, seasonToDate: { transportCents: cents(transportCents) } });
    expect(amount(at(0), 'transport')).toBe(10000);
    expect(amount(at(20000), 'transport')).toBe(10000);
    expect(amount(at(20001), 'transport')).toBe(9999);
    expect(codes(at(20001))).toContain('TRANSPORT_CAPPED');
    expect(amount(at(30000), 'transport')).toBe(0);
  });

  it('loses no cent of a third', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300_000 }), (cost) => {
        const facts = week('2000-06-05', [24, 24, 24, 24, 24, 24, 24], { hourlyRate: '50.00' });
        expect(amount(pay({ ...facts, transportCostCents: cents(cost) }), 'transport')).toBe(
          Math.floor(cost / 3),
        );
      }),
      { numRuns: 200, examples: [[30_000], [90_000], [3]] },
    );
  });

  it('takes meals to 6.50 a day', () => {
    expect(
      amount(pay(week('2000-06-05', fullWeek, { mealsDays: 6, mealsPriceCents: cents(650) })), 'meals'),
    ).toBe(3900);
    const dear = pay(week('2000-06-05', fullWeek, { mealsDays: 6, mealsPriceCents: cents(651) }));
    expect(amount(dear, 'meals')).toBe(3900);
    expect(codes(dear)).toContain('MEALS_CAPPED');
    expect(
      amount(pay(week('2000-06-05', fullWeek, { mealsDays: 6, mealsPriceCents: cents(500) })), 'meals'),
    ).toBe(3000);
  });

  it('takes administration of 4 % to 425 a worker and season', () => {
    const facts = week('2000-06-05', fullWeek);
    expect(amount(pay(facts), 'administration')).toBe(1325);
    const near = pay({ ...facts, seasonToDate: { administrationCents: cents(42000) } });
    expect(near.lines.find((line) => line.kind === 'administration')).toMatchObject({
      amountCents: 500,
      capLeftCents: 0,
    });
  });

  it('takes 25 % savings of Caribbean workers, the premium of Mexican ones', () => {
    const facts = week('2000-06-05', fullWeek, { insurancePremiumCents: cents(700) });
    expect(amount(pay(facts, caribbean), 'savings')).toBe(8280);
    expect(amount(pay(facts, caribbean), 'insurance')).toBeUndefined();
    expect(codes(pay(facts, caribbean))).toContain('DEDUCTION_NOT_ALLOWED');
    expect(amount(pay(facts), 'savings')).toBeUndefined();
    expect(amount(pay(facts), 'insurance')).toBe(700);
  });

  it('takes statutory amounts as reported and refuses a net below zero', () => {
    const facts = week('2000-06-05', [4]);
    const ok = pay({ ...facts, statutory: withheld({ cpp: 100, tax: 2550 }) });
    expect(ok).toMatchObject({ grossCents: 2760, netCents: 0 });
    expect(refused(() => pay({ ...facts, statutory: withheld({ cpp: 100, tax: 2551 }) }))).toEqual([
      'NET_BELOW_ZERO',
    ]);
  });
});

describe('deductions of editions 2024 to 2026', () => {
  const facts = week('2024-10-07', fullWeek, { hourlyRate: '17.20', prevailingRate: '17.20' });

  it('takes 10 % of gross for transport up to the cap of the route, and says that 2026 is carried', () => {
    const subject = { ...mexico, route: 'mexico-toronto' };
    expect(amount(pay(facts, subject), 'transport')).toBe(8256);
    expect(
      amount(pay({ ...facts, seasonToDate: { transportCents: cents(61000) } }, subject), 'transport'),
    ).toBe(1000);
    const later = pay(week('2026-06-01', fullWeek, { hourlyRate: '17.60' }), subject);
    expect(
      later.warnings.filter((one) => one.code === 'VALUE_CARRIED').map((one) => one.params['value']),
    ).toEqual(expect.arrayContaining(['transport-rate', 'transport-cap', 'insurance-premium']));
  });

  it('recovers no transport in British Columbia', () => {
    const statement = pay(
      { ...facts, asked: { transport: cents(1000) } },
      { ...mexico, province: 'BC', route: 'mexico-vancouver' },
    );
    expect(amount(statement, 'transport')).toBeUndefined();
    expect(codes(statement)).toContain('DEDUCTION_NOT_ALLOWED');
  });

  it('takes insurance for each calendar day from the first day worked', () => {
    expect(amount(pay(facts), 'insurance')).toBe(735);
    const late = week('2024-10-07', [0, 0, 8, 8, 8, 8], { hourlyRate: '17.20' });
    expect(amount(pay({ ...late, firstDayWorked: addDays(facts.periodStart, 2) }), 'insurance')).toBe(525);
    expect(amount(pay({ ...facts, contractTo: addDays(facts.periodStart, 5) }), 'insurance')).toBe(630);
  });

  it('takes utilities with consent, for days of at least 4 hours', () => {
    const short = week('2024-10-07', [8, 4, 3.99], { hourlyRate: '17.20', consents: ['utilities'] });
    expect(amount(pay(short), 'utilities')).toBe(536);
    expect(amount(pay({ ...short, consents: [] }), 'utilities')).toBeUndefined();
    expect(codes(pay(short, { ...mexico, province: 'BC' }))).toContain('DEDUCTION_NOT_ALLOWED');
  });

  it('has no administration and no savings', () => {
    expect(amount(pay(facts, caribbean), 'administration')).toBeUndefined();
    expect(amount(pay(facts, caribbean), 'savings')).toBeUndefined();
  });

  it('leaves out the unconfirmed liaison fee and taints the result where it is allowed', () => {
    expect(codes(pay(facts, caribbean))).toContain('DEDUCTION_LEFT_OUT');
    const allowed = pay(facts, caribbean, { allowUnconfirmed: true });
    expect(amount(allowed, 'liaison-fee')).toBe(3270);
    expect(allowed.tainted).toBe(true);
  });

  it('leaves out meals whose cap is unconfirmed, and needs consent before anything else', () => {
    expect(codes(pay({ ...facts, mealsDays: 6 }))).toContain('CONSENT_MISSING');
    const agreed = pay({ ...facts, mealsDays: 6, consents: ['meals'] });
    expect(codes(agreed)).toContain('DEDUCTION_LEFT_OUT');
    expect(amount(agreed, 'meals')).toBeUndefined();
  });
});

describe('facts and guarantee', () => {
  it('reports everything that cannot be at once', () => {
    const facts = week('2000-06-05', [25, 8]);
    const days = [
      ...facts.days,
      { date: plainDate('2000-06-06'), hours: 8 },
      { date: plainDate('2000-06-12'), hours: 8 },
    ];
    expect(refused(() => pay({ ...facts, days, hourlyRate: 'abc' }))).toHaveLength(4);
  });

  it('refuses a period in no edition', () => {
    expect(refused(() => pay(week('2010-06-07', fullWeek)))).toEqual(['DATE_IN_NO_EDITION']);
  });

  it('owes hours until 240 are reached', () => {
    const at = (hours: number) =>
      pay(week('2000-06-05', fullWeek, { seasonToDate: { hours } })).guarantee.hoursOwed;
    expect(at(191.5)).toBe('0.5');
    expect(at(192)).toBe('0');
    expect(at(300)).toBe('0');
  });

  it('makes the rules of a subject once', () => {
    const rulesOf = payRulesBySubject(rulebook);
    expect(rulesOf(mexico)).toBe(rulesOf({ ...mexico }));
    expect(rulesOf(mexico)).not.toBe(rulesOf(caribbean));
  });
});

describe('properties', () => {
  const rulesOf = payRulesBySubject(rulebook);
  const money = (max: number): fc.Arbitrary<Cents> => fc.integer({ min: 0, max }).map(cents);
  const period = fc.record({
    start: fc.integer({ min: 0, max: 250 }).map((day): PlainDate => addDays(plainDate('2000-03-01'), day)),
    hours: fc.array(
      fc.integer({ min: 0, max: 56 }).map((quarters) => quarters / 4),
      { minLength: 1, maxLength: 7 },
    ),
    hourlyRate: fc.integer({ min: 500, max: 1500 }).map((rate) => (rate / 100).toFixed(2)),
    asked: fc.option(money(40000), { nil: undefined }),
    mealsDays: fc.integer({ min: 0, max: 2 }),
    mealsPriceCents: money(2000),
  });

  it('net is gross less deductions, and no cap is exceeded under any order of periods', () => {
    fc.assert(
      fc.property(
        fc.array(period, { maxLength: 40 }),
        money(150000),
        fc.boolean(),
        (periods, cost, isMexico) => {
          let season: Partial<SeasonBalances> = {};
          for (const one of periods) {
            const facts = week(one.start, one.hours, {
              hourlyRate: one.hourlyRate,
              transportCostCents: cost,
              mealsDays: one.mealsDays,
              mealsPriceCents: one.mealsPriceCents,
              seasonToDate: season,
              ...(one.asked !== undefined && { asked: { transport: one.asked } }),
            });
            let statement: PayStatement;
            try {
              statement = assessPay(facts, rulesOf(isMexico ? mexico : caribbean));
            } catch (error) {
              if (error instanceof RuleRefused && error.refusals[0]?.code === 'NET_BELOW_ZERO') continue;
              throw error;
            }
            expect(statement.netCents).toBe(statement.grossCents - statement.deductionsCents);
            expect(statement.lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(
              statement.deductionsCents,
            );
            expect(statement.grossCents).toBeGreaterThanOrEqual(statement.floorCents);
            expect(amount(statement, 'meals') ?? 0).toBeLessThanOrEqual(650 * one.mealsDays);
            season = statement.seasonToDate;
            expect(season.administrationCents).toBeLessThanOrEqual(42500);
            expect((season.transportCents ?? 0) * 3).toBeLessThanOrEqual(cost);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('transport stays under the cap of the route in 2024', () => {
    const rules = rulesOf({ ...mexico, route: 'mexico-toronto' });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 40 }), (hours) => {
        let season: Partial<SeasonBalances> = {};
        for (const one of hours) {
          const facts = week('2024-11-04', Array<number>(6).fill(one), {
            hourlyRate: '17.20',
            seasonToDate: season,
          });
          if (one === 0) continue;
          season = assessPay(facts, rules).seasonToDate;
          expect(season.transportCents).toBeLessThanOrEqual(62000);
        }
      }),
      { numRuns: 30 },
    );
  });
});
