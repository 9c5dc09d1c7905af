import { RuleRefused } from '../../refusal.js';
import { contributionsForTax } from './contributions/contributions.js';
import type { WithholdingFacts } from './facts.js';
import { incomeTax } from './tax/income-tax.js';
import { insurancePremium } from './contributions/insurance.js';
import { factInvalid, invalidWithholdingFacts } from './invalid-facts.js';
import { paymentOf } from './payment.js';
import { pensionContribution } from './contributions/pension.js';
import { withholdInQuebec } from './quebec/quebec.js';
import { checkAveraging } from './quebec/quebec-averaging.js';
import type { Withholding } from './result.js';
import type { WithholdingRules } from './rules.js';
import { withholdUntaxed } from './untaxed.js';
import { withholdingLine, withholdingOf } from './withholding-lines.js';

/** Option 2 of T4127 is not worked out. */
const averagedElsewhere = (period: number) =>
  factInvalid(
    'quebecAveraging.period',
    'absent outside Quebec: only Quebec averages tax over the year so far here',
    period,
    { rule: 'withholding-method' },
  );

/**
 * What is withheld by statute from one payment: pension plan, employment insurance and income tax of the place of work on
 * the pay date. Throws RuleRefused for facts that cannot be and where no tables are held for the date. Not `explained`, its
 * lines may have no steps, for who compares amounts by the hundred thousand.
 */
export function withhold(facts: WithholdingFacts, rules: WithholdingRules, explained = true): Withholding {
  const wrong = invalidWithholdingFacts(facts);
  if (wrong.length > 0) throw new RuleRefused(wrong);
  const inQuebec = rules.methodOf(facts.province, facts.payDate) === 'quebec';
  checkAveragingOf(facts, inQuebec);
  const untaxed = withholdUntaxed(facts, rules, explained);
  if (untaxed !== undefined) return untaxed;
  return inQuebec ? withholdInQuebec(facts, rules) : withholdByFederalGuide(facts, rules, explained);
}

/** Averaging over the year so far is Quebec's alone. */
function checkAveragingOf(facts: WithholdingFacts, inQuebec: boolean): void {
  if (inQuebec) checkAveraging(facts);
  else if (facts.quebecAveraging) throw new RuleRefused([averagedElsewhere(facts.quebecAveraging.period)]);
}

/** Option 1 of T4127, for every place of work but Quebec. */
function withholdByFederalGuide(
  facts: WithholdingFacts,
  rules: WithholdingRules,
  explained: boolean,
): Withholding {
  const tables = rules.tablesOf(facts.province, facts.payDate);
  const payment = paymentOf(facts);
  const pension = pensionContribution(facts, payment, tables.pension, explained);
  const insurance = insurancePremium(facts, payment, tables.insurance, explained);
  const contributions = contributionsForTax(facts, payment, pension, insurance, tables);
  const { federal, provincial } = incomeTax(facts, payment, contributions, tables, explained);
  const lines = [
    withholdingLine('cpp', pension.cents, pension.rule, pension.steps),
    withholdingLine('cpp2', pension.secondCents, tables.pension.secondRule, pension.secondSteps),
    withholdingLine('ei', insurance.cents, insurance.rule, insurance.steps),
    withholdingLine('federal-tax', federal.cents, tables.federal.rule, federal.steps),
  ];
  if (tables.provincial)
    lines.push(withholdingLine('provincial-tax', provincial.cents, tables.provincial.rule, provincial.steps));
  return withholdingOf(facts, tables.edition, lines, tables.standing);
}
