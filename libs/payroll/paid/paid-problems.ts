import type { Refusal } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import type { RecordSubmitted, SheetPeriod } from '../sheets/pay-sheet.input.js';
import { refusePaid } from './paid-refusals.js';

/** The problems of what a record says of its payment: amounts that are asked for and stated, a day that cannot be, half a proof. */
export function paidProblems(
  { periodStart, payDate }: SheetPeriod,
  { withholding, statutory, paid }: RecordSubmitted,
  at: { record: number; placementId: string },
  today: PlainDate,
): Refusal[] {
  const isStated = paid != null || statutory != null;
  const bothWays = withholding != null && isStated ? [refusePaid('WITHHOLDING_TWO_WAYS', at)] : [];
  if (paid == null) return bothWays;
  const paidOn = paid.paidOn ?? payDate;
  const proof = [paid.paidOn, paid.method, paid.proofReference].filter((part) => part != null).length;
  return [
    ...bothWays,
    ...(paidOn < periodStart || paidOn > today
      ? [refusePaid('PAID_DAY_WRONG', { ...at, paidOn, from: periodStart, today })]
      : []),
    ...(proof === 0 || (proof === 3 && paid.netCents != null)
      ? []
      : [refusePaid('PAID_PROOF_INCOMPLETE', at)]),
  ];
}
