import { cents } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import type { RuleStep } from '../inquiry.js';
import { contribute } from '../withholding/contribute.js';
import type { LumpSum, WithholdingFacts } from '../withholding/facts.js';
import type { Withholding } from '../withholding/result.js';
import { withhold } from '../withholding/withhold.js';
import { yearToDateAfter } from '../withholding/year-to-date.js';
import { centsOfRule, type CheckRules, type RefusedRule } from './check-rules.js';
import type { PaidRecord, YearsToDate } from './paid-record.js';
import { step, type RecordCheck } from './record-check.js';

/** What is due, and why income tax is not all in it, if it is not. */
interface Due {
  readonly made: Withholding;
  readonly taxOpen?: Omit<RefusedRule, 'held'>;
}

/**
 * Holds pension contribution, insurance premium and income tax, each where it was reported, against what is due on the gross
 * paid (`WITHHOLDING_OFF`, one for a record). Gives the year to date after it: as due, so that one wrong is not carried on.
 */
export function checkWithholding(check: RecordCheck): YearsToDate | undefined {
  const { yearsToDate } = check.before;
  const reported = isReported(check.record);
  if (yearsToDate === undefined) {
    if (reported)
      check.leaveOut('WITHHOLDING_OFF', { code: 'NOT_IN_RECORD', params: { column: 'year to date' } });
    return undefined;
  }
  const held = check.rules.look('withholding-edition', check.record.payDate);
  if (!held.held) {
    if (reported) check.leaveOut('WITHHOLDING_OFF', held);
    return yearsToDate;
  }
  const facts = factsOf(check);
  try {
    const made = reported ? compareWithDue(check, facts) : contribute(facts, check.rules.withholding);
    return new Map(yearsToDate).set(keyOf(check), yearToDateAfter(facts, made));
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    if (reported) check.leaveOut('WITHHOLDING_OFF', reasonOf(check, error));
    return yearsToDate;
  }
}

/** Whether a record reports what can be held against tables: only then does it matter what came before it in the year. */
export function isWithholdingChecked(record: PaidRecord, rules: CheckRules): boolean {
  return isReported(record) && rules.look('withholding-edition', record.payDate).held;
}

function isReported({ statutory }: PaidRecord): boolean {
  const { cppCents, cpp2Cents, eiCents, qpipCents, incomeTaxCents } = statutory;
  return [cppCents, cpp2Cents, eiCents, qpipCents, incomeTaxCents].some((amount) => amount !== undefined);
}

function compareWithDue(check: RecordCheck, facts: WithholdingFacts): Withholding {
  const tolerance = check.need('withholding-tolerance', 'WITHHOLDING_OFF');
  const due = dueOf(check, facts);
  if (tolerance) compare(check, due, centsOfRule(tolerance));
  return due.made;
}

/**
 * What is due on a record. Whoever is under the programme is a foreign farm worker, whose tax in Quebec depends on the income
 * of the year: where that is not known, all but Quebec's tax can still be held against the record. A record that states a
 * claim of Quebec's form is one of somebody who filed it.
 */
function dueOf(check: RecordCheck, facts: WithholdingFacts): Due {
  const { withholding: rules } = check.rules;
  const isQuebec = rules.methodOf(facts.province, facts.payDate) === 'quebec';
  if (!isQuebec || facts.provincialClaim !== undefined) return { made: withhold(facts, rules, false) };
  const { expectedAnnualIncomeCents } = check.record;
  try {
    const expected = expectedAnnualIncomeCents === undefined ? {} : { expectedAnnualIncomeCents };
    return { made: withhold({ ...facts, foreignFarmWorker: true, ...expected }, rules, false) };
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    return {
      made: withhold({ ...facts, provincialClaim: 'E' }, rules, false),
      taxOpen: reasonOf(check, error),
    };
  }
}

const keyOf = ({ record }: RecordCheck) => `${record.payDate.slice(0, 4)} ${record.employerId}`;

function factsOf(check: RecordCheck): WithholdingFacts {
  const { record } = check;
  const federalClaim = record.noTaxClaimed === true ? 'E' : record.federalClaimCents;
  const yearToDate = check.before.yearsToDate?.get(keyOf(check));
  const lumpSum = lumpSumOf(record);
  return {
    province: check.rules.subject.province,
    payDate: record.payDate,
    payPeriods: record.payPeriods,
    grossCents: cents(record.grossCents - (record.lumpSumCents ?? 0)),
    ...(federalClaim === undefined ? {} : { federalClaim }),
    ...(record.provincialClaimCents === undefined ? {} : { provincialClaim: record.provincialClaimCents }),
    ...(yearToDate && { yearToDate }),
    ...(lumpSum && { lumpSum }),
  };
}

/** What of a payment belongs to no single period: in its gross, or made up for beside it. */
function lumpSumOf({ lumpSumCents, retroactiveCents }: PaidRecord): LumpSum | undefined {
  const [bonus, retroactive] = [lumpSumCents ?? 0, retroactiveCents ?? 0];
  if (bonus + retroactive === 0) return undefined;
  return { kind: bonus > 0 ? 'bonus' : 'retroactive-pay', grossCents: cents(bonus + retroactive) };
}

function compare(check: RecordCheck, { made: due, taxOpen }: Due, toleranceCents: number): void {
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
  // Without the tax of the province, less than the federal one is too little all the same.
  const taxCents = due.federalTaxCents + due.provincialTaxCents;
  if (taxOpen === undefined || (incomeTaxCents ?? taxCents) < taxCents - toleranceCents)
    hold('income-tax', incomeTaxCents, taxCents);
  else if (incomeTaxCents !== undefined) check.leaveOut('WITHHOLDING_OFF', taxOpen);
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

/** Why something was not checked, from what the rulebook refused. */
function reasonOf(check: RecordCheck, { refusals }: RuleRefused): Omit<RefusedRule, 'held'> {
  const [first] = refusals;
  if (first?.params['field'] === 'expectedAnnualIncomeCents')
    return { code: 'NOT_IN_RECORD', params: { column: 'expected annual income' } };
  const { province } = check.rules.subject;
  return {
    code: first?.code === 'VALUE_UNCONFIRMED' ? 'VALUE_UNCONFIRMED' : 'VALUE_NOT_COVERED',
    params: {
      value: first?.rule ?? 'withholding-method',
      keys: { province },
      dateOn: check.record.payDate,
    },
  };
}
