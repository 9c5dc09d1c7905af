import type { Work } from '#libs/audit-trail';
import type { PaymentProof } from './paid.js';

/** A record whose payment is proven. */
export interface RecordToProve {
  id: string;
}

/** Enters, for locked records without a proof, that their net reached the worker. */
export async function provePay(
  work: Work,
  records: readonly RecordToProve[],
  { paidOn, method, proofReference }: PaymentProof,
): Promise<void> {
  const ids = records.map(({ id }) => id);
  if (ids.length === 0) return;
  await work.query(
    'update pay_record set paid_on = $2, paid_method = $3, paid_proof = $4 where id = any($1)',
    [ids, paidOn, method, proofReference],
  );
  work.record(
    ...ids.map((id) => ({
      action: 'pay-record.paid',
      subject: { type: 'pay-record', id },
      after: { paidOn, method },
    })),
  );
}
