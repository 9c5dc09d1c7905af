import { beforeAll, describe, expect, it } from '@jest/globals';
import { cents, plainDate, type Cents } from '#libs/quantities';

import { loadRulebook } from '../../../load.js';
import type { WithholdingFacts, YearToDate } from '../facts.js';
import type { Withholding } from '../result.js';
import { WithholdingRules } from '../rules.js';
import { withhold } from '../withhold.js';
import { yearToDateAfter } from '../year-to-date.js';

let rules: WithholdingRules;
beforeAll(() => {
  rules = new WithholdingRules(loadRulebook());
});

const dollars = (amount: number): Cents => cents(Math.round(amount * 100));
const week = (gross: number, more: Partial<WithholdingFacts> = {}): WithholdingFacts => ({
  province: 'ON',
  payDate: plainDate('2026-05-15'),
  payPeriods: 52,
  grossCents: dollars(gross),
  ...more,
});
const ask = (facts: WithholdingFacts): Withholding => withhold(facts, rules);
const stepsOf = (made: Withholding, kind: string) => made.lines.find((line) => line.kind === kind)?.steps;

/** A year of equal payments, each with the year to date that the one before left. */
const yearOf = (count: number, facts: WithholdingFacts): Withholding[] => {
  const made: Withholding[] = [];
  let yearToDate: YearToDate | undefined;
  for (let period = 0; period < count; period += 1) {
    const now = yearToDate ? { ...facts, yearToDate } : facts;
    const outcome = ask(now);
    yearToDate = yearToDateAfter(now, outcome);
    made.push(outcome);
  }
  return made;
};

describe('pension contributions', () => {
  // T4127, table 6.1.
  it.each([
    [10, 35_000],
    [12, 29_166],
    [13, 26_923],
    [22, 15_909],
    [24, 14_583],
    [26, 13_461],
    [27, 12_962],
    [52, 6730],
    [53, 6603],
  ])('cut the exemption of %i pay periods to whole cents', (payPeriods, exemptionCents) => {
    const made = ask(week(500, { payPeriods }));
    expect(stepsOf(made, 'cpp')).toContainEqual({
      code: 'PENSION_EXEMPTION',
      params: { yearCents: 350_000, payPeriods },
      value: exemptionCents,
    });
  });

  it('begin with the first cent above the exemption, and round half a cent up', () => {
    expect(ask(week(67.3)).cppCents).toBe(0);
    // 5.95 % of 8 cents is 0.476 cents, of 9 cents 0.5355.
    expect(ask(week(67.38)).cppCents).toBe(0);
    expect(ask(week(67.39)).cppCents).toBe(1);
    // The guide's own example: 1,000 a week owes 55.50 and a premium of 16.30.
    expect(ask(week(1000))).toMatchObject({ cppCents: 5550, eiCents: 1630 });
  });

  it('run through a year as in scenario 1 of the guide', () => {
    const made = yearOf(24, week(4200, { payPeriods: 24 }));
    const cpp = made.map((one) => one.cppCents);
    const cpp2 = made.map((one) => one.cpp2Cents);
    expect(cpp).toEqual([...Array<number>(17).fill(24_122), 12_971, 0, 0, 0, 0, 0, 0]);
    expect(cpp2).toEqual([...Array<number>(17).fill(0), 4000, 16_800, 16_800, 4000, 0, 0, 0]);
  });

  it('run through nine months as in scenario 3 of the guide', () => {
    const made = yearOf(18, week(4200, { payPeriods: 24, pensionableMonths: 9 }));
    expect(made.map((one) => one.cppCents)).toEqual([...Array<number>(13).fill(24_122), 3698, 0, 0, 0, 0]);
    expect(made.map((one) => one.cpp2Cents)).toEqual([
      ...Array<number>(13).fill(0),
      11_400,
      16_800,
      3000,
      0,
      0,
    ]);
  });

  it('begin anew with another employer', () => {
    const full = {
      cppBaseCents: dollars(4230.45),
      cppAdditionalCents: dollars(416),
      eiCents: dollars(1123.07),
    };
    const yearToDate = { ...full, pensionableCents: dollars(90_000) };
    const same = ask(week(1000, { yearToDate }));
    expect(same).toMatchObject({ cppCents: 0, cpp2Cents: 0, eiCents: 0 });
    expect(ask(week(1000))).toMatchObject({ cppCents: 5550, cpp2Cents: 0, eiCents: 1630 });
  });

  it('take no more than the year leaves, to the cent', () => {
    const left = (cppBase: number, ei: number) =>
      ask(week(1000, { yearToDate: { cppBaseCents: dollars(cppBase), eiCents: dollars(ei) } }));
    expect(left(4174.95, 1106.77)).toMatchObject({ cppCents: 5550, eiCents: 1630 });
    expect(left(4174.96, 1106.78)).toMatchObject({ cppCents: 5549, eiCents: 1629 });
    expect(left(4230.44, 1123.06)).toMatchObject({ cppCents: 1, eiCents: 1 });
    expect(left(5000, 2000)).toMatchObject({ cppCents: 0, eiCents: 0 });
  });

  it('take gross to date for pensionable earnings where only that is known, and earnings for premiums', () => {
    const yearToDate = { grossCents: dollars(74_600), insurableCents: dollars(68_900) };
    expect(ask(week(1000, { yearToDate }))).toMatchObject({ cpp2Cents: 4000, eiCents: 0 });
  });

  it('leave out what is exempt', () => {
    const yearToDate = { pensionableCents: dollars(80_000) };
    expect(ask(week(1000, { exempt: { cpp: 'age' }, yearToDate }))).toMatchObject({
      cppCents: 0,
      cpp2Cents: 0,
      eiCents: 1630,
    });
    expect(ask(week(1000, { exempt: { cpp2: 'unstated' }, yearToDate }))).toMatchObject({
      cppCents: 5550,
      cpp2Cents: 0,
    });
    expect(ask(week(1000, { yearToDate }))).toMatchObject({ cppCents: 5550, cpp2Cents: 4000 });
    expect(ask(week(1000, { exempt: { ei: 'short-engagement' } }))).toMatchObject({
      cppCents: 5550,
      eiCents: 0,
    });
  });
});

describe('farm work', () => {
  const farm = (workingDaysInYear: number, cash: number) =>
    ask(week(1000, { agriculture: { workingDaysInYear, cashInYearCents: dollars(cash) } }));

  it('is outside the pension plan below 25 days or 250 dollars in the year with the employer', () => {
    expect(farm(24, 5000).cppCents).toBe(0);
    expect(farm(25, 5000).cppCents).toBe(5550);
    expect(farm(25, 249.99).cppCents).toBe(0);
    expect(farm(25, 250).cppCents).toBe(5550);
    expect(farm(24, 5000).lines[0]).toMatchObject({
      rule: 'pension-agriculture-days',
      source: { clause: expect.stringContaining('6(2)(a)') },
    });
  });

  it('is not insured below 7 days or without cash', () => {
    expect(farm(6, 5000).eiCents).toBe(0);
    expect(farm(7, 5000).eiCents).toBe(1630);
    expect(farm(7, 0).eiCents).toBe(0);
    expect(farm(7, 0.01).eiCents).toBe(1630);
  });

  it('is taxed all the same', () => {
    expect(farm(6, 5000).federalTaxCents).toBeGreaterThan(farm(30, 5000).federalTaxCents);
  });
});
