import { addDays, cents, daysBetween, plainDate, type PlainDate } from '#libs/quantities';

import type { UnreadRecord } from './coverage.js';
import type { PaidRecord, YearUnknown } from '../paid-record.js';

/** Fewer days in a row than a week may be days of rest at the ends of two periods. */
const daysMissing = 7;
/** Days that are not shown may be paid better than the best-paid days that are: by half as much again. */
const betterPaid = 1.5;

/**
 * Pay by the same employer in the pay year of a record that the records before it may not show: rows that could not be read, days that
 * no record covers, and those of its contract before a first record. Undefined where all of it is shown, or the record
 * before states the year to date. `records` are those of the worker in the order of their periods.
 */
export function yearUnknownBefore(
  record: PaidRecord,
  records: readonly PaidRecord[],
  unread: readonly UnreadRecord[],
): YearUnknown | undefined {
  const own = records.filter((one) => isOfYear(one, record));
  const until = own.slice(0, own.indexOf(record) + 1);
  const told = until.slice(0, -1).findLastIndex(({ yearToDate }) => yearToDate?.grossCents !== undefined);
  const shown = until.slice(Math.max(0, told));
  const rows = unread.filter((row) => mayBePaidBefore(row, record, own[told]?.periodStart));
  const beginning = told < 0 ? daysBeforeFirst(shown, own) : 0;
  const days = holesIn(shown) + beginning + rows.reduce((sum, row) => sum + daysOf(row, record), 0);
  if (days === 0) return undefined;
  const best = Math.max(...own.map((one) => one.grossCents / lengthOf(one)));
  return {
    mostCents: cents(Math.ceil(best * betterPaid * Math.min(days, daysOfYear(record)))),
    mayBeLess: rows.some(({ replacesAnother }) => replacesAnother === true),
    why: whyUnknown(rows, record),
  };
}

function whyUnknown([row]: readonly UnreadRecord[], record: PaidRecord): YearUnknown['why'] {
  if (row === undefined) return { code: 'NOT_IN_RECORD', params: { column: 'year to date' } };
  const { periodStart = yearStart(record), periodEnd = addDays(record.periodStart, -1) } = row;
  return { code: 'ROW_REJECTED', params: { fromOn: periodStart, toOn: periodEnd } };
}

function isOfYear(one: PaidRecord, { employerId, payDate }: PaidRecord): boolean {
  return one.employerId === employerId && one.payDate.slice(0, 4) === payDate.slice(0, 4);
}

const yearStart = ({ payDate }: PaidRecord): PlainDate => plainDate(`${payDate.slice(0, 4)}-01-01`);
/** Days from the beginning of the pay year to a record. */
const daysOfYear = (record: PaidRecord): number =>
  Math.max(0, daysBetween(yearStart(record), record.periodStart));
const lengthOf = ({ periodStart, periodEnd }: PaidRecord): number => daysBetween(periodStart, periodEnd) + 1;

/** Whether a row may hold pay of the year before a record, and after the day from which the year to date is told. */
function mayBePaidBefore(
  { employerId, periodStart, periodEnd }: UnreadRecord,
  record: PaidRecord,
  from: PlainDate | undefined,
): boolean {
  if ((employerId ?? record.employerId) !== record.employerId) return false;
  if (periodStart === undefined || periodEnd === undefined) return true;
  // Pay of the last days of a year may be paid in the next one.
  const isOfYearBefore = periodEnd < addDays(yearStart(record), -31);
  return periodStart < record.periodStart && !isOfYearBefore && (from === undefined || periodStart >= from);
}

/** The days whose pay a row may tell of; all of the year where it has no period, or tells a year to date of its own. */
function daysOf({ periodStart, periodEnd, tellsOfEarlier }: UnreadRecord, record: PaidRecord): number {
  if (periodStart === undefined || periodEnd === undefined || tellsOfEarlier === true)
    return daysOfYear(record);
  return daysBetween(periodStart, periodEnd) + 1;
}

/** Days of the contract in the year before its first record, where a record tells the contract: they are missing, and reported as such. */
function daysBeforeFirst([first]: readonly PaidRecord[], own: readonly PaidRecord[]): number {
  const begins = own.flatMap(({ contractFrom }) => contractFrom ?? []);
  const begin = begins.sort()[0];
  if (first === undefined || begin === undefined) return 0;
  const from = begin > yearStart(first) ? begin : yearStart(first);
  const days = daysBetween(from, first.periodStart);
  return days >= daysMissing ? days : 0;
}

/** Days of a week or more between records that none of them covers. */
function holesIn(records: readonly PaidRecord[]): number {
  let days = 0;
  let end: PlainDate | undefined;
  for (const { periodStart, periodEnd } of records) {
    const hole = end === undefined ? 0 : daysBetween(end, periodStart) - 1;
    if (hole >= daysMissing) days += hole;
    if (end === undefined || periodEnd > end) end = periodEnd;
  }
  return days;
}
