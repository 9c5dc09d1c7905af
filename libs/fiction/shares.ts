import { at } from './random.js';

/** One of several kinds with the weight it has among them. */
export interface Weighted<T> {
  readonly kind: T;
  readonly weight: number;
}

/** Splits a whole number in proportion to weights by largest remainders: the parts add up to the total. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((running, weight) => running + weight, 0);
  if (!(sum > 0)) throw new RangeError('Expected at least one weight above 0');
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((running, part) => running + part, 0);
  exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((one, other) => other.rest - one.rest || one.index - other.index)
    .slice(0, left)
    .forEach(({ index }) => (parts[index] = at(parts, index) + 1));
  return parts;
}

/**
 * The index-th point of an evenly spread sequence (Kronecker's: multiples of an irrational, modulo 1). Cutting 0..1 by
 * shares gives every stretch of indexes nearly those shares, which chance would only give in the long run. Two traits
 * of the same worker take two irrationals, so that one does not tell the other.
 */
export function spread(index: number, irrational: number, offset: number): number {
  return ((index + 1) * irrational + offset) % 1;
}

/** The irrationals of `spread`. */
export const irrationals = {
  origin: Math.sqrt(5) / 2 - 0.5,
  experience: Math.SQRT2 - 1,
  meals: Math.sqrt(3) - 1,
};

/** The kind on which a point of 0..1 falls when 0..1 is cut in proportion to the weights. */
export function cut<T>(kinds: readonly Weighted<T>[], point: number): T {
  let left = point * kinds.reduce((sum, { weight }) => sum + weight, 0);
  for (const { kind, weight } of kinds) {
    if (left < weight) return kind;
    left -= weight;
  }
  return at(kinds, kinds.length - 1).kind;
}
