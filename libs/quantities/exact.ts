import { Decimal } from 'decimal.js';

import { cents, type Cents, decimalRounding, type Rounding } from './money.js';

// Pay multiplies hours by rates a million times in a season. Both have at most four decimals in all but a few records, so
// they are counted in ten-thousandths as whole numbers, and their products in hundred-millionths. What does not fit is
// kept as a Decimal of plain units: the answer is the same, only slower.

/** Hours, pieces or a rate, exact: a whole number of ten-thousandths, or a Decimal where that does not hold it. */
export type Measure = (number & { readonly __unit: 'ten-thousandths' }) | Decimal;

/** Two measures multiplied, exact: a whole number of hundred-millionths, or a Decimal. Rate times quantity is dollars. */
export type Product = (number & { readonly __unit: 'hundred-millionths' }) | Decimal;

const perUnit = 10_000;
const perProduct = perUnit * perUnit;
const perCent = perProduct / 100;
/** More digits than this and a number no longer stands for one decimal only. */
const safeDigits = 15;

export const noMeasure = 0 as Measure;
export const noProduct = 0 as Product;

/** Whole ten-thousandths, as columns of packed numbers hold them, taken as measures. */
export function measuresOf(tenThousandths: ArrayLike<number>): ArrayLike<Measure> {
  return tenThousandths as ArrayLike<Measure>;
}

/** Reads a decimal number of 0 or more, exactly as it is written. */
export function measure(value: Decimal.Value): Measure {
  if (typeof value === 'number' || (typeof value === 'string' && value.length <= safeDigits)) {
    const number = Number(value);
    const scaled = Math.round(number * perUnit);
    if (scaled / perUnit === number && Number.isSafeInteger(scaled)) return scaled as Measure;
  }
  const exact = new Decimal(value);
  const fits = exact.decimalPlaces() <= 4 && exact.lte(Number.MAX_SAFE_INTEGER / perUnit);
  return fits ? (exact.times(perUnit).toNumber() as Measure) : exact;
}

/** The measure as a number, such as 8.25; the nearest one where it has more digits than a number holds. */
export function numberOf(one: Measure): number {
  return typeof one === 'number' ? one / perUnit : one.toNumber();
}

/** The measure in full, such as `8.25`. */
export function textOf(one: Measure): string {
  const short = typeof one === 'number' && Math.abs(one) < 10 ** safeDigits;
  return short ? String(one / perUnit) : plain(one, perUnit).toString();
}

/** The measure as a decimal number with at least so many places: 17.6 with two as `17.60`. */
export function writtenOf(one: Measure, places: number): string {
  const exact = plain(one, perUnit);
  return exact.toFixed(Math.max(places, exact.decimalPlaces()));
}

export function addMeasures(one: Measure, other: Measure): Measure {
  if (typeof one === 'number' && typeof other === 'number') {
    const sum = one + other;
    if (Number.isSafeInteger(sum)) return sum as Measure;
  }
  return plain(one, perUnit).plus(plain(other, perUnit));
}

/** The first measure less the second, which is not higher. */
export function subtractMeasures(one: Measure, other: Measure): Measure {
  if (typeof one === 'number' && typeof other === 'number') return (one - other) as Measure;
  return plain(one, perUnit).minus(plain(other, perUnit));
}

/** The higher of two measures, the first one where they are equal. */
export function higherMeasure(one: Measure, other: Measure): Measure {
  return isHigher(other, one) ? other : one;
}

/** Whether the first measure is more than the second. */
export function isHigher(one: Measure, than: Measure): boolean {
  if (typeof one === 'number' && typeof than === 'number') return one > than;
  return plain(one, perUnit).greaterThan(plain(than, perUnit));
}

export function multiply(one: Measure, other: Measure): Product {
  if (typeof one === 'number' && typeof other === 'number') {
    const product = one * other;
    if (Number.isSafeInteger(product)) return product as Product;
  }
  return plain(one, perUnit).times(plain(other, perUnit));
}

export function addProducts(one: Product, other: Product): Product {
  if (typeof one === 'number' && typeof other === 'number') {
    const sum = one + other;
    if (Number.isSafeInteger(sum)) return sum as Product;
  }
  return plain(one, perProduct).plus(plain(other, perProduct));
}

/** The higher of two products. */
export function higherProduct(one: Product, other: Product): Product {
  return productIsHigher(other, one) ? other : one;
}

/** Whether the first product is more than the second. */
export function productIsHigher(one: Product, than: Product): boolean {
  if (typeof one === 'number' && typeof than === 'number') return one > than;
  return plain(one, perProduct).greaterThan(plain(than, perProduct));
}

/** Dollars rounded half up to the cent; of 0 or more. */
export function halfUpToCents(dollars: Product): Cents {
  return toCents(dollars, 'half-up');
}

/** Dollars of 0 or more, rounded to the cent as said. */
export function toCents(dollars: Product, rounding: Rounding): Cents {
  if (typeof dollars !== 'number')
    return cents(dollars.times(100).toDecimalPlaces(0, decimalRounding[rounding]).toNumber());
  const rest = dollars % perCent;
  return ((dollars - rest) / perCent + (roundsUp(rest, perCent, rounding) ? 1 : 0)) as Cents;
}

/** Dollars in cents with their fractions of a cent, such as 1234.5. */
export function unroundedCents(dollars: Product): number {
  return typeof dollars === 'number' ? dollars / perCent : dollars.times(100).toNumber();
}

/** Dollars as an exact decimal, such as 0.3755. */
export function decimalOf(dollars: Product): Decimal {
  return plain(dollars, perProduct);
}

/** A share that a rule names, as a fraction of whole numbers: `0.25` is 25 of 100, `1/3` is 1 of 3. */
export interface Share {
  readonly of: number;
  readonly in: number;
}

/** Reads a share written as a decimal or as a fraction; throws a RangeError for anything else. */
export function shareFrom(text: string): Share {
  const [, whole = '', decimals = '', fraction] = /^(\d*)(?:\.(\d+))?(?:\/(\d+))?$/.exec(text) ?? [];
  if (whole + decimals === '' || (fraction !== undefined && decimals !== ''))
    throw new RangeError(`Not a share such as "0.25" or "1/3": "${text}"`);
  return {
    of: Number(whole + decimals),
    in: fraction === undefined ? 10 ** decimals.length : Number(fraction),
  };
}

/**
 * A share of an amount of 0 or more, rounded to the cent as said. Multiplies before it divides: a third of 300.00 is
 * 100.00 and not 99.99.
 */
export function shareOfCents(amount: Cents, share: Share, rounding: Rounding): Cents {
  const product = amount * share.of;
  if (!Number.isSafeInteger(product))
    throw new RangeError(`Too much money to share: ${String(amount)} cents`);
  const rest = product % share.in;
  const down = (product - rest) / share.in;
  return cents(roundsUp(rest, share.in, rounding) ? down + 1 : down);
}

/** A rate in dollars for each of a whole number of days, pieces or weeks, rounded to the cent as said. */
export function rateTimes(rate: Measure, count: number, rounding: Rounding): Cents {
  return toCents(multiply(rate, (count * perUnit) as Measure), rounding);
}

function roundsUp(rest: number, whole: number, rounding: Rounding): boolean {
  return rounding === 'half-up' ? 2 * rest >= whole : rounding === 'up' && rest > 0;
}

function plain(one: Measure | Product, scale: number): Decimal {
  return typeof one === 'number' ? new Decimal(one).dividedBy(scale) : one;
}
