import type { Work } from '#libs/audit-trail';
import type { PlacementState } from '#libs/placements';
import { cents, type PlainDate } from '#libs/quantities';
import type { SeasonBalances } from '#libs/rulebook';
import { hoursSoFar } from '../guarantee/hours-so-far.js';
import type { PayKnowledge } from '../pay-rules-in-force.js';
import { standing } from '../records/pay-record.states.js';
import type { SheetPeriod } from './pay-sheet.input.js';

/** What of a placement counts for pay. */
export interface PayablePlacement {
  id: string;
  number: string;
  workerId: string;
  employerId: string;
  province: string;
  country: string;
  programme: string;
  state: PlacementState;
  arrivedOn: string | null;
  firstDayWorkedOn: string | null;
  /** The last day for which it can be paid; null while it lasts. */
  lastDayOn: string | null;
  transportCostCents: number | null;
}

/** How a placement's season stands before a record. */
export interface SeasonSoFar {
  rootId: string;
  /** The first day of the weeks in which hours are guaranteed; null where none are. */
  guaranteedFrom: PlainDate | null;
  balances: SeasonBalances;
  /** Number of a record that pays a day of the period already; null when there is none. */
  paidBy: string | null;
}

/** The way back from placements to the one with which each season began, over transfers. It never changes, so no lock is needed. */
export const seasonRoots = `recursive way as (
    select id, id as at, placed_by, in_stead_of_id from placement where id = any($1)
    union all
    select w.id, p.id, p.placed_by, p.in_stead_of_id from way w
    join placement p on w.placed_by = 'transfer' and p.id = w.in_stead_of_id
  ), root as (
    select id, at as root_id from way where placed_by <> 'transfer' or in_stead_of_id is null
  )`;

/**
 * Locks placements of an order, and those with which their seasons began, in the order of their ids: whoever else pays
 * the same worker, here or before a transfer, waits. Placements of another order are not among the rows.
 */
export async function lockPayable(
  work: Work,
  jobOrderId: string,
  placementIds: readonly string[],
): Promise<ReadonlyMap<string, PayablePlacement>> {
  const rows = await work.query<PayablePlacement & { jobOrderId: string }>(
    `with ${seasonRoots}
     select p.id, p.number, p.job_order_id as "jobOrderId", p.worker_id as "workerId", p.employer_id as "employerId",
       p.province, p.country, p.programme, p.state, p.arrived_on as "arrivedOn",
       p.first_day_worked_on as "firstDayWorkedOn", p.transport_cost_cents as "transportCostCents",
       coalesce(p.departed_on, case when p.state in ('transferred', 'early-return') then p.stay_to end) as "lastDayOn"
     from placement p where p.id in (select id from root union select root_id from root)
     order by p.id for update of p`,
    [placementIds],
  );
  return new Map(rows.filter((row) => row.jobOrderId === jobOrderId).map((row) => [row.id, row]));
}

/**
 * How the seasons of locked placements stand, and whether the period is paid already. Days of a record that was corrected or
 * withdrawn do not count. An advance is owed to the employer that gave it: what another one took back of its own before a transfer is not in it.
 */
export async function seasonsSoFar(
  work: Work,
  placementIds: readonly string[],
  period: Pick<SheetPeriod, 'periodStart' | 'periodEnd'>,
  rulesOf: PayKnowledge['rulesOf'],
): Promise<ReadonlyMap<string, SeasonSoFar>> {
  const rows = await work.query<{
    id: string;
    rootId: string;
    transport: number;
    administration: number;
    savings: number;
    housing: number;
    advance: number;
    paidBy: string | null;
  }>(
    `with ${seasonRoots}
     select r.id, r.root_id as "rootId", coalesce(b.transport, 0)::int as transport,
       coalesce(b.administration, 0)::int as administration, coalesce(b.savings, 0)::int as savings,
       coalesce(b.housing, 0)::int as housing, coalesce(b.advance, 0)::int as advance, paid.number as "paidBy"
     from root r
     join placement own on own.id = r.id
     left join lateral (
       select sum(transport_cents) as transport, sum(administration_cents) as administration,
         sum(savings_cents) as savings, sum(housing_cents) as housing,
         sum(advance_cents) filter (where paid_by.employer_id = own.employer_id) as advance
       from pay_balance join placement paid_by on paid_by.id = placement_id
       where pay_balance.root_id = r.root_id) b on true
     left join lateral (
       select number from pay_record where placement_id = r.id and ${standing()}
         and daterange(period_start, period_end, '[]') && daterange($2::date, $3::date, '[]') limit 1) paid on true`,
    [placementIds, period.periodStart, period.periodEnd],
  );
  const guaranteed = await hoursSoFar(work, [...new Set(rows.map(({ rootId }) => rootId))], rulesOf);
  return new Map(
    rows.map(({ id, rootId, paidBy, ...so }) => [
      id,
      {
        rootId,
        paidBy,
        guaranteedFrom: guaranteed.get(rootId)?.from ?? null,
        balances: {
          transportCents: cents(so.transport),
          administrationCents: cents(so.administration),
          savingsCents: cents(so.savings),
          hours: guaranteed.get(rootId)?.hours ?? '0',
          ...(so.housing === 0 ? {} : { housingCents: cents(so.housing) }),
          ...(so.advance === 0 ? {} : { advanceCents: cents(so.advance) }),
        },
      },
    ]),
  );
}
