import { describe, expect, it } from '@jest/globals';
import { cents, plainDate } from '#libs/quantities';
import { assessPay, loadRulebook, type PayFacts, PayRules } from '#libs/rulebook';
import { explanationOf } from './explanation.js';
import { toBePaid } from './payment.js';
import { payslipOf } from './payslip.js';

const rules = new PayRules(loadRulebook(), {
  programme: 'sawp-caribbean',
  country: 'JM',
  province: 'ON',
  commodity: 'fruit incl apples',
});

/** A record of the week from 28 February 2000, a leap year, as it would have been stored. */
function recordOf(more: Partial<PayFacts> = {}) {
  const days = [
    { date: plainDate('2000-03-01'), hours: '7.25' },
    { date: plainDate('2000-02-28'), hours: 8 },
  ];
  const period = { periodStart: plainDate('2000-02-28'), periodEnd: plainDate('2000-03-05') };
  const statement = assessPay({ ...period, days, hourlyRate: '7.00', ...more }, rules);
  return {
    ...period,
    number: 'PR-000001-5',
    correctsId: null,
    edition: '2000',
    province: 'ON',
    payDate: '2000-03-08',
    facts: { days },
    statement,
  };
}

const explained = (more: Partial<PayFacts> = {}) => {
  const record = recordOf(more);
  return explanationOf(record, toBePaid(record.statement), null);
};

const parties = {
  worker: { givenNames: 'A', familyNames: 'B', number: 'W-1' },
  employer: { name: 'C', number: 'E-1', town: null },
  placement: { number: 'P-1', transportCostCents: null },
};
const year = { year: 2000, grossCents: 0, netCents: 0, toPayCents: 0, deductions: [] };

describe('an explanation', () => {
  it('has every day of the period in its order, with 0 hours where none were worked', () => {
    const { days, hours } = explained();
    expect(days.map(({ date, hours: worked }) => `${date} ${worked}`)).toEqual([
      '2000-02-28 8',
      '2000-02-29 0',
      '2000-03-01 7.25',
      '2000-03-02 0',
      '2000-03-03 0',
      '2000-03-04 0',
      '2000-03-05 0',
    ]);
    expect(hours).toBe('15.25');
  });

  it('keeps amounts and steps as they were stored', () => {
    const record = recordOf({ asked: { transport: cents(1_000) }, transportCostCents: cents(30_000) });
    const explanation = explanationOf(record, toBePaid(record.statement), null);
    expect(explanation).toMatchObject({
      grossCents: record.statement.grossCents,
      netCents: record.statement.netCents,
      gross: { steps: record.statement.gross.steps },
    });
    expect(explanation.deductions.map(({ amountCents, steps }) => ({ amountCents, steps }))).toEqual(
      record.statement.lines.map(({ amountCents, steps }) => ({ amountCents, steps })),
    );
  });

  it('names each source once and refers to it by its number', () => {
    const { sources, gross, deductions } = explained();
    const numbers = [gross, ...deductions].map(({ source }) => source);
    expect(numbers).toEqual([1, 2, 3]);
    expect(new Set(sources.map((source) => JSON.stringify(source))).size).toBe(3);
    const reported = explained({ statutory: [{ kind: 'cpp', amountCents: cents(100) }] });
    expect(reported.deductions[0]).toMatchObject({ kind: 'cpp', source: null, limit: null });
  });

  it('tells limits as they stand after this pay, on both sides of their end', () => {
    const limitAfter = (taken: number) =>
      explained({
        transportCostCents: cents(30_000),
        asked: { transport: cents(1_000) },
        seasonToDate: { transportCents: cents(taken) },
      }).deductions.find(({ kind }) => kind === 'transport');
    expect(limitAfter(8_999)).toMatchObject({
      amountCents: 1_000,
      limit: { limitCents: 10_000, takenCents: 9_999, leftCents: 1 },
    });
    expect(limitAfter(9_001)).toMatchObject({
      amountCents: 999,
      limit: { limitCents: 10_000, takenCents: 10_000, leftCents: 0 },
    });
  });
});

describe('the balances of a payslip', () => {
  const balancesOf = (more: Partial<PayFacts>) => {
    const record = recordOf(more);
    return payslipOf(record, toBePaid(record.statement), parties, year, { state: null, code: null }).balances;
  };

  it('are what the season took, with limits where this pay tells them', () => {
    const balances = balancesOf({
      seasonToDate: { savingsCents: cents(10_000), transportCents: cents(500) },
    });
    // 15.25 hours at 7.00 are 106.75, of which a quarter is saved and 4 % go to administration.
    expect(balances).toEqual([
      { kind: 'transport', takenCents: 500, limit: null },
      {
        kind: 'administration',
        takenCents: 427,
        limit: { limitCents: 42_500, takenCents: 427, leftCents: 42_073 },
      },
      { kind: 'savings', takenCents: 12_669, limit: null },
    ]);
  });

  it('leave out what stands at nothing', () => {
    expect(balancesOf({}).map(({ kind }) => kind)).toEqual(['administration', 'savings']);
  });
});
