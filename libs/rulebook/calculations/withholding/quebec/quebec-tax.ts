import { timesRatio } from '#libs/quantities';

import type { RuleParams } from '../../inquiry.js';
import type { QuebecTaxTable } from './quebec-tables.js';
import type { WithholdingStep } from '../result.js';
import { step } from '../step.js';
import type { Bracket } from '../tables/tables.js';

/** A payment as Quebec's income tax sees it, in cents. The letters are those of guide TP-1015.F. */
export interface QuebecTaxedPay {
  readonly payPeriods: number;
  /** Pay of the period without lump sums (G). */
  readonly payCents: number;
  /** What the deduction for workers counts (D): all pay of the period without lump sums. */
  readonly workerPayCents: number;
  /** Registered plans and other deductions of the period (F). */
  readonly deductionsCents: number;
  /** Additional pension contributions on that pay (CSA). */
  readonly pensionCents: number;
  /** Credits of form TP-1015.3 (E), in whole dollars. */
  readonly creditCents: number;
  /** Yearly deductions of form TP-1015.3 and those that Revenu Québec authorised (J, J1). */
  readonly yearlyDeductionsCents?: number;
  /** Yearly credits that Revenu Québec authorised (K1). */
  readonly yearlyCreditsCents?: number;
  /** Kept back this period for shares of Fonds de solidarité FTQ (Q) and Fondaction (Q1). */
  readonly solidarityFundCents?: number;
  readonly fondactionCents?: number;
}

/** A lump sum beside it, in cents. */
export interface QuebecLumpSum {
  /** All of it, and what is left after registered plans (B2). */
  readonly grossCents: number;
  readonly netCents: number;
  /** Additional pension contributions on it (CSB). */
  readonly pensionCents: number;
  /** Lump sums earlier in the year: all of them, after registered plans (B1), and the contributions on them (CSB1). */
  readonly priorGrossCents: number;
  readonly priorNetCents: number;
  readonly priorPensionCents: number;
}

/**
 * Tax of a period in cents (A): that of a year of such periods, parted over them (TP-1015.F, part 2.1.1). The guide names
 * no rounding; rounding each product and quotient to the cent, half up, gives the tax of every example that it prints.
 */
export function quebecPeriodTax(
  pay: QuebecTaxedPay,
  table: QuebecTaxTable,
  steps: WithholdingStep[],
): number {
  const incomeCents = Math.max(0, annualIncome(pay, table, steps));
  steps.push(step('QUEBEC_ANNUAL_INCOME', incomeParams(pay), incomeCents));
  const yearCents = Math.max(0, bracketTax(incomeCents, table, steps) - credits(pay, table, steps));
  const cents = timesRatio(yearCents, { numerator: 1, denominator: pay.payPeriods });
  steps.push(step('TAX_PER_PERIOD', { yearCents, payPeriods: pay.payPeriods }, cents));
  return cents;
}

/**
 * Tax of a lump sum in cents, by the simple method (part 2.1.2): at the rate of the year's income with it, or at the flat
 * rate where pay and lump sums of the year stay at or under the threshold.
 */
export function quebecLumpSumTax(
  pay: QuebecTaxedPay,
  lumpSum: QuebecLumpSum,
  table: QuebecTaxTable,
  steps: WithholdingStep[],
): number {
  const yearCents = pay.payPeriods * pay.payCents + lumpSum.priorGrossCents + lumpSum.grossCents;
  if (yearCents <= table.lumpSumThresholdCents) {
    const cents = timesRatio(lumpSum.netCents, table.lumpSumRate);
    const params = {
      lumpSumCents: lumpSum.netCents,
      incomeCents: yearCents,
      thresholdCents: table.lumpSumThresholdCents,
      share: table.lumpSumRate.text,
    };
    steps.push(step('SMALL_LUMP_SUM', params, cents));
    return cents;
  }
  const lumpSumsCents =
    lumpSum.priorNetCents + lumpSum.netCents - lumpSum.priorPensionCents - lumpSum.pensionCents;
  const incomeCents = Math.max(0, annualIncome(pay, table, []) + lumpSumsCents);
  const { rate } = bracketOf(table.brackets, incomeCents);
  const lumpSumCents = Math.max(0, lumpSum.netCents - lumpSum.pensionCents);
  const cents = timesRatio(lumpSumCents, rate);
  steps.push(step('QUEBEC_LUMP_SUM_TAX', { incomeCents, lumpSumCents, share: rate.text }, cents));
  return cents;
}

