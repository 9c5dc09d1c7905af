import { isPlainDate } from '#libs/quantities';

import type { RuleRefusal } from '../../refusal.js';
import type { TaxClaim, WithholdingFacts } from './facts.js';

/**
 * The most that a claim can be, in cents. It is no law but a guard against cents taken for dollars or income for a claim:
 * all amounts of a TD1 form together stay far below it.
 */
export const claimCeilingCents = 20_000_000;

/** The most pay periods in a year: hourly pay, as in table 6.1 of T4127. */
export const payPeriodsCeiling = 2000;

/** The most that one amount can be, in cents: what stays exact when it is taken for a year of payments. */
const amountCeilingCents = 1_000_000_000_000;

/** Everything in the facts that cannot be, each with its field and what was expected. */
export function invalidWithholdingFacts(facts: WithholdingFacts): RuleRefusal[] {
  const wrong: RuleRefusal[] = [];
  const report = (field: string, expected: string, found: unknown): void => {
    wrong.push({
      code: 'PAY_FACTS_INVALID',
      params: { field },
      rule: 'withholding',
      text: `${field} must be ${expected}, not ${String(found)}.`,
      instead: `Correct ${field} and ask again.`,
    });
  };
  if (!isPlainDate(facts.payDate)) report('payDate', 'a date of the calendar', facts.payDate);
  if (!whole(facts.payPeriods, 1, payPeriodsCeiling))
    report('payPeriods', `a whole number from 1 to ${payPeriodsCeiling}`, facts.payPeriods);
  if (!whole(facts.pensionableMonths ?? 12, 0, 12))
    report('pensionableMonths', 'a whole number from 0 to 12', facts.pensionableMonths);
  if (!whole(facts.dependants ?? 0, 0, 99))
    report('dependants', 'a whole number from 0 to 99', facts.dependants);
  for (const field of ['federalClaim', 'provincialClaim'] as const) {
    if (!isClaim(facts[field]))
      report(field, 'cents from 0 to 200,000.00 dollars, E or a code from 0 to 10', facts[field]);
  }
  for (const group of [facts, facts.yearToDate, facts.lumpSum, facts.agriculture, facts.quebecAveraging]) {
    if (group !== undefined) checkAmounts(group, report);
  }
  const kept = (facts.rrspCents ?? 0) + (facts.unionDuesCents ?? 0);
  const paid = facts.grossCents + (facts.taxableBenefitsCents ?? 0);
  if (kept > paid) report('rrspCents', 'with union dues no more than the pay of the period', kept);
  const { lumpSum } = facts;
  if (lumpSum && (lumpSum.rrspCents ?? 0) > lumpSum.grossCents)
    report('lumpSum.rrspCents', 'no more than the lump sum', lumpSum.rrspCents);
  return wrong;
}

function isClaim(claim: TaxClaim | undefined): boolean {
  if (claim === undefined || claim === 'E') return true;
  return typeof claim === 'number' ? whole(claim, 0, claimCeilingCents) : whole(claim.code, 0, 10);
}

function whole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

function checkAmounts(
  group: object,
  report: (field: string, expected: string, found: unknown) => void,
): void {
  for (const field in group) {
    const value = (group as Record<string, unknown>)[field];
    if (value === undefined || !field.endsWith('Cents')) continue;
    if (typeof value !== 'number' || !whole(value, 0, amountCeilingCents))
      report(field, 'a whole number of cents, 0 or more', value);
  }
}
