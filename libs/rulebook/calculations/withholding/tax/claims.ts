import { timesRatio } from '#libs/quantities';

import type { TaxClaim } from '../facts.js';
import type { SlidingAmount, TaxTable } from '../tables/tables.js';

/**
 * The claim that counts (TC, TCP), in cents. Without a form it is the basic amount of the income; a claim code stands for
 * the middle of its range. `E` claims nothing here: whoever asks looks at it first.
 */
export function claimCents(claim: TaxClaim | undefined, netIncomeCents: number, table: TaxTable): number {
  if (claim === undefined) return slidingAmount(table.basicAmount, netIncomeCents);
  if (claim === 'E') return 0;
  if (typeof claim === 'number') return claim;
  return claimOfCode(claim.code, table);
}

/** Code 0 claims nothing, code 1 the whole basic amount, and each further code the middle of a range above it. */
function claimOfCode(code: number, { basicAmount, claimCodeStepCents }: TaxTable): number {
  if (code === 0) return 0;
  const basicCents = basicAmount[0]?.amountCents ?? 0;
  return code === 1 ? basicCents : basicCents + (claimCodeStepCents * (2 * code - 3)) / 2;
}

/** An amount at an income: fixed outside the points of the table, in a straight line between two of them. */
export function slidingAmount(points: SlidingAmount, incomeCents: number): number {
  let before = points[0];
  if (!before) return 0;
  for (const point of points) {
    if (incomeCents < point.incomeCents) return between(before, point, incomeCents);
    before = point;
  }
  return before.amountCents;
}

function between(from: SlidingAmount[number], to: SlidingAmount[number], incomeCents: number): number {
  if (incomeCents <= from.incomeCents) return from.amountCents;
  const denominator = to.incomeCents - from.incomeCents;
  const change = to.amountCents - from.amountCents;
  const moved = timesRatio(incomeCents - from.incomeCents, { numerator: Math.abs(change), denominator });
  return change < 0 ? from.amountCents - moved : from.amountCents + moved;
}
