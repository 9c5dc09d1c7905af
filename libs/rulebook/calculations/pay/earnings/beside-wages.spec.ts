import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, cents, plainDate, type Cents } from '#libs/quantities';

import { explainStatement } from '../../../explain/explain-statement.js';
import { loadRulebook } from '../../../load.js';
import { RuleRefused } from '../../../refusal.js';
import { assessPay, type PayStatement } from '../pay.js';
import type { PayFacts } from '../facts/pay-facts.js';
import { PayRules, type PaySubject } from '../rules/pay-rules.js';
import { withhold } from '../../withholding/withhold.js';

const rulebook = loadRulebook();
const mexico: PaySubject = { programme: 'sawp-mexico', country: 'MX', province: 'ON' };
const jamaica: PaySubject = { programme: 'sawp-caribbean', country: 'JM', province: 'ON' };
const fullWeek = [8, 8, 8, 8, 8];

const week = (from: string, hours: readonly number[], more: Partial<PayFacts> = {}): PayFacts => {
  const periodStart = plainDate(from);
  const days = hours.map((one, index) => ({ date: addDays(periodStart, index), hours: one }));
  return { periodStart, periodEnd: addDays(periodStart, 6), days, hourlyRate: '17.60', ...more };
};
const pay = (facts: PayFacts, subject = mexico, options = {}): PayStatement =>
  assessPay(facts, new PayRules(rulebook, subject, options));
const codes = ({ warnings }: PayStatement): string[] => warnings.map(({ code }) => code);
const amounts = ({ lines, earnings = [] }: PayStatement) =>
  Object.fromEntries([...earnings, ...lines].map(({ kind, amountCents }) => [kind, amountCents]));
const refusals = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    if (error instanceof RuleRefused)
      return error.refusals.map(({ code, params }) => [code, params['field'] ?? params['value']]);
    throw error;
  }
  return [];
};
const recognised = (seasons: number, weeks: number, more: Partial<PayFacts> = {}) =>
  pay(week('2026-11-02', fullWeek, { recognition: { seasons, weeks }, ...more }), mexico, {
    allowUnconfirmed: true,
  });

describe('vacation pay', () => {
  it('is added only where it is paid with this period, and changes nothing else', () => {
    const alberta = { ...mexico, province: 'AB' };
    const without = pay(week('2026-06-01', fullWeek), alberta);
    expect(without.earnings).toBeUndefined();
    expect(pay(week('2026-06-01', fullWeek, { vacationPay: false }), alberta)).toEqual(without);
  });

  it('is taxed, pensionable and insurable with the wages', () => {
    const withholding = { payDate: plainDate('2026-06-11'), payPeriods: 52 };
    const facts = week('2026-06-01', fullWeek, { vacationPay: true, statutory: 'compute', withholding });
    const statement = pay(facts, { ...mexico, province: 'AB' });
    // 40 h at 17.60 are 704.00, with 4 % 732.16: CPP 5.95 % of 732.16 - 67.30, EI 1.63 % of 732.16.
    expect(statement).toMatchObject({ grossCents: 73_216, floorCents: 60_000, topUpCents: 0 });
    expect(amounts(statement)).toMatchObject({ 'vacation-pay': 2_816, cpp: 3_956, ei: 1_193 });
    expect(statement.netCents).toBe(73_216 - statement.deductionsCents);
  });

  it('needs the first day worked where the weeks of employment count', () => {
    const act = () => pay(week('2026-07-06', fullWeek, { vacationPay: true, harvester: true }));
    expect(refusals(act)).toEqual([['PAY_FACTS_INVALID', 'firstDayWorked']]);
  });

  it('is told in three languages', () => {
    const statement = pay(week('2026-06-01', fullWeek, { vacationPay: true }), { ...mexico, province: 'SK' });
    const told = (language: 'en' | 'fr' | 'es') => {
      const [line] = explainStatement(statement, language).earnings ?? [];
      return [line?.name, line?.steps[0]?.text];
    };
    expect(told('en')).toEqual([
      'Vacation pay',
      '5.77% of your wages of $704.00, rounded to the nearest cent',
    ]);
    expect(told('fr')[0]).toBe('Indemnité de vacances');
    expect(told('es')[0]).toBe('Pago de vacaciones');
  });
});

