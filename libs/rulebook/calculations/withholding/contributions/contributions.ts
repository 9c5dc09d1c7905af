import { timesRatio, type Ratio } from '#libs/quantities';

import type { WithholdingFacts } from '../facts.js';
import { premiumsToDate, type InsurancePremium } from './insurance.js';
import type { Payment } from '../payment.js';
import {
  contributionOn,
  exemptionOf,
  forMonths,
  type PensionContribution,
  pensionMonths,
} from './pension.js';
import type { InsuranceTable, PensionTable } from '../tables/tables.js';

/** What pension contributions and premiums mean for income tax. Yearly amounts, already held to their maxima. */
export interface ContributionsForTax {
  /** Additional pension contributions taken off ordinary pay (F5A) and off the lump sum (F5B), per period. */
  readonly periodicDeductionCents: number;
  readonly lumpSumDeductionCents: number;
  /** The same off the lump sums paid earlier this year (F5BYTD). */
  readonly priorDeductionCents: number;
  /** Yearly contributions that are credited, one amount for each plan: of ordinary pay alone. */
  readonly credited: readonly number[];
  /** The same with the lump sums paid earlier this year, and with those and the present one. */
  readonly creditedBefore: readonly number[];
  readonly creditedWith: readonly number[];
}

/** One plan's yearly contributions as they are credited. */
export interface CreditedPlan {
  /** Of ordinary pay, for the year; of earlier lump sums; of the present one. */
  readonly yearCents: number;
  readonly priorCents: number;
  readonly presentCents: number;
  /** Paid since January before this payment, and the maximum that is credited. */
  readonly toDateCents: number;
  readonly maximumCents: number;
}

/**
 * The contributions of a year that are credited (K2, K2P, K2Q): those of a year of such payments or, where that is more, what
 * was paid before this payment, up to the maximum. CRA's online calculator credits no more in the period in which the maximum
 * is reached, although T4127 recommends the maximum there (docs/adr/0017).
 */
export function creditedOf(plan: CreditedPlan, lumpSums: 'none' | 'prior' | 'all'): number {
  const prior = lumpSums === 'none' ? 0 : plan.priorCents;
  const present = lumpSums === 'all' ? plan.presentCents : 0;
  return Math.min(plan.maximumCents, Math.max(plan.yearCents + prior + present, plan.toDateCents));
}

/**
 * Additional pension contributions of a payment (F5), parted between ordinary pay and lump sum by their share of earnings
 * (F5A, F5B). Beside a lump sum alone, ordinary pay has what the usual period contributes.
 */
export function additionalPension(
  payment: Payment,
  pension: PensionContribution,
  additionalShare: Ratio,
  usualContributionCents: number,
): Pick<ContributionsForTax, 'periodicDeductionCents' | 'lumpSumDeductionCents'> {
  const wholeCents = timesRatio(pension.cents, additionalShare) + pension.secondCents;
  if (payment.lumpSumCents === 0) return { periodicDeductionCents: wholeCents, lumpSumDeductionCents: 0 };
  if (payment.lumpSumAlone) {
    const periodicDeductionCents = timesRatio(usualContributionCents, additionalShare);
    return { periodicDeductionCents, lumpSumDeductionCents: wholeCents };
  }
  const share = (part: number): number =>
    timesRatio(wholeCents, { numerator: part, denominator: payment.wholeCents });
  return {
    periodicDeductionCents: share(payment.periodicCents),
    lumpSumDeductionCents: share(payment.lumpSumCents),
  };
}

/** Additional contributions on earlier lump sums: as told, or else what they owe, since such pay has no exemption. */
function priorDeduction(facts: WithholdingFacts, pension: PensionContribution, table: PensionTable): number {
  const { priorAdditionalPensionCents, priorGrossCents = 0 } = facts.lumpSum ?? {};
  if (priorAdditionalPensionCents !== undefined) return priorAdditionalPensionCents;
  if (pension.exempt) return 0;
  return timesRatio(contributionOn(priorGrossCents, 0, table), table.additionalShare);
}

