import { cents, rateTimes } from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import type { RuleStep } from '../../inquiry.js';
import { contribute, type Contributed } from '../../withholding/contribute.js';
import { dueWithholding, type DueWithholding } from '../../withholding/due.js';
import type { WithholdingFacts } from '../../withholding/facts.js';
import { yearToDateAfter } from '../../withholding/year-to-date.js';
import type { Unchecked } from '../finding.js';
import { withheldOf, type PaidRecord, type YearsToDate, type YearUnknown } from '../paid-record.js';
import { dueInOtherYears } from '../worker/other-years.js';
import { step, whyNot, type RecordCheck } from './record-check.js';
import { yearKeyOf } from './shown-work.js';
import { incomeTaxOf, withholdingFactsOf } from './withholding-of-record.js';

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
      ? [dueWithholding({ ...facts, grossCents: cents(facts.grossCents + short) }, check.rules.withholding)]
      : [];
  const toleranceCents = rateTimes(tolerance.amount, 1, 'down');
  const off = compare(check, due, onLawful, toleranceCents);
  const unknown = off.steps.length > 0 ? yearUnknownOf(check) : undefined;
  if (unknown === undefined) report(check, due, off);
  else {
    const others = dueInOtherYears(facts, unknown, check.rules.withholding);
    const surelyOff = compare(check, due, [...onLawful, ...others], toleranceCents);
    if (surelyOff.steps.length < off.steps.length) check.leaveOut('WITHHOLDING_OFF', unknown.why);
    report(check, due, surelyOff);
  }
  const isOpen = due.taxOpen !== undefined && incomeTaxOf(check.record) !== undefined;
  if (isOpen && !off.steps.some(({ params }) => params['kind'] === 'income-tax'))
    check.leaveOut('WITHHOLDING_OFF', reasonOf(check, due.taxOpen));
  return due.made;
}

/** Pay of the year that is not shown before a record which does not state it. */
function yearUnknownOf({ record, before }: RecordCheck): YearUnknown | undefined {
  return record.yearToDate?.grossCents === undefined ? before.yearUnknown?.(record) : undefined;
}

/** What of a record is off, with what is due and what was withheld of all that it reports. */
interface Off {
  readonly steps: readonly RuleStep[];
  readonly expectedCents: number;
  readonly actualCents: number;
}

/** Holds what was withheld against what is due, or lies between that and what is due otherwise: on the lawful gross, in other years to date. */
function compare(
  { record }: RecordCheck,
  due: DueWithholding,
  otherwise: readonly DueWithholding[],
  toleranceCents: number,
): Off {
  const withheld = (kind: Parameters<typeof withheldOf>[1]) => withheldOf(record, kind);
  const [cpp2Cents, incomeTaxCents] = [withheld('cpp2'), incomeTaxOf(record)];
  const steps: RuleStep[] = [];
  let [expectedCents, actualCents] = [0, 0];
  const hold = (kind: string, withheldCents: number | undefined, of: (one: DueWithholding) => number) => {
    if (withheldCents === undefined) return;
    // Almost every record is held against one due: lists of it would cost more than the comparison.
    const dueCents =
      otherwise.length === 0 ? of(due) : nearest(withheldCents, [of(due), ...otherwise.map(of)]);
    expectedCents += dueCents;
    actualCents += withheldCents;
    if (Math.abs(withheldCents - dueCents) > toleranceCents)
      steps.push(step('WITHHOLDING_DUE', { kind, withheldCents, toleranceCents }, dueCents));
  };
  // A record without a column of its own for the second contribution holds both in one.
  const pension = ({ cppCents, cpp2Cents: second }: Contributed) =>
    cppCents + (cpp2Cents === undefined ? second : 0);
  hold('cpp', withheld('cpp'), ({ made }) => pension(made));
  hold('cpp2', cpp2Cents, ({ made }) => made.cpp2Cents);
  hold('ei', withheld('ei'), ({ made }) => made.eiCents);
  hold('qpip', withheld('qpip'), ({ made }) => made.qpipCents ?? 0);
  const { taxCents, taxOpen } = due;
  // Of a tax that is open the least is known, and whether that was withheld.
  const isTooLittle = taxCents !== undefined && (incomeTaxCents ?? 0) < taxCents - toleranceCents;
  if (taxOpen === undefined || isTooLittle)
    hold('income-tax', incomeTaxCents, (one) => one.taxCents ?? taxCents ?? 0);
  return { steps, expectedCents, actualCents };
}

/** The amount nearest to another between the lowest and the highest of some. */
const nearest = (amount: number, dues: readonly number[]): number =>
  Math.min(Math.max(amount, Math.min(...dues)), Math.max(...dues));

function report(check: RecordCheck, { made }: DueWithholding, off: Off): void {
  const { steps, expectedCents, actualCents } = off;
  if (steps.length === 0) return;
  const decisive = made.lines.find(({ kind }) => kind === firstKind(steps));
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