describe('recognition pay', () => {
  it('is 4.00 a week up to 128.00 a season, and taints the result', () => {
    expect(amounts(recognised(5, 31))['recognition-pay']).toBe(12_400);
    expect(amounts(recognised(5, 32))['recognition-pay']).toBe(12_800);
    const capped = recognised(5, 33);
    expect(capped).toMatchObject({ grossCents: 70_400 + 12_800, tainted: true });
    expect(capped.earnings?.[0]?.steps.map(({ code, value }) => [code, value])).toEqual([
      ['WEEKS_TIMES_RATE', 13_200],
      ['RECOGNITION_CAP', 12_800],
    ]);
  });

  it('needs five seasons in a row', () => {
    const four = recognised(4, 32);
    expect(four.grossCents).toBe(70_400);
    expect(codes(four)).toContain('RECOGNITION_PAY_TOO_FEW_SEASONS');
  });

  it('gives way to vacation pay', () => {
    const harvests = { harvester: true, firstDayWorked: plainDate('2026-06-01') };
    expect(codes(recognised(5, 22, harvests))).toContain('RECOGNITION_PAY_REPLACED');
    expect(recognised(5, 22, harvests).grossCents).toBe(70_400);
  });

  it('is taxed as a payment of no single period', () => {
    const withholding = { payDate: plainDate('2026-11-12'), payPeriods: 52 };
    const statement = recognised(5, 25, { statutory: 'compute', withholding });
    const apart = withhold(
      {
        ...{ province: 'ON', grossCents: cents(70_400), ...withholding },
        lumpSum: { kind: 'bonus', grossCents: cents(10_000) },
      },
      new PayRules(rulebook, mexico).withholding,
    );
    const taken = apart.lines.filter(({ amountCents }) => amountCents > 0);
    expect(statement.lines.slice(0, taken.length)).toEqual(taken);
    // CPP 5.95 % of 804.00 - 67.30; EI 1.63 % of 804.00: both fall on all of it.
    expect(amounts(statement)).toMatchObject({ cpp: 4_383, ei: 1_311 });
  });

  it('counts whole seasons and weeks', () => {
    expect(refusals(() => recognised(4.5, -1))).toEqual([
      ['PAY_FACTS_INVALID', 'recognition.seasons'],
      ['PAY_FACTS_INVALID', 'recognition.weeks'],
    ]);
  });
});

