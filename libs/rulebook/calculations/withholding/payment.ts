import type { WithholdingFacts } from './facts.js';

/** The parts of one payment, in cents. */
export interface Payment {
  /** Ordinary pay with cash benefits (I). */
  readonly periodicCents: number;
  /** The lump sum (B). */
  readonly lumpSumCents: number;
  /** Both: what is pensionable (PI) and insurable (IE). */
  readonly wholeCents: number;
  /** A lump sum in a period without other pay: it has no exemption of its own, and taxes like the usual pay. */
  readonly lumpSumAlone: boolean;
  /** Pay that the year is reckoned by: that of the period, or the usual one beside a lump sum alone. */
  readonly reckonedCents: number;
}

/** The parts of the payment that facts tell of. */
export function paymentOf(facts: WithholdingFacts): Payment {
  const periodicCents = facts.grossCents + (facts.taxableBenefitsCents ?? 0);
  const lumpSumCents = facts.lumpSum?.grossCents ?? 0;
  const lumpSumAlone = periodicCents === 0 && lumpSumCents > 0;
  return {
    periodicCents,
    lumpSumCents,
    wholeCents: periodicCents + lumpSumCents,
    lumpSumAlone,
    reckonedCents: lumpSumAlone ? (facts.lumpSum?.usualGrossCents ?? 0) : periodicCents,
  };
}
