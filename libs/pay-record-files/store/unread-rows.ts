import type { UnreadRecord } from '#libs/rulebook';
import { absent } from '../cells.js';
import type { Calendar } from './calendar.js';
import type { TextIndex } from './text-index.js';

/** What a row that could not be read tells all the same, in the numbers of the store; `absent` where it tells nothing. */
export interface UnreadRow {
  readonly worker: number;
  readonly employer: number;
  readonly periodStart: number;
  readonly periodEnd: number;
  /** What it is to another record, by `unreadLinks`. */
  readonly link: number;
  /** The number of the record id that it refers to. */
  readonly refersTo: number;
  /** 1 where it states a year to date, else 0. */
  readonly tellsOfEarlier: number;
}

const width = 7;

/** What a row that could not be read is to another record. */
export const unreadLinks = { none: 0, adds: 1, replaces: 2 } as const;

/** A record of a file that stands, by its worker's number and its id. */
export interface StandingId {
  readonly worker: number;
  readonly recordId: string;
}

/** Finds the record that stands where the record with the number of an id stood; undefined where there is none. */
export type FindStanding = (recordId: number) => StandingId | undefined;

/** Rows by their days: more rows of the same days tell nothing more. */
type Days = Map<string, UnreadRecord>;

/** Rows that could not be read: of whom and of which days they may be. Packed, as there may be very many. */
export class UnreadRows {
  private readonly rows: number[] = [];
  private readonly known = new Set<number>();

  constructor(private readonly store: { readonly employers: TextIndex; readonly calendar: Calendar }) {}

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  /** The workers of whom rows could not be read, by their numbers. */
  get workers(): ReadonlySet<number> {
    return this.known;
  }

  add({ worker, employer, periodStart, periodEnd, link, refersTo, tellsOfEarlier }: UnreadRow): void {
    this.rows.push(worker, employer, periodStart, periodEnd, link, refersTo, tellsOfEarlier);
    if (worker !== absent) this.known.add(worker);
  }

  /**
   * Gives the rows that may be of a worker with some employers: the worker's own, and those for known days that do not tell
   * whose they are. A row that names a record may be of the worker of that record, too.
   */
  byWorker(find: FindStanding): (worker: number, employers: Iterable<number>) => readonly UnreadRecord[] {
    const own = new Map<number, Days>();
    const anybody = new Map<number, Days>();
    const add = (to: Map<number, Days>, whose: number, days: string, record: UnreadRecord): void => {
      const known = to.get(whose);
      if (known) known.set(days, record);
      else to.set(whose, new Map([[days, record]]));
    };
    for (let at = 0; at < this.rows.length; at += width) {
      const row = this.rowAt(at);
      const { employer, periodStart, periodEnd, link, tellsOfEarlier } = row;
      const standing = row.refersTo === absent ? undefined : find(row.refersTo);
      const record = this.record(row, standing?.recordId);
      const key = `${periodStart} ${periodEnd} ${link} ${tellsOfEarlier} ${standing?.recordId ?? ''}`;
      const workers = new Set([row.worker, standing?.worker ?? absent].filter((one) => one !== absent));
      for (const worker of workers) add(own, worker, `${employer} ${key}`, record);
      if (workers.size > 0) continue;
      if (periodStart !== absent && periodEnd !== absent) add(anybody, employer, key, record);
    }
    const of = (rows: Map<number, Days>, whose: number) => [...(rows.get(whose)?.values() ?? [])];
    return (worker, employers) => [
      ...of(own, worker),
      ...of(anybody, absent),
      ...[...employers].flatMap((employer) => of(anybody, employer)),
    ];
  }

  private rowAt(at: number): UnreadRow {
    const [worker = absent, employer = absent, periodStart = absent, periodEnd = absent] = this.rows.slice(
      at,
      at + 4,
    );
    const [link = 0, refersTo = absent, tellsOfEarlier = 0] = this.rows.slice(at + 4, at + width);
    return { worker, employer, periodStart, periodEnd, link, refersTo, tellsOfEarlier };
  }

  private record(
    { employer, periodStart, periodEnd, link, tellsOfEarlier }: UnreadRow,
    refersTo: string | undefined,
  ): UnreadRecord {
    const { employers, calendar } = this.store;
    return {
      employerId: employer === absent ? undefined : employers.text(employer),
      periodStart: calendar.maybe(periodStart),
      periodEnd: calendar.maybe(periodEnd),
      replacesAnother: link === unreadLinks.replaces,
      addsToAnother: link === unreadLinks.adds,
      refersTo,
      tellsOfEarlier: tellsOfEarlier === 1,
    };
  }
}
