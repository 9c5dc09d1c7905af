import { Temporal } from 'temporal-polyfill';

/** A calendar date without a time, written `YYYY-MM-DD`. Such strings sort in the order of time. */
export type PlainDate = string & { readonly __unit: 'date' };

/** A stretch of days that contains `from` and does not contain `to` (half open). */
export interface DateRange {
  from: PlainDate;
  to: PlainDate;
}

/** Reads `YYYY-MM-DD`; throws a RangeError naming the text when it is no date of the calendar (2026-02-29). */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`Not a date as YYYY-MM-DD: "${text}"`);
  return text;
}

/** Whether the text is an existing date written `YYYY-MM-DD`. */
export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const month = digitsOf(text, 5, 7);
  const day = digitsOf(text, 8, 10);
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(digitsOf(text, 0, 4), month);
}

function lastDayOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

// Pay adds days a million times in a season, and a calendar object for each would cost more than the pay. Days are counted
// instead, in the proleptic Gregorian calendar: years begin in March, so that a leap day is the last of its year.

/** Days from 0000-03-01 to a date. */
function dayOf(date: string): number {
  const month = digitsOf(date, 5, 7);
  const year = digitsOf(date, 0, 4) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digitsOf(date, 8, 10) - 1;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear;
}

/** The number that the digits of a text from one place up to another stand for. */
function digitsOf(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/** The date so many days after 0000-03-01. */
function dateOfDay(day: number): PlainDate {
  const era = Math.floor(day / 146_097);
  const dayOfEra = day - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}` as PlainDate;
}

/** The date `days` calendar days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfDay(dayOf(date) + days);
}

/** The day of the week by ISO 8601: 1 for Monday to 7 for Sunday. */
export function weekday(date: PlainDate): number {
  // Day 0, 0000-03-01, is a Wednesday.
  return ((dayOf(date) + 2) % 7) + 1;
}

/** The date `months` months later; the last day of the month where that day does not exist (31 January + 1 = 28 or 29 February). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as PlainDate;
}

/** The date `years` years later; 28 February for 29 February of a common year. */
export function addYears(date: PlainDate, years: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ years }).toString() as PlainDate;
}

/** Calendar days from `from` to `to`: 1 from a day to the next. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayOf(to) - dayOf(from);
}

/** Whole years from a date of birth to a date: the age on that day. */
export function yearsBetween(from: PlainDate, to: PlainDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'year' }).years;
}

/** The date that an instant falls on in a time zone such as `America/Toronto`. */
export function dateIn(instant: Date, timeZone: string): PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString() as PlainDate;
}

/** The instant at which a date begins in a time zone; the first moment that exists when clocks skip midnight. */
export function startOfDay(date: PlainDate, timeZone: string): Date {
  const zoned = Temporal.PlainDate.from(date).toZonedDateTime(timeZone);
  return new Date(zoned.epochMilliseconds);
}

/** The instant at which a date is over in a time zone: the first moment of the next day. What is due that day is late from here on. */
export function endOfDay(date: PlainDate, timeZone: string): Date {
  return startOfDay(addDays(date, 1), timeZone);
}

/** The instant at which the clocks of a time zone show a full hour of a date; the next moment that exists when they skip it. */
export function hourOfDay(date: PlainDate, hour: number, timeZone: string): Date {
  const plainTime = new Temporal.PlainTime(hour);
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
}
