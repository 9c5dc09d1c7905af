import type { Refusal } from '#libs/platform';
import { addDays, daysBetween, plainDate, type PlainDate } from '#libs/quantities';
import { isPayPeriodCount, longestPeriodDays, payPeriodCounts } from '#libs/rulebook';
import type { DaySubmitted, RecordSubmitted, SheetPeriod } from './pay-sheet.input.js';
import type { PayablePlacement, SeasonSoFar } from './payable-placements.js';
import { refuse } from '../refusals.js';
import { paidProblems } from '../paid/paid-problems.js';
import { hasContent, hasWork, outsideStay } from './days-submitted.js';
import { refuseSheet } from './sheet-refusals.js';

/** Pay comes by the end of the period after the one that it is for, whose maximum is a month: later is a slip of the year or month. */
const maximumDaysAhead = Math.max(...payPeriodCounts.map(longestPeriodDays));

/** The problems of a sheet's period; `today` is the official day in the order's province. */
export function periodProblems(
  { periodStart, periodEnd, payDate, payPeriods }: SheetPeriod,
  today: PlainDate,
): Refusal[] {
  if (periodEnd < periodStart) return [refuse('PAY_PERIOD_REVERSED', { periodStart, periodEnd })];
  const longest = isPayPeriodCount(payPeriods) ? longestPeriodDays(payPeriods) : undefined;
  const days = daysBetween(plainDate(periodStart), plainDate(periodEnd)) + 1;
  const latest = addDays(today, maximumDaysAhead);
  return [
    ...(longest === undefined
      ? [refuse('PAY_FREQUENCY_UNKNOWN', { payPeriods, possible: payPeriodCounts.join(', ') })]
      : []),
    ...(longest !== undefined && days > longest
      ? [refuse('PAY_PERIOD_TOO_LONG', { days, longest, payPeriods })]
      : []),
    ...aheadProblems(periodStart, periodEnd, today),
    ...(payDate < periodStart ? [refuse('PAY_DATE_BEFORE_PERIOD', { payDate, periodStart })] : []),
    ...(payDate > latest
      ? [refuseSheet('PAY_DATE_TOO_FAR', { payDate, days: maximumDaysAhead, latest })]
      : []),
  ];
}

/** Pay is submitted once its period has reached its last day. */
function aheadProblems(periodStart: string, periodEnd: string, today: PlainDate): Refusal[] {
  if (periodStart > today) return [refuseSheet('PAY_PERIOD_NOT_BEGUN', { periodStart, today })];
  return periodEnd > today ? [refuseSheet('PAY_PERIOD_NOT_OVER', { periodEnd, today })] : [];
}

/** The problems of one record of a sheet; `index` is its place in the list, from 0. */
export function recordProblems(
  period: SheetPeriod,
  record: RecordSubmitted,
  index: number,
  known: {
    placement: PayablePlacement | undefined;
    season: SeasonSoFar | undefined;
    today: PlainDate;
  },
): Refusal[] {
  const at = { record: index, placementId: record.placementId };
  const { placement, season, today } = known;
  if (placement === undefined || season === undefined) return [refuse('PLACEMENT_NOT_OF_ORDER', at)];
  const { arrivedOn, number, state } = placement;
  if (arrivedOn === null) return [refuse('PAY_BEFORE_ARRIVAL', { ...at, placement: number, state })];
  const { payDate, periodStart, periodEnd } = period;
  return [
    ...(payDate < arrivedOn ? [refuse('PAY_DATE_BEFORE_ARRIVAL', { ...at, payDate, arrivedOn })] : []),
    ...(season.paidBy === null
      ? []
      : [refuse('PERIOD_PAID_ALREADY', { ...at, periodStart, periodEnd, number: season.paidBy })]),
    ...(placement.firstDayWorkedOn === null && state === 'arrived' && record.days.some(hasWork)
      ? [refuseSheet('FIRST_DAY_NOT_REPORTED', { ...at, placement: number })]
      : []),
    ...record.days.flatMap((day) => [
      ...dayProblems(period, day, at),
      ...stayProblems(day, at, placement, today),
    ]),
    ...twice(record.days).map((date) => refuse('DAY_LISTED_TWICE', { ...at, date })),
    ...paidProblems(period, record, at, today),
  ];
}

/** Placements that are on a sheet more than once. */
export function repeatedProblems(records: readonly RecordSubmitted[]): Refusal[] {
  const seen = new Set<string>();
  return records.flatMap(({ placementId }, record) => {
    if (seen.has(placementId)) return [refuse('PLACEMENT_LISTED_TWICE', { record, placementId })];
    seen.add(placementId);
    return [];
  });
}

interface At {
  record: number;
  placementId: string;
}

function dayProblems(
  { periodStart, periodEnd }: SheetPeriod,
  { date, hours }: DaySubmitted,
  at: At,
): Refusal[] {
  const outside = date < periodStart || date > periodEnd;
  return [
    ...(outside ? [refuse('DAY_OUTSIDE_PERIOD', { ...at, date, periodStart, periodEnd })] : []),
    ...(possibleHours(hours) ? [] : [refuse('HOURS_IMPOSSIBLE', { ...at, date, hours })]),
  ];
}

/** Days that have not come or lie outside the stay. */
function stayProblems(
  day: DaySubmitted,
  at: At,
  { arrivedOn, firstDayWorkedOn, lastDayOn }: PayablePlacement,
  today: PlainDate,
): Refusal[] {
  const { date } = day;
  const outside = outsideStay(day, { arrivedOn, firstDayWorkedOn, departedOn: lastDayOn });
  return [
    ...(outside === 'before-arrival'
      ? [refuse('DAY_BEFORE_ARRIVAL', { ...at, date, arrivedOn: arrivedOn ?? '' })]
      : []),
    ...(outside === 'before-first-day'
      ? [refuseSheet('DAY_BEFORE_FIRST_DAY', { ...at, date, firstDayWorkedOn: firstDayWorkedOn ?? '' })]
      : []),
    ...(outside === 'after-departure'
      ? [refuse('DAY_AFTER_DEPARTURE', { ...at, date, lastDayOn: lastDayOn ?? '' })]
      : []),
    ...(hasContent(day) && date > today ? [refuseSheet('DAY_NOT_WORKED_YET', { ...at, date, today })] : []),
  ];
}

function possibleHours(hours: string | number): boolean {
  return /^\d{1,2}(\.\d{1,2})?$/.test(String(hours)) && Number(hours) <= 24;
}

function twice(days: readonly DaySubmitted[]): string[] {
  const dates = days.map(({ date }) => date);
  return dates.filter((date, index) => dates.indexOf(date) !== index);
}
