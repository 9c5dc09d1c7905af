import type { Refusal } from '#libs/platform';
import { cents, dollarsFromCents, type PlainDate } from '#libs/quantities';
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
  const { grossCents, earnings = [] } = paid;
  const earnedCents = earnings.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return [
    ...bothWays,
    ...impossiblePay(grossCents, at),
    ...(earnedCents > grossCents
      ? [
          refusePaid('PAID_EARNINGS_OVER_GROSS', {
            ...at,
            earned: dollars(earnedCents),
            gross: dollars(grossCents),
          }),
        ]
      : []),
    ...(paidOn < periodStart || paidOn > today
      ? [refusePaid('PAID_DAY_WRONG', { ...at, paidOn, from: periodStart, today })]
      : []),
    ...(proof === 0 || (proof === 3 && paid.netCents != null)
      ? []
      : [refusePaid('PAID_PROOF_INCOMPLETE', at)]),
  ];
}

/** This system's own policy: more than this for one period is a slip of the keyboard, and its sums could not be kept. */
const mostCents = 10_000_000;

const dollars = (amount: number) => dollarsFromCents(cents(amount));

/** Pay of a period that cannot be, as stated or as worked out. */
export function impossiblePay(grossCents: number, at: { record: number; placementId: string }): Refusal[] {
  return grossCents > mostCents
    ? [refusePaid('PAY_IMPOSSIBLE', { ...at, gross: dollars(grossCents), most: dollars(mostCents) })]
    : [];
}
