import { timesRatio } from '#libs/quantities';

import { claimCents } from './claims.js';
import type { TaxClaim } from '../facts.js';
import { step, type Steps } from '../step.js';
import type { Bracket, TaxTable } from '../tables/tables.js';

/** The year that a tax is worked out for. */
export interface TaxedYear {
  /** Annual taxable income (A). */
  readonly taxableCents: number;
  /** Annual net income (NI): taxable income and the deduction for a prescribed zone. */
  readonly netCents: number;
  /** Annual gross from employment, before any deduction. */
  readonly employmentCents: number;
  /** Yearly contributions that are credited: pension plan, employment insurance and, where there is one, parental insurance. */
  readonly credited: readonly number[];
}

/** The credit of each plan, in the order in which their contributions are given. */
const planCredits = ['PENSION_CREDIT', 'INSURANCE_CREDIT', 'PARENTAL_CREDIT'] as const;

/** Tax of a year before what only some jurisdictions add or take off, and the credits of claim and contributions in it. */
export interface BasicTax {
  readonly cents: number;
  /** Credits of the claim (K1) and of contributions (K2), which a supplemental credit looks at. */
  readonly personalCreditCents: number;
}

/**
 * Tax of a year by brackets less credits at the lowest rate (T3, and T4 before its supplemental credit), never below 0.
 * Each product is rounded to the cent, half up, as the guide's worked examples do. Adds its steps.
 */
export function basicTax(
  year: TaxedYear,
  claim: TaxClaim | undefined,
  table: TaxTable,
  steps: Steps,
): BasicTax {
  const { rate, constantCents } = bracketOf(table.brackets, year.taxableCents);
  const grossTax = timesRatio(year.taxableCents, rate) - constantCents;
  steps?.push(
    step('BRACKET_TAX', { incomeCents: year.taxableCents, share: rate.text, constantCents }, grossTax),
  );
  const lowest = table.lowestRate;
  const claimed = claimCents(claim, year.netCents, table);
  const claimCredit = timesRatio(claimed, lowest);
  steps?.push(step('CLAIM_CREDIT', { claimCents: claimed, share: lowest.text }, claimCredit));
  let personalCreditCents = claimCredit;
  for (const [plan, contributionsCents] of year.credited.entries()) {
    const credit = timesRatio(contributionsCents, lowest);
    personalCreditCents += credit;
    steps?.push(step(creditOf(plan), { contributionsCents, share: lowest.text }, credit));
  }
  let cents = grossTax - personalCreditCents;
  if (table.employmentAmountCents > 0) {
    const amountCents = Math.min(year.employmentCents, table.employmentAmountCents);
    const credit = timesRatio(amountCents, lowest);
    steps?.push(step('EMPLOYMENT_CREDIT', { amountCents, share: lowest.text }, credit));
    cents -= credit;
  }
  return { cents: Math.max(0, cents), personalCreditCents };
}

function creditOf(plan: number): (typeof planCredits)[number] {
  const code = planCredits[plan];
  if (code === undefined) throw new TypeError(`No plan ${plan} is credited`);
  return code;
}

/** The last bracket that begins at or below an income. */
function bracketOf(brackets: readonly Bracket[], incomeCents: number): Bracket {
  for (let at = brackets.length - 1; at > 0; at -= 1) {
    const bracket = brackets[at];
    if (bracket && bracket.fromCents <= incomeCents) return bracket;
  }
  const [lowest] = brackets;
  if (!lowest) throw new TypeError('A tax table without brackets');
  return lowest;
}
