import type { Refusal } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import { datesBetween, earlier } from '../dates.js';
import type { Placement } from '../placement.entity.js';
import { refuseCorrection } from './correction-refusals.js';

/** The days of a stay that its reports set; null while one was not reported. */
export interface StayDates {
  arrivedOn: string | null;
  firstDayWorkedOn: string | null;
  departedOn: string | null;
}

/** The days as they really were, where they were reported otherwise. */
export type DateChanges = Partial<Record<keyof StayDates, PlainDate>>;

/** A placement with its days before and after a correction. */
export interface StayCorrected {
  placement: Placement;
  before: StayDates;
  after: StayDates;
}

/** The names of the days, in the order in which they follow each other. */
export const stayDateNames = ['arrivedOn', 'firstDayWorkedOn', 'departedOn'] as const;

/** The days of a placement now, and as they are to be. */
export function correctedStay(placement: Placement, changes: DateChanges): StayCorrected {
  const { arrivedOn, firstDayWorkedOn, departedOn } = placement;
  const before = { arrivedOn, firstDayWorkedOn, departedOn };
  return { placement, before, after: { ...before, ...changes } };
}

/** The days that a correction changes. */
export function changedDates({
  before,
  after,
}: Pick<StayCorrected, 'before' | 'after'>): (keyof StayDates)[] {
  return stayDateNames.filter((name) => before[name] !== after[name]);
}

/** What bounds the days of a stay from outside: today in its province, and the end of the stay that goes on after a transfer. */
export interface StayBounds {
  today: PlainDate;
  goesOnTo: string | null;
}

/** The problems of a correction with the days themselves; none is reported twice. */
export function dateProblems(stay: StayCorrected, { today, goesOnTo }: StayBounds): Refusal[] {
  const { placement, before, after } = stay;
  const changed = changedDates(stay);
  if (changed.length === 0)
    return [refuseCorrection('STAY_DATES_UNCHANGED', { placement: placement.number })];
  return changed.flatMap((what) => {
    const date = after[what];
    if (before[what] === null || date === null)
      return [refuseCorrection('STAY_DATE_NOT_REPORTED', { what, placement: placement.number })];
    return datesBetween(what, date, [{ placement, today, ...limitsOf(what, stay, { today, goesOnTo }) }]);
  });
}

function limitsOf(
  what: keyof StayDates,
  { placement, after }: StayCorrected,
  { today, goesOnTo }: StayBounds,
): { from: string | null; to: string } {
  const { arrivedOn, firstDayWorkedOn, departedOn } = after;
  const first = (...days: (string | null)[]) =>
    days.reduce<string>((least, day) => (day === null ? least : earlier(least, day)), today);
  switch (what) {
    case 'arrivedOn':
      return {
        from: placement.letterIssuedOn,
        to: first(firstDayWorkedOn, departedOn ?? placement.stayTo),
      };
    case 'firstDayWorkedOn':
      return { from: arrivedOn, to: first(departedOn) };
    case 'departedOn':
      return { from: firstDayWorkedOn ?? arrivedOn, to: first(goesOnTo) };
  }
}

/** The columns that a correction changes: the stay begins with the arrival and ends with the departure. */
export function columnsOf({ after, before }: StayCorrected): Partial<Placement> {
  const { arrivedOn, firstDayWorkedOn, departedOn } = after;
  return {
    ...(arrivedOn === null || arrivedOn === before.arrivedOn ? {} : { arrivedOn, stayFrom: arrivedOn }),
    ...(firstDayWorkedOn === before.firstDayWorkedOn ? {} : { firstDayWorkedOn }),
    ...(departedOn === null || departedOn === before.departedOn ? {} : { departedOn, stayTo: departedOn }),
  };
}
