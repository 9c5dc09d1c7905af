import type { Work } from '#libs/audit-trail';
import { standing } from '../records/pay-record.states.js';
import { type Debt, enterDebts, openOf, type OwingStay } from './worker-account.store.js';

/** What makes final wages owed: the pay itself, whose record says how much. */
const rule = 'final-wages';
const source = { title: 'Pay record', clause: 'net pay that was still to come when the stay ended' };

type FinalRecord = OwingStay & { id: string; number: string; payDate: string; dueCents: number };

/**
 * Enters what of ended, locked stays was still to be paid when they ended: the net pay of the records whose pay date is
 * not before the last day, and of those that were entered before. A record that was corrected or withdrawn owes nothing any
 * more; the one that replaces it owes its own. After a departure was corrected, what was entered by the wrong one is not owed,
 * unless a payment was proven.
 */
export async function enterFinalWages(
  work: Work,
  placementIds: readonly string[],
  { departureCorrected = false } = {},
): Promise<void> {
  const records = await work.query<FinalRecord>(
    `select r.id, r.number, r.pay_date as "payDate", r.placement_id as "placementId", r.worker_id as "workerId",
       r.employer_id as "employerId", r.province, r.country,
       case when ${standing('r')} and (r.pay_date >= p.departed_on or not $2 or exists (${proven}))
         then r.net_cents else 0 end as "dueCents"
     from pay_record r join placement p on p.id = r.placement_id
     where p.id = any($1) and p.state in ('departed', 'early-return')
       and (r.pay_date >= p.departed_on or 0 <> (${entered}))
     order by r.id`,
    [placementIds, departureCorrected],
  );
  await enterDebts(work, records.map(debtOf));
}

/** What is entered for a record `r`, or for the one that it replaces. */
const entered = `select coalesce(sum(a.amount_cents), 0) from worker_account_entry a
  where a.kind = 'final-wages' and a.cause_id in (r.id, r.corrects_id)`;

/** A payment of the final wages of a stay `p`. */
const proven = `select from worker_account_entry a
  where a.placement_id = p.id and a.kind = 'final-wages' and a.sense = 'paid'`;

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
    `select id, number, pay_date as "payDate", placement_id as "placementId", worker_id as "workerId",
       employer_id as "employerId", province, country, net_cents as "dueCents"
     from pay_record where placement_id = $1 and ${standing()} order by period_end desc limit 1`,
    [placementId],
  );
  if (last === undefined) return false;
  await enterDebts(work, [debtOf(last)]);
  return true;
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
