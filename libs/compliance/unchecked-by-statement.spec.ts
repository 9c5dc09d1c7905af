import { expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import { assessPay, loadRulebook, type PayFacts, PayRules } from '#libs/rulebook';
import { uncheckedByStatement } from './unchecked-by-statement.js';

const rules = new PayRules(loadRulebook(), { programme: 'sawp-mexico', country: 'MX', province: 'ON' });
const monday = plainDate('2026-06-01');
const unchecked = (more: Partial<PayFacts>) =>
  uncheckedByStatement(
    assessPay(
      {
        ...{ periodStart: monday, periodEnd: plainDate('2026-06-07'), days: [{ date: monday, hours: 8 }] },
        ...more,
      },
      rules,
    ),
  ).map(({ check, code }) => `${check} ${code}`);

it('is the floor where only the minimum wage was tested, and nothing where a prevailing rate is given', () => {
  expect(unchecked({ hourlyRate: '17.60' })).toEqual(['PAY_BELOW_FLOOR PREVAILING_RATE_NOT_HELD']);
  expect(unchecked({ hourlyRate: '17.60', prevailingRate: '17.60' })).toEqual([]);
});

it('is the floor of pieces where pay goes by the piece', () => {
  const pieces = [{ unit: 'bin', count: 100, rate: '5.00' }];
  expect(unchecked({ days: [{ date: monday, hours: 8, pieces }] })).toEqual([
    'PIECE_BELOW_FLOOR PREVAILING_RATE_NOT_HELD',
  ]);
});
