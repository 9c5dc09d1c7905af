import { cents, type Cents } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import type { WithholdingFacts } from './facts.js';
import { insurancePremium } from './contributions/insurance.js';
import { invalidWithholdingFacts } from './invalid-facts.js';
import { paymentOf } from './payment.js';
import { pensionContribution } from './contributions/pension.js';
import { parentalPremium } from './quebec/quebec-parental.js';
import type { WithholdingLine } from './result.js';
import type { WithholdingRules } from './rules.js';
import { withholdingLine } from './withholding-lines.js';

/** What pension plan and insurance take of one payment. */
export interface Contributed {
  readonly cppCents: Cents;
  readonly cpp2Cents: Cents;
  readonly eiCents: Cents;
  /** In Quebec alone. */
  readonly qpipCents?: Cents | undefined;
  /** One line for each kind, with the value that it rests on. */
  readonly lines: readonly WithholdingLine[];
}

/**
 * What pension plan and insurance take of one payment, without income tax: it needs neither claims nor an expected income,
 * and no tables of tax. Its lines have steps where they are to be `explained`. Throws RuleRefused as `withhold` does.
 */
export function contribute(facts: WithholdingFacts, rules: WithholdingRules, explained = false): Contributed {
  const wrong = invalidWithholdingFacts(facts);
  if (wrong.length > 0) throw new RuleRefused(wrong);
  const { province, payDate } = facts;
  const tables = rules.contributionTablesOf(province, payDate);
  const payment = paymentOf(facts);
  const pension = pensionContribution(facts, payment, tables.pension, explained);
  const insurance = insurancePremium(facts, payment, tables.insurance, explained);
  const made = {
    cppCents: cents(pension.cents),
    cpp2Cents: cents(pension.secondCents),
    eiCents: cents(insurance.cents),
  };
  const lines = [
    withholdingLine('cpp', made.cppCents, pension.rule, pension.steps),
    withholdingLine('cpp2', made.cpp2Cents, tables.pension.secondRule, pension.secondSteps),
    withholdingLine('ei', made.eiCents, insurance.rule, insurance.steps),
  ];
  const { parental } = tables;
  if (parental === undefined) return { ...made, lines };
  const premium = parentalPremium(facts, payment, parental);
  const qpipCents = cents(premium.cents);
  const steps = explained ? premium.steps : [];
  return { ...made, qpipCents, lines: [...lines, withholdingLine('qpip', qpipCents, parental.rule, steps)] };
}
