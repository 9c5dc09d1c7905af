import { cents, rateTimes } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import type { RuleStep } from '../inquiry.js';
import { contribute, type Contributed } from '../withholding/contribute.js';
import { dueWithholding, type DueWithholding } from '../withholding/due.js';
import type { WithholdingFacts } from '../withholding/facts.js';
import { yearToDateAfter } from '../withholding/year-to-date.js';
import type { Unchecked } from './finding.js';
import { withheldOf, type PaidRecord, type YearsToDate } from './paid-record.js';
import { step, whyNot, type RecordCheck } from './record-check.js';
import { incomeTaxOf, withholdingFactsOf, yearKeyOf } from './withholding-of-record.js';

/**
 * Holds pension contribution, insurance premium and income tax, each where it was reported, against what is due on the gross
 * paid (`WITHHOLDING_OFF`, one for a record). Where that is too low, up to what is due on the lawful gross, `baseCents`, is no
 * violation of its own: the gross is owed already. Gives the year to date after it: as due, so that one violation is not carried on.
 */
export function checkWithholding(check: RecordCheck, baseCents: number): YearsToDate | undefined {
  const { yearsToDate } = check.before;
  const reported = isReported(check.record);
  if (yearsToDate === undefined) {
    if (reported)
      check.leaveOut('WITHHOLDING_OFF', { code: 'NOT_IN_RECORD', params: { column: 'year to date' } });
    return undefined;
  }
  const held = check.rules.on(check.record.payDate).look('withholding-edition');
  if (held instanceof RuleRefused) {
    if (reported) check.leaveOut('WITHHOLDING_OFF', { ...whyNot(held, 'withholding-edition', check) });
    return yearsToDate;
  }
  try {
    const facts = withholdingFactsOf(check);
    const made = reported
      ? compareWithDue(check, facts, baseCents)
      : contribute(facts, check.rules.withholding);
    return new Map(yearsToDate).set(yearKeyOf(check.record), yearToDateAfter(facts, made));
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    if (reported) check.leaveOut('WITHHOLDING_OFF', reasonOf(check, error));
    return yearsToDate;
  }
}

function isReported({ statutory }: PaidRecord): boolean {
  return statutory.length > 0;
}

function compareWithDue(check: RecordCheck, facts: WithholdingFacts, baseCents: number): Contributed {
  const tolerance = check.need('withholding-tolerance', 'WITHHOLDING_OFF');
  const due = dueWithholding(facts, check.rules.withholding);
  if (!tolerance?.amount) return due.made;
  const short = baseCents - check.record.grossCents;
  const onLawful =
    short > 0
      ? dueWithholding({ ...facts, grossCents: cents(facts.grossCents + short) }, check.rules.withholding)
      : due;
  compare(check, due, onLawful, rateTimes(tolerance.amount, 1, 'down'));
  return due.made;
}

function compare(
  check: RecordCheck,
  { made: due, taxCents, taxOpen }: DueWithholding,
  { made: most, taxCents: mostTaxCents = 0 }: DueWithholding,
  toleranceCents: number,
): void {
  const withheld = (kind: Parameters<typeof withheldOf>[1]) => withheldOf(check.record, kind);
  const [cpp2Cents, incomeTaxCents] = [withheld('cpp2'), incomeTaxOf(check.record)];
  const steps: RuleStep[] = [];
  let [expectedCents, actualCents] = [0, 0];
  const hold = (kind: string, withheldCents: number | undefined, least: number, highest: number): void => {
    if (withheldCents === undefined) return;
    const dueCents = Math.min(Math.max(withheldCents, least), Math.max(least, highest));
    expectedCents += dueCents;
    actualCents += withheldCents;
    if (Math.abs(withheldCents - dueCents) > toleranceCents)
      steps.push(step('WITHHOLDING_DUE', { kind, withheldCents, toleranceCents }, dueCents));
  };
  // A record without a column of its own for the second contribution holds both in one.
  const pension = ({ cppCents, cpp2Cents: second }: Contributed) =>
    cppCents + (cpp2Cents === undefined ? second : 0);
  hold('cpp', withheld('cpp'), pension(due), pension(most));
  hold('cpp2', cpp2Cents, due.cpp2Cents, most.cpp2Cents);
  hold('ei', withheld('ei'), due.eiCents, most.eiCents);
  hold('qpip', withheld('qpip'), due.qpipCents ?? 0, most.qpipCents ?? 0);
  const isTooLittle = taxCents !== undefined && (incomeTaxCents ?? 0) < taxCents - toleranceCents;
  if (taxOpen === undefined || isTooLittle) hold('income-tax', incomeTaxCents, taxCents ?? 0, mostTaxCents);
  else if (incomeTaxCents !== undefined) check.leaveOut('WITHHOLDING_OFF', reasonOf(check, taxOpen));
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
function reasonOf(check: RecordCheck, { refusals }: RuleRefused): Omit<Unchecked, 'check'> {
  const [first] = refusals;
  if (first?.params['field'] === 'expectedAnnualIncomeCents')
    return { code: 'NOT_IN_RECORD', params: { column: 'expected_annual_income' } };
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
