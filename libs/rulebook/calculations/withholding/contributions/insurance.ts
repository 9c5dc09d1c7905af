import { timesRatio } from '#libs/quantities';

import type { DatedValue } from '../../../value.js';
import type { WithholdingFacts } from '../facts.js';
import type { Payment } from '../payment.js';
import type { WithholdingStep } from '../result.js';
import { step, type Steps } from '../step.js';
import type { InsuranceTable } from '../tables/tables.js';

/** The employment insurance premium of one payment. */
export interface InsurancePremium {
  readonly cents: number;
  readonly exempt: boolean;
  /** The value that the premium rests on. */
  readonly rule: DatedValue;
  readonly steps: readonly WithholdingStep[];
}

/**
 * The premium of a payment (T4127, chapter 7): the rate times insurable earnings, at most what the year has left. Unless
 * `explained`, no steps are noted.
 */
export function insurancePremium(
  facts: WithholdingFacts,
  payment: Payment,
  table: InsuranceTable,
  explained = true,
): InsurancePremium {
  const outside = outsideInsurance(facts, table);
  if (outside) {
    const rule = outside.code === 'INSURANCE_EXEMPT' ? table.rule : table.agricultureRule;
    return { cents: 0, exempt: true, rule, steps: [outside] };
  }
  const owedCents = timesRatio(payment.wholeCents, table.rate);
  const steps: Steps = explained
    ? [step('INSURANCE_PREMIUM', { earningsCents: payment.wholeCents, share: table.rate.text }, owedCents)]
    : undefined;
  const contributedCents = premiumsToDate(facts, table);
  const leftCents = Math.max(0, table.maximumCents - contributedCents);
  const cents = Math.min(owedCents, leftCents);
  if (cents < owedCents)
    steps?.push(step('YEAR_LEFT', { maximumCents: table.maximumCents, months: 12, contributedCents }, cents));
  return { cents, exempt: false, rule: table.rule, steps: steps ?? [] };
}

/** Premiums since January; where only the earnings are known, what those owe. */
export function premiumsToDate({ yearToDate }: WithholdingFacts, table: InsuranceTable): number {
  if (yearToDate?.eiCents !== undefined) return yearToDate.eiCents;
  return timesRatio(Math.min(yearToDate?.insurableCents ?? 0, table.earningsMaximumCents), table.rate);
}

function outsideInsurance(facts: WithholdingFacts, table: InsuranceTable): WithholdingStep | undefined {
  if (facts.eiExempt === true) return step('INSURANCE_EXEMPT', {}, 0);
  const farm = facts.agriculture;
  if (!farm || (farm.workingDaysInYear >= table.agricultureDays && farm.cashInYearCents > 0))
    return undefined;
  const { workingDaysInYear: days, cashInYearCents: cashCents } = farm;
  return step('INSURANCE_FARM_EXCLUDED', { days, cashCents, leastDays: table.agricultureDays }, 0);
}
