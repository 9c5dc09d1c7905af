import type { RuleWarning } from '../../inquiry.js';
import type { TaxClaim, WithholdingFacts } from '../facts.js';
import type { WithholdingStep } from '../result.js';
import { step } from '../step.js';

/** The federal claim that counts: an exemption `claim-e` is the claim for exemption of the form (code E). */
export function federalClaimOf({ exempt, federalClaim }: WithholdingFacts): TaxClaim | undefined {
  return exempt?.tax === 'claim-e' ? 'E' : federalClaim;
}

/** Why no income tax at all is withheld of a payment; undefined where some may be, also under a claim for exemption. */
export function taxExemptStep({ exempt }: WithholdingFacts): WithholdingStep | undefined {
  const exemption = exempt?.tax;
  if (exemption === undefined || exemption === 'claim-e') return undefined;
  return step('TAX_EXEMPT', { exemption }, 0);
}

/** What an exemption from tax leaves to be said: that its reason was not stated, where it could leave some tax due. */
export function taxExemptionWarnings({ exempt }: WithholdingFacts): readonly RuleWarning[] {
  return exempt?.tax === 'unstated' ? unstated : none;
}

const unstated: readonly RuleWarning[] = [{ code: 'TAX_EXEMPTION_UNSTATED', params: {} }];
const none: readonly RuleWarning[] = [];
