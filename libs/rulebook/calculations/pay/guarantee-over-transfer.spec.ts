import { describe, expect, it } from '@jest/globals';
import { addDays, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import type { PayFacts } from './facts/pay-facts.js';
import { assessPay } from './pay.js';
import { PayRules } from './rules/pay-rules.js';

const rules = new PayRules(loadRulebook(), { programme: 'sawp-mexico', country: 'MX', province: 'ON' });
/** The first week at another farm: the fifth of the season. */
const monday = plainDate('2026-06-01');

const pay = (more: Partial<PayFacts>) =>
  assessPay(
    {
      ...{ periodStart: monday, periodEnd: addDays(monday, 6), hourlyRate: '17.60', firstDayWorked: monday },
      days: Array.from({ length: 5 }, (_, day) => ({ date: addDays(monday, day), hours: 8 })),
      ...more,
    },
    rules,
  );

describe('the guarantee of a worker who was transferred', () => {
  const guaranteedFrom = addDays(monday, -28);

  it('goes on with the window and the hours of the season', () => {
    const { guarantee, guaranteeWindow, seasonToDate } = pay({
      ...{ guaranteedFrom, seasonToDate: { hours: '160' } },
    });
    expect(guarantee).toMatchObject({ hoursSoFar: '200', hoursOwed: '40' });
    expect(guaranteeWindow).toEqual({ from: guaranteedFrom, to: addDays(guaranteedFrom, 41) });
    expect(seasonToDate.hours).toBe('200');
  });

  it('counts no hour after the 42nd day of the season', () => {
    // The 42nd day is the Tuesday.
    const late = pay({ guaranteedFrom: addDays(monday, -40), seasonToDate: { hours: '200' } });
    expect(late.guarantee).toMatchObject({ hoursSoFar: '216', hoursOwed: '24' });
  });

  it('is unknown where nobody says what was worked before, and is not begun anew', () => {
    expect(pay({ guaranteedFrom }).guarantee).toMatchObject({ hoursSoFar: null, hoursOwed: null });
    expect(pay({}).guarantee).toMatchObject({ hoursSoFar: '40', hoursOwed: '200' });
  });
});
