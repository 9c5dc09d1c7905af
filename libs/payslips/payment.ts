import { type PaidColumns, type PaidParts, toPayOf, type UnderpaidRecord } from '#libs/payroll';
import type { EarningKind, PayStatement, RuleStep, StatutoryKind, TakenKind } from '#libs/rulebook';

/** An amount that was withheld or taken. */
export interface PaidLine {
  kind: StatutoryKind | TakenKind;
  amountCents: number;
}

/** What was paid of a pay, or is to be, beside what is lawful: what its worker got. Money in cents. */
export interface Payment extends Omit<
  PaidColumns,
  'paidBasis' | 'paidGrossCents' | 'paidNetCents' | 'paidBeforeCents'
> {
  basis: PaidColumns['paidBasis'];
  grossCents: number;
  /** Null where the employer did not state it. */
  netCents: number | null;
  /** What of it had reached the worker by the pay that it replaces. */
  beforeCents: number;
  toPayCents: number;
  /** Statutory amounts and deductions. */
  lines: PaidLine[];
  earnings: { kind: EarningKind; amountCents: number }[];
  seasonToDate: PaidParts['seasonToDate'];
  /** What the check of the pay says is owed beside it, what of that was paid since, and why it is owed. */
  owedCents: number;
  paidSinceCents: number;
  reasons: readonly RuleStep[];
}

/** What a record lacks, on its worker's account. */
export type Underpaid = Pick<UnderpaidRecord, 'owedCents' | 'paidCents'> & { steps: readonly RuleStep[] };

/** The payment of a stored record, with what its worker is owed beside it. */
export function paymentOf(
  record: PaidColumns & { paid: PaidParts },
  { owedCents, paidCents, steps }: Underpaid,
): Payment {
  const { paid, paidBasis, paidGrossCents, paidNetCents, paidBeforeCents, paidOn } = record;
  return {
    ...{
      basis: paidBasis,
      grossCents: paidGrossCents,
      netCents: paidNetCents,
      beforeCents: Math.min(paidBeforeCents, paidNetCents ?? paidBeforeCents),
      paidOn,
    },
    toPayCents: toPayOf(record),
    lines: [...paid.statutory, ...paid.deductions].map(({ kind, amountCents }) => ({ kind, amountCents })),
    earnings: paid.earnings,
    seasonToDate: paid.seasonToDate,
    ...{ owedCents, paidSinceCents: paidCents, reasons: steps },
  };
}

/** Outside the system, what is worked out is to be paid. */
export function toBePaid(statement: PayStatement): Payment {
  const { grossCents, netCents, lines, earnings = [], seasonToDate } = statement;
  return {
    ...{ basis: 'worked-out', grossCents, netCents, beforeCents: 0, toPayCents: netCents, paidOn: null },
    lines: lines.map(({ kind, amountCents }) => ({ kind, amountCents })),
    earnings: earnings.map(({ kind, amountCents }) => ({ kind, amountCents })),
    ...{ seasonToDate, owedCents: 0, paidSinceCents: 0, reasons: [] },
  };
}

/** What was due by the check of a pay: what was paid, with what is owed beside it. */
export function dueOf({ netCents, owedCents }: Pick<Payment, 'netCents' | 'owedCents'>): number {
  return (netCents ?? 0) + owedCents;
}
