import type { Work } from '#libs/audit-trail';
import { standing } from '../records/pay-record.states.js';
import { type Debt, enterDebts, openOf, type OwingStay } from './worker-account.store.js';

/** What makes final wages owed: the pay itself, whose record says how much. */
const rule = 'final-wages';
const source = { title: 'Pay record', clause: 'net pay that was still to come when the stay ended' };

type FinalRecord = OwingStay & { id: string; number: string; payDate: string; dueCents: number };

const onAccount = (record: string) =>
  `exists (select from worker_account_entry a where a.kind = 'final-wages' and a.cause_id = ${record})`;

/**
/**
 * What of a record's pay is said to come and not proven, as `dueCents`: the net that was worked out, or stated, less what had
 * reached the worker before it came onto the account, and less what was paid since of what the records lacked that it replaced. What
 * the pay itself lacks of the lawful amount is owed as underpaid wages. What was proven before the stay ended never comes onto the account; what is on it is proven there. `falsely` says of which records what
 * was entered is not owed.
 */
const recordsOf = (condition: string, falsely = 'false') => `
  with recursive chain as (
    select r.id, r.id as record, r.corrects_id as next, r.paid_before_cents as before, 0 as depth, ${onAccount('r.id')} as entered
    from pay_record r where r.placement_id = any($1)
    union all
    select c.id, r.id, r.corrects_id, r.paid_before_cents, c.depth + 1, ${onAccount('r.id')}
    from chain c join pay_record r on r.id = c.next
  ), entered as (
    select distinct on (id) id, before, depth from chain where entered order by id, depth desc
  ), absorbed as (
    select e.id, coalesce(sum(a.amount_cents), 0) as cents from entered e
    join chain c on c.id = e.id and c.depth between 1 and e.depth
    join worker_account_entry a on a.kind = 'underpaid-wages' and a.sense = 'owed' and a.cause_id = c.record
    group by e.id
  )
  select r.id, r.number, r.pay_date as "payDate", r.placement_id as "placementId", r.worker_id as "workerId",
    r.employer_id as "employerId", r.province, r.country,
    case when not ${standing('r')} or (r.paid_on is not null and e.id is null) or ${falsely} then 0
      else greatest(0, coalesce(r.paid_net_cents, 0) - coalesce(e.before + coalesce(b.cents, 0), r.paid_before_cents))
    end::int as "dueCents"
  from pay_record r join placement p on p.id = r.placement_id left join entered e on e.id = r.id
    left join absorbed b on b.id = r.id
  where p.id = any($1) and ${condition}`;

/** A payment of the final wages of a stay `p`. */
const proven = `select from worker_account_entry a
  where a.placement_id = p.id and a.kind = 'final-wages' and a.sense = 'paid'`;

/** What is entered for a record `r`, or for those that it replaces: nothing where a departure was reported wrongly. */
const enteredCents = `(select coalesce(sum(a.amount_cents), 0) from worker_account_entry a
  where a.kind = 'final-wages' and a.cause_id in (r.id, r.corrects_id))`;

/**
 * Enters what of ended, locked stays was still to be paid when they ended: the records whose pay date is not before the last day,
 * and those that were entered before. A record that was corrected or withdrawn owes nothing any more; the one that replaces it owes
 * its own. After a departure was corrected, what was entered by the wrong one is not owed, unless a payment was proven.
 */
export async function enterFinalWages(
  work: Work,
  placementIds: readonly string[],
  { departureCorrected = false } = {},
): Promise<void> {
  const records = await work.query<FinalRecord>(
    `${recordsOf(
      `p.state in ('departed', 'early-return') and (r.pay_date >= p.departed_on or 0 <> ${enteredCents})`,
      `(r.pay_date < p.departed_on and $2 and not exists (${proven}))`,
    )}
     order by r.id`,
    [placementIds, departureCorrected],
  );
  await enterDebts(work, records.map(debtOf));
}

/** What is open of a stay's final wages, in cents; null while no pay record says what they are. */
export async function finalWagesOpen(work: Work, placementId: string): Promise<number | null> {
  await enterFinalWages(work, [placementId]);
  const known = await work.query(
    `select from worker_account_entry where placement_id = $1 and kind = 'final-wages' limit 1`,
    [placementId],
  );
  if (known.length === 0 && !(await enterLastRecord(work, placementId))) return null;
  return openOf(work, placementId, 'final-wages');
}

/** Enters the last record of a stay whose pay had all come before its end, so that its payment can be proven. False without one. */
async function enterLastRecord(work: Work, placementId: string): Promise<boolean> {
  const [last] = await work.query<FinalRecord>(
    `${recordsOf(standing('r'))} order by r.period_end desc limit 1`,
    [[placementId]],
  );
  if (last === undefined) return false;
  await enterDebts(work, [debtOf(last)]);
  return true;
}

/** Stays that have ended, whose final wages are still to be proven, and of which all wages are paid: nothing is open, and the last pay is proven. */
export async function wagesProven(
  work: Pick<Work, 'query'>,
  placementIds: readonly string[],
  { untilDeparture = false } = {},
): Promise<string[]> {
  const rows = await work.query<{ id: string }>(
    `select p.id from placement p
     join deadline d on d.subject_id = p.id and d.kind = 'FINAL_WAGES' and d.settled_at is null and d.state <> 'cancelled'
     left join lateral (select r.paid_on, r.period_end from pay_record r where r.placement_id = p.id and ${standing('r')}
       order by r.period_end desc limit 1) last on true
     where p.id = any($1) and p.state in ('departed', 'early-return')
       and (not $2::boolean or last.period_end >= p.departed_on)
       and (last.paid_on is not null or exists (select from worker_account_entry a
         where a.placement_id = p.id and a.kind = 'final-wages' and a.sense = 'paid'))
       and not exists (select from worker_account_entry a where a.placement_id = p.id
         and a.kind in ('final-wages', 'underpaid-wages') group by a.kind having sum(a.amount_cents) > 0)
     order by p.id`,
    [placementIds, untilDeparture],
  );
  return rows.map(({ id }) => id);
}

function debtOf({ id, number, payDate, dueCents, ...stay }: FinalRecord): Debt {
  const { placementId, workerId, employerId, province, country } = stay;
  return {
    ...{ placementId, workerId, employerId, province, country },
    kind: 'final-wages',
    causeId: id,
    totalCents: dueCents,
    rule,
    source,
    steps: [{ code: 'FINAL_WAGES_OF_RECORD', params: { number, payOn: payDate }, value: dueCents }],
  };
}
