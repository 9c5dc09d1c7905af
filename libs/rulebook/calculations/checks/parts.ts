import { cents, Decimal, type Cents } from '#libs/quantities';

/**
 * Records are checked by the hundred thousand, so hours, rates and pieces are counted in whole ten-thousandths ("parts"):
 * the product of two such numbers is exact, in microcents.
 */
export const partsPerUnit = 10_000;

/** A ten-thousandth of a dollar times a ten-thousandth of an hour is a millionth of a cent. */
const microcentsPerCent = 1_000_000;

/** A decimal number in ten-thousandths. Throws a RangeError when it has more than four decimals. */
export function partsOf(value: Decimal.Value): number {
  const parts = new Decimal(value).times(partsPerUnit);
  if (!parts.isInteger() || parts.abs().greaterThan(Number.MAX_SAFE_INTEGER))
    throw new RangeError(`Not a number with at most four decimals: ${String(value)}`);
  return parts.toNumber();
}

/** Writes parts as a decimal number, with at least `places` places: 176000 as `17.60`. */
export function writeParts(parts: number, places: number): string {
  const written = new Decimal(parts).dividedBy(partsPerUnit);
  return written.toFixed(Math.max(places, written.decimalPlaces()));
}

/** Microcents in whole cents, rounded half up. Both are 0 or more. */
export function centsOfMicrocents(microcents: number): Cents {
  return floorCents(microcents + microcentsPerCent / 2);
}

/** Microcents in whole cents without the fraction of a cent. */
export function floorCents(microcents: number): Cents {
  return cents((microcents - (microcents % microcentsPerCent)) / microcentsPerCent);
}

/** Microcents in whole cents, a fraction of a cent counted as a cent. */
export function ceilingCents(microcents: number): Cents {
  return floorCents(microcents + microcentsPerCent - 1);
}

/** A fraction in whole numbers: a third is 1/3, 0.0545 is 545/10000. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** Reads `0.25` or `1/3` as a ratio of whole numbers. */
export function ratioOf(text: string): Ratio {
  const [above = '', below = '1'] = text.split('/');
  const fraction = new Decimal(above).dividedBy(1);
  const scale = 10 ** fraction.decimalPlaces();
  return { numerator: fraction.times(scale).toNumber(), denominator: scale * Number(below) };
}

/** A share of an amount, without its fraction of a cent. */
export function shareDown(amountCents: number, { numerator, denominator }: Ratio): Cents {
  const product = amountCents * numerator;
  return cents((product - (product % denominator)) / denominator);
}

/** A share of an amount, rounded half up to the cent. */
export function shareHalfUp(amountCents: number, { numerator, denominator }: Ratio): Cents {
  return shareDown(2 * amountCents * numerator + denominator, { numerator: 1, denominator: 2 * denominator });
}
