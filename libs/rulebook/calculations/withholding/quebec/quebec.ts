import { RuleRefused } from '../../../refusal.js';
import type { RuleResult } from '../../inquiry.js';
import { contributionsForTax } from '../contributions/contributions.js';
import type { WithholdingFacts } from '../facts.js';
import { factInvalid } from '../invalid-facts.js';
import { incomeTax } from '../tax/income-tax.js';
import { insurancePremium } from '../contributions/insurance.js';
import { paymentOf } from '../payment.js';
import { pensionContribution } from '../contributions/pension.js';
import { quebecIncomeTax, type QuebecIncomeTax } from './quebec-income-tax.js';
import { creditedWithParental, parentalPremium } from './quebec-parental.js';
import type { QuebecTables } from './quebec-tables.js';
import type { Withholding } from '../result.js';
import type { WithholdingRules } from '../rules.js';
import type { ParentalTable, WithholdingTables } from '../tables/tables.js';
import { withholdingLine, withholdingOf } from '../withholding-lines.js';

const noClaimCode = (code: number) =>
  factInvalid(
    'provincialClaim',
    'the amount of form TP-1015.3 (variable E), 0 for no credits, or E for no tax: the form has no claim codes from 1 to 10',
    `code ${code}`,
    { rule: 'quebec-basic-amount' },
  );

/**
 * What is withheld in Quebec: the Québec Pension Plan and parental insurance, employment insurance at Quebec's rate,
 * Quebec's income tax by TP-1015.F, and federal tax by T4127 with its abatement. Throws RuleRefused as `withhold` does.
 */
export function withholdInQuebec(facts: WithholdingFacts, rules: WithholdingRules): Withholding {
  const { province, payDate, provincialClaim } = facts;
  if (typeof provincialClaim === 'object' && provincialClaim.code !== 0)
    throw new RuleRefused([noClaimCode(provincialClaim.code)]);
  const tables = rules.tablesOf(province, payDate);
  const quebec = rules.quebecTablesOf(province, payDate);
  const payment = paymentOf(facts);
  const pension = pensionContribution(facts, payment, tables.pension);
  const insurance = insurancePremium(facts, payment, tables.insurance);
  const parentalTable = parentalOf(tables);
  const parental = parentalPremium(facts, payment, parentalTable);
  const contributions = contributionsForTax(facts, payment, pension, insurance, tables);
  const provincial = quebecIncomeTax(facts, payment, contributions, quebec, tables.pension);
  const credited = creditedWithParental(contributions, facts, payment, parentalTable);
  const { federal } = incomeTax(facts, payment, credited, tables);
  const lines = [
    withholdingLine('cpp', pension.cents, pension.rule, pension.steps),
    withholdingLine('cpp2', pension.secondCents, tables.pension.secondRule, pension.secondSteps),
    withholdingLine('ei', insurance.cents, insurance.rule, insurance.steps),
    withholdingLine('qpip', parental.cents, parentalTable.rule, parental.steps),
    withholdingLine('federal-tax', federal.cents, tables.federal.rule, federal.steps),
    withholdingLine('provincial-tax', provincial.cents, quebec.incomeTax.rule, provincial.steps),
  ];
  return withholdingOf(facts, tables.edition, lines, standingOf(tables, quebec, provincial));
}

function parentalOf({ parental }: WithholdingTables): ParentalTable {
  if (parental === undefined) throw new TypeError('Quebec has no table of parental insurance');
  return parental;
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
