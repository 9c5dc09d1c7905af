import { describe, expect, it } from '@jest/globals';
import { repaymentRefusals } from './answer-audit-case.js';
import { periodRefusals } from './raise-finding.js';

const codes = (refusals: { code: string }[]) => refusals.map(({ code }) => code);

describe('the days of a finding', () => {
  const audited = { periodFrom: '2000-05-01', periodTo: '2000-05-31' };

  it.each([
    ['2000-05-01', '2000-05-31', []],
    ['2000-04-30', '2000-05-31', ['FINDING_OUTSIDE_PERIOD']],
    ['2000-05-01', '2000-06-01', ['FINDING_OUTSIDE_PERIOD']],
    ['2000-05-02', '2000-05-02', []],
    ['2000-05-02', '2000-05-01', ['AUDIT_PERIOD_REVERSED']],
  ])('%s to %s: %j', (periodFrom, periodTo, expected) => {
    expect(codes(periodRefusals(audited, { periodFrom, periodTo }))).toEqual(expected);
  });
});

describe('a repayment', () => {
  const owed = { owedCents: 5000, periodFrom: '2000-05-01' };

  it.each([
    [5000, '2000-07-01', []],
    [5001, '2000-07-01', []],
    [4999, '2000-07-01', ['REPAYMENT_SHORT']],
    [5000, '2000-07-02', ['REPAYMENT_DATE_WRONG']],
    [5000, '2000-05-01', []],
    [5000, '2000-04-30', ['REPAYMENT_DATE_WRONG']],
    [1, '2000-07-02', ['REPAYMENT_SHORT', 'REPAYMENT_DATE_WRONG']],
  ])('of %d cents on %s, seen on 2000-07-01: %j', (repaidCents, repaidOn, expected) => {
    expect(codes(repaymentRefusals({ ...owed, repaidCents, repaidOn }, '2000-07-01'))).toEqual(expected);
  });

  it('names the money as people read it', () => {
    const [refusal] = repaymentRefusals({ ...owed, repaidCents: 4999, repaidOn: '2000-07-01' }, '2000-07-01');
    expect(refusal?.params).toEqual({ repaid: '49.99', owed: '50.00' });
  });
});
