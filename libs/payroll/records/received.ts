import type { Work } from '#libs/audit-trail';
import { debtsOfRecords, type KindOfRecords, lastPayment } from '../accounts/paid-of-records.js';
import type { PaymentProof } from '../paid/paid.js';
import type { PayRecord } from './pay-record.entity.js';

/** What of a record's pay is proven to have reached its worker. Money in cents. */
export interface Received {
  /** By the record, by those that it replaced, and on the account since. */
  allCents: number;
  /** The same without payments of final wages: those stay with whatever record owes them. */
  carriedCents: number;
  /** The last proof of it; undefined where nothing is proven. */
  proof: PaymentProof | undefined;
}

/** What is proven of a locked record. */
export async function receivedBy(work: Pick<Work, 'query'>, record: PayRecord): Promise<Received> {
  const { placementId, paidOn, paidMethod, paidProof, paidNetCents, paidBeforeCents } = record;
  const own =
    paidOn === null || paidMethod === null || paidProof === null
      ? undefined
      : { paidOn, method: paidMethod, proofReference: paidProof };
  const ownCents = own === undefined ? paidBeforeCents : Math.max(paidNetCents ?? 0, paidBeforeCents);
  const carriedCents = ownCents + (await paidSince(work, 'underpaid-wages', record));
  // What is proven as pay is not proven a second time by the payment of final wages that it is.
  const finalCents = own === undefined ? await paidSince(work, 'final-wages', record) : 0;
  const last = await lastPayment(work, ['underpaid-wages', 'final-wages'], placementId);
  const allCents = carriedCents + finalCents;
  return { allCents, carriedCents, proof: allCents === ownCents ? (own ?? last) : last };
}

async function paidSince(
  work: Pick<Work, 'query'>,
  kind: KindOfRecords,
  { id, placementId }: PayRecord,
): Promise<number> {
  const debts = await debtsOfRecords(work, kind, { placementId });
  return debts.find(({ payRecordId }) => payRecordId === id)?.paidCents ?? 0;
}
