import { cents, dollarsFromCents } from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import type { RuleResult } from '../../inquiry.js';
import { contributionsForTax } from '../contributions/contributions.js';
import type { WithholdingFacts } from '../facts.js';
import { incomeTax } from '../tax/income-tax.js';
import { insurancePremium } from '../contributions/insurance.js';
import { paymentOf } from '../payment.js';
import { exemptionOf, pensionContribution } from '../contributions/pension.js';
import { checkAveraging } from './quebec-averaging.js';
import { quebecIncomeTax, type QuebecIncomeTax } from './quebec-income-tax.js';
import { creditedWithParental, parentalPremium } from './quebec-parental.js';
import type { QuebecTables } from './quebec-tables.js';
import type { Withholding } from '../result.js';
import type { WithholdingRules } from '../rules.js';
import type { WithholdingTables } from '../tables/tables.js';
import { withholdingLine, withholdingOf } from '../withholding-lines.js';

/**
 * What is withheld in Quebec: the Québec Pension Plan and parental insurance, employment insurance at Quebec's rate,
 * Quebec's income tax by TP-1015.F, and federal tax by T4127 with its abatement. Throws RuleRefused as `withhold` does.
 */
export function withholdInQuebec(facts: WithholdingFacts, rules: WithholdingRules): Withholding {
  const { province, payDate, provincialClaim } = facts;
  if (typeof provincialClaim === 'object' && provincialClaim.code !== 0)
    throw new RuleRefused([noClaimCodes]);
  const tables = rules.tablesOf(province, payDate);
  const quebec = rules.quebecTablesOf(province, payDate);
  checkShortPeriods(facts, tables, quebec);
  checkAveraging(facts);
  const payment = paymentOf(facts);
  const pension = pensionContribution(facts, payment, tables.pension);
  const insurance = insurancePremium(facts, payment, tables.insurance);
  const parental = parentalPremium(facts, payment, quebec.parental);
  const contributions = contributionsForTax(facts, payment, pension, insurance, tables);
  const provincial = quebecIncomeTax(facts, payment, contributions, quebec, tables.pension);
  const credited = creditedWithParental(contributions, facts, payment, quebec.parental);
  const { federal } = incomeTax(facts, payment, credited, tables);
  const lines = [
    withholdingLine('cpp', pension.cents, pension.rule, pension.steps),
    withholdingLine('cpp2', pension.secondCents, tables.pension.secondRule, pension.secondSteps),
    withholdingLine('ei', insurance.cents, insurance.rule, insurance.steps),
    withholdingLine('qpip', parental.cents, quebec.parental.rule, parental.steps),
    withholdingLine('federal-tax', federal.cents, tables.federal.rule, federal.steps),
    withholdingLine('provincial-tax', provincial.cents, quebec.incomeTax.rule, provincial.steps),
  ];
  return withholdingOf(facts, tables.edition, lines, standingOf(tables, quebec, provincial));
}

const noClaimCodes = {
  code: 'PAY_FACTS_INVALID',
  params: { field: 'provincialClaim' },
  rule: 'quebec-basic-amount',
  text: 'Form TP-1015.3 of Quebec has no claim codes from 1 to 10.',
  instead: 'Give the amount of the form (variable E), code 0 for no credits, or E for no tax.',
} as const;

/** Pay periods of a year that are 7 days or longer: 53 weeks at the most. */
const mostWholeWeeks = 53;

/**
 * Pay periods shorter than 7 days are no continuous work: the exemption is that of each hour or day, and not the year's parted
 * over the periods. Throws RuleRefused where these are not the same.
 */
function checkShortPeriods(
  { payPeriods }: WithholdingFacts,
  { pension }: WithholdingTables,
  { shortExemptions: { dayCents, hourCents, rule } }: QuebecTables,
): void {
  const exemptionCents = exemptionOf(payPeriods, pension);
  if (payPeriods <= mostWholeWeeks || exemptionCents === dayCents || exemptionCents === hourCents) return;
  const [day, hour] = [dollarsFromCents(cents(dayCents)), dollarsFromCents(cents(hourCents))];
  throw new RuleRefused([
    {
      ...{ code: 'PAY_FACTS_INVALID', params: { field: 'payPeriods' }, rule: rule.code, source: rule.source },
      text: `${payPeriods} pay periods of a year are shorter than 7 days each; the pension exemption is then ${day} for each day or ${hour} for each hour of work in Quebec, and not a part of the year's.`,
      instead: 'Give 240 pay periods for a day of work, 2000 for an hour, or at most 53.',
    },
  ]);
}

/** What the tables of all and those of this payment alone mean for the result. */
function standingOf(tables: WithholdingTables, quebec: QuebecTables, tax: QuebecIncomeTax): RuleResult {
  const ofAll = quebec.standing.warnings.length === 0 && !quebec.standing.tainted;
  if (ofAll && tax.standing.length === 0) return tables.standing;
  const standings = [tables.standing, quebec.standing, ...tax.standing];
  return {
    warnings: standings.flatMap(({ warnings }) => warnings),
    tainted: standings.some(({ tainted }) => tainted),
  };
}
