import type { RuleResult } from '../../inquiry.js';
import type { ContributionsForTax } from '../contributions/contributions.js';
import type { WithholdingFacts } from '../facts.js';
import type { Payment } from '../payment.js';
import { farmWorkerDeduction, farmWorkerTreatment, type FarmWorkerTreatment } from './quebec-farm-worker.js';
import { averagedPay, quebecAveragedTax } from './quebec-averaging.js';
import type { QuebecTables } from './quebec-tables.js';
import { quebecLumpSumTax, quebecPeriodTax, wholeDollars, type QuebecTaxedPay } from './quebec-tax.js';
import type { WithholdingStep } from '../result.js';
import { step } from '../step.js';
import type { PensionTable } from '../tables/tables.js';

/** Quebec's income tax of one payment. */
export interface QuebecIncomeTax {
  readonly cents: number;
  readonly steps: readonly WithholdingStep[];
  /** What the values used for this payment alone mean for the result. */
  readonly standing: readonly RuleResult[];
}

/**
 * Quebec's income tax of one payment, in cents; a federal claim for exemption (code E) does not touch it. Throws
 * RuleRefused where a foreign farm worker's expected income is not given or rests on values that no source confirms.
 */
export function quebecIncomeTax(
  facts: WithholdingFacts,
  payment: Payment,
  contributions: ContributionsForTax,
  tables: QuebecTables,
  pension: PensionTable,
): QuebecIncomeTax {
  const treatment = farmWorkerTreatment(facts, tables);
  const standing = treatment?.standing ?? [];
  if (treatment && !treatment.tax) return { cents: 0, steps: treatment.steps, standing };
  if (!treatment && facts.provincialClaim === 'E')
    return { cents: 0, steps: [step('NO_TAX_CLAIMED', {}, 0)], standing };
  const steps: WithholdingStep[] = [...(treatment?.steps ?? [])];
  const { quebecAveraging } = facts;
  if (quebecAveraging) {
    const credit = wholeDollars(claimedCents(facts, tables));
    const averaged = averagedPay(facts, quebecAveraging, payment, contributions, pension, credit);
    return { cents: quebecAveragedTax(averaged, tables.incomeTax, steps), steps, standing };
  }
  const pay = taxedPay(facts, payment, contributions, treatment, tables, steps);
  let cents = payment.lumpSumAlone ? 0 : quebecPeriodTax(pay, tables.incomeTax, steps);
  if (payment.lumpSumCents > 0) {
    const lumpSum = lumpSumOf(facts, payment, contributions, treatment, steps);
    cents += quebecLumpSumTax(pay, lumpSum, tables.incomeTax, steps);
  }
  return { cents, steps, standing };
}

function taxedPay(
  facts: WithholdingFacts,
  payment: Payment,
  contributions: ContributionsForTax,
  treatment: FarmWorkerTreatment | undefined,
  tables: QuebecTables,
  steps: WithholdingStep[],
): QuebecTaxedPay {
  const payCents = payment.reckonedCents;
  const farmCents = treatment?.tax
    ? farmWorkerDeduction(payCents, facts.requiredExpensesCents ?? 0, treatment.tax, steps)
    : 0;
  const countsWholePay = treatment?.tax?.countsWholePay ?? true;
  return {
    payPeriods: facts.payPeriods,
    payCents,
    workerPayCents: countsWholePay ? payCents : payCents - farmCents,
    deductionsCents: (facts.rrspCents ?? 0) + farmCents,
    pensionCents: contributions.periodicDeductionCents,
    creditCents: wholeDollars(treatment?.tax?.creditCents ?? claimedCents(facts, tables)),
  };
}

/** Variable E: what the form says, nothing for code 0, and the basic amount where no form was filed. */
function claimedCents({ provincialClaim: claim }: WithholdingFacts, tables: QuebecTables): number {
  return typeof claim === 'number' ? claim : claim === undefined ? tables.incomeTax.basicAmountCents : 0;
}

function lumpSumOf(
  facts: WithholdingFacts,
  payment: Payment,
  contributions: ContributionsForTax,
  treatment: FarmWorkerTreatment | undefined,
  steps: WithholdingStep[],
): Parameters<typeof quebecLumpSumTax>[1] {
  const { lumpSumCents: grossCents } = payment;
  const prior = facts.lumpSum;
  const farm = (cents: number): number =>
    treatment?.tax ? farmWorkerDeduction(cents, 0, treatment.tax, steps) : 0;
  const priorGrossCents = prior?.priorGrossCents ?? 0;
  return {
    grossCents,
    netCents: Math.max(0, grossCents - (prior?.rrspCents ?? 0) - farm(grossCents)),
    pensionCents: contributions.lumpSumDeductionCents,
    priorGrossCents,
    priorNetCents: Math.max(0, priorGrossCents - (prior?.priorRrspCents ?? 0) - farm(priorGrossCents)),
    priorPensionCents: contributions.priorDeductionCents,
  };
}
