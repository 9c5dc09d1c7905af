import { timesRatio } from '#libs/quantities';

import type { TaxedYear } from './basic-tax.js';
import type { ContributionsForTax } from '../contributions/contributions.js';
import type { TaxClaim, WithholdingFacts } from '../facts.js';
import { annualFederalTax } from './federal-tax.js';
import type { Payment } from '../payment.js';
import { annualProvincialTax } from './provincial-tax.js';
import { federalClaimOf } from './tax-exemption.js';
import type { WithholdingStep } from '../result.js';
import { step, type Steps } from '../step.js';
import type { IncomeTaxTables } from '../tables/tables.js';

/** Tax of one payment by one jurisdiction. */
export interface PaymentTax {
  readonly cents: number;
  readonly steps: readonly WithholdingStep[];
}

/** Federal tax of a payment and, where the tables have it, tax of the province. */
export interface IncomeTax {
  readonly federal: PaymentTax;
  readonly provincial: PaymentTax;
}

/**
 * Income tax of one payment by option 1 of T4127: the tax of a year of such payments, parted over its pay periods. A lump
 * sum is taxed with what it adds to the year's tax. Federal and provincial tax are each rounded to the cent, half up. Unless
 * `explained`, the tax of ordinary pay notes no steps.
 */
export function incomeTax(
  facts: WithholdingFacts,
  payment: Payment,
  contributions: ContributionsForTax,
  tables: IncomeTaxTables,
  explained = true,
): IncomeTax {
  const deducted = contributions.periodicDeductionCents;
  const incomeCents = annualIncome(facts, payment, deducted);
  const incomeSteps = () => [step('ANNUAL_INCOME', incomeParams(facts, payment, deducted), incomeCents)];
  const federalSteps: Steps = explained ? incomeSteps() : undefined;
  const provincialSteps: Steps = explained ? incomeSteps() : undefined;
  const taxes = taxesOf(facts, tables);
  const year = yearOf(facts, payment, incomeCents, contributions.credited);
  let federal = 0;
  let provincial = 0;
  if (!payment.lumpSumAlone) {
    federal = perPeriod(taxes.federal(year, federalSteps), facts.payPeriods, federalSteps);
    provincial = perPeriod(taxes.provincial(year, provincialSteps), facts.payPeriods, provincialSteps);
  }
  if (facts.lumpSum && payment.lumpSumCents > 0) {
    const lumpSum = lumpSumTax(facts, payment, contributions, tables, incomeCents, taxes);
    federal += lumpSum.federal.cents;
    provincial += lumpSum.provincial.cents;
    federalSteps?.push(...lumpSum.federal.steps);
    provincialSteps?.push(...lumpSum.provincial.steps);
  }
  if (facts.additionalTaxCents && federalClaimOf(facts) !== 'E') {
    federal += facts.additionalTaxCents;
    federalSteps?.push(step('ADDITIONAL_TAX_ASKED', {}, facts.additionalTaxCents));
  }
  return {
    federal: { cents: federal, steps: federalSteps ?? [] },
    provincial: { cents: provincial, steps: (tables.provincial && provincialSteps) ?? [] },
  };
}

/** Annual taxable income of ordinary pay (A); 0 where what is deducted from the pay is more than the pay. */
function annualIncome(facts: WithholdingFacts, payment: Payment, pensionDeductionCents: number): number {
  const { rrspCents = 0, unionDuesCents = 0, prescribedZoneCents = 0, payPeriods } = facts;
  const periodCents = payment.reckonedCents - rrspCents - pensionDeductionCents - unionDuesCents;
  return Math.max(0, payPeriods * periodCents - prescribedZoneCents);
}

function incomeParams(
  facts: WithholdingFacts,
  payment: Payment,
  pensionDeductionCents: number,
): WithholdingStep['params'] {
  return {
    payPeriods: facts.payPeriods,
    payCents: payment.reckonedCents,
    rrspCents: facts.rrspCents ?? 0,
    pensionCents: pensionDeductionCents,
    unionDuesCents: facts.unionDuesCents ?? 0,
    zoneCents: facts.prescribedZoneCents ?? 0,
  };
}

