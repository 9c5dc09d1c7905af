const dayMs = 86_400_000;
const secondsOfDay = 86_400;

/** Serial number of 1970-01-01 in a workbook that counts from 1900. */
const serialOf1970 = 25_569;

/** Days between the first days of the two counts. */
const daysTo1904 = 1462;

/** 1900 was no leap year, but the count from 1900 has a 29 February in it, as Lotus 1-2-3 had. */
const falseLeapDay = 60;

/** The first number beyond 31 December 9999. */
const end = 2_958_466;

/**
 * A workbook's number of a day as ISO text: `2026-06-01`, with the time of day where it has one; undefined where the number
 * is no day: below the first, beyond 9999, or the 29 February 1900 that never was.
 */
export function dayOfSerial(serial: number, countsFrom1904: boolean): string | undefined {
  let number = countsFrom1904 ? serial + daysTo1904 : serial;
  if (!(serial >= 0 && number >= 1 && number < end)) return undefined;
  if (!countsFrom1904 && number < falseLeapDay + 1) {
    if (number >= falseLeapDay) return undefined;
    number += 1;
  }
  const seconds = Math.round(number * secondsOfDay);
  const text = new Date((seconds - serialOf1970 * secondsOfDay) * (dayMs / secondsOfDay)).toISOString();
  return seconds % secondsOfDay === 0 ? text.slice(0, 10) : text.slice(0, 19);
}
