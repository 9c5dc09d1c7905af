import type { DeadlineState } from '#libs/deadlines';
import { addDays, type PlainDate } from '#libs/quantities';

/** An obligation of a season chart: from the day of the event that it counts from to its last day. */
export interface ChartBar {
  /** Of the deadline. */
  id: string;
  kind: string;
  name: string;
  subjectType: string;
  subjectId: string;
  subjectNumber: string | null;
  owedBy: string;
  countedFrom: string;
  /** Null for an event that has no day of its own, or none yet. */
  countedFromOn: PlainDate | null;
  opensOn: PlainDate | null;
  dueOn: PlainDate;
  state: DeadlineState;
  /** Whether it is still owed though its day has passed. */
  overdue: boolean;
}

/** All obligations of an order and its placements, by their last day. */
export interface ObligationsChart {
  orderId: string;
  orderNumber: string;
  province: string;
  /** The day that it is in the province. */
  today: PlainDate;
  bars: ChartBar[];
}

/** Bars that fall on the same days and stand alike are one row of a picture. */
export interface ChartRow extends ChartBar {
  /** The numbers of what it is about. */
  numbers: string[];
}

/** The rows of a picture: what placements of an order owe alike is one row. */
export function rowsOf(bars: readonly ChartBar[]): ChartRow[] {
  const rows = new Map<string, ChartRow>();
  for (const bar of bars) {
    const { kind, subjectType, owedBy, countedFromOn, opensOn, dueOn, state, overdue } = bar;
    const alike = [kind, subjectType, owedBy, countedFromOn, opensOn, dueOn, state, overdue].join(' ');
    const row = rows.get(alike) ?? { ...bar, numbers: [] };
    row.numbers.push(bar.subjectNumber ?? bar.subjectId);
    rows.set(alike, row);
  }
  return [...rows.values()];
}

/** How far from a season a day may lie to be drawn with it. */
const nearDays = 45;

/** The first and the last day of a picture, with today where that is near; null where there is nothing to draw. */
export function spanOf({
  today,
  bars,
}: Pick<ObligationsChart, 'today' | 'bars'>): { from: PlainDate; to: PlainDate } | null {
  const days = bars
    .flatMap(({ countedFromOn, opensOn, dueOn }) => [countedFromOn, opensOn, dueOn])
    .filter((day) => day !== null)
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const isNear = addDays(first, -nearDays) <= today && today <= addDays(last, nearDays);
  const from = isNear && today < first ? today : first;
  const to = isNear && today > last ? today : last;
  // A day at either side keeps what lies on the edges whole.
  return { from: addDays(from, -3), to: addDays(to, 3) };
}
