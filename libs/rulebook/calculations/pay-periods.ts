/** How long one of the pay periods of a year lasts, in days. */
interface PeriodLength {
  readonly shortestDays: number;
  readonly longestDays: number;
}

/**
 * The numbers of pay periods that a year may have (factor P of T4127), the most first, and how long one of them lasts:
 * weeks, two weeks, half months, half months of eleven months, four weeks, months, and months of a ten-month year. Files,
 * pay sheets and calculators take these and no others.
 */
const periodLengths: ReadonlyMap<number, PeriodLength> = new Map([
  [53, { shortestDays: 7, longestDays: 7 }],
  [52, { shortestDays: 7, longestDays: 7 }],
  [27, { shortestDays: 14, longestDays: 14 }],
  [26, { shortestDays: 14, longestDays: 14 }],
  [24, { shortestDays: 13, longestDays: 16 }],
  [22, { shortestDays: 13, longestDays: 16 }],
  [13, { shortestDays: 28, longestDays: 28 }],
  [12, { shortestDays: 28, longestDays: 31 }],
  [10, { shortestDays: 28, longestDays: 31 }],
]);

/** The numbers of pay periods that a year may have, the most first. */
export const payPeriodCounts: readonly number[] = [...periodLengths.keys()];

/** Whether a year may have so many pay periods. */
export function isPayPeriodCount(count: number): boolean {
  return periodLengths.has(count);
}

/** The most days that one of so many pay periods lasts. Throws a RangeError for a number that is not in `payPeriodCounts`. */
export function longestPeriodDays(payPeriods: number): number {
  return lengthOf(payPeriods).longestDays;
}

/**
 * The fewest days that one of so many pay periods lasts, where none is cut short. Throws a RangeError as
 * `longestPeriodDays` does.
 */
export function shortestPeriodDays(payPeriods: number): number {
  return lengthOf(payPeriods).shortestDays;
}

function lengthOf(payPeriods: number): PeriodLength {
  const length = periodLengths.get(payPeriods);
  if (length === undefined)
    throw new RangeError(`A year has ${payPeriodCounts.join(', ')} pay periods, not ${payPeriods}`);
  return length;
}
