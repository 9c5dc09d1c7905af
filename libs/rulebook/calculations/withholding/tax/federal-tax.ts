import { timesRatio } from '#libs/quantities';

import { basicTax, type TaxedYear } from './basic-tax.js';
import type { TaxClaim } from '../facts.js';
import { step, type Steps } from '../step.js';
import type { FederalTable } from '../tables/tables.js';

/**
 * Federal tax of a year in cents (T1): basic tax, with the surtax of work outside Canada or less Quebec's abatement, where
 * the table has one. A claim `E` owes nothing. Adds its steps.
 */
export function annualFederalTax(
  year: TaxedYear,
  claim: TaxClaim | undefined,
  table: FederalTable,
  steps: Steps,
): number {
  if (claim === 'E') {
    steps?.push(step('NO_TAX_CLAIMED', {}, 0));
    return 0;
  }
  const { cents } = basicTax(year, claim, table, steps);
  if (table.surtax) {
    const surtax = timesRatio(cents, table.surtax);
    steps?.push(step('OUTSIDE_CANADA_SURTAX', { taxCents: cents, share: table.surtax.text }, surtax));
    return cents + surtax;
  }
  if (table.abatement) {
    const abatement = timesRatio(cents, table.abatement);
    steps?.push(step('QUEBEC_ABATEMENT', { taxCents: cents, share: table.abatement.text }, abatement));
    return cents - abatement;
  }
  return cents;
}
