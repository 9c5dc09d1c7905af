import { describe, expect, it } from '@jest/globals';
import { cents, plainDate, addDays } from '#libs/quantities';
import { loadRulebook } from '../load.js';
import { obligationsFor } from './obligations.js';
import { assessPay } from './pay.js';
import { PayRules, payRulesBySubject } from './pay-rules.js';
describe('x', () => {
  it('p', () => {
    const rulebook = loadRulebook();
    const rules = new PayRules(rulebook, { programme: 'sawp-mexico', country: 'MX', province: 'ON' });
    const from = plainDate('2000-06-05');
    const f = {
      periodStart: from,
      periodEnd: addDays(from, 6),
      days: [0, 1, 2, 3, 4, 5].map((i) => ({ date: addDays(from, i), hours: 8 })),
      hourlyRate: '6.50',
      transportCostCents: cents(90000),
      mealsDays: 6,
      insurancePremiumCents: cents(700),
      statutory: { cppCents: cents(900) },
    };
    console.log(JSON.stringify(assessPay(f, rules), null, 1));
    console.log(
      JSON.stringify(
        obligationsFor(
          { rulebook, programme: 'sawp-mexico', province: 'ON' },
          { needFrom: plainDate('2026-05-04') },
        ),
        null,
        1,
      ),
    );
    const by = payRulesBySubject(rulebook);
    const subj = { programme: 'sawp-mexico', country: 'MX', province: 'ON' };
    for (let k = 0; k < 3; k++) {
      const t = performance.now();
      const N = 20000;
      for (let i = 0; i < N; i++) assessPay(f, by(subj));
      console.log('per s', N / ((performance.now() - t) / 1000));
    }
    expect(1).toBe(1);
  });
});
