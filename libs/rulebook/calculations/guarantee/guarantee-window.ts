import { addDays, addMeasures, daysBetween, noMeasure, type Measure, type PlainDate } from '#libs/quantities';

/** The days whose hours count for the guarantee, both included. */
export interface GuaranteeWindow {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * The window of the guarantee: so many weeks from the first day worked, which is its first day. Arrival stands in for the
 * first day worked only while that is unknown.
 */
export function guaranteeWindow(firstDay: PlainDate, weeks: number): GuaranteeWindow {
  return { from: firstDay, to: addDays(firstDay, 7 * weeks - 1) };
}

/** The hours of a period that lie within the window; `hours` counts from the period's first day. */
export function hoursWithin(
  hours: ArrayLike<Measure>,
  periodStart: PlainDate,
  { from, to }: GuaranteeWindow,
): Measure {
  const last = Math.min(hours.length - 1, daysBetween(periodStart, to));
  let sum: Measure = noMeasure;
  for (let day = Math.max(0, daysBetween(periodStart, from)); day <= last; day += 1)
    sum = addMeasures(sum, hours[day] ?? noMeasure);
  return sum;
}
