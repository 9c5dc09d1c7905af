import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import type { Principal } from '#libs/identity';
import { type Refusal, refuseIf } from '#libs/platform';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import { guaranteeKinds } from '../guarantee/guarantee-deadlines.js';
import { PayListeners } from '../listeners.js';
import { withPredecessors } from '../records/pay-records.store.js';
import { type DebtPayment, enterPayment, lockOwnStay, type PaidStay } from './debt-payments.js';
import { finalWagesOpen } from './final-wages.js';
import { refuseMoney } from './money-refusals.js';
import { PayFinalWages } from './pay-final-wages.js';
import { type UnderpaidRecord, underpaidRecords } from './underpaid-wages.js';
import type { DebtKind } from './worker-account.entity.js';
import { openOf } from './worker-account.store.js';

/** What a payment became. Money in cents. */
export interface DebtPaid {
  receipt: ReceiptView;
  amountCents: number;
  /** Still owed. */
  openCents: number;
}

/** Paying what is owed to workers beside the regular pay, wherever they are by then. */
@Injectable()
export class PayDebts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deadlines: Deadlines,
    private readonly wages: PayFinalWages,
    private readonly listeners: PayListeners,
  ) {}

  /** Enters a payment of guaranteed hours that were not given; never of more than is owed. */
  guarantee(principal: Principal, placementId: string, payment: DebtPayment): Promise<DebtPaid> {
    return this.unitOfWork.run(principal, async (work) => {
      const stay = await lockOwnStay(work, principal, placementId);
      const open = await openOf(work, placementId, 'hours-guarantee');
      const paid = await enterPayment(work, stay, 'hours-guarantee', open, payment);
      if (paid.openCents === 0) await this.guaranteeMet(work, placementId);
      return { ...paid, receipt: await receiptFor(work, paid.id, 'hours-guarantee', paid.openCents, null) };
    });
  }

  /** Enters a payment of what became known of earlier pay after the last one; never of more than is owed. */
  retroactive(principal: Principal, placementId: string, payment: DebtPayment): Promise<DebtPaid> {
    return this.unitOfWork.run(principal, async (work) => {
      const stay = await lockOwnStay(work, principal, placementId);
      const open = await openOf(work, placementId, 'retroactive-pay');
      const paid = await enterPayment(work, stay, 'retroactive-pay', open, payment);
      return { ...paid, receipt: await receiptFor(work, paid.id, 'retroactive-pay', paid.openCents, null) };
    });
  }

  /**
   * Enters a payment of pay that was less than is lawful, or of which nobody said that it came; never of more than is owed. What
   * was found in a record is closed once all that the record lacked is paid.
   */
  underpaid(principal: Principal, placementId: string, payment: DebtPayment): Promise<DebtPaid> {
    return this.unitOfWork.run(principal, async (work) => {
      const stay = await lockOwnStay(work, principal, placementId);
      const before = await underpaidRecords(work, { placementId });
      const open = await openOf(work, placementId, 'underpaid-wages');
      const paid = await enterPayment(work, stay, 'underpaid-wages', open, payment);
      const settled = newlyPaid(before, await underpaidRecords(work, { placementId }));
      const { paidOn, method, proofReference } = payment;
      await this.listeners.underpaidSettled(work, {
        payRecordIds: await withPredecessors(work, settled),
        proof: { paidOn, method, proofReference },
      });
      await this.wages.isProven(work, placementId);
      return { ...paid, receipt: await receiptFor(work, paid.id, 'underpaid-wages', paid.openCents, null) };
    });
  }

  /**
   * Enters a payment of final wages. Throws Refused while the stay has not ended or has no pay record, and for more than
   * the net pay of its last records. Where the last pay was proven as pay, nothing more is entered.
   */
  finalWages(principal: Principal, placementId: string, payment: DebtPayment): Promise<DebtPaid> {
    return this.unitOfWork.run(principal, async (work) => {
      const stay = await lockOwnStay(work, principal, placementId);
      refuseIf(stayFindings(stay));
      const open = await finalWagesOpen(work, placementId);
      refuseIf(open === null ? [refuseMoney('FINAL_PAY_RECORD_MISSING', { placement: stay.number })] : []);
      if (open === 0 && (await this.wages.isProven(work, placementId))) {
        const subject = { type: 'placement', id: placementId };
        const receipt = await issueReceipt(work, { act: 'final-wages-proven', subject, next: [] });
        return { receipt, amountCents: 0, openCents: 0 };
      }
      const dueOn = await this.deadlines.dayOwed(work, placementId, 'FINAL_WAGES');
      const paid = await this.wages.pay(work, stay, open ?? 0, payment);
      return { ...paid, receipt: await receiptFor(work, paid.id, 'final-wages', paid.openCents, dueOn) };
    });
  }

  private async guaranteeMet(work: Work, placementId: string): Promise<void> {
    const [cause] = await work.query<{ rootId: string }>(
      `select cause_id as "rootId" from worker_account_entry
       where placement_id = $1 and kind = 'hours-guarantee' and sense = 'owed' limit 1`,
      [placementId],
    );
    if (cause !== undefined) await this.deadlines.settleAll(work, [cause.rootId], guaranteeKinds, 'met');
  }
}

function stayFindings({ number, state }: PaidStay): Refusal[] {
  return state === 'departed' || state === 'early-return'
    ? []
    : [refuseMoney('STAY_NOT_ENDED', { placement: number, state })];
}

/** Records that lack nothing any more and did before a payment. */
function newlyPaid(before: readonly UnderpaidRecord[], after: readonly UnderpaidRecord[]): string[] {
  const open = new Set(before.filter((one) => one.paidCents < one.owedCents).map((one) => one.payRecordId));
  return after
    .filter(({ payRecordId, owedCents, paidCents }) => open.has(payRecordId) && paidCents >= owedCents)
    .map(({ payRecordId }) => payRecordId);
}

const payActs: Readonly<Record<DebtKind, string>> = {
  'final-wages': 'PAY_FINAL_WAGES',
  'hours-guarantee': 'PAY_GUARANTEE',
  'retroactive-pay': 'PAY_RETROACTIVE_PAY',
  'underpaid-wages': 'PAY_UNDERPAID_WAGES',
};

function receiptFor(
  work: Work,
  entryId: string,
  kind: DebtKind,
  openCents: number,
  dueOn: string | null,
): Promise<ReceiptView> {
  const act = payActs[kind];
  const next: NextStep[] = openCents > 0 ? [{ act, by: 'employer', dueOn }] : [];
  const subject = { type: 'worker-account-entry', id: entryId };
  return issueReceipt(work, { act: `${kind}-paid`, subject, next });
}
