import { timesRatio, type Ratio } from '#libs/quantities';

import type { DatedValue } from '../../../value.js';
import type { WithholdingFacts } from '../facts.js';
import type { Payment } from '../payment.js';
import type { WithholdingStep } from '../result.js';
import { step, type Steps } from '../step.js';
import type { PensionTable } from '../tables/tables.js';
import { pensionDuty, wholeYear } from './farm-work.js';
import { pensionAge } from './pension-age.js';

/** Pension plan contributions of one payment. */
export interface PensionContribution {
  /** Base and first additional contribution (C). */
  readonly cents: number;
  /** Second additional contribution (C2). */
  readonly secondCents: number;
  /** Whether this payment is outside the plan. */
  readonly exempt: boolean;
  /** The value that the contribution rests on. */
  readonly rule: DatedValue;
  /** What the year's maximum leaves with this employer before this payment. */
  readonly leftCents: number;
  readonly steps: readonly WithholdingStep[];
  readonly secondSteps: readonly WithholdingStep[];
}

/**
 * Contributions of a payment (T4127, chapter 6): what earnings above the exemption owe, at most what the year has left.
 * Unless `explained`, no steps are noted.
 */
export function pensionContribution(
  facts: WithholdingFacts,
  payment: Payment,
  table: PensionTable,
  explained = true,
): PensionContribution {
  const outside = outsidePlan(facts, table);
  if (outside) {
    const steps = [outside.step];
    return {
      ...{ cents: 0, secondCents: 0, exempt: true, rule: outside.rule, leftCents: 0 },
      ...{ steps, secondSteps: steps },
    };
  }
  const steps: Steps = explained ? [] : undefined;
  const exemptionCents = payment.lumpSumAlone ? 0 : periodExemption(facts, table, steps);
  const owedCents = contributionOn(payment.wholeCents, exemptionCents, table);
  steps?.push(
    step(
      'PENSION_CONTRIBUTION',
      { earningsCents: payment.wholeCents, exemptionCents, share: table.rate.text },
      owedCents,
    ),
  );
  const contributedCents = facts.yearToDate?.cppBaseCents ?? 0;
  const months = pensionMonths(facts, table);
  const { maximumCents } = table;
  const leftCents = yearLeft(maximumCents, contributedCents, months);
  const cents = Math.min(owedCents, leftCents);
  if (cents < owedCents) steps?.push(step('YEAR_LEFT', { maximumCents, months, contributedCents }, cents));
  const second = secondContribution(facts, payment, table, months, explained);
  return {
    cents,
    secondCents: second.secondCents,
    exempt: false,
    rule: table.rule,
    leftCents,
    steps: steps ?? [],
    secondSteps: second.secondSteps,
  };
}

/** What earnings owe above an exemption, before the year's maximum. */
export function contributionOn(earningsCents: number, exemptionCents: number, table: PensionTable): number {
  return owedOn(earningsCents - exemptionCents, table.rate, table);
}

/** A share of earnings, rounded half up; above nothing it is never less than the plan's smallest contribution. */
function owedOn(earningsCents: number, rate: Ratio, { smallestCents }: PensionTable): number {
  return earningsCents > 0 ? Math.max(smallestCents, timesRatio(earningsCents, rate)) : 0;
}

/** The exemption of one period: the year's, cut to whole cents. It stays the same however little is worked. */
export function exemptionOf(payPeriods: number, table: PensionTable): number {
  return Math.floor(table.basicExemptionCents / payPeriods);
}

/** A yearly amount for the months in which contributions are required. */
export function forMonths(yearCents: number, months: number): number {
  return months === 12 ? yearCents : timesRatio(yearCents, { numerator: months, denominator: 12 });
}

/** Months of the year in which contributions are required (PM): as told, or those of the worker's age. */
export function pensionMonths(
  { pensionableMonths, birthOn, payDate }: WithholdingFacts,
  { ages }: PensionTable,
): number {
  if (pensionableMonths !== undefined) return pensionableMonths;
  return birthOn === undefined ? 12 : pensionAge(birthOn, payDate, ages).months;
}

function periodExemption(facts: WithholdingFacts, table: PensionTable, steps: Steps): number {
  const cents = exemptionOf(facts.payPeriods, table);
  steps?.push(
    step('PENSION_EXEMPTION', { yearCents: table.basicExemptionCents, payPeriods: facts.payPeriods }, cents),
  );
  return cents;
}

function secondContribution(
  facts: WithholdingFacts,
  payment: Payment,
  table: PensionTable,
  months: number,
  explained: boolean,
): Pick<PensionContribution, 'secondCents' | 'secondSteps'> {
  const exemption = facts.exempt?.cpp2;
  if (exemption !== undefined)
    return { secondCents: 0, secondSteps: [step('SECOND_PENSION_EXEMPT', { exemption }, 0)] };
  const toDateCents = facts.yearToDate?.pensionableCents ?? facts.yearToDate?.grossCents ?? 0;
  const fromCents = Math.max(toDateCents, forMonths(table.earningsMaximumCents, months));
  const earningsCents = Math.max(0, toDateCents + payment.wholeCents - fromCents);
  const owedCents = owedOn(earningsCents, table.secondRate, table);
  const steps: Steps = explained
    ? [
        step(
          'SECOND_PENSION_CONTRIBUTION',
          { earningsCents, fromCents, share: table.secondRate.text },
          owedCents,
        ),
      ]
    : undefined;
  const contributedCents = facts.yearToDate?.cppAdditionalCents ?? 0;
  const { secondMaximumCents: maximumCents } = table;
  const secondCents = Math.min(owedCents, yearLeft(maximumCents, contributedCents, months));
  if (secondCents < owedCents)
    steps?.push(step('YEAR_LEFT', { maximumCents, months, contributedCents }, secondCents));
  return { secondCents, secondSteps: steps ?? [] };
}

function yearLeft(maximumCents: number, contributedCents: number, months: number): number {
  return Math.max(0, forMonths(maximumCents, months) - contributedCents);
}

/**
 * Why a payment is outside the plan, and the value that says so, if it is: an exemption, the worker's age, or too little
 * farm work.
 */
function outsidePlan(
  { exempt, birthOn, payDate, agriculture }: WithholdingFacts,
  table: PensionTable,
): { readonly step: WithholdingStep; readonly rule: DatedValue } | undefined {
  if (exempt?.cpp !== undefined)
    return { step: step('PENSION_EXEMPT', { exemption: exempt.cpp }, 0), rule: table.rule };
  if (birthOn !== undefined) {
    const { isDue, rule } = pensionAge(birthOn, payDate, table.ages);
    if (!isDue) return { step: step('PENSION_EXEMPT', { exemption: 'age' }, 0), rule };
  }
  if (agriculture === undefined) return undefined;
  const { step: why, rule } = pensionDuty(wholeYear(agriculture), table);
  return why && { step: why, rule };
}
