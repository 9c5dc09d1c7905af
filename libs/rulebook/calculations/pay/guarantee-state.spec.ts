import { describe, expect, it } from '@jest/globals';
import { addDays, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import type { PayFacts } from './facts/pay-facts.js';
import { assessPay } from './pay.js';
import { PayRules } from './rules/pay-rules.js';

const rules = new PayRules(loadRulebook(), { programme: 'sawp-mexico', country: 'MX', province: 'ON' });
const monday = plainDate('2026-05-18');

/** A week of eight hours on each of its first days. */
const week = (days: number, more: Partial<PayFacts> = {}): PayFacts => ({
  periodStart: monday,
  periodEnd: addDays(monday, 6),
  hourlyRate: '17.60',
  days: Array.from({ length: days }, (_, day) => ({ date: addDays(monday, day), hours: 8 })),
  ...more,
});
const state = (facts: PayFacts) => {
  const { guarantee, seasonToDate } = assessPay(facts, rules);
  return { ...guarantee, carried: seasonToDate.hours };
};

describe('the guarantee at the end of a period', () => {
  it('counts no hour after the six weeks', () => {
    // The 42nd day from 8 April is 19 May, the second day of the week.
    const facts = week(5, { firstDayWorked: plainDate('2026-04-08'), seasonToDate: { hours: '223' } });
    expect(state(facts)).toEqual({
      guaranteedHours: '240',
      hoursSoFar: '239',
      hoursOwed: '1',
      carried: '239',
    });
    const over = week(5, { firstDayWorked: plainDate('2026-04-01'), seasonToDate: { hours: '239' } });
    expect(state(over)).toMatchObject({ hoursSoFar: '239', hoursOwed: '1' });
  });

  it('is known in the period of the first day worked, and unknown later unless the hours before are told', () => {
    expect(state(week(5, { firstDayWorked: monday }))).toMatchObject({ hoursSoFar: '40', hoursOwed: '200' });
    const unknown = { hoursSoFar: null, hoursOwed: null, carried: undefined };
    expect(state(week(5, { firstDayWorked: addDays(monday, -1) }))).toMatchObject(unknown);
    expect(state(week(5))).toMatchObject(unknown);
    expect(state(week(5, { seasonToDate: { hours: 0 } }))).toMatchObject({ hoursOwed: '200' });
  });
});
