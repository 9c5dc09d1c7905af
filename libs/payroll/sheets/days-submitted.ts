import type { DaySubmitted } from './pay-sheet.input.js';

/** Whether hours or pieces were worked on a day, as submitted. What is no number counts as worked: it is refused for itself. */
export function hasWork({ hours, pieces = [] }: DaySubmitted): boolean {
  return Number(hours) !== 0 || pieces.some(({ count }) => Number(count) !== 0);
}

/** Whether the employer provided meals on a day, which are deducted. */
export function hasMeals({ meals }: DaySubmitted): boolean {
  return meals === true;
}
