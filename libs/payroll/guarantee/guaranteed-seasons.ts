import type { Work } from '#libs/audit-trail';
import type { PlacementState } from '#libs/placements';
import type { OwingStay } from '../accounts/worker-account.store.js';
import { standing } from '../records/pay-record.states.js';

/** One stay of a worker's season under the hours guarantee, which counts over transfers from the first arrival on. */
export interface GuaranteedStay extends OwingStay {
  /** The placement with which the season began. */
  rootId: string;
  /** Of that placement. */
  seasonArrivedOn: string;
  needFrom: string;
  arrivedOn: string;
  programme: string;
  state: PlacementState;
  departedOn: string | null;
  commodity: string | null;
  hourlyRateCents: number | null;
}

/** What the pay records of a season show of its first weeks. */
export interface HoursShown {
  /** As a decimal text. */
  hours: string;
  /** The last rate that a record paid above the order's offer, as a decimal text. */
  hourlyRate: string | null;
}

const way = `with recursive way as (
    select id as root_id, id, worker_id, 0 as turn from placement where id = any($1)
    union all
    select w.root_id, p.id, p.worker_id, w.turn + 1 from way w
    join placement p on p.worker_id = w.worker_id and p.in_stead_of_id = w.id and p.placed_by = 'transfer')`;

/** The stays of the seasons that began with these placements, in the order in which they followed each other. */
export function guaranteedStays(work: Work, rootIds: readonly string[]): Promise<GuaranteedStay[]> {
  return work.query<GuaranteedStay>(
    `${way}
     select w.root_id as "rootId", r.arrived_on as "seasonArrivedOn", rj.need_from as "needFrom",
       p.id as "placementId", p.worker_id as "workerId", p.employer_id as "employerId", p.province, p.country,
       p.programme, p.state, p.arrived_on as "arrivedOn", p.departed_on as "departedOn", j.commodity,
       j.hourly_rate_cents as "hourlyRateCents"
     from way w join placement r on r.id = w.root_id join job_order rj on rj.id = r.job_order_id
       join placement p on p.id = w.id join job_order j on j.id = p.job_order_id
     where r.arrived_on is not null and rj.need_from is not null and p.arrived_on is not null
     order by w.root_id, w.turn`,
    [rootIds],
  );
}

/** The hours that the standing pay records of seasons show, each between two days, both included. */
export async function hoursShown(
  work: Work,
  windows: readonly { rootId: string; from: string; to: string }[],
): Promise<ReadonlyMap<string, HoursShown>> {
  const rows = await work.query<HoursShown & { rootId: string }>(
    `${way}, shown as (
       select root_id, from_on, to_on
       from json_to_recordset($2) as row (root_id uuid, from_on date, to_on date))
     select s.root_id as "rootId", coalesce(sum(worked.hours), 0)::text as hours,
       (array_agg(r.facts ->> 'hourlyRate' order by r.period_end desc))[1] as "hourlyRate"
     from shown s join way w on w.root_id = s.root_id
       join pay_record r on r.placement_id = w.id and ${standing('r')}
         and r.period_start <= s.to_on and r.period_end >= s.from_on
     cross join lateral (
       select sum((d ->> 'hours')::numeric) as hours from jsonb_array_elements(r.facts -> 'days') d
       where (d ->> 'date')::date between s.from_on and s.to_on) worked
     group by s.root_id`,
    [
      windows.map(({ rootId }) => rootId),
      JSON.stringify(windows.map(({ rootId, from, to }) => ({ root_id: rootId, from_on: from, to_on: to }))),
    ],
  );
  return new Map(rows.map((row) => [row.rootId, row]));
}
