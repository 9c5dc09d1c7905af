import type { Work } from '#libs/audit-trail';
import type { OrderOfSeason } from '#libs/deadlines';
import type { PlainDate } from '#libs/quantities';
import { standing } from '../records/pay-record.states.js';

/** A pay period of an order; the last day is included. */
export interface PayPeriodOf {
  jobOrderId: string;
  from: PlainDate;
  to: PlainDate;
}

/** An obligation of a pay period that was planned, as far as it matters here. */
export interface PlannedPeriod {
  from: PlainDate;
  to: PlainDate;
  state: string;
  settled: boolean;
}

/** A worker who was there on a day of a period, and what is withheld for them in it. */
export interface PeriodWorker {
  placementId: string;
  workerId: string;
  savingsCents: number;
}

// Whoever leaves on a day need not have worked on it.
const thereIn = (from: string, to: string) =>
  `p.first_day_worked_on <= ${to} and (p.departed_on is null or p.departed_on > ${from})`;

/** What of an order its obligations are dated by. */
export async function seasonOf(work: Pick<Work, 'query'>, jobOrderId: string): Promise<OrderOfSeason> {
  const [order] = await work.query<OrderOfSeason>(
    `select employer_id as "employerId", province, programme, country, commodity, need_from::text as "needFrom",
       need_to::text as "needTo", filed_at as "filedAt" from job_order where id = $1`,
    [jobOrderId],
  );
  if (order === undefined) throw new Error(`There is no job order ${jobOrderId}`);
  return order;
}

/** The last pay period of an order for which records are or were owed; what was cancelled is not among them. */
export async function lastPeriod(work: Work, jobOrderId: string): Promise<PlannedPeriod | undefined> {
  const [last] = await work.query<PlannedPeriod>(
    `select occasion as "from", counted_from_on::text as "to", state, settled_at is not null as settled
     from deadline where subject_id = $1 and kind = 'SUBMIT_PAY_RECORD' and state <> 'cancelled'
     order by occasion desc limit 1`,
    [jobOrderId],
  );
  return last;
}

/** The periods that touch some days and are or were owed, in their order, locked: whoever else hands in for them waits. */
export function lockPeriods(
  work: Work,
  jobOrderId: string,
  days: { from: string; to: string },
): Promise<PlannedPeriod[]> {
  return work.query<PlannedPeriod>(
    `select occasion as "from", counted_from_on::text as "to", state, settled_at is not null as settled
     from deadline where subject_id = $1 and kind = 'SUBMIT_PAY_RECORD' and state <> 'cancelled'
       and occasion <= $3 and counted_from_on >= $2::date
     order by occasion for update`,
    [jobOrderId, days.from, days.to],
  );
}

/** Whether anybody was there on a day of a period, and whether a standing record is for one of its days. */
export async function periodStanding(
  work: Pick<Work, 'query'>,
  { jobOrderId, from, to }: PayPeriodOf,
): Promise<{ somebodyThere: boolean; hasRecord: boolean }> {
  const [row] = await work.query<{ somebodyThere: boolean; hasRecord: boolean }>(
    `select exists (select from placement p where p.job_order_id = $1 and ${thereIn('$2', '$3')}) as "somebodyThere",
       exists (select from pay_record r where r.job_order_id = $1 and ${standing('r')}
         and r.period_start <= $3 and r.period_end >= $2) as "hasRecord"`,
    [jobOrderId, from, to],
  );
  return row ?? { somebodyThere: false, hasRecord: false };
}

/** The first day that anybody worked for an order; null before it. */
export async function firstDayOf(work: Pick<Work, 'query'>, jobOrderId: string): Promise<PlainDate | null> {
  const [row] = await work.query<{ first: PlainDate | null }>(
    'select min(first_day_worked_on)::text as first from placement where job_order_id = $1',
    [jobOrderId],
  );
  return row?.first ?? null;
}

/** The periods that begin on some days and still owe something, locked: whoever else hands in for them waits. */
export function lockOwed(
  work: Work,
  jobOrderId: string,
  kind: string,
  days: { from: string; to: string },
): Promise<PlannedPeriod[]> {
  return work.query<PlannedPeriod>(
    `select occasion as "from", counted_from_on::text as "to", state, false as settled
     from deadline where subject_id = $1 and kind = $2 and settled_at is null and occasion between $3 and $4
     order by occasion for update`,
    [jobOrderId, kind, days.from, days.to],
  );
}

/** The workers of a period of whom a day that they were there is in no record that stands; the day of the departure need not be. */
export function withoutRecord(
  work: Pick<Work, 'query'>,
  { jobOrderId, from, to }: PayPeriodOf,
): Promise<PeriodWorker[]> {
  return work.query<PeriodWorker>(
    `select p.id as "placementId", p.worker_id as "workerId", 0 as "savingsCents" from placement p
     where p.job_order_id = $1 and ${thereIn('$2', '$3')} and exists (
       select from generate_series(greatest($2::date, p.first_day_worked_on), least($3::date, p.departed_on - 1), '1 day') as there(day)
       where not exists (select from pay_record r where r.placement_id = p.id and ${standing('r')}
         and there.day::date between r.period_start and r.period_end))
     order by p.id`,
    [jobOrderId, from, to],
  );
}

/** The workers of a period whose records are on no sheet that was sent, with what these withheld as savings. */
export function notSent(
  work: Pick<Work, 'query'>,
  { jobOrderId, from, to }: PayPeriodOf,
): Promise<PeriodWorker[]> {
  return work.query<PeriodWorker>(
    `select p.id as "placementId", p.worker_id as "workerId",
       coalesce((select sum(s.amount_cents) from savings_entry s join pay_record r on r.id = s.pay_record_id
         join pay_sheet t on t.id = r.sheet_id
         where r.placement_id = p.id and t.sent_on is null and r.period_start <= $3 and r.period_end >= $2), 0)::int
         as "savingsCents"
     from placement p where p.job_order_id = $1 and ${thereIn('$2', '$3')} and not exists (
       select from pay_record r join pay_sheet t on t.id = r.sheet_id
       where r.placement_id = p.id and t.sent_on is not null and r.period_start <= $3 and r.period_end >= $2)
     order by p.id`,
    [jobOrderId, from, to],
  );
}

/** The day before the last one left an order, which is the last that must have been worked; null while somebody is there. */
export async function lastDayOf(work: Pick<Work, 'query'>, jobOrderId: string): Promise<PlainDate | null> {
  const [row] = await work.query<{ last: PlainDate | null; here: number }>(
    `select (max(p.departed_on) - 1)::text as last,
       (count(*) filter (where p.departed_on is null))::int as here
     from placement p where p.job_order_id = $1 and p.first_day_worked_on is not null`,
    [jobOrderId],
  );
  return row === undefined || row.here > 0 ? null : row.last;
}

/** How many days the pay periods of an employer have, as its last sheet shows; undefined before the first. */
export async function usualDays(work: Pick<Work, 'query'>, employerId: string): Promise<number | undefined> {
  const [sheet] = await work.query<{ days: number }>(
    `select greatest(period_end - period_start + 1, 364 / pay_periods)::int as days from pay_sheet
     where employer_id = $1 and withdrawn_at is null order by submitted_at desc, id desc limit 1`,
    [employerId],
  );
  return sheet?.days;
}
