import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import { loadRulebook, payRulesBySubject } from '#libs/rulebook';
import { saidOfWithholding } from './reported-taxes.js';

const rules = payRulesBySubject(loadRulebook())({ programme: 'sawp-mexico', country: 'MX', province: 'ON' });
const day = (date: string) => ({
  ...{ periodStart: plainDate(date), periodEnd: plainDate(date), hourlyRate: '20.00' },
  days: [{ date: plainDate(date), hours: 10 }],
});

describe('what the employers of a season say of withholding', () => {
  it('is that it be worked out, where tables are held on the pay date', () => {
    expect(saidOfWithholding(day('2026-06-01'), plainDate('2026-06-12'), rules)).toEqual({
      ...{ withholding: 'compute', expectedAnnualIncomeCents: 1_850_000 },
    });
  });

  it('is about what is usual in a season without tables', () => {
    expect(saidOfWithholding(day('2000-06-05'), plainDate('2000-06-20'), rules)).toEqual({
      statutory: [
        { kind: 'cpp', amountCents: 660 },
        { kind: 'ei', amountCents: 480 },
        { kind: 'income-tax', amountCents: 1_200 },
      ],
    });
  });
});
