import type { PlainDate } from '#libs/quantities';

/** The days of a season that obligations of an order and its placements count from, as far as they are known. */
export interface EventDays {
  needFrom: PlainDate | null;
  needTo: PlainDate | null;
  filedOn: PlainDate | null;
  decisionOpensOn: PlainDate | null;
  decidedOn: PlainDate | null;
  travelOn: PlainDate | null;
  arrivedOn: PlainDate | null;
  firstDayWorkedOn: PlainDate | null;
  departedOn: PlainDate | null;
}

const dayOf: Readonly<Record<string, keyof EventDays>> = {
  'need date': 'needFrom',
  season: 'needFrom',
  'last day of need': 'needTo',
  'season end': 'needTo',
  filing: 'filedOn',
  'decision window': 'decisionOpensOn',
  decision: 'decidedOn',
  'planned arrival': 'travelOn',
  arrival: 'arrivedOn',
  'first day worked': 'firstDayWorkedOn',
  'last day worked': 'departedOn',
};

/** The day of the event that a deadline names; null for one that has no day of its own, or none yet. */
export function dayOfEvent(countedFrom: string, days: EventDays): PlainDate | null {
  const name = dayOf[countedFrom];
  return name === undefined ? null : days[name];
}
