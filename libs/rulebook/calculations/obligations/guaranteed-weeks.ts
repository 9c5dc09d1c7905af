import type { PlainDate } from '#libs/quantities';

import type { CountedFrom } from '../../obligation-kind.js';
import { guaranteeWindow } from '../guarantee/guarantee-window.js';
import { whole } from '../inquiry.js';
import type { DueDay, SeasonDates } from './obligation.js';
import type { Read } from './obligation-counts.js';

interface Start {
  readonly event: CountedFrom;
  readonly on: PlainDate;
  readonly name: string;
}

/** Where the guaranteed weeks begin: on the first day worked; with the arrival only while that day is unknown. */
function startOf({ needFrom, firstDayWorked, arrivedOn, plannedArrivalOn }: SeasonDates): Start {
  const arrival = arrivedOn ?? plannedArrivalOn;
  if (firstDayWorked === undefined && arrival !== undefined)
    return { event: 'arrival', on: arrival, name: 'the day of the arrival' };
  return { event: 'first-day-worked', on: firstDayWorked ?? needFrom, name: 'the first day worked' };
}

/** The last day of the weeks in which hours are guaranteed; undefined where no such weeks are held. */
export function hoursReached(read: Read, season: SeasonDates): DueDay | undefined {
  const value = read('hours-guarantee-window');
  const weeks = value && whole(value);
  if (!value || !weeks) return undefined;
  const { event, on, name } = startOf(season);
  return {
    dueOn: guaranteeWindow(on, weeks).to,
    ...{ countedFrom: event, countedFromOn: on, by: value },
    counting: `the last day of ${String(weeks)} weeks, ${name} included`,
  };
}

/** The end of the guaranteed weeks, or of a stay that ends within them. */
export function guaranteedTo(read: Read, season: SeasonDates): PlainDate {
  const last = hoursReached(read, season)?.dueOn ?? startOf(season).on;
  const { lastDayWorked } = season;
  return lastDayWorked !== undefined && lastDayWorked < last ? lastDayWorked : last;
}
