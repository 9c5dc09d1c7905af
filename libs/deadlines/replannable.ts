import type { Work } from '#libs/audit-trail';
import type { PlainDate } from '#libs/quantities';
import type { PlannedObligation, SeasonDates } from '#libs/rulebook';
import { seenThrough } from './deadlines.queries.js';
import { type Freezable, freezableColumns } from './freezable.js';

/** An open deadline with all that its day was counted from. */
export type Replannable = Freezable & {
  occasion: string;
  dueAt: Date;
  countedFrom: string;
  countedFromOn: PlainDate;
  programme: string;
  country: string | null;
  commodity: string | null;
  needFrom: PlainDate;
  needTo: PlainDate | null;
  filedAt: Date | null;
  firstDayWorkedOn: PlainDate | null;
  orderId: string;
  placementId: string | null;
};

/** The open deadlines of orders that were planned from a day that is known, of some ids where they are given; locked if asked for. */
export function replannable(
  work: Pick<Work, 'query'>,
  ids: readonly string[] | null,
  lock: '' | 'for update of d',
): Promise<Replannable[]> {
  return work.query<Replannable>(
    `select ${freezableColumns}, d.occasion, d.due_at as "dueAt", d.counted_from as "countedFrom",
       d.counted_from_on::text as "countedFromOn", j.programme, j.country, j.commodity, j.need_from::text as "needFrom",
       j.need_to::text as "needTo", j.filed_at as "filedAt", p.first_day_worked_on::text as "firstDayWorkedOn",
       j.id as "orderId", p.id as "placementId"
     from ${seenThrough}
     where d.state = 'open' and d.settled_at is null and d.counted_from_on is not null and j.programme is not null
       and j.need_from is not null and ($1::uuid[] is null or d.id = any($1))
     order by d.due_on, d.id ${lock}`,
    [ids],
  );
}

/** Where the event that a deadline counts from stands among the dates of a season. */
const eventDates: Readonly<Record<string, readonly (keyof SeasonDates)[]>> = {
  filing: ['filedOn'],
  decision: ['decidedOn'],
  'planned arrival': ['plannedArrivalOn'],
  arrival: ['arrivedOn'],
  'first day worked': ['firstDayWorked'],
  // The end of the stay, or of weeks that were counted from the arrival: the day itself is what the rest counts from.
  'guaranteed weeks end': ['arrivedOn', 'lastDayWorked'],
  'pay period end': ['payPeriodEndsOn'],
  'last day worked': ['lastDayWorked'],
};

/** A deadline as the rulebook can date it anew; its day is the one by the rules, wherever a freeze has moved it. */
export function plannedObligation(row: Replannable, filedOn: PlainDate | undefined): PlannedObligation {
  const { id, kind: code, dueOn, frozen, province, programme, country, commodity } = row;
  const { needFrom, needTo, firstDayWorkedOn, countedFrom, countedFromOn } = row;
  return {
    id,
    code,
    dueOn: (frozen?.plannedOn ?? dueOn) as PlainDate,
    keys: {
      programme,
      province,
      ...(country === null ? {} : { country }),
      ...(commodity === null ? {} : { commodity }),
    },
    season: {
      needFrom,
      ...(needTo === null ? {} : { needTo }),
      ...(filedOn === undefined ? {} : { filedOn }),
      ...(firstDayWorkedOn === null ? {} : { firstDayWorked: firstDayWorkedOn }),
      ...Object.fromEntries((eventDates[countedFrom] ?? []).map((name) => [name, countedFromOn])),
    },
  };
}
