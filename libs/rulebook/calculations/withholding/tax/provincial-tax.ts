import { timesRatio } from '#libs/quantities';

import { basicTax, type TaxedYear } from './basic-tax.js';
import type { TaxClaim } from '../facts.js';
import { step, type Steps } from '../step.js';
import type { ProvincialTable } from '../tables/tables.js';

/**
 * Tax of a province or territory for a year in cents (T2): basic tax less a supplemental credit (T4), with surtax (V1) and
 * health premium (V2), less a reduction (S). A claim `E` owes the health premium alone. Adds its steps.
 */
export function annualProvincialTax(
  year: TaxedYear,
  claim: TaxClaim | undefined,
  dependants: number,
  table: ProvincialTable,
  steps: Steps,
): number {
  if (claim === 'E') {
    steps?.push(step('NO_TAX_CLAIMED', {}, 0));
    return healthPremium(year.taxableCents, table, steps);
  }
  const basic = basicTax(year, claim, table, steps);
  const basicCents = lessSupplementalCredit(basic.cents, basic.personalCreditCents, table, steps);
  const taxCents = basicCents + surtax(basicCents, table, steps);
  const premiumCents = healthPremium(year.taxableCents, table, steps);
  const reductionCents = Math.max(
    personalReduction(taxCents, dependants, table, steps),
    incomeReduction(basicCents, year.taxableCents, table, steps),
  );
  return Math.max(0, taxCents + premiumCents - reductionCents);
}

/** K5P: a share of what the credits of claim and contributions exceed a threshold by. */
function lessSupplementalCredit(
  taxCents: number,
  creditCents: number,
  { supplementalCredit }: ProvincialTable,
  steps: Steps,
): number {
  if (!supplementalCredit) return taxCents;
  const { thresholdCents, rate } = supplementalCredit;
  if (creditCents <= thresholdCents) return taxCents;
  const credit = timesRatio(creditCents - thresholdCents, rate);
  steps?.push(step('SUPPLEMENTAL_CREDIT', { creditCents, thresholdCents, share: rate.text }, credit));
  return Math.max(0, taxCents - credit);
}

/** V1: a share of the tax itself above each threshold. */
function surtax(taxCents: number, table: ProvincialTable, steps: Steps): number {
  let sum = 0;
  for (const { fromCents, rate } of table.surtax) {
    if (taxCents <= fromCents) break;
    const part = timesRatio(taxCents - fromCents, rate);
    steps?.push(step('PROVINCIAL_SURTAX', { taxCents, fromCents, share: rate.text }, part));
    sum += part;
  }
  return sum;
}

/** V2: what the band of the income asks; the surtax and the reduction do not touch it. */
function healthPremium(incomeCents: number, table: ProvincialTable, steps: Steps): number {
  const band = table.healthPremium.findLast(({ fromCents }) => fromCents < incomeCents);
  if (!band) return 0;
  const { fromCents, rate, baseCents, capCents } = band;
  const cents = Math.min(capCents, baseCents + timesRatio(incomeCents - fromCents, rate));
  steps?.push(
    step('HEALTH_PREMIUM', { incomeCents, fromCents, share: rate.text, baseCents, capCents }, cents),
  );
  return cents;
}

/** S, Ontario's kind: twice a personal amount less the tax, at most the tax. */
function personalReduction(
  taxCents: number,
  dependants: number,
  { personalReduction: reduction }: ProvincialTable,
  steps: Steps,
): number {
  if (!reduction) return 0;
  const amountCents = reduction.basicCents + dependants * reduction.dependantCents;
  const cents = Math.max(0, Math.min(taxCents, 2 * amountCents - taxCents));
  if (cents > 0) steps?.push(step('PERSONAL_TAX_REDUCTION', { amountCents, dependants, taxCents }, cents));
  return cents;
}

/** S, British Columbia's kind: a fixed amount that shrinks with income and ends, at most the tax. */
function incomeReduction(
  taxCents: number,
  incomeCents: number,
  { incomeReduction: reduction }: ProvincialTable,
  steps: Steps,
): number {
  if (!reduction || incomeCents > reduction.endCents) return 0;
  const { largestCents, fromCents, rate } = reduction;
  const lost = timesRatio(Math.max(0, incomeCents - fromCents), rate);
  const cents = Math.max(0, Math.min(taxCents, largestCents - lost));
  const params = { largestCents, incomeCents, fromCents, share: rate.text, taxCents };
  if (cents > 0) steps?.push(step('INCOME_TAX_REDUCTION', params, cents));
  return cents;
}
