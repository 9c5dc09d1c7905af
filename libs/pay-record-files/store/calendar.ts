import { addDays, daysBetween, isPlainDate, plainDate, type PlainDate } from '#libs/quantities';
import { absent, unreadable } from '../cells.js';

const dayZero = plainDate('1900-01-01');

/** Dates as days since 1900, each worked out once: a file has few dates and names each very often. */
export class Calendar {
  private readonly days = new Map<string, number>();
  private readonly dates: (PlainDate | undefined)[] = [];

  /** The day of a text; `absent` when empty, `unreadable` when it is no date from 1900 to 2199. */
  read(text: string): number {
    if (text === '') return absent;
    const known = this.days.get(text);
    if (known !== undefined) return known;
    const day =
      isPlainDate(text) && text >= dayZero && text < '2200' ? daysBetween(dayZero, text) : unreadable;
    // Only dates are kept: a file of wrong texts must not fill memory.
    if (day >= 0) this.days.set(text, day);
    return day;
  }

  date(day: number): PlainDate {
    return (this.dates[day] ??= addDays(dayZero, day));
  }

  /** The date, or undefined for `absent`. */
  maybe(day: number): PlainDate | undefined {
    return day === absent ? undefined : this.date(day);
  }
}
