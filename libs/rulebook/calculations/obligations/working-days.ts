import { addDays, type PlainDate, weekday } from '#libs/quantities';

import { RuleRefused, type RuleRefusal } from '../../refusal.js';
import type { Source, ValueKeys, ValueStatus } from '../../value.js';

/** What is said of one day in one province: that it is a public holiday, or that it is none although it passes for one. */
export interface HolidayRule {
  readonly name: string;
  readonly isHoliday: boolean;
  readonly status: Exclude<ValueStatus, 'proposed'>;
  readonly source: Source;
  readonly note?: string;
}

/** The public holidays of the provinces, for the days `from` (included) to `to` (not included). */
export interface HolidayCalendar {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** What the rulebook corrects, with the day on which it knew. */
  readonly corrections: readonly { readonly enteredOn?: PlainDate }[];
  /** What is said of a day, as it was known on `knownOn` (all is known when absent); undefined for a day like any other. */
  on(province: string, date: PlainDate, knownOn?: PlainDate): HolidayRule | undefined;
}

/** How working days are counted for one question. */
export interface WorkingDaysOf {
  readonly calendar: HolidayCalendar | undefined;
  readonly province: string | undefined;
  readonly allowUnconfirmed?: boolean | undefined;
  readonly knownOn?: PlainDate | undefined;
}

/** A day of which it is unconfirmed whether it is a holiday, as what is dated and cited is told. */
export interface DoubtfulDay extends HolidayRule {
  readonly code: string;
  readonly keys: ValueKeys;
  readonly from: PlainDate;
}

/**
 * Counts the working days of a province: Monday to Friday, public holidays left out. Remembers the unconfirmed holidays that
 * it met. Throws RuleRefused where the holidays of a day are not held, or one is unconfirmed and that is not allowed.
 */
export class WorkingDays {
  private readonly doubtful = new Map<PlainDate, DoubtfulDay>();

  constructor(private readonly of: WorkingDaysOf) {}

  /** Days that a count went by of which it is unconfirmed whether they are holidays. */
  get unconfirmed(): readonly DoubtfulDay[] {
    return [...this.doubtful.values()];
  }

  /** Whether a day is a working day. */
  has(date: PlainDate): boolean {
    if (weekday(date) > 5) return false;
    const { calendar, province, knownOn, allowUnconfirmed } = this.of;
    if (calendar === undefined || province === undefined || date < calendar.from || date >= calendar.to)
      throw new RuleRefused([holidaysNotCovered(calendar, province, date)]);
    const rule = calendar.on(province, date, knownOn);
    if (rule === undefined) return true;
    if (rule.status === 'unconfirmed') {
      if (allowUnconfirmed !== true) throw new RuleRefused([holidayUnconfirmed(rule, province, date)]);
      this.doubtful.set(date, { ...rule, code: rule.name, keys: { province }, from: date });
    }
    return !rule.isHoliday;
  }

  /** The working day that is `count` working days after a day (before it when negative); the day itself is not counted. */
  add(date: PlainDate, count: number): PlainDate {
    const step = count < 0 ? -1 : 1;
    let day = date;
    for (let left = Math.abs(count); left > 0;) {
      day = addDays(day, step);
      if (this.has(day)) left -= 1;
    }
    return day;
  }

  /** The day itself if it is a working day, else the next one or the one before. */
  rolled(date: PlainDate, to: 'next' | 'previous'): PlainDate {
    let day = date;
    while (!this.has(day)) day = addDays(day, to === 'next' ? 1 : -1);
    return day;
  }
}

function holidaysNotCovered(
  calendar: HolidayCalendar | undefined,
  province: string | undefined,
  date: PlainDate,
): RuleRefusal {
  const held = calendar ? `held are ${calendar.from} to before ${calendar.to}` : 'none are held';
  const where = province ?? 'no province';
  return {
    code: 'HOLIDAYS_NOT_COVERED',
    params: { province: province ?? null, date },
    rule: 'holidays',
    text: `The public holidays of ${where} on ${date} are not held, so that working days cannot be counted; ${held}.`,
    instead: 'Name the province, or add the holidays of these days with their source to the rulebook.',
  };
}

function holidayUnconfirmed(rule: HolidayRule, province: string, date: PlainDate): RuleRefusal {
  return {
    code: 'HOLIDAY_UNCONFIRMED',
    params: { name: rule.name, province, date },
    rule: 'holidays',
    source: rule.source,
    text: `Whether ${date} is a public holiday in ${province} (${rule.name}) is unconfirmed${rule.note ? `: ${rule.note}` : ''}.`,
    instead: 'Confirm it against a source, or allow unconfirmed values, which taints the result.',
  };
}
