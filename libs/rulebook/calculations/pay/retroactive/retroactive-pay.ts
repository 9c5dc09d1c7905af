import type { Cents, PlainDate } from '#libs/quantities';

import type { Source } from '../../../value.js';
import type { RuleStep } from '../../inquiry.js';
import type { DeductionKind } from '../facts/pay-facts.js';

/** What of an earlier period is made up for: its gross pay, and the deductions that are a share of it. */
export type RetroactiveKind = 'gross' | DeductionKind;

/**
 * Why an amount is not what was stated. `rules-changed`: a value for those days became known later. `earlier-pay-changed`:
 * pay before it was corrected, which moves a cap of the season. `taken-back`: what was made up for before is lawful no more.
 */
export type RetroactiveReason = 'rules-changed' | 'earlier-pay-changed' | 'taken-back';

/** The difference of one amount of one earlier record, signed: more pay, or more kept back, when positive. */
export interface RetroactiveLine {
  readonly recordId: string;
  /** The number that people quote. */
  readonly number: string;
  readonly periodStart: PlainDate;
  readonly periodEnd: PlainDate;
  readonly kind: RetroactiveKind;
  readonly amountCents: Cents;
  readonly rule: string;
  readonly source: Source | null;
  readonly reason: RetroactiveReason;
  readonly steps: readonly RuleStep[];
}

/** What a pay carries for earlier periods beside its own. */
export interface RetroactivePay {
  readonly lines: readonly RetroactiveLine[];
  /** Sum of the lines of gross pay, signed. */
  readonly grossCents: Cents;
  /** Sum of the lines of deductions, signed. */
  readonly deductionsCents: Cents;
  /** What earlier pay could not bear and this one does; below zero where too much was brought forward before. */
  readonly broughtForwardCents: Cents;
  /** What this pay cannot bear and a later one will. Never below zero. */
  readonly carriedForwardCents: Cents;
  /** What is paid in all: the net pay of the period with everything above. Never below zero. */
  readonly payableCents: Cents;
}
