import type { Refusal } from '#libs/platform';
import type { Placement } from './placement.entity.js';
import { refuse } from './refusals.js';

/** A placement and the days between which something of it can have happened; null leaves a side open. */
export interface DateLimits {
  placement: Pick<Placement, 'number'>;
  from: string | null;
  to: string | null;
}

/** What stands against a date, for each placement whose limits it is outside of. Both limits are possible days. */
export function datesBetween(what: string, date: string, limits: readonly DateLimits[]): Refusal[] {
  return limits
    .filter(({ from, to }) => (from !== null && date < from) || (to !== null && date > to))
    .map(({ placement, from, to }) =>
      refuse('DATE_NOT_POSSIBLE', {
        what,
        date,
        placement: placement.number,
        from: from ?? '–',
        to: to ?? '–',
      }),
    );
}

/** The earlier of two dates. */
export function earlier<Day extends string>(one: Day, other: Day): Day {
  return one < other ? one : other;
}
