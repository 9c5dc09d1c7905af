import { Decimal } from 'decimal.js';

/** An amount of Canadian money as a whole number of cents. Only the functions of this file make one. */
export type Cents = number & { readonly __unit: 'cents' };

/** How a rule says an amount is rounded to the cent. */
export type Rounding = 'half-up' | 'down' | 'up';

/** How the decimal library names it. */
export const decimalRounding: Record<Rounding, Decimal.Rounding> = {
  'half-up': Decimal.ROUND_HALF_UP,
  down: Decimal.ROUND_DOWN,
  up: Decimal.ROUND_UP,
};

/** The same number, as cents. Throws a RangeError for anything but a safe whole number. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number of cents: ${String(value)}`);
  return value as Cents;
}

/** No money. */
export const zeroCents = cents(0);

/** Reads dollars written with a decimal point and at most two places (`1234.5`, `-3.00`); throws a RangeError otherwise. */
export function centsFromDollars(text: string): Cents {
  if (!/^-?\d{1,12}(\.\d{1,2})?$/.test(text)) {
    throw new RangeError(`Not an amount of money with at most two decimals: "${text}"`);
  }
  return cents(new Decimal(text).times(100).toNumber());
}

/** Writes cents as dollars with two places and a decimal point, e.g. `-12.30`. */
export function dollarsFromCents(amount: Cents): string {
  return new Decimal(amount).dividedBy(100).toFixed(2);
}

/** `amount` times a decimal factor, rounded to the cent as the rule that calls for it says. */
export function timesRounded(amount: Cents, factor: Decimal.Value, rounding: Rounding): Cents {
  return cents(new Decimal(amount).times(factor).toDecimalPlaces(0, decimalRounding[rounding]).toNumber());
}

/** A decimal number of dollars (a rate times hours, say) rounded to the cent. */
export function centsFromDecimal(dollars: Decimal, rounding: Rounding): Cents {
  return cents(dollars.times(100).toDecimalPlaces(0, decimalRounding[rounding]).toNumber());
}
