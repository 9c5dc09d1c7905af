import { RuleRefused } from '../../refusal.js';
import type { RuleStep } from '../inquiry.js';
import type { Withholding } from '../withholding/result.js';
import { withhold } from '../withholding/withhold.js';
import { yearToDateAfter } from '../withholding/year-to-date.js';
import { centsOfRule } from './check-rules.js';
import type { UncheckedCode } from './check-codes.js';
import type { YearsToDate } from './paid-record.js';
import { step, type RecordCheck } from './record-check.js';

/**
 * Holds pension contribution, insurance premium and income tax, each where it was reported, against what is due on the gross
 * paid (`WITHHOLDING_OFF`, one for a record). Gives the year to date after it: as due, so that one wrong is not carried on.
 */
export function checkWithholding(check: RecordCheck): YearsToDate | undefined {
  const { cppCents, eiCents, qpipCents, incomeTaxCents } = check.record.statutory;
  const { yearsToDate } = check.before;
  if ([cppCents, eiCents, qpipCents, incomeTaxCents].every((amount) => amount === undefined))
    return yearsToDate;
  if (yearsToDate === undefined) {
    check.leaveOut('WITHHOLDING_OFF', { code: 'NOT_IN_RECORD', params: { column: 'year to date' } });
    return undefined;
  }
  const tolerance = check.need('withholding-tolerance', 'WITHHOLDING_OFF');
  const held = check.rules.look('withholding-edition', check.record.payDate);
  if (!held.held) {
    check.leaveOut('WITHHOLDING_OFF', held);
    return yearsToDate;
  }
  const facts = factsOf(check);
  try {
    const due = withhold(facts, check.rules.withholding, false);
    if (tolerance) compare(check, due, centsOfRule(tolerance));
    return new Map(yearsToDate).set(keyOf(check), yearToDateAfter(facts, due));
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    leaveOut(check, error);
    return yearsToDate;
  }
}

const keyOf = ({ record }: RecordCheck) => `${record.payDate.slice(0, 4)} ${record.employerId}`;

function factsOf(check: RecordCheck): Parameters<typeof withhold>[0] {
  const { record } = check;
  const yearToDate = check.before.yearsToDate?.get(keyOf(check));
  return {
    province: check.rules.subject.province,
    payDate: record.payDate,
    payPeriods: record.payPeriods,
    grossCents: record.grossCents,
    ...(record.federalClaimCents === undefined ? {} : { federalClaim: record.federalClaimCents }),
    ...(record.provincialClaimCents === undefined ? {} : { provincialClaim: record.provincialClaimCents }),
    ...(yearToDate && { yearToDate }),
  };
}

function compare(check: RecordCheck, due: Withholding, toleranceCents: number): void {
  const { cppCents, cpp2Cents, eiCents, qpipCents, incomeTaxCents } = check.record.statutory;
  const steps: RuleStep[] = [];
  let [expectedCents, actualCents] = [0, 0];
  const hold = (kind: string, withheldCents: number | undefined, dueCents: number): void => {
    if (withheldCents === undefined) return;
    expectedCents += dueCents;
    actualCents += withheldCents;
    if (Math.abs(withheldCents - dueCents) > toleranceCents)
      steps.push(step('WITHHOLDING_DUE', { kind, withheldCents, toleranceCents }, dueCents));
  };
  // A record without a column of its own for the second contribution holds both in one.
  hold('cpp', cppCents, due.cppCents + (cpp2Cents === undefined ? due.cpp2Cents : 0));
  hold('cpp2', cpp2Cents, due.cpp2Cents);
  hold('ei', eiCents, due.eiCents);
  hold('qpip', qpipCents, due.qpipCents ?? 0);
  hold('income-tax', incomeTaxCents, due.federalTaxCents + due.provincialTaxCents);
  if (steps.length === 0) return;
  const decisive = due.lines.find(({ kind }) => kind === firstKind(steps));
  check.find({
    code: 'WITHHOLDING_OFF',
    ...{ owedCents: actualCents - expectedCents, expectedCents, actualCents, values: [] },
    ...(decisive && { rule: decisive.rule, source: decisive.source }),
    explanation: steps,
  });
}

/** The line of a withholding that speaks for a column. */
function firstKind(steps: readonly RuleStep[]): string {
  const kind = steps[0]?.params['kind'];
  return typeof kind === 'string' && kind !== 'income-tax' ? kind : 'federal-tax';
}

function leaveOut(check: RecordCheck, { refusals }: RuleRefused): void {
  const [first] = refusals;
  const unconfirmed = first?.code === 'VALUE_UNCONFIRMED';
  const code: UncheckedCode = unconfirmed ? 'VALUE_UNCONFIRMED' : 'VALUE_NOT_COVERED';
  const { province } = check.rules.subject;
  const params = {
    value: first?.rule ?? 'withholding-method',
    keys: { province },
    dateOn: check.record.payDate,
  };
  check.leaveOut('WITHHOLDING_OFF', { code, params });
}
