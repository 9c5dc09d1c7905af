import { expect, it } from '@jest/globals';
import { addDays, cents, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../../load.js';
import type { PayFacts } from '../facts/pay-facts.js';
import { assessPay } from '../pay.js';
import { PayRules } from '../rules/pay-rules.js';

it('tells of a carried premium only where insurance is taken by it', () => {
  const rules = new PayRules(loadRulebook(), { programme: 'sawp-mexico', country: 'MX', province: 'ON' });
  const periodStart = plainDate('2026-06-01');
  const facts = {
    ...{ periodStart, periodEnd: addDays(periodStart, 6), hourlyRate: '17.60' },
    days: [{ date: periodStart, hours: 8 }],
  };
  const carried = (more: Partial<PayFacts>) =>
    assessPay({ ...facts, ...more }, rules).warnings.filter(
      ({ code, params }) => code === 'VALUE_CARRIED' && params['value'] === 'insurance-premium',
    ).length;
  expect(carried({})).toBe(1);
  expect(carried({ asked: { insurance: cents(1) } })).toBe(1);
  expect(carried({ asked: { insurance: cents(0) } })).toBe(0);
  expect(carried({ insurancePremiumCents: cents(0) })).toBe(0);
});
