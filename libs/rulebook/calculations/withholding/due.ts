import { RuleRefused } from '../../refusal.js';
import { contribute, type Contributed } from './contribute.js';
import type { WithholdingFacts } from './facts.js';
import type { Withholding } from './result.js';
import type { WithholdingRules } from './rules.js';
import { withhold } from './withhold.js';

/** What is due on a payment, as far as it can be known. */
export interface DueWithholding {
  readonly made: Contributed;
  /** Income tax of all authorities; the least that is due where it is open, and undefined where nothing is known of it. */
  readonly taxCents?: number;
  /** Why it is open how much tax is due. */
  readonly taxOpen?: RuleRefused;
}

/**
 * What is due on a payment; where its tax cannot be known, pension plan and insurance are known all the same. Quebec's tax of
 * a foreign farm worker depends on the income of the year: where that is open, the federal tax is the least that is due.
 * Throws RuleRefused where not even the contributions are known.
 */
export function dueWithholding(facts: WithholdingFacts, rules: WithholdingRules): DueWithholding {
  try {
    return withTax(withhold(facts, rules, false));
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    const federal = facts.foreignFarmWorker === true ? federalAlone(facts, rules) : undefined;
    return { ...(federal ?? { made: contribute(facts, rules) }), taxOpen: error };
  }
}

function withTax(made: Withholding): DueWithholding {
  return { made, taxCents: made.federalTaxCents + made.provincialTaxCents };
}

/** The federal tax without the province's; undefined where it is not known either. */
function federalAlone(facts: WithholdingFacts, rules: WithholdingRules): DueWithholding | undefined {
  if (rules.methodOf(facts.province, facts.payDate) !== 'quebec') return undefined;
  try {
    return withTax(withhold({ ...facts, foreignFarmWorker: false, provincialClaim: 'E' }, rules, false));
  } catch (error) {
    if (error instanceof RuleRefused) return undefined;
    throw error;
  }
}
