import type { Refusal } from '#libs/platform';
import type { Placement } from './placement.entity.js';
import { refuse } from './refusals.js';

/** A placement and the days between which something of it can have happened; null leaves a side open. */
export interface DateLimits {
  placement: Pick<Placement, 'number'>;
  from: string | null;
  to: string | null;
  /** Today in its province, where only what has happened can be said. */
  today?: string;
}

/** What stands against a date, for each placement whose limits it is outside of. Both limits are possible days. */
export function datesBetween(what: string, date: string, limits: readonly DateLimits[]): Refusal[] {
  return limits
    .filter(({ from, to }) => (from !== null && date < from) || (to !== null && date > to))
    .map((limit) =>
      refuse('DATE_NOT_POSSIBLE', {
        what,
        date,
        placement: limit.placement.number,
        from: limit.from ?? '–',
        to: limit.to ?? '–',
        ...reasonOf(date, limit),
      }),
    );
}

/** Why a day is not possible, in words. */
function reasonOf(
  date: string,
  { from, to, today }: DateLimits,
): Record<'reasonEn' | 'reasonFr' | 'reasonEs', string> {
  if (today !== undefined && date > today)
    return {
      reasonEn: `has not come yet; today is ${today}`,
      reasonFr: `n’est pas encore arrivé; nous sommes le ${today}`,
      reasonEs: `todavía no llega; hoy es ${today}`,
    };
  if (from !== null && date < from)
    return {
      reasonEn: `is too early; ${from} is the first day possible`,
      reasonFr: `est trop tôt; le premier jour possible est le ${from}`,
      reasonEs: `es demasiado pronto; el primer día posible es ${from}`,
    };
  return {
    reasonEn: `is too late; ${to ?? '–'} is the last day possible`,
    reasonFr: `est trop tard; le dernier jour possible est le ${to ?? '–'}`,
    reasonEs: `es demasiado tarde; el último día posible es ${to ?? '–'}`,
  };
}

/** The earlier of two dates. */
export function earlier<Day extends string>(one: Day, other: Day): Day {
  return one < other ? one : other;
}
