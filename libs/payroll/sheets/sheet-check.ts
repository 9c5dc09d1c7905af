import type { Refusal } from '#libs/platform';
import { daysBetween, plainDate } from '#libs/quantities';
import { isPayPeriodCount, longestPeriodDays, payPeriodCounts } from '#libs/rulebook';
import type { DaySubmitted, RecordSubmitted, SheetPeriod } from './pay-sheet.input.js';
import type { PayablePlacement, SeasonSoFar } from './payable-placements.js';
import { refuse } from '../refusals.js';

/** What stands against the period of a sheet. */
export function periodFindings({ periodStart, periodEnd, payDate, payPeriods }: SheetPeriod): Refusal[] {
  if (periodEnd < periodStart) return [refuse('PAY_PERIOD_REVERSED', { periodStart, periodEnd })];
  if (!isPayPeriodCount(payPeriods))
    return [refuse('PAY_FREQUENCY_UNKNOWN', { payPeriods, possible: payPeriodCounts.join(', ') })];
  const longest = longestPeriodDays(payPeriods);
  const days = daysBetween(plainDate(periodStart), plainDate(periodEnd)) + 1;
  return [
    ...(days > longest ? [refuse('PAY_PERIOD_TOO_LONG', { days, longest, payPeriods })] : []),
    ...(payDate < periodStart ? [refuse('PAY_DATE_BEFORE_PERIOD', { payDate, periodStart })] : []),
  ];
}

/** What stands against one record of a sheet; `index` is its place in the list, from 0. */
export function recordFindings(
  period: SheetPeriod,
  record: RecordSubmitted,
  index: number,
  placement: PayablePlacement | undefined,
  season: SeasonSoFar | undefined,
): Refusal[] {
  const at = { record: index, placementId: record.placementId };
  if (placement === undefined || season === undefined) return [refuse('PLACEMENT_NOT_OF_ORDER', at)];
  if (placement.arrivedOn === null)
    return [refuse('PAY_BEFORE_ARRIVAL', { ...at, placement: placement.number, state: placement.state })];
  const { arrivedOn, lastDayOn } = placement;
  return [
    ...(period.payDate < arrivedOn
      ? [refuse('PAY_DATE_BEFORE_ARRIVAL', { ...at, payDate: period.payDate, arrivedOn })]
      : []),
    ...(season.paidBy === null
      ? []
      : [
          refuse('PERIOD_PAID_ALREADY', {
            ...at,
            periodStart: period.periodStart,
            periodEnd: period.periodEnd,
            number: season.paidBy,
          }),
        ]),
    ...record.days.flatMap((day) => dayFindings(period, day, at, arrivedOn, lastDayOn)),
    ...twice(record.days).map((date) => refuse('DAY_LISTED_TWICE', { ...at, date })),
  ];
}

/** Placements that are on a sheet more than once. */
export function repeatedFindings(records: readonly RecordSubmitted[]): Refusal[] {
  const seen = new Set<string>();
  return records.flatMap(({ placementId }, record) => {
    if (seen.has(placementId)) return [refuse('PLACEMENT_LISTED_TWICE', { record, placementId })];
    seen.add(placementId);
    return [];
  });
}

function dayFindings(
  { periodStart, periodEnd }: SheetPeriod,
  { date, hours }: DaySubmitted,
  at: { record: number; placementId: string },
  arrivedOn: string,
  lastDayOn: string | null,
): Refusal[] {
  const found: Refusal[] = [];
  if (date < periodStart || date > periodEnd)
    found.push(refuse('DAY_OUTSIDE_PERIOD', { ...at, date, periodStart, periodEnd }));
  if (date < arrivedOn) found.push(refuse('DAY_BEFORE_ARRIVAL', { ...at, date, arrivedOn }));
  if (lastDayOn !== null && date > lastDayOn)
    found.push(refuse('DAY_AFTER_DEPARTURE', { ...at, date, lastDayOn }));
  if (!possibleHours(hours)) found.push(refuse('HOURS_IMPOSSIBLE', { ...at, date, hours }));
  return found;
}

function possibleHours(hours: string | number): boolean {
  return /^\d{1,2}(\.\d{1,2})?$/.test(String(hours)) && Number(hours) <= 24;
}

function twice(days: readonly DaySubmitted[]): string[] {
  const dates = days.map(({ date }) => date);
  return dates.filter((date, index) => dates.indexOf(date) !== index);
}
