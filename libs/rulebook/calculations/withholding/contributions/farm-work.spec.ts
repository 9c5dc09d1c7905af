import { describe, expect, it } from '@jest/globals';
import { cents, plainDate } from '#libs/quantities';

import { explainStep } from '../../../explain/explain.js';
import { explainedIn } from '../../../explain/language.js';
import { loadRulebook } from '../../../load.js';
import { WithholdingRules } from '../rules.js';
import { farmWorkDuties, type FarmWork } from './farm-work.js';

const rules = new WithholdingRules(loadRulebook());
const on = plainDate('2024-10-31');
const duties = (work: Partial<FarmWork>, province = 'ON') =>
  farmWorkDuties({ workingDays: 30, cashCents: cents(500_000), ...work }, province, on, rules);

describe('farm work with one employer in a year', () => {
  it.each([
    [24, 500_000, 'open', 'due'],
    [25, 500_000, 'due', 'due'],
    [25, 24_999, 'open', 'due'],
    [25, 25_000, 'due', 'due'],
    [6, 500_000, 'open', 'open'],
    [7, 500_000, 'open', 'due'],
    [7, 0, 'open', 'open'],
    [7, 1, 'open', 'due'],
    [0, 0, 'open', 'open'],
  ])(
    'of %i days and %i cents so far leaves pension %s and insurance %s',
    (days, cash, pension, insurance) => {
      const found = duties({ workingDays: days, cashCents: cents(cash) });
      expect([found.pension.duty, found.insurance.duty]).toEqual([pension, insurance]);
      const whole = duties({ workingDays: days, cashCents: cents(cash), isWhole: true });
      const closed = (duty: string) => (duty === 'open' ? 'not-due' : duty);
      expect([whole.pension.duty, whole.insurance.duty]).toEqual([closed(pension), closed(insurance)]);
    },
  );

  it('cites the value that decides: days, or cash', () => {
    expect(duties({ workingDays: 18 }).pension.rule).toMatchObject({
      ...{ code: 'pension-agriculture-days', value: 25 },
      source: { clause: expect.stringContaining('6(2)(a)') },
    });
    expect(duties({ cashCents: cents(24_999) }).pension.rule).toMatchObject({
      ...{ code: 'pension-agriculture-cash', value: '250.00' },
    });
    expect(duties({ workingDays: 6 }).insurance.rule).toMatchObject({
      ...{ code: 'employment-insurance-agriculture-days', value: 7 },
    });
    expect(duties({ workingDays: 18 }, 'QC').pension.rule.source.title).toContain('Revenu Québec');
  });

  it('says in three languages that it may be withheld or not, and nothing where it is due', () => {
    const { pension, insurance } = duties({ workingDays: 6 });
    const said = explainedIn.map((language) => pension.step && explainStep(pension.step, language).text);
    expect(said[0]).toBe(
      'Farm work of 6 working days and $5,000.00 so far with this employer in the year: with fewer than 25 working days or less than $250.00, pension contributions may be withheld or not',
    );
    expect(said[1]).toContain('peuvent être retenues ou non');
    expect(said[2]).toContain('puede retenerse o no');
    expect(insurance.step && explainStep(insurance.step, 'en').text).toContain('fewer than 7 days');
    expect(duties({}).pension).not.toHaveProperty('step');
  });

  it('is refused for a date without values', () => {
    expect(() =>
      farmWorkDuties({ workingDays: 1, cashCents: cents(1) }, 'ON', plainDate('2000-06-01'), rules),
    ).toThrow('VALUE_NOT_COVERED');
  });
});
