import { contribute } from './contribute.js';
import type { WithholdingFacts } from './facts.js';
import type { Withholding } from './result.js';
import type { WithholdingRules } from './rules.js';
import { taxExemptStep } from './tax/tax-exemption.js';
import { withholdingLine, withholdingOf } from './withholding-lines.js';

/**
 * What is withheld where no income tax at all is, for an exemption: pension plan and insurance alone, so that no tables of tax need be
 * held. Undefined where some tax may be due. Throws RuleRefused as `withhold` does.
 */
export function withholdUntaxed(
  facts: WithholdingFacts,
  rules: WithholdingRules,
  explained: boolean,
): Withholding | undefined {
  const why = taxExemptStep(facts);
  if (why === undefined) return undefined;
  const { province, payDate } = facts;
  const { lines } = contribute(facts, rules, explained);
  const { edition, standing } = rules.contributionTablesOf(province, payDate);
  const method = rules.methodValueOf(province, payDate);
  const kinds =
    rules.methodOf(province, payDate) === 'outside-canada'
      ? (['federal-tax'] as const)
      : (['federal-tax', 'provincial-tax'] as const);
  const untaxed = kinds.map((kind) => withholdingLine(kind, 0, method, [why]));
  return withholdingOf(facts, edition, [...lines, ...untaxed], standing);
}
