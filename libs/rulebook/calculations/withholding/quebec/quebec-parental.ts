import { timesRatio } from '#libs/quantities';

import { creditedOf, type ContributionsForTax, type CreditedPlan } from '../contributions/contributions.js';
import type { WithholdingFacts } from '../facts.js';
import type { Payment } from '../payment.js';
import type { ParentalTable } from '../tables/tables.js';
import type { WithholdingStep } from '../result.js';
import { step } from '../step.js';

/** The parental insurance premium of one payment (QPIP). */
export interface ParentalPremium {
  readonly cents: number;
  readonly steps: readonly WithholdingStep[];
}

/** The premium of a payment (TP-1015.F, part 4): from the first dollar, at most what the year has left. */
export function parentalPremium(
  facts: WithholdingFacts,
  payment: Payment,
  table: ParentalTable,
): ParentalPremium {
  const exemption = facts.exempt?.qpip;
  if (exemption !== undefined) return { cents: 0, steps: [step('PARENTAL_EXEMPT', { exemption }, 0)] };
  const insurableCents = payment.wholeCents;
  const owedCents = premiumOn(insurableCents, table);
  const steps = [
    step('INSURANCE_PREMIUM', { earningsCents: insurableCents, share: table.rate.text }, owedCents),
  ];
  const contributedCents = parentalToDate(facts, table);
  const leftCents = Math.max(0, table.maximumCents - contributedCents);
  const cents = Math.min(owedCents, leftCents);
  if (cents < owedCents)
    steps.push(step('YEAR_LEFT', { maximumCents: table.maximumCents, months: 12, contributedCents }, cents));
  return { cents, steps };
}

/** Half a cent and more goes up; what is above nothing is at least the smallest premium. */
function premiumOn(insurableCents: number, { rate, smallestCents }: ParentalTable): number {
  return insurableCents > 0 ? Math.max(smallestCents, timesRatio(insurableCents, rate)) : 0;
}

/** What Quebec's premiums add to the contributions that federal tax credits (the third part of K2Q). */
export function creditedWithParental(
  contributions: ContributionsForTax,
  facts: WithholdingFacts,
  payment: Payment,
  table: ParentalTable,
): ContributionsForTax {
  const isExempt = facts.exempt?.qpip !== undefined;
  const of = (earningsCents = 0): number => (isExempt ? 0 : timesRatio(earningsCents, table.rate));
  const plan: CreditedPlan = {
    yearCents: of(facts.payPeriods * payment.reckonedCents),
    priorCents: of(facts.lumpSum?.priorGrossCents),
    presentCents: of(facts.lumpSum?.grossCents),
    toDateCents: parentalToDate(facts, table),
    maximumCents: table.maximumCents,
  };
  const credited = [...contributions.credited, creditedOf(plan, 'none')];
  if (facts.lumpSum === undefined)
    return { ...contributions, credited, creditedBefore: credited, creditedWith: credited };
  return {
    ...contributions,
    credited,
    creditedBefore: [...contributions.creditedBefore, creditedOf(plan, 'prior')],
    creditedWith: [...contributions.creditedWith, creditedOf(plan, 'all')],
  };
}

/**
 * Premiums since January; where only earnings are known, what those owe. Earnings insured for employment insurance may have
 * been noted up to its own lower maximum, so the higher of them and gross counts.
 */
function parentalToDate({ yearToDate }: WithholdingFacts, table: ParentalTable): number {
  if (yearToDate?.qpipCents !== undefined) return yearToDate.qpipCents;
  const earningsCents = Math.max(yearToDate?.grossCents ?? 0, yearToDate?.insurableCents ?? 0);
  return Math.min(
    table.maximumCents,
    timesRatio(Math.min(earningsCents, table.earningsMaximumCents), table.rate),
  );
}
