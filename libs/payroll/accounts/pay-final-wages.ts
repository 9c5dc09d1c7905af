import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { PayListeners } from '../listeners.js';
import { provePay, type RecordToProve } from '../paid/prove-pay.js';
import { standing } from '../records/pay-record.states.js';
import { type DebtPayment, enterPayment, type EnteredPayment, type PaidStay } from './debt-payments.js';
import { FollowFinalWages } from './follow-final-wages.js';

/** Entering payments of final wages, by themselves or with the proof of the pay that they are. */
@Injectable()
export class PayFinalWages {
  constructor(
    private readonly finalWages: FollowFinalWages,
    private readonly listeners: PayListeners,
  ) {}

  /**
   * Enters a payment of a locked stay, of whose final wages so much is open. Once nothing is, the pay behind them is proven, too,
   * and their deadline is met.
   */
  async pay(work: Work, stay: PaidStay, open: number, payment: DebtPayment): Promise<EnteredPayment> {
    const { placementId } = stay;
    const paid = await enterPayment(work, stay, 'final-wages', open, payment);
    if (paid.openCents > 0) return paid;
    await provePay(work, await unprovenOnAccount(work, placementId), payment);
    await this.finalWages.settleProven(work, [placementId]);
    const totalCents = await paidOf(work, placementId);
    const { paidOn, proofReference } = payment;
    await this.listeners.finalWagesPaid(work, { placementId, totalCents, paidOn, proofReference });
    return paid;
  }

  /** Whether the last pay of a locked stay was proven as pay, so that nothing more is to be proven; its deadline is then met. */
  async isProven(work: Work, placementId: string): Promise<boolean> {
    return (await this.finalWages.settleProven(work, [placementId])).length > 0;
  }
}

/** Standing records whose pay became final wages and is not proven. */
function unprovenOnAccount(work: Work, placementId: string): Promise<RecordToProve[]> {
  return work.query<RecordToProve>(
    `select r.id from pay_record r
     where r.placement_id = $1 and ${standing('r')} and r.paid_on is null and r.paid_net_cents is not null
       and exists (select from worker_account_entry a where a.kind = 'final-wages' and a.cause_id = r.id)
     order by r.id for update`,
    [placementId],
  );
}

/** What was paid of final wages, in all. */
async function paidOf(work: Work, placementId: string): Promise<number> {
  const [row] = await work.query<{ paid: number }>(
    `select coalesce(-sum(amount_cents), 0)::int as paid from worker_account_entry
     where placement_id = $1 and kind = 'final-wages' and sense = 'paid'`,
    [placementId],
  );
  return row?.paid ?? 0;
}
