import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { plainDate, type PlainDate } from '#libs/quantities';
import { type ValueCode, whole, WorkingDays } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import type { PlacementAct } from './placement.states.js';

/** A step of an accepted worker's way, the act that ends it, and the stated duration that counts until one is learned. */
export interface WayStep {
  readonly act: PlacementAct;
  readonly after: PlacementAct;
  readonly stated: ValueCode;
}

/** The way from the worker's answer to the ticket. */
export const way: readonly WayStep[] = [
  { act: 'complete-documents', after: 'accept', stated: 'usual-documents-days' },
  { act: 'send-to-visa-office', after: 'complete-documents', stated: 'usual-submission-days' },
  { act: 'issue-letter', after: 'send-to-visa-office', stated: 'usual-letter-days' },
  { act: 'book-travel', after: 'issue-letter', stated: 'usual-booking-days' },
];

/** How long a step usually takes, in working days of the province, and from how many finished cases that is known. */
export interface UsualDuration {
  readonly days: number;
  /** Null while it is the stated default. */
  readonly learnedFrom: number | null;
}

/** Cases that are looked at, the latest ones, and how many make a habit. */
const looked = 100;
const enough = 5;

/** Whose cases are alike: workers of a programme from a country in a province. */
interface Cases {
  programme: string;
  country: string;
  province: string;
}

/** Learns from finished cases how long the steps of the way take for a programme's workers of a country in a province. */
@Injectable()
export class UsualDurations {
  constructor(private readonly rules: RulesInForce) {}

  /** The usual duration of each step, by its act: the median of finished cases, else the value stated for the day. */
  async of(
    work: Pick<Work, 'query'>,
    { on, ...alike }: Cases & { on: PlainDate },
  ): Promise<ReadonlyMap<PlacementAct, UsualDuration>> {
    const { programme, province } = alike;
    const days = this.workingDays(province);
    const cases = await this.finished(work, alike);
    const usual = new Map<PlacementAct, UsualDuration>();
    for (const { act, after, stated } of way) {
      const taken = cases
        .flatMap((at) => {
          const [from, to] = [at.get(after), at.get(act)];
          return from === undefined || to === undefined ? [] : [workingDaysBetween(days, from, to)];
        })
        .sort((a, b) => a - b);
      const median = taken[Math.floor(taken.length / 2)];
      if (median !== undefined && taken.length >= enough)
        usual.set(act, { days: median, learnedFrom: taken.length });
      else
        usual.set(act, {
          days: whole(this.rules.ask((book) => book.resolve(stated, { programme, province }, on))) ?? 0,
          learnedFrom: null,
        });
    }
    return usual;
  }

  /** Working days of a province. An estimate may go by a holiday that is not confirmed. */
  workingDays(province: string): WorkingDays {
    return new WorkingDays({ calendar: this.rules.book.holidays, province, allowUnconfirmed: true });
  }

  /** On which day, in the province, each act of the latest cases was done that got as far as the flight. */
  private async finished(
    work: Pick<Work, 'query'>,
    { programme, country, province }: Cases,
  ): Promise<Map<string, PlainDate>[]> {
    const rows = await work.query<{ id: string; act: string; at: string }>(
      `with finished as (
         select p.id from placement p
         where p.country = $1 and p.province = $2 and p.programme = $4 and p.state in ('travel-booked', 'arrived', 'working', 'departed')
         order by p.id desc limit ${looked})
       select f.id, substr(a.entry->>'action', 11) as act, min(a.entry->>'at') as at
       from finished f join audit_entry a on a.entry->>'subjectId' = f.id::text
       where a.entry->>'action' = any($3) group by 1, 2`,
      [country, province, ['placement.accept', ...way.map(({ act }) => `placement.${act}`)], programme],
    );
    const cases = new Map<string, Map<string, PlainDate>>();
    for (const { id, act, at } of rows) {
      const known = cases.get(id) ?? new Map<string, PlainDate>();
      known.set(act, this.rules.dayIn(province, new Date(at)));
      cases.set(id, known);
    }
    return [...cases.values()];
  }
}

/** Working days after `from` up to and with `to`; none when it is not later. */
export function workingDaysBetween(days: WorkingDays, from: PlainDate, to: PlainDate): number {
  let count = 0;
  for (let day = Date.parse(from) + dayMs; day <= Date.parse(to); day += dayMs)
    if (days.has(plainDate(new Date(day).toISOString().slice(0, 10)))) count += 1;
  return count;
}

const dayMs = 86_400_000;
