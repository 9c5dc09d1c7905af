import type { Work } from '#libs/audit-trail';
import type { PaymentProof } from '../paid/paid.js';
import type { DebtKind } from './worker-account.entity.js';

/** What one pay record owes on its worker's account by a kind, and what was paid of it since. Money in cents. */
export interface RecordDebt {
  payRecordId: string;
  owedCents: number;
  paidCents: number;
}

/** Whose debts are asked for: those of a stay, or of the stay of a record. */
export type OfStay = { placementId: string } | { payRecordId: string };

/** Kinds of debt whose causes are pay records. */
export type KindOfRecords = Extract<DebtKind, 'underpaid-wages' | 'final-wages'>;

/**
 * What the records of a stay owe by a kind, the earliest first, and what payments covered of each in that order. Records that owe
 * nothing any more, since they were corrected, keep what was paid of them.
 */
export async function debtsOfRecords(
  work: Pick<Work, 'query'>,
  kind: KindOfRecords,
  asked: OfStay,
): Promise<RecordDebt[]> {
  const stay =
    'placementId' in asked
      ? 'a.placement_id = $2'
      : 'a.placement_id = (select placement_id from pay_record where id = $2)';
  const rows = await work.query<{ payRecordId: string | null; cents: number }>(
    `select case sense when 'owed' then cause_id end as "payRecordId", sum(amount_cents)::int as cents
     from worker_account_entry a where a.kind = $1 and ${stay}
     group by 1 order by min(entered_at), 1`,
    [kind, 'placementId' in asked ? asked.placementId : asked.payRecordId],
  );
  let left = -rows.filter((row) => row.payRecordId === null).reduce((sum, { cents }) => sum + cents, 0);
  return rows.flatMap(({ payRecordId, cents: owedCents }) => {
    if (payRecordId === null) return [];
    const paidCents = Math.min(left, owedCents);
    left -= paidCents;
    return [{ payRecordId, owedCents, paidCents }];
  });
}

/** The last payment of a kind for a stay. */
export async function lastPayment(
  work: Pick<Work, 'query'>,
  kinds: readonly KindOfRecords[],
  placementId: string,
): Promise<PaymentProof | undefined> {
  const [last] = await work.query<PaymentProof>(
    `select paid_on::text as "paidOn", method, proof_reference as "proofReference" from worker_account_entry
     where kind = any($1) and sense = 'paid' and placement_id = $2 order by entered_at desc, id desc limit 1`,
    [kinds, placementId],
  );
  return last;
}
