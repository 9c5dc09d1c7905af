/** An exact ratio of two whole numbers, such as a rate in hundred-thousandths. The denominator is above 0. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** Reads a decimal (`0.0595`) or a fraction (`2/3`); throws a RangeError for anything else. */
export function ratio(text: string): Ratio {
  const fraction = /^(\d{1,9})\/([1-9]\d{0,8})$/.exec(text);
  if (fraction) return { numerator: Number(fraction[1]), denominator: Number(fraction[2]) };
  const decimal = /^(\d{0,9})\.?(\d{0,6})$/.exec(text);
  if (!decimal || text === '' || text === '.') throw new RangeError(`Not a decimal or a fraction: "${text}"`);
  const [, whole = '', places = ''] = decimal;
  return { numerator: Number(whole + places), denominator: 10 ** places.length };
}

/** The ratio of one ratio to another in lowest terms, as of a part of a rate to the whole rate. */
export function ratioOf(part: Ratio, whole: Ratio): Ratio {
  const numerator = part.numerator * whole.denominator;
  const denominator = part.denominator * whole.numerator;
  const divisor = greatestDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

/**
 * A whole amount of 0 or more times a ratio, rounded to a whole number, half up. Exact for every size: what a double
 * cannot hold is worked out with big integers.
 */
export function timesRatio(amount: number, { numerator, denominator }: Ratio): number {
  const product = amount * numerator;
  if (product > Number.MAX_SAFE_INTEGER) return timesLarge(amount, numerator, denominator);
  const rest = product % denominator;
  const whole = (product - rest) / denominator;
  return rest * 2 >= denominator ? whole + 1 : whole;
}

function timesLarge(amount: number, numerator: number, denominator: number): number {
  const divisor = BigInt(denominator);
  const product = BigInt(amount) * BigInt(numerator);
  return Number((product * 2n + divisor) / (divisor * 2n));
}
