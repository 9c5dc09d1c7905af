import type { Work } from '#libs/audit-trail';
import { newId } from '#libs/platform';
import { SavingsEntry } from '../balances.entity.js';
import type { Numbered } from '../records/pay-records.store.js';

/** Enters what records withheld as savings; less than nothing where they take back what earlier pay withheld. */
export async function enterWithheld(work: Work, records: readonly Numbered[]): Promise<void> {
  const withheld = records.filter(({ paid }) => paid.taken.savingsCents !== 0);
  if (withheld.length === 0) return;
  await work.query(
    `insert into savings_entry (id, worker_id, kind, amount_cents, currency, placement_id, pay_record_id, entered_at)
     select id, worker_id, case when amount_cents > 0 then 'withheld' else 'adjusted' end, amount_cents, currency,
       placement_id, pay_record_id, $2
     from json_to_recordset($1) as row (id uuid, worker_id uuid, amount_cents int, currency text, placement_id uuid,
       pay_record_id uuid)`,
    [
      JSON.stringify(
        withheld.map(({ id, placement, paid, statement }) => ({
          id: newId(),
          worker_id: placement.workerId,
          amount_cents: paid.taken.savingsCents,
          currency: statement.currency,
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
    currency: record.statement.currency,
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
  const withheld = await work.query<{ payRecordId: string; cents: number; currency: string }>(
    `select pay_record_id as "payRecordId", sum(amount_cents)::int as cents, currency from savings_entry
     where pay_record_id = any($1) group by 1, 3 having sum(amount_cents) <> 0`,
    [records.map(({ id }) => id)],
  );
  const byId = new Map(records.map((record) => [record.id, record]));
  const entries = withheld.flatMap(({ payRecordId, cents, currency }) => {
    const record = byId.get(payRecordId);
    if (record === undefined) return [];
    const { workerId, placementId } = record;
    const entry = {
      id: newId(),
      kind: 'adjusted' as const,
      amountCents: -cents,
      currency,
      enteredAt: work.now,
    };
    return [{ ...entry, payRecordId, workerId, placementId }];
  });
  if (entries.length > 0) await work.manager.insert(SavingsEntry, entries);
}

/** What is owed to a worker, in cents; below zero when a correction came after the payout. Without a currency while nothing was ever withheld. */
export async function savingsOwed(
  work: Pick<Work, 'query'>,
  workerId: string,
): Promise<{ owed: number; currency: string | null }> {
  const [row] = await work.query<{ owed: number; currency: string }>(
    `select sum(amount_cents)::int as owed, currency from savings_entry where worker_id = $1
     group by currency order by sum(amount_cents) desc limit 1`,
    [workerId],
  );
  return row ?? { owed: 0, currency: null };
}
