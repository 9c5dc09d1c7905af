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
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`Not a date as YYYY-MM-DD: "${text}"`);
  Temporal.PlainDate.from(text, { overflow: 'reject' });
  return text as PlainDate;
}

/** Whether the text is an existing date written `YYYY-MM-DD`. */
export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string') return false;
  try {
    plainDate(text);
    return true;
  } catch {
    return false;
  }
}

/** The date `days` calendar days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as PlainDate;
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
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
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
