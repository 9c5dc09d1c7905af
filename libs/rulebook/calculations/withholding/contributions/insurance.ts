import { timesRatio } from '#libs/quantities';

import type { DatedValue } from '../../../value.js';
import type { WithholdingFacts } from '../facts.js';
import type { Payment } from '../payment.js';
import type { WithholdingStep } from '../result.js';
import { step, type Steps } from '../step.js';
import type { InsuranceTable } from '../tables/tables.js';
import { insuranceDuty, wholeYear } from './farm-work.js';

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
  if (outside) return { cents: 0, exempt: true, rule: outside.rule, steps: [outside.step] };
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

function outsideInsurance(
  { exempt, agriculture }: WithholdingFacts,
  table: InsuranceTable,
): { readonly step: WithholdingStep; readonly rule: DatedValue } | undefined {
  if (exempt?.ei !== undefined)
    return { step: step('INSURANCE_EXEMPT', { exemption: exempt.ei }, 0), rule: table.rule };
  if (agriculture === undefined) return undefined;
  const { step: why, rule } = insuranceDuty(wholeYear(agriculture), table);
  return why && { step: why, rule };
}
