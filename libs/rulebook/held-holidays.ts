import type { PlainDate } from '#libs/quantities';

import type { HolidayCalendar, HolidayRule } from './calculations/obligations/working-days.js';
import { libraryHolidays } from './library-holidays.js';
import type { Source } from './value.js';

/** Where the rulebook knows better than the library: a holiday that it names wrongly, or one that it lacks. */
export interface HolidayCorrection extends HolidayRule {
  readonly provinces: readonly string[];
  /** The days that are corrected: from this one, up to and without the other. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Month and day of a holiday that the library lacks, as `09-30`; a holiday that it names is found by its name. */
  readonly on?: string;
  /** The first day (UTC) on which this system knew it; absent when it did from the beginning. */
  readonly enteredOn?: PlainDate;
}

/** What the YAML says of public holidays. */
export interface HolidayData {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Cited for what the library says. */
  readonly source: Source;
  readonly corrections: readonly HolidayCorrection[];
}

/** The holidays of the library with the rulebook's corrections; a correction that was entered later goes before an earlier one. */
export class HeldHolidays implements HolidayCalendar {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly corrections: readonly HolidayCorrection[];
  private readonly source: Source;

  constructor({ from, to, source, corrections }: HolidayData) {
    this.from = from;
    this.to = to;
    this.source = source;
    this.corrections = Object.freeze([...corrections]);
  }

  on(province: string, date: PlainDate, knownOn?: PlainDate): HolidayRule | undefined {
    const name = libraryHolidays(province, Number(date.slice(0, 4))).get(date);
    let corrected: HolidayCorrection | undefined;
    for (const one of this.corrections) {
      if (date < one.from || date >= one.to || !one.provinces.includes(province)) continue;
      if (one.on === undefined ? one.name !== name : one.on !== date.slice(5)) continue;
      if (one.enteredOn !== undefined && knownOn !== undefined && one.enteredOn > knownOn) continue;
      if (corrected === undefined || (one.enteredOn ?? '') >= (corrected.enteredOn ?? '')) corrected = one;
    }
    if (corrected !== undefined) return corrected;
    return name === undefined
      ? undefined
      : { name, isHoliday: true, status: 'confirmed', source: this.source };
  }
}
