import { timesRatio, type Ratio } from '#libs/quantities';

import type { DatedValue } from '../../../value.js';
import type { WithholdingFacts } from '../facts.js';
import type { Payment } from '../payment.js';
import type { WithholdingStep } from '../result.js';
import { step, type Steps } from '../step.js';
import type { PensionTable } from '../tables/tables.js';

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
 * Contributions of a payment (T4127, chapter 6): what earnings above the exemption owe, at most what the year has left. Unless
 * `explained`, no steps are noted.
 */
export function pensionContribution(
  facts: WithholdingFacts,
  payment: Payment,
  table: PensionTable,
  explained = true,
): PensionContribution {
  const outside = outsidePlan(facts, table);
  if (outside) {
    const rule = outside.code === 'PENSION_EXEMPT' ? table.rule : table.agricultureRule;
    const steps = [outside];
    return { cents: 0, secondCents: 0, exempt: true, rule, leftCents: 0, steps, secondSteps: steps };
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
  const leftCents = yearLeft(table.maximumCents, contributedCents, facts);
  const cents = Math.min(owedCents, leftCents);
  if (cents < owedCents)
    steps?.push(step('YEAR_LEFT', yearParams(table.maximumCents, contributedCents, facts), cents));
  const second = secondContribution(facts, payment, table, explained);
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
export function forMonths(yearCents: number, facts: WithholdingFacts): number {
  return timesRatio(yearCents, { numerator: facts.pensionableMonths ?? 12, denominator: 12 });
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
  explained: boolean,
): Pick<PensionContribution, 'secondCents' | 'secondSteps'> {
  if (facts.cpp2Exempt === true)
    return { secondCents: 0, secondSteps: [step('SECOND_PENSION_EXEMPT', {}, 0)] };
  const toDateCents = facts.yearToDate?.pensionableCents ?? facts.yearToDate?.grossCents ?? 0;
  const fromCents = Math.max(toDateCents, forMonths(table.earningsMaximumCents, facts));
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
  const secondCents = Math.min(owedCents, yearLeft(table.secondMaximumCents, contributedCents, facts));
  if (secondCents < owedCents)
    steps?.push(
      step('YEAR_LEFT', yearParams(table.secondMaximumCents, contributedCents, facts), secondCents),
    );
  return { secondCents, secondSteps: steps ?? [] };
}

function yearLeft(maximumCents: number, contributedCents: number, facts: WithholdingFacts): number {
  return Math.max(0, forMonths(maximumCents, facts) - contributedCents);
}

function yearParams(
  maximumCents: number,
  contributedCents: number,
  facts: WithholdingFacts,
): WithholdingStep['params'] {
  return { maximumCents, months: facts.pensionableMonths ?? 12, contributedCents };
}

/** Why a payment is outside the plan, if it is: an exemption, or too little farm work for this employer in the year. */
function outsidePlan(facts: WithholdingFacts, table: PensionTable): WithholdingStep | undefined {
  if (facts.cppExempt === true) return step('PENSION_EXEMPT', {}, 0);
  const farm = facts.agriculture;
  if (!farm) return undefined;
  const { agricultureDays: leastDays, agricultureCashCents: leastCashCents } = table;
  const { workingDaysInYear: days, cashInYearCents: cashCents } = farm;
  if (days >= leastDays && cashCents >= leastCashCents) return undefined;
  return step('PENSION_FARM_EXCLUDED', { days, cashCents, leastDays, leastCashCents }, 0);
}
