import type { StayDates } from '#libs/placements';
import type { DaySubmitted } from './pay-sheet.input.js';

/** Whether hours or pieces were worked on a day, as submitted. What is no number counts as worked: it is refused for itself. */
export function hasWork({ hours, pieces = [] }: DaySubmitted): boolean {
  return Number(hours) !== 0 || pieces.some(({ count }) => Number(count) !== 0);
}

/** Whether work or meals are said of a day. A day of which nothing is said does no harm anywhere. */
export function hasContent(day: DaySubmitted): boolean {
  return hasWork(day) || day.meals === true;
}

/** On which side of its stay a day lies; null inside it. Work counts from the first day worked, meals from the arrival. */
export function outsideStay(
  day: DaySubmitted,
  { arrivedOn, firstDayWorkedOn, departedOn }: StayDates,
): 'before-arrival' | 'before-first-day' | 'after-departure' | null {
  const { date } = day;
  if (!hasContent(day)) return null;
  if (arrivedOn !== null && date < arrivedOn) return 'before-arrival';
  if (hasWork(day) && firstDayWorkedOn !== null && date < firstDayWorkedOn) return 'before-first-day';
  return departedOn !== null && date > departedOn ? 'after-departure' : null;
}
