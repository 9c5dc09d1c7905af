import type { PayRecordState } from '#libs/payroll';
import type { GuaranteeWindow, PayStatement } from '#libs/rulebook';
import type { PaidLine, Payment } from './payment.js';
import { type ExplainedRecord, explanationOf, type PayExplanation, type SeasonLimit } from './explanation.js';

/** Who a payslip is for, who pays, and by which numbers people find it again. */
export interface PayslipParties {
  worker: { givenNames: string; familyNames: string; number: string };
  employer: { name: string; number: string; town: string | null };
  placement: { number: string; transportCostCents: number | null };
}

/** What one employer paid a worker in the year of the day of payment, or is to pay, up to and with this pay. */
export interface YearToDate {
  year: number;
  grossCents: number;
  /** What is left of it for the worker, paid or not. Null where the employer did not state what reached the worker of a pay. */
  netCents: number | null;
  /** What of it nobody has paid yet: worked out, and not proven. */
  toPayCents: number;
  deductions: PaidLine[];
}

/** What was taken in the season up to and with this pay. */
export interface Balance {
  kind: 'transport' | 'administration' | 'savings' | 'advance';
  takenCents: number;
  limit: SeasonLimit | null;
}

/** One pay as its worker is to see and check it. */
export interface Payslip extends PayslipParties {
  number: string;
  /** Whether it replaces an earlier one. */
  corrects: boolean;
  explanation: PayExplanation;
  /** Hours outside the window do not count; null in pay of earlier releases, and where its first day is not known. */
  guarantee: PayStatement['guarantee'] & { window: GuaranteeWindow | null };
  balances: Balance[];
  /** Null where nothing is known but this pay, outside the system. */
  yearToDate: YearToDate | null;
  /** The code that opens the explanation; null where it was revoked, or outside the system. */
  code: string | null;
}

/** The record that a payslip shows. */
export type PaidRecord = ExplainedRecord & { number: string; correctsId: string | null };

/** Puts a payslip together from a stored record and what surrounds it. */
export function payslipOf(
  record: PaidRecord,
  payment: Payment,
  parties: PayslipParties,
  yearToDate: YearToDate | null,
  { state, code }: { state: PayRecordState | null; code: string | null },
): Payslip {
  const explanation = explanationOf(record, payment, state);
  return {
    ...parties,
    number: record.number,
    corrects: record.correctsId !== null,
    explanation,
    guarantee: { ...record.statement.guarantee, window: record.statement.guaranteeWindow ?? null },
    balances: balancesOf(explanation),
    yearToDate,
    code,
  };
}

/** What stands at nothing, without a limit to tell, is left out. */
function balancesOf({ deductions, payment: { seasonToDate } }: PayExplanation): Balance[] {
  const taken = [
    ['transport', seasonToDate.transportCents ?? 0],
    ['administration', seasonToDate.administrationCents ?? 0],
    ['savings', seasonToDate.savingsCents ?? 0],
    ['advance', seasonToDate.advanceCents ?? 0],
  ] as const;
  return taken
    .map(([kind, takenCents]) => ({
      kind,
      takenCents,
      limit: deductions.find((line) => line.kind === kind)?.limit ?? null,
    }))
    .filter(({ takenCents, limit }) => takenCents > 0 || limit !== null);
}
