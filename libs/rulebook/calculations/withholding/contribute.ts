import { cents, type Cents } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import type { WithholdingFacts } from './facts.js';
import { insurancePremium } from './insurance.js';
import { invalidWithholdingFacts } from './invalid-facts.js';
import { paymentOf } from './payment.js';
import { pensionContribution } from './pension.js';
import { parentalPremium } from './quebec-parental.js';
import type { WithholdingRules } from './rules.js';

/** What pension plan and insurance take of one payment. */
export interface Contributed {
  readonly cppCents: Cents;
  readonly cpp2Cents: Cents;
  readonly eiCents: Cents;
  /** In Quebec alone. */
  readonly qpipCents?: Cents | undefined;
}

/**
 * What pension plan and insurance take of one payment, without income tax: it needs neither claims nor an expected income.
 * Throws RuleRefused as `withhold` does.
 */
export function contribute(facts: WithholdingFacts, rules: WithholdingRules): Contributed {
  const wrong = invalidWithholdingFacts(facts);
  if (wrong.length > 0) throw new RuleRefused(wrong);
  const { province, payDate } = facts;
  const tables = rules.tablesOf(province, payDate);
  const payment = paymentOf(facts);
  const pension = pensionContribution(facts, payment, tables.pension, false);
  const made = {
    cppCents: cents(pension.cents),
    cpp2Cents: cents(pension.secondCents),
    eiCents: cents(insurancePremium(facts, payment, tables.insurance, false).cents),
  };
  if (rules.methodOf(province, payDate) !== 'quebec') return made;
  const { parental } = rules.quebecTablesOf(province, payDate);
  return { ...made, qpipCents: cents(parentalPremium(facts, payment, parental).cents) };
}
