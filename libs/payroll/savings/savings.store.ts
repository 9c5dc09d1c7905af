import type { Work } from '#libs/audit-trail';
import { newId } from '#libs/platform';
import { SavingsEntry } from '../balances.entity.js';
import type { Numbered } from '../records/pay-records.store.js';

/** Enters what records withheld as savings; less than nothing where they take back what earlier pay withheld. */
export async function enterWithheld(work: Work, records: readonly Numbered[]): Promise<void> {
  const withheld = records.filter(({ taken }) => taken.savingsCents !== 0);
  if (withheld.length === 0) return;
  await work.query(
    `insert into savings_entry (id, worker_id, kind, amount_cents, placement_id, pay_record_id, entered_at)
     select id, worker_id, case when amount_cents > 0 then 'withheld' else 'adjusted' end, amount_cents, placement_id, pay_record_id, $2
     from json_to_recordset($1) as row (id uuid, worker_id uuid, amount_cents int, placement_id uuid, pay_record_id uuid)`,
    [
      JSON.stringify(
        withheld.map(({ id, placement, taken }) => ({
          id: newId(),
          worker_id: placement.workerId,
          amount_cents: taken.savingsCents,
          placement_id: placement.id,
          pay_record_id: id,
        })),
      ),
      work.now,
    ],
  );
}

/** Enters the difference that a correction makes to a worker's savings. */
export async function enterAdjusted(work: Work, record: Numbered, differenceCents: number): Promise<void> {
  if (differenceCents === 0) return;
  await work.manager.insert(SavingsEntry, {
    id: newId(),
    workerId: record.placement.workerId,
    kind: 'adjusted',
    amountCents: differenceCents,
    placementId: record.placement.id,
    payRecordId: record.id,
    enteredAt: work.now,
  });
}

/** Enters that what records withheld as savings, whose sheet is withdrawn, is not owed. */
export async function giveBackWithheld(
  work: Work,
  records: readonly { id: string; workerId: string; placementId: string }[],
): Promise<void> {
  const withheld = await work.query<{ payRecordId: string; cents: number }>(
    `select pay_record_id as "payRecordId", sum(amount_cents)::int as cents from savings_entry
     where pay_record_id = any($1) group by 1 having sum(amount_cents) <> 0`,
    [records.map(({ id }) => id)],
  );
  const centsOf = new Map(withheld.map(({ payRecordId, cents }) => [payRecordId, cents]));
  const entries = records.flatMap(({ id: payRecordId, workerId, placementId }) => {
    const amountCents = -(centsOf.get(payRecordId) ?? 0);
    const entry = { id: newId(), kind: 'adjusted' as const, enteredAt: work.now };
    return amountCents === 0 ? [] : [{ ...entry, amountCents, payRecordId, workerId, placementId }];
  });
  if (entries.length > 0) await work.manager.insert(SavingsEntry, entries);
}

/** What is owed to a worker, in cents; below zero when a correction came after the payout. */
export async function savingsOwed(work: Pick<Work, 'query'>, workerId: string): Promise<number> {
  const [row] = await work.query<{ owed: number }>(
    'select coalesce(sum(amount_cents), 0)::int as owed from savings_entry where worker_id = $1',
    [workerId],
  );
  return row?.owed ?? 0;
}
