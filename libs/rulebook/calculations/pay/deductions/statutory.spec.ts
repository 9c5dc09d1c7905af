import { describe, expect, it } from '@jest/globals';
import { addDays, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../../load.js';
import { assessPay } from '../pay.js';
import type { PayFacts } from '../facts/pay-facts.js';
import { PayRules } from '../rules/pay-rules.js';
import { withhold } from '../../withholding/withhold.js';

const subject = { programme: 'sawp-mexico', country: 'MX', province: 'ON' };
const rules = new PayRules(loadRulebook(), subject);
const week = (from: string, more: Partial<PayFacts>): PayFacts => ({
  ...{ periodStart: plainDate(from), periodEnd: addDays(plainDate(from), 6), prevailingRate: '17.60' },
  days: [0, 1, 2, 3, 4, 5].map((day) => ({ date: addDays(plainDate(from), day), hours: 10 })),
  ...more,
});
const withholding = { payDate: plainDate('2026-06-11'), payPeriods: 52 };
const codes = (facts: PayFacts) => assessPay(facts, rules).warnings.map(({ code }) => code);

describe('statutory deductions of a statement', () => {
  it('are worked out from its gross when asked, and are part of what is deducted', () => {
    const made = assessPay(week('2026-06-01', { statutory: 'compute', withholding }), rules);
    const withheld = withhold(
      { ...withholding, province: 'ON', grossCents: made.grossCents },
      rules.withholding,
    );
    expect(made.lines.slice(0, 4)).toEqual(withheld.lines.filter(({ amountCents }) => amountCents > 0));
    expect(made.lines.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['cpp', 'ei', 'federal-tax', 'provincial-tax', 'insurance']),
    );
    expect(made.netCents).toBe(made.grossCents - made.lines.reduce((sum, line) => sum + line.amountCents, 0));
  });

  it('come from the tables of the pay date, not of the days worked', () => {
    const taxOn = (payDate: string) => {
      const facts = { ...withholding, payDate: plainDate(payDate) };
      const { lines } = assessPay(week('2025-06-23', { statutory: 'compute', withholding: facts }), rules);
      return lines.find(({ kind }) => kind === 'federal-tax')?.amountCents ?? 0;
    };
    // The lowest federal rate fell from 15 % to 14 % on 1 July 2025.
    expect(taxOn('2025-06-30')).toBeGreaterThan(taxOn('2025-07-01'));
  });

  it('are taken as reported in 2000, also when they are asked to be worked out', () => {
    const past = { payDate: plainDate('2000-06-15'), payPeriods: 52 };
    const asked = week('2000-06-05', { statutory: 'compute', withholding: past });
    expect(codes(asked)).toContain('STATUTORY_AS_REPORTED');
    expect(assessPay(asked, rules).lines.map(({ kind }) => kind)).toEqual(['administration']);
  });

  it('cannot be worked out without a pay date', () => {
    expect(() => codes(week('2026-06-01', { statutory: 'compute' }))).toThrow(/withholding is missing/);
  });
});
