import { timesRatio } from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import type { RuleResult } from '../../inquiry.js';
import type { WithholdingFacts } from '../facts.js';
import { factInvalid } from '../invalid-facts.js';
import { use, type FarmWorkerTax, type QuebecTables } from './quebec-tables.js';
import type { WithholdingStep } from '../result.js';
import { step } from '../step.js';

/** How a foreign farm worker's pay is taxed: not at all, or by half; undefined for everybody else. */
export interface FarmWorkerTreatment {
  /** Absent where nothing is withheld. */
  readonly tax?: FarmWorkerTax;
  readonly standing: readonly RuleResult[];
  readonly steps: readonly WithholdingStep[];
}

/**
 * Revenu Québec's rule for foreign farm workers: nothing is withheld of a worker who has a TD1 form stamped by the
 * programme and expects less than the limit in the year; half of the others' pay is deducted. A limit that is only bounded
 * decides where every limit that is possible does so alike. Throws RuleRefused where the expected income is not given, and
 * for values that no source confirms.
 */
export function farmWorkerTreatment(
  facts: WithholdingFacts,
  tables: QuebecTables,
): FarmWorkerTreatment | undefined {
  if (facts.foreignFarmWorker !== true) return undefined;
  const incomeCents = facts.expectedAnnualIncomeCents;
  if (incomeCents === undefined) throw new RuleRefused([incomeMissing]);
  const limit = use(tables.farmWorkerLimit).sameForAll((most) => most.times(100).greaterThan(incomeCents));
  if (limit.answer) {
    const params = { incomeCents, limitCents: limit.least.times(100).toNumber() };
    return { standing: [limit, stampedForm], steps: [step('FARM_WORKER_UNDER_LIMIT', params, 0)] };
  }
  const tax = use(tables.farmWorkerTax);
  const params = { incomeCents, limitCents: limit.most.times(100).toNumber() };
  const steps = [step('FARM_WORKER_AT_LIMIT', params, tax.content.creditCents)];
  return { tax: tax.content, standing: [limit, tax, ...claimUnused(facts)], steps };
}

/** The part of pay that is deducted: a share of what is left after the expenses that the work demands. */
export function farmWorkerDeduction(
  payCents: number,
  requiredExpensesCents: number,
  { share }: FarmWorkerTax,
  steps: WithholdingStep[],
): number {
  const expensesCents = Math.min(requiredExpensesCents, payCents);
  const cents = timesRatio(payCents - expensesCents, share);
  steps.push(step('FARM_WORKER_DEDUCTION', { payCents, expensesCents, share: share.text }, cents));
  return cents;
}

/** The rule asks for a form that the facts do not tell of. */
const stampedForm: RuleResult = {
  warnings: [{ code: 'FARM_WORKER_FORM_NEEDED', params: {} }],
  tainted: false,
};

/** Foreign farm workers file no TP-1015.3; a claim that is given does not count. */
function claimUnused({ provincialClaim }: WithholdingFacts): RuleResult[] {
  if (provincialClaim === undefined || provincialClaim === 0) return [];
  return [{ warnings: [{ code: 'FARM_WORKER_CLAIM_UNUSED', params: {} }], tainted: false }];
}

const incomeMissing = factInvalid(
  'expectedAnnualIncomeCents',
  'the income expected of the year from all sources, as 18500.00: it decides whether a foreign farm worker in Quebec is taxed',
  undefined,
  { rule: 'foreign-farm-worker-limit' },
);