describe('an advance', () => {
  const advancedBefore = { advancedCents: cents(15_000), consents: ['advance'] };

  it('that is asked back must be known', () => {
    const asked = { asked: { advance: cents(100) }, consents: ['advance'] };
    expect(refusals(() => pay(week('2026-06-01', fullWeek, asked), jamaica))).toEqual([
      ['PAY_FACTS_INVALID', 'advancedCents'],
    ]);
  });

  it('of which more is asked back than is left says so', () => {
    const asked = { ...advancedBefore, asked: { advance: cents(15_001) } };
    expect(codes(pay(week('2026-06-01', fullWeek, asked), jamaica))).toContain('ADVANCE_CAPPED');
    const exactly = { ...advancedBefore, asked: { advance: cents(15_000) } };
    expect(codes(pay(week('2026-06-01', fullWeek, exactly), jamaica))).not.toContain('ADVANCE_CAPPED');
  });

  it('says what of it is still to be paid back', () => {
    const facts = week('2026-06-01', fullWeek, {
      ...advancedBefore,
      seasonToDate: { advanceCents: cents(10_000) },
    });
    const [line] = explainStatement(pay(facts, jamaica), 'en').lines;
    expect([line?.name, ...(line?.steps.map(({ text, value }) => `${text}: ${value}`) ?? [])]).toEqual([
      'Pay advance',
      'Money that your employer advanced to you this season: 150.00',
      'Not more than the $50.00 of it still to be paid back, nor than is left of this pay: 50.00',
    ]);
  });

  it('is part of the net that gives it, and is not taken back by the same pay unless that is asked for', () => {
    const given = (more: Partial<PayFacts> = {}) =>
      pay(
        week('2026-06-01', fullWeek, { ...advancedBefore, advanceGivenCents: cents(5_000), ...more }),
        jamaica,
      );
    const first = given();
    expect(amounts(first)).toMatchObject({ advance: 10_000 });
    expect(first.netCents).toBe(first.grossCents - first.deductionsCents + 5_000);
    expect(amounts(given({ asked: { advance: cents(15_000) } }))).toMatchObject({ advance: 15_000 });
    expect(amounts(given({ seasonToDate: { advanceCents: cents(9_999) } }))).toMatchObject({ advance: 1 });
    expect(amounts(given({ seasonToDate: { advanceCents: cents(10_000) } }))).toMatchObject({ advance: 0 });
    expect(refusals(() => given({ advanceGivenCents: cents(15_001) }))).toEqual([
      ['PAY_FACTS_INVALID', 'advanceGivenCents'],
    ]);
  });

  it('of a Mexican worker in Quebec rests on a value that nobody confirmed', () => {
    const quebec = { ...mexico, province: 'QC' };
    const { lines, warnings } = pay(week('2026-06-01', fullWeek, advancedBefore), quebec);
    expect(lines.filter(({ kind }) => kind === 'advance')).toEqual([]);
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'DEDUCTION_LEFT_OUT',
        params: expect.objectContaining({ kind: 'advance', value: 'pay-advance-recovered' }),
      }),
    );
  });

  it('is recovered to the cent over any weeks, and never beyond it or the pay', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 48 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: 60_000 }), (weeks, advanced) => {
        let seasonToDate: PayFacts['seasonToDate'];
        let net = 0;
        let gross = 0;
        weeks.forEach((quarters, index) => {
          const from = addDays(plainDate('2026-05-04'), 7 * index);
          const facts = week(from, [quarters / 4], { ...advancedBefore, advancedCents: cents(advanced) });
          const statement = pay({ ...facts, ...(seasonToDate && { seasonToDate }) }, jamaica);
          expect(statement.netCents).toBe(statement.grossCents - statement.deductionsCents);
          expect(statement.netCents).toBeGreaterThanOrEqual(0);
          seasonToDate = statement.seasonToDate;
          net += statement.netCents;
          gross += statement.grossCents;
        });
        // Nothing else is taken from these weeks, so what was kept back is what was recovered.
        const recovered: Cents = seasonToDate?.advanceCents ?? cents(0);
        expect(recovered).toBe(Math.min(advanced, gross));
        expect(net).toBe(gross - recovered);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a week that cannot bear its insurance', () => {
  it('leaves nothing, owes nothing later, and says so', () => {
    const idle = pay(week('2026-06-01', []));
    expect(idle).toMatchObject({ grossCents: 0, deductionsCents: 0, netCents: 0, lines: [] });
    expect(idle.warnings).toContainEqual(
      expect.objectContaining({
        code: 'DEDUCTION_ABOVE_PAY',
        params: { kind: 'insurance', dueCents: 735, takenCents: 0 },
      }),
    );
    const next = pay(week('2026-06-08', fullWeek, { seasonToDate: idle.seasonToDate }));
    expect(amounts(next)).toMatchObject({ insurance: 735 });
    expect(codes(next)).not.toContain('DEDUCTION_ABOVE_PAY');
  });

  it('is still refused where the state takes more than the pay', () => {
    const reported = { statutory: [{ kind: 'cpp' as const, amountCents: cents(1) }] };
    expect(refusals(() => pay(week('2026-06-01', [], reported)))).toEqual([['NET_BELOW_ZERO', undefined]]);
  });
});
