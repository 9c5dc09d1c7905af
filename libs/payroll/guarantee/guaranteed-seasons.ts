import type { Work } from '#libs/audit-trail';
import type { PlacementState } from '#libs/placements';
import { Decimal, type PlainDate } from '#libs/quantities';
import type { OwingStay } from '../accounts/worker-account.store.js';
import { standing } from '../records/pay-record.states.js';

/** One stay of a worker's season under the hours guarantee, which goes on over transfers. */
export interface SeasonStay extends OwingStay {
  /** The placement with which the season began. */
  rootId: string;
  programme: string;
  commodity: string | null;
  state: PlacementState;
  arrivedOn: PlainDate;
  firstDayWorkedOn: PlainDate | null;
  departedOn: PlainDate | null;
  /** What the order offers for an hour. */
  hourlyRateCents: number | null;
  /** Of its order, which dates the season where it began. */
  needFrom: PlainDate;
  needTo: PlainDate | null;
  filedAt: Date | null;
}

/** What one standing pay record of a season shows of the guaranteed weeks. */
export interface RecordShown {
  rootId: string;
  placementId: string;
  from: PlainDate;
  /** Included. */
  to: PlainDate;
  /** Within the window, as a decimal text. */
  hours: string;
  /** The rate paid above the order's offer, as a decimal text; null where none was. */
  hourlyRate: string | null;
}

/** The days of a season whose hours count, both included. */
export interface SeasonWindow {
  rootId: string;
  from: string;
  to: string;
}

const way = `with recursive way as (
    select id as root_id, id, worker_id, 0 as turn from placement where id = any($1)
    union all
    select w.root_id, p.id, p.worker_id, w.turn + 1 from way w
    join placement p on p.worker_id = w.worker_id and p.in_stead_of_id = w.id and p.placed_by = 'transfer')`;

/** The stays of the seasons that began with these placements, of each season in the order in which they followed each other. */
export function seasonStays(work: Pick<Work, 'query'>, rootIds: readonly string[]): Promise<SeasonStay[]> {
  return work.query<SeasonStay>(
    `${way}
     select w.root_id as "rootId", p.id as "placementId", p.worker_id as "workerId", p.employer_id as "employerId",
       p.province, p.country, p.programme, j.commodity, p.state, p.arrived_on::text as "arrivedOn",
       p.first_day_worked_on::text as "firstDayWorkedOn", p.departed_on::text as "departedOn",
       j.hourly_rate_cents as "hourlyRateCents", j.need_from::text as "needFrom", j.need_to::text as "needTo",
       j.filed_at as "filedAt"
     from way w join placement p on p.id = w.id join job_order j on j.id = p.job_order_id
     where p.arrived_on is not null and j.need_from is not null
     order by w.root_id, w.turn`,
    [rootIds],
  );
}

/** What the standing pay records of seasons show of the days of their windows, of each season in the order of their periods. */
export async function recordsShown(
  work: Pick<Work, 'query'>,
  windows: readonly SeasonWindow[],
): Promise<RecordShown[]> {
  if (windows.length === 0) return [];
  return work.query<RecordShown>(
    `${way}, asked as (
       select root_id, from_on, to_on
       from json_to_recordset($2) as row (root_id uuid, from_on date, to_on date))
     select s.root_id as "rootId", r.placement_id as "placementId", r.period_start::text as "from",
       r.period_end::text as "to", r.facts ->> 'hourlyRate' as "hourlyRate", (
         select coalesce(sum((d ->> 'hours')::numeric), 0)::text from jsonb_array_elements(r.facts -> 'days') d
         where (d ->> 'date')::date between s.from_on and s.to_on) as hours
     from asked s join way w on w.root_id = s.root_id
       join pay_record r on r.placement_id = w.id and ${standing('r')}
         and r.period_start <= s.to_on and r.period_end >= s.from_on
     order by s.root_id, r.period_start`,
    [
      windows.map(({ rootId }) => rootId),
      JSON.stringify(windows.map(({ rootId, from, to }) => ({ root_id: rootId, from_on: from, to_on: to }))),
    ],
  );
}

/** The hours of records within their windows, as a decimal text. */
export function hoursOf(records: readonly Pick<RecordShown, 'hours'>[]): string {
  return records.reduce((sum, { hours }) => sum.plus(hours), new Decimal(0)).toString();
}

/** Rows of seasons by the placement with which each began, in their order. */
export function bySeason<Row extends { rootId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const seasons = new Map<string, Row[]>();
  for (const row of rows) {
    const own = seasons.get(row.rootId);
    if (own === undefined) seasons.set(row.rootId, [row]);
    else own.push(row);
  }
  return seasons;
}
