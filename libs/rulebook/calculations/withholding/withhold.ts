import { cents, zeroCents, type Cents } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import type { DatedValue } from '../../value.js';
import { contributionsForTax } from './contributions.js';
import type { WithholdingFacts } from './facts.js';
import { incomeTax } from './income-tax.js';
import { insurancePremium } from './insurance.js';
import { invalidWithholdingFacts } from './invalid-facts.js';
import { paymentOf } from './payment.js';
import { pensionContribution } from './pension.js';
import type { Withholding, WithholdingKind, WithholdingLine, WithholdingStep } from './result.js';
import type { WithholdingRules } from './rules.js';

/**
 * What is withheld by statute from one payment: pension plan, employment insurance and income tax of the place of work on
 * the pay date. Throws RuleRefused for facts that cannot be and where no tables are held for the date.
 */
export function withhold(facts: WithholdingFacts, rules: WithholdingRules): Withholding {
  const wrong = invalidWithholdingFacts(facts);
  if (wrong.length > 0) throw new RuleRefused(wrong);
  if (rules.methodOf(facts.province, facts.payDate) === 'quebec') throw new RuleRefused([quebecNotHeld]);
  return withholdByFederalGuide(facts, rules);
}

/** Option 1 of T4127, for every place of work but Quebec. */
function withholdByFederalGuide(facts: WithholdingFacts, rules: WithholdingRules): Withholding {
  const tables = rules.tablesOf(facts.province, facts.payDate);
  const payment = paymentOf(facts);
  const pension = pensionContribution(facts, payment, tables.pension);
  const insurance = insurancePremium(facts, payment, tables.insurance);
  const contributions = contributionsForTax(facts, payment, pension, insurance, tables);
  const { federal, provincial } = incomeTax(facts, payment, contributions, tables);
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

/** One line of a withholding. */
export function withholdingLine(
  kind: WithholdingKind,
  amountCents: number,
  rule: DatedValue,
  steps: readonly WithholdingStep[],
): WithholdingLine {
  return { kind, amountCents: cents(amountCents), rule: rule.code, source: rule.source, steps };
}

/** A withholding of its lines: amounts by kind, what is kept back in all, and what is paid out. */
export function withholdingOf(
  facts: WithholdingFacts,
  edition: string,
  lines: readonly WithholdingLine[],
  standing: Pick<Withholding, 'warnings' | 'tainted'>,
): Withholding {
  const { lumpSum } = facts;
  let total = (facts.rrspCents ?? 0) + (facts.unionDuesCents ?? 0) + (lumpSum?.rrspCents ?? 0);
  for (const line of lines) total += line.amountCents;
  const paid = facts.grossCents + (facts.taxableBenefitsCents ?? 0) + (lumpSum?.grossCents ?? 0);
  const qpipCents = lines.find(({ kind }) => kind === 'qpip')?.amountCents;
  const made = {
    edition,
    cppCents: amountOf('cpp', lines),
    cpp2Cents: amountOf('cpp2', lines),
    eiCents: amountOf('ei', lines),
    federalTaxCents: amountOf('federal-tax', lines),
    provincialTaxCents: amountOf('provincial-tax', lines),
    totalCents: cents(total),
    netCents: cents(paid - total),
    lines,
    warnings: standing.warnings,
    tainted: standing.tainted,
  };
  return qpipCents === undefined ? made : { ...made, qpipCents };
}

function amountOf(kind: WithholdingKind, lines: readonly WithholdingLine[]): Cents {
  for (const line of lines) if (line.kind === kind) return line.amountCents;
  return zeroCents;
}

const quebecNotHeld = {
  code: 'VALUE_NOT_COVERED',
  params: { value: 'withholding-method', keys: 'province QC' },
  rule: 'withholding-method',
  text: 'Quebec withholds by formulas of its own, which are not held.',
  instead: 'Ask for another place of work.',
} as const;