/** Variable E: whole dollars, half a dollar up. */
export function wholeDollars(creditCents: number): number {
  return Math.floor((creditCents + 50) / 100) * 100;
}

/** Annual taxable income (I), which may be below 0 here: P x (G - F - H - CSA) - J - J1. */
function annualIncome(pay: QuebecTaxedPay, table: QuebecTaxTable, steps: WithholdingStep[]): number {
  const { payPeriods } = pay;
  const workerCents = workerDeduction(pay, table, steps);
  const periodCents = pay.payCents - pay.deductionsCents - workerCents - pay.pensionCents;
  return payPeriods * periodCents - (pay.yearlyDeductionsCents ?? 0);
}

function incomeParams(pay: QuebecTaxedPay): RuleParams {
  return {
    payPeriods: pay.payPeriods,
    payCents: pay.payCents,
    deductionsCents: pay.deductionsCents,
    pensionCents: pay.pensionCents,
    yearlyDeductionsCents: pay.yearlyDeductionsCents ?? 0,
  };
}

/** Deduction for workers of the period (H). */
function workerDeduction(pay: QuebecTaxedPay, table: QuebecTaxTable, steps: WithholdingStep[]): number {
  const { workerDeductionRate: rate, workerDeductionMaximumCents: maximumCents } = table;
  const mostCents = timesRatio(maximumCents, { numerator: 1, denominator: pay.payPeriods });
  const cents = Math.min(timesRatio(pay.workerPayCents, rate), mostCents);
  const params = { payCents: pay.workerPayCents, share: rate.text, maximumCents, payPeriods: pay.payPeriods };
  steps.push(step('QUEBEC_WORKER_DEDUCTION', params, cents));
  return cents;
}

/** Tax of the brackets (T x I - K), in cents. Adds its step. */
export function bracketTax(
  incomeCents: number,
  { brackets }: QuebecTaxTable,
  steps: WithholdingStep[],
): number {
  const { rate, constantCents } = bracketOf(brackets, incomeCents);
  const cents = timesRatio(incomeCents, rate) - constantCents;
  steps.push(step('BRACKET_TAX', { incomeCents, share: rate.text, constantCents }, cents));
  return cents;
}

function credits(pay: QuebecTaxedPay, table: QuebecTaxTable, steps: WithholdingStep[]): number {
  const { creditRate, labourFundRate } = table;
  let cents = timesRatio(pay.creditCents, creditRate);
  steps.push(step('CLAIM_CREDIT', { claimCents: pay.creditCents, share: creditRate.text }, cents));
  for (const fundCents of fundsOf(pay)) {
    const credit = timesRatio(pay.payPeriods * fundCents, labourFundRate);
    const params = { payPeriods: pay.payPeriods, fundCents, share: labourFundRate.text };
    steps.push(step('QUEBEC_LABOUR_FUND_CREDIT', params, credit));
    cents += credit;
  }
  return cents + (pay.yearlyCreditsCents ?? 0);
}

/** What went into shares of labour funds, each fund for itself. */
function fundsOf({ solidarityFundCents = 0, fondactionCents = 0 }: QuebecTaxedPay): readonly number[] {
  return solidarityFundCents + fondactionCents === 0 ? noFunds : [solidarityFundCents, fondactionCents];
}

const noFunds: readonly number[] = [];

/** The last bracket whose threshold lies under the income. */
function bracketOf(brackets: readonly Bracket[], incomeCents: number): Bracket {
  for (let at = brackets.length - 1; at > 0; at -= 1) {
    const bracket = brackets[at];
    if (bracket && bracket.fromCents < incomeCents) return bracket;
  }
  const [lowest] = brackets;
  if (!lowest) throw new TypeError('A tax table without brackets');
  return lowest;
}
