import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import { loadRulebook, payRulesBySubject } from '#libs/rulebook';
import { PayrollOfYear } from './reported-taxes.js';

const rulesOf = payRulesBySubject(loadRulebook());
const subject = (province: string) => ({ programme: 'sawp-mexico', country: 'MX', province });

/** Two weeks of 96 hours at 20.00: 1,920.00, above every floor. */
const paid = (
  province: string,
  from: string,
  payDate: string,
  payroll = new PayrollOfYear(),
  rate = '20.00',
) =>
  payroll.withheld(
    {
      ...{ periodStart: plainDate(from), periodEnd: plainDate(from), hourlyRate: rate },
      days: [{ date: plainDate(from), hours: 96 }],
    },
    { payDate: plainDate(payDate), payPeriods: 26 },
    rulesOf(subject(province)),
  );

describe('what the employers of a season withhold', () => {
  it('follows the tables of the pay date', () => {
    // 5.95 % of 1,920.00 less 134.61 are 106.23; 1.63 % of 1,920.00 are 31.30.
    expect(paid('SK', '2026-06-01', '2026-06-12')).toMatchObject({ cppCents: 10_623, eiCents: 3_130 });
    expect(paid('SK', '2026-06-01', '2026-06-12')).not.toHaveProperty('qpipCents');
    // 6.30 % of 1,785.39 are 112.48; 1.30 % and 0.430 % of 1,920.00 are 24.96 and 8.26.
    expect(paid('QC', '2026-06-01', '2026-06-12')).toMatchObject({
      ...{ cppCents: 11_248, eiCents: 2_496, qpipCents: 826 },
    });
  });

  it('ends with the maxima of the year', () => {
    const payroll = new PayrollOfYear();
    // 96 hours at 400.00 are 38,400.00: 5.95 % of 38,265.39 are 2,276.79, and 4,230.45 less that are 1,953.66.
    const pays = ['2026-06-01', '2026-06-15', '2026-06-29'].map((from) =>
      paid('SK', from, '2026-07-10', payroll, '400.00'),
    );
    expect(pays.map(({ cppCents, cpp2Cents = 0 }) => [cppCents, cpp2Cents])).toEqual([
      [227_679, 0],
      // 4 % of 2,200.00, by which 76,800.00 exceed 74,600.00; the rest of 416.00 comes with the next.
      [195_366, 8_800],
      [0, 32_800],
    ]);
  });

  it('keeps to pension plan and insurance where the tax alone has no tables', () => {
    expect(paid('BC', '2026-08-03', '2026-08-14')).toEqual({
      // 6 % of 1,920.00.
      ...{ cppCents: 10_623, eiCents: 3_130, incomeTaxCents: 11_520 },
    });
  });

  it('is about what is usual in a season without tables', () => {
    const rules = payRulesBySubject(loadRulebook());
    const facts = {
      ...{ periodStart: plainDate('2000-06-05'), periodEnd: plainDate('2000-06-05'), hourlyRate: '10.00' },
      days: [{ date: plainDate('2000-06-05'), hours: 10 }],
    };
    const when = { payDate: plainDate('2000-06-20'), payPeriods: 26 };
    expect(new PayrollOfYear().withheld(facts, when, rules(subject('ON')))).toEqual({
      ...{ cppCents: 330, eiCents: 240, incomeTaxCents: 600 },
    });
  });
});
