import { describe, expect, it } from '@jest/globals';
import { addDays, cents, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import { RuleRefused } from '../../refusal.js';
import type { PayFacts } from './facts/pay-facts.js';
import { assessPay } from './pay.js';
import { PayRules, type PaySubject } from './rules/pay-rules.js';

const rulebook = loadRulebook();
const ontario = { programme: 'sawp-mexico', country: 'MX', province: 'ON' };
const toronto = { ...ontario, route: 'mexico-toronto' };
const monday = plainDate('2026-06-01');

/** Six days of ten hours at 17.60: 1,056.00. */
const week = (more: Partial<PayFacts> = {}): PayFacts => ({
  periodStart: monday,
  periodEnd: addDays(monday, 6),
  hourlyRate: '19.00',
  days: Array.from({ length: 6 }, (_, day) => ({ date: addDays(monday, day), hours: 10 })),
  ...more,
});
const pay = (facts: PayFacts, subject: PaySubject = ontario) =>
  assessPay(facts, new PayRules(rulebook, subject));
const transport = (facts: PayFacts, subject?: PaySubject) =>
  pay(facts, subject).lines.find(({ kind }) => kind === 'transport')?.amountCents;
const warned = (facts: PayFacts, subject?: PaySubject) =>
  pay(facts, subject).warnings.find(({ params }) => params['kind'] === 'transport');

describe('the journey', () => {
  const cost = { transportCostCents: cents(30_000) };
  const before = (transportCents: number) => ({ seasonToDate: { transportCents: cents(transportCents) } });

  it('is never recovered above its cost, whatever the cap of the route', () => {
    expect(transport(week({ ...cost, ...before(26_000) }), toronto)).toBe(4_000);
    expect(transport(week({ ...cost, ...before(18_600) }), toronto)).toBe(11_400);
    expect(transport(week({ ...cost, ...before(30_000) }), toronto)).toBe(0);
    expect(transport(week({ transportCostCents: cents(100_000), ...before(60_000) }), toronto)).toBe(2_000);
  });

  it('without its route is left out, naming the routes that are held', () => {
    expect(transport(week(cost))).toBeUndefined();
    expect(warned(week(cost))).toMatchObject({
      code: 'TRANSPORT_ROUTE_MISSING',
      params: { routes: 'mexico-toronto, mexico-ottawa' },
    });
  });

  it('on a route that is none is refused with the same list', () => {
    const misspelt = () => pay(week(cost), { ...ontario, route: 'mexico-torono' });
    expect(misspelt).toThrow(RuleRefused);
    expect(misspelt).toThrow(/mexico-toronto, mexico-ottawa/);
  });

  it('whose cap no source holds does not hold up wages', () => {
    const scotia = { ...ontario, province: 'NS' };
    expect(transport(week(cost), scotia)).toBeUndefined();
    expect(warned(week(cost), scotia)).toMatchObject({ code: 'DEDUCTION_LEFT_OUT' });
    expect(pay(week(cost), scotia).grossCents).toBe(114_000);
  });

  it('is left out after the first period where nobody says what was recovered before', () => {
    const later = week({ ...cost, firstDayWorked: addDays(monday, -7) });
    expect(transport(later, toronto)).toBeUndefined();
    expect(warned(later, toronto)).toMatchObject({ code: 'BALANCE_UNKNOWN' });
    expect(transport({ ...later, firstDayWorked: monday }, toronto)).toBe(11_400);
    expect(pay(later, toronto).seasonToDate).not.toHaveProperty('transportCents');
  });
});

describe('a rate that changes inside a period', () => {
  it('is taken for each day as it holds on it', () => {
    // Ontario's utilities: 2.68 a working day in 2024, 2.75 in 2025.
    const facts = {
      ...week({ consents: ['utilities'] }),
      periodStart: plainDate('2024-12-30'),
      periodEnd: plainDate('2025-01-05'),
      days: ['2024-12-30', '2024-12-31', '2025-01-02'].map((date) => ({ date: plainDate(date), hours: 8 })),
    };
    const line = pay(facts).lines.find(({ kind }) => kind === 'utilities');
    expect(line?.amountCents).toBe(2 * 268 + 275);
  });
});

describe('work after the last day of the programme', () => {
  const december = (last: number): PayFacts => ({
    ...week(),
    periodStart: plainDate('2026-12-14'),
    periodEnd: plainDate('2026-12-20'),
    days: Array.from({ length: last }, (_, day) => ({
      date: addDays(plainDate('2026-12-14'), day),
      hours: 8,
    })),
  });
  const late = (facts: PayFacts) => pay(facts).warnings.find(({ code }) => code === 'DAYS_AFTER_LAST_DAY');

  it('is a warning from the day after it on', () => {
    expect(late(december(2))).toBeUndefined();
    expect(late(december(3))).toMatchObject({
      params: { fromOn: '2026-12-16', toOn: '2026-12-20', lastOn: '2026-12-15' },
    });
  });
});
