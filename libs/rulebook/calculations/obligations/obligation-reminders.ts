import { addDays, type PlainDate } from '#libs/quantities';

import type { ObligationKind } from '../../obligation-kind.js';

/** The days of an obligation that decide when it is reminded of. */
export interface RemindedDays {
  readonly dueOn: PlainDate;
  readonly opensOn?: PlainDate;
  readonly countedFromOn: PlainDate;
}

/** When who owes an obligation is reminded. What arises later than a reminder has none; what counts back from a day is always reminded of. */
export function remindersOf(
  { reminders }: Pick<ObligationKind, 'reminders'>,
  days: RemindedDays,
): PlainDate[] {
  const { dueOn, opensOn, countedFromOn } = days;
  const arises = countedFromOn < dueOn ? countedFromOn : opensOn;
  const on = reminders.map((daysBefore) => addDays(dueOn, -daysBefore));
  return arises === undefined ? on : on.filter((day) => arises <= day);
}
