import { describe, expect, it } from '@jest/globals';
import { cents, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../../load.js';
import type { WithholdingFacts } from '../facts.js';
import { WithholdingRules } from '../rules.js';
import { withhold } from '../withhold.js';
import { pensionAgeOn } from './pension-age.js';

const rules = new WithholdingRules(loadRulebook());
const on = (born: string, payDate: string, province = 'ON') => {
  const { isDue, months, rule } = pensionAgeOn(plainDate(born), province, plainDate(payDate), rules);
  return [isDue, months, rule.code];
};
const pay = (payDate: string, more: Partial<WithholdingFacts> = {}) =>
  withhold(
    {
      ...{ province: 'ON', payDate: plainDate(payDate), payPeriods: 52, grossCents: cents(70_400) },
      ...more,
    },
    rules,
  );

describe('pension contributions by age', () => {
  it.each([
    // Born on 15 May: 70 in 2026, the month of the birthday is the last of five.
    ['1956-05-15', '2026-01-02', true, 5],
    ['1956-05-15', '2026-05-31', true, 5],
    ['1956-05-15', '2026-06-01', false, 5],
    ['1956-05-01', '2026-05-01', true, 5],
    ['1956-01-31', '2026-01-31', true, 1],
    ['1956-01-31', '2026-02-01', false, 1],
    ['1956-12-31', '2026-12-31', true, 12],
    ['1956-12-31', '2025-06-01', true, 12],
    ['1955-12-31', '2026-01-01', false, 0],
  ])('of a worker born on %s are due on %s: %s, %i months', (born, payDate, due, months) => {
    expect(on(born, payDate)).toEqual([due, months, 'pension-age-to']);
  });

  it.each([
    ['2008-03-15', '2026-03-31', false, 9],
    ['2008-03-15', '2026-04-01', true, 9],
    ['2008-12-01', '2026-12-31', false, 0],
    ['2007-12-31', '2026-01-01', true, 12],
  ])(
    'begin with the month after the 18th birthday: born on %s, on %s %s, %i months',
    (born, payDate, due, months) => {
      for (const province of ['ON', 'QC'])
        expect(on(born, payDate, province).slice(0, 2)).toEqual([due, months]);
    },
  );

  it('end in Quebec with the year before the 73rd birthday', () => {
    expect(on('1954-06-15', '2026-12-31', 'QC')).toEqual([true, 12, 'pension-age-to']);
    expect(on('1953-12-31', '2026-01-01', 'QC')).toEqual([false, 0, 'pension-age-to']);
    expect(pensionAgeOn(plainDate('1953-12-31'), 'QC', plainDate('2026-01-01'), rules).rule).toMatchObject({
      ...{ value: 73, source: { title: expect.stringContaining('Revenu Québec') } },
    });
  });

  it('are withheld or not, for the months that count, by the date of birth of a payment', () => {
    const birthOn = plainDate('1956-05-15');
    const may = pay('2026-05-29', { birthOn });
    expect(may.cppCents).toBe(3788);
    const june = pay('2026-06-05', { birthOn });
    expect(june).toMatchObject({ cppCents: 0, federalTaxCents: 4862, provincialTaxCents: 2883 });
    expect(june.lines[0]).toMatchObject({
      rule: 'pension-age-to',
      steps: [{ code: 'PENSION_EXEMPT', params: { exemption: 'age' } }],
    });
    // 4,230.45 x 5/12 = 1,762.69 (1,762.6875).
    const full = { birthOn, yearToDate: { cppBaseCents: cents(176_200) } };
    expect(pay('2026-05-29', full).cppCents).toBe(69);
    expect(pay('2026-05-29', { ...full, pensionableMonths: 12 }).cppCents).toBe(3788);
  });
});
