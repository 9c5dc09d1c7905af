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
  /** 1 where it takes another record back or corrects it, else 0. */
  readonly replaces: number;
}

const width = 5;

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

  add({ worker, employer, periodStart, periodEnd, replaces }: UnreadRow): void {
    this.rows.push(worker, employer, periodStart, periodEnd, replaces);
    if (worker !== absent) this.known.add(worker);
  }

  /**
   * Gives the rows that may be of a worker with some employers: the worker's own, and those for known days that do not tell
   * whose they are.
   */
  byWorker(): (worker: number, employers: Iterable<number>) => readonly UnreadRecord[] {
    const own = new Map<number, Days>();
    const anybody = new Map<number, Days>();
    const add = (to: Map<number, Days>, whose: number, days: string, record: UnreadRecord): void => {
      const known = to.get(whose);
      if (known) known.set(days, record);
      else to.set(whose, new Map([[days, record]]));
    };
    for (let at = 0; at < this.rows.length; at += width) {
      const [worker = absent, employer = absent, start = absent, end = absent, replaces = 0] =
        this.rows.slice(at, at + width);
      const record = this.record(employer, start, end, replaces);
      if (worker !== absent) add(own, worker, `${employer} ${start} ${end} ${replaces}`, record);
      else if (start !== absent && end !== absent) add(anybody, employer, `${start} ${end}`, record);
    }
    const of = (rows: Map<number, Days>, whose: number) => [...(rows.get(whose)?.values() ?? [])];
    return (worker, employers) => [
      ...of(own, worker),
      ...of(anybody, absent),
      ...[...employers].flatMap((employer) => of(anybody, employer)),
    ];
  }

  private record(employer: number, start: number, end: number, replaces: number): UnreadRecord {
    const { employers, calendar } = this.store;
    return {
      employerId: employer === absent ? undefined : employers.text(employer),
      periodStart: calendar.maybe(start),
      periodEnd: calendar.maybe(end),
      replacesAnother: replaces === 1,
    };
  }
}