function yearOf(
  facts: WithholdingFacts,
  payment: Payment,
  taxableCents: number,
  credited: readonly number[],
  lumpSumsCents = 0,
): TaxedYear {
  return {
    taxableCents,
    netCents: taxableCents + (facts.prescribedZoneCents ?? 0),
    employmentCents: facts.payPeriods * payment.reckonedCents + lumpSumsCents,
    credited,
  };
}

/** Tax of a year in cents; adds its steps. */
type YearlyTax = (year: TaxedYear, steps: Steps) => number;

interface Taxes {
  readonly federal: YearlyTax;
  readonly provincial: YearlyTax;
}

/** A federal claim `E` stands for both taxes. */
function taxesOf(facts: WithholdingFacts, tables: IncomeTaxTables): Taxes {
  const federalClaim = federalClaimOf(facts);
  const provincialClaim: TaxClaim | undefined = federalClaim === 'E' ? 'E' : facts.provincialClaim;
  const { provincial } = tables;
  return {
    federal: (year, steps) => annualFederalTax(year, federalClaim, tables.federal, steps),
    provincial: (year, steps) =>
      provincial ? annualProvincialTax(year, provincialClaim, facts.dependants ?? 0, provincial, steps) : 0,
  };
}

function perPeriod(yearCents: number, payPeriods: number, steps: Steps): number {
  const cents = timesRatio(yearCents, { numerator: 1, denominator: payPeriods });
  steps?.push(step('TAX_PER_PERIOD', { yearCents, payPeriods }, cents));
  return cents;
}

/**
 * Tax of a lump sum (TB): the year's tax with it less the year's tax without it, both with the lump sums paid before. In a
 * year of little income it is a fixed share of the lump sum instead, which stands with federal tax.
 */
function lumpSumTax(
  facts: WithholdingFacts,
  payment: Payment,
  contributions: ContributionsForTax,
  tables: IncomeTaxTables,
  incomeCents: number,
  taxes: Taxes,
): IncomeTax {
  const { lumpSum } = facts;
  const presentCents = Math.max(
    0,
    payment.lumpSumCents - (lumpSum?.rrspCents ?? 0) - contributions.lumpSumDeductionCents,
  );
  const priorGross = lumpSum?.priorGrossCents ?? 0;
  const priorCents = Math.max(
    0,
    priorGross - (lumpSum?.priorRrspCents ?? 0) - contributions.priorDeductionCents,
  );
  const withoutCents = incomeCents + priorCents;
  const withCents = withoutCents + presentCents;
  if (withCents <= tables.lumpSum.thresholdCents)
    return smallLumpSum(payment.lumpSumCents, withCents, federalClaimOf(facts), tables);
  const before = yearOf(facts, payment, withoutCents, contributions.creditedBefore, priorGross);
  const after = yearOf(
    facts,
    payment,
    withCents,
    contributions.creditedWith,
    priorGross + payment.lumpSumCents,
  );
  return {
    federal: added(taxes.federal, before, after),
    provincial: added(taxes.provincial, before, after),
  };
}

function smallLumpSum(
  lumpSumCents: number,
  incomeCents: number,
  claim: TaxClaim | undefined,
  { lumpSum: { thresholdCents, rate } }: IncomeTaxTables,
): IncomeTax {
  const none = { cents: 0, steps: [] };
  if (claim === 'E') return { federal: none, provincial: none };
  const cents = timesRatio(lumpSumCents, rate);
  const params = { lumpSumCents, incomeCents, thresholdCents, share: rate.text };
  return { federal: { cents, steps: [step('SMALL_LUMP_SUM', params, cents)] }, provincial: none };
}

function added(tax: YearlyTax, before: TaxedYear, after: TaxedYear): PaymentTax {
  const steps: WithholdingStep[] = [];
  const withCents = tax(after, steps);
  const withoutCents = tax(before, undefined);
  const cents = Math.max(0, withCents - withoutCents);
  steps.push(step('LUMP_SUM_TAX', { withCents, withoutCents }, cents));
  return { cents, steps };
}