/** What the contributions to several plans mean for tax; without a lump sum the three sets of credits are one. */
export function contributionsOf(
  deducted: Pick<ContributionsForTax, 'periodicDeductionCents' | 'lumpSumDeductionCents'>,
  priorDeductionCents: number,
  plans: readonly CreditedPlan[],
  hasLumpSum: boolean,
): ContributionsForTax {
  const credited = plans.map(creditedYear);
  const creditedBefore = hasLumpSum ? plans.map((plan) => creditedOf(plan, 'prior')) : credited;
  const creditedWith = hasLumpSum ? plans.map((plan) => creditedOf(plan, 'all')) : credited;
  const { periodicDeductionCents, lumpSumDeductionCents } = deducted;
  return {
    periodicDeductionCents,
    lumpSumDeductionCents,
    priorDeductionCents,
    credited,
    creditedBefore,
    creditedWith,
  };
}

const creditedYear = (plan: CreditedPlan): number => creditedOf(plan, 'none');

/** What CPP contributions and EI premiums mean for tax (F5, K2, K2P). */
export function contributionsForTax(
  facts: WithholdingFacts,
  payment: Payment,
  pension: PensionContribution,
  insurance: InsurancePremium,
  tables: { readonly pension: PensionTable; readonly insurance: InsuranceTable },
): ContributionsForTax {
  const ordinaryCents = ordinaryContribution(facts, payment, pension, tables.pension);
  const plan = pensionPlan(facts, pension, ordinaryCents, tables.pension);
  const premiums = insurancePlan(facts, payment, insurance, tables.insurance);
  const deducted = additionalPension(payment, pension, tables.pension.additionalShare, ordinaryCents);
  const prior = facts.lumpSum ? priorDeduction(facts, pension, tables.pension) : 0;
  return contributionsOf(deducted, prior, [plan, premiums], facts.lumpSum !== undefined);
}

/** The contribution on ordinary pay alone, as if no lump sum were paid with it, at most what the year has left. */
function ordinaryContribution(
  facts: WithholdingFacts,
  payment: Payment,
  pension: PensionContribution,
  table: PensionTable,
): number {
  if (pension.exempt || payment.lumpSumCents === 0) return pension.cents;
  const owedCents = contributionOn(payment.reckonedCents, exemptionOf(facts.payPeriods, table), table);
  return Math.min(owedCents, pension.leftCents);
}

function pensionPlan(
  facts: WithholdingFacts,
  pension: PensionContribution,
  ordinaryCents: number,
  table: PensionTable,
): CreditedPlan {
  const lumpSum = pension.exempt ? undefined : facts.lumpSum;
  return {
    yearCents: facts.payPeriods * timesRatio(ordinaryCents, table.baseShare),
    priorCents: baseOnLumpSum(lumpSum?.priorGrossCents, table),
    presentCents: baseOnLumpSum(lumpSum?.grossCents, table),
    toDateCents: timesRatio(facts.yearToDate?.cppBaseCents ?? 0, table.baseShare),
    maximumCents: forMonths(table.baseMaximumCents, pensionMonths(facts, table)),
  };
}

/** A lump sum has no exemption of its own. */
function baseOnLumpSum(earningsCents: number | undefined, table: PensionTable): number {
  return earningsCents === undefined
    ? 0
    : timesRatio(contributionOn(earningsCents, 0, table), table.baseShare);
}

function insurancePlan(
  facts: WithholdingFacts,
  payment: Payment,
  insurance: InsurancePremium,
  table: InsuranceTable,
): CreditedPlan {
  const lumpSum = insurance.exempt ? undefined : facts.lumpSum;
  const ordinaryCents = lumpSum ? timesRatio(payment.reckonedCents, table.rate) : insurance.cents;
  return {
    yearCents: facts.payPeriods * ordinaryCents,
    priorCents: timesRatio(lumpSum?.priorGrossCents ?? 0, table.rate),
    presentCents: timesRatio(lumpSum?.grossCents ?? 0, table.rate),
    toDateCents: premiumsToDate(facts, table),
    maximumCents: table.maximumCents,
  };
}
