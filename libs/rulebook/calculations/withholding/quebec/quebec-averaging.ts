import { timesRatio } from '#libs/quantities';

import { RuleRefused, type RuleRefusal } from '../../../refusal.js';
import type { ContributionsForTax } from '../contributions/contributions.js';
import type { QuebecAveraging, WithholdingFacts } from '../facts.js';
import { factInvalid, type WithholdingField } from '../invalid-facts.js';
import type { Payment } from '../payment.js';
import { bracketTax } from './quebec-tax.js';
import type { QuebecTaxTable } from './quebec-tables.js';
import type { WithholdingStep } from '../result.js';
import { step } from '../step.js';
import type { PensionTable } from '../tables/tables.js';

/** Pay of the year to date with the present one, in cents. The letters are those of guide TP-1015.F. */
export interface QuebecAveragedPay {
  readonly payPeriods: number;
  /** Number of the present pay period, from 1. */
  readonly period: number;
  /** Pay without lump sums (G and D). */
  readonly payCents: number;
  /** Registered plans and other deductions (F). */
  readonly deductionsCents: number;
  /** Additional pension contributions on that pay (CSA1 and CSA). */
  readonly pensionCents: number;
  /** Lump sums of the year after registered plans (B), and additional pension contributions on them (CSB1 and CSB). */
  readonly lumpSumsCents: number;
  readonly lumpSumPensionCents: number;
  /** Credits of form TP-1015.3 (E), in whole dollars. */
  readonly creditCents: number;
  /** Tax withheld before (M). */
  readonly taxToDateCents: number;
}

/**
 * Tax of a pay that varies, in cents (A): what the year so far owes if the rest of it goes on alike, less what was withheld
 * before (TP-1015.F, part 2.2). It holds the tax of lump sums too. No example of it is printed; it is rounded as the method
 * for regular pay.
 */
export function quebecAveragedTax(
  pay: QuebecAveragedPay,
  table: QuebecTaxTable,
  steps: WithholdingStep[],
): number {
  const { payPeriods, period, taxToDateCents } = pay;
  const incomeCents = projectedIncome(pay, table, steps);
  const creditCents = timesRatio(pay.creditCents, table.creditRate);
  const taxCents = bracketTax(incomeCents, table, steps);
  steps.push(
    step('CLAIM_CREDIT', { claimCents: pay.creditCents, share: table.creditRate.text }, creditCents),
  );
  const yearCents = Math.max(0, taxCents - creditCents);
  const soFarCents = timesRatio(yearCents, { numerator: period, denominator: payPeriods });
  const cents = Math.max(0, soFarCents - taxToDateCents);
  steps.push(step('QUEBEC_AVERAGED_TAX', { yearCents, period, payPeriods, taxToDateCents }, cents));
  return cents;
}

/** I: pay so far for a whole year (times S1), with the lump sums as they are; never below 0. */
function projectedIncome(pay: QuebecAveragedPay, table: QuebecTaxTable, steps: WithholdingStep[]): number {
  const { payPeriods, period, payCents, deductionsCents, pensionCents } = pay;
  const { workerDeductionRate: rate, workerDeductionMaximumCents: maximumCents } = table;
  const soFar = { numerator: period, denominator: payPeriods };
  const workerCents = Math.min(timesRatio(payCents, rate), timesRatio(maximumCents, soFar));
  const workerParams = { payCents, share: rate.text, maximumCents, period, payPeriods };
  steps.push(step('QUEBEC_WORKER_DEDUCTION_TO_DATE', workerParams, workerCents));
  const netCents = payCents - deductionsCents - workerCents - pensionCents;
  const yearCents = timesRatio(Math.abs(netCents), { numerator: payPeriods, denominator: period });
  const lumpSumsCents = pay.lumpSumsCents - pay.lumpSumPensionCents;
  const incomeCents = Math.max(0, (netCents < 0 ? -yearCents : yearCents) + lumpSumsCents);
  const params = { payPeriods, period, payCents, deductionsCents, pensionCents, lumpSumsCents };
  steps.push(step('QUEBEC_AVERAGED_INCOME', params, incomeCents));
  return incomeCents;
}

/** The year to date of a payment, with it. */
export function averagedPay(
  facts: WithholdingFacts,
  { period, rrspToDateCents, taxToDateCents }: QuebecAveraging,
  payment: Payment,
  contributions: ContributionsForTax,
  pension: PensionTable,
  creditCents: number,
): QuebecAveragedPay {
  const { yearToDate, lumpSum, payPeriods } = facts;
  const priorGrossCents = lumpSum?.priorGrossCents ?? 0;
  const lumpSumsCents = payment.lumpSumCents + priorGrossCents;
  const keptCents = (lumpSum?.rrspCents ?? 0) + (lumpSum?.priorRrspCents ?? 0);
  const earlierCents =
    timesRatio(yearToDate?.cppBaseCents ?? 0, pension.additionalShare) +
    (yearToDate?.cppAdditionalCents ?? 0);
  const priorDeductionCents = Math.min(contributions.priorDeductionCents, earlierCents);
  return {
    ...{ payPeriods, period, creditCents, taxToDateCents: taxToDateCents ?? 0 },
    payCents: Math.max(0, (yearToDate?.grossCents ?? 0) - priorGrossCents) + payment.periodicCents,
    deductionsCents: (rrspToDateCents ?? 0) + (facts.rrspCents ?? 0),
    pensionCents: earlierCents - priorDeductionCents + contributions.periodicDeductionCents,
    lumpSumsCents: Math.max(0, lumpSumsCents - keptCents),
    lumpSumPensionCents: priorDeductionCents + contributions.lumpSumDeductionCents,
  };
}

/** Throws RuleRefused for averaging that cannot be: of a period that the year does not have, or without the year so far. */
export function checkAveraging({
  quebecAveraging,
  payPeriods,
  yearToDate,
  foreignFarmWorker,
}: WithholdingFacts): void {
  if (quebecAveraging === undefined) return;
  const { period, taxToDateCents } = quebecAveraging;
  const wrong: RuleRefusal[] = [];
  const report = (field: WithholdingField, expected: string, found?: unknown): void => {
    wrong.push(factInvalid(field, expected, found, { rule: 'quebec-tax-brackets' }));
  };
  if (!Number.isSafeInteger(period) || period < 1 || period > payPeriods)
    report('quebecAveraging.period', `the number of a pay period from 1 to ${payPeriods}`, period);
  if (period > 1 && yearToDate?.grossCents === undefined)
    report('yearToDate.grossCents', 'what was paid earlier in the year, which the average needs');
  if (period > 1 && taxToDateCents === undefined)
    report(
      'quebecAveraging.taxToDateCents',
      'the Quebec tax withheld earlier in the year, which the average needs',
    );
  if (foreignFarmWorker === true)
    report(
      'foreignFarmWorker',
      'no: the deduction for foreign farm workers is not averaged over the year',
      true,
    );
  if (wrong.length > 0) throw new RuleRefused(wrong);
}
