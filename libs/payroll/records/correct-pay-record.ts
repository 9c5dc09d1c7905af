import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { ownEmployer } from '#libs/employers';
import { type Principal, scopeCondition } from '#libs/identity';
import { JobOrder } from '#libs/job-orders';
import { notFound, type Refusal, refuseIf } from '#libs/platform';
import { cents, dollarsFromCents } from '#libs/quantities';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { PayListeners } from '../listeners.js';
import { PayRulesInForce } from '../pay-rules-in-force.js';
import { carrySettled } from '../retroactive/earlier-pay.js';
import { assessPay, storePay } from '../sheets/assess-pay.js';
import { refusePaid } from '../paid/paid-refusals.js';
import type { PayAsSubmitted } from '../sheets/pay-sheet.input.js';
import { lockPayable } from '../sheets/payable-placements.js';
import { totalsOf } from '../paid/paid.js';
import { PayRecord } from './pay-record.entity.js';
import { receivedBy, type Received } from './received.js';
import { type PayRecordSummary, summaryOf } from './pay-record.view.js';
import {
  lockVisibleRecord,
  type Numbered,
  payRecordScope,
  stateAfter,
  takeFromBalance,
} from './pay-records.store.js';

/** What an employer submits to correct a record: everything anew, and why. */
export interface Correction {
  pay: PayAsSubmitted;
  /** That of the record when left out. */
  payDate?: string | undefined;
  reason: string;
}

/** Correcting pay records. */
@Injectable()
export class CorrectPayRecord {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: PayRulesInForce,
    private readonly listeners: PayListeners,
  ) {}

  /**
   * Replaces a record by a new one for the same period, which points to it. What the old one took is given back first,
   * so that the new one is held against the season's caps as if the old had never been. What had reached the worker by the old
   * one, and on the account since, is not to be paid again.
   */
  correct(
    principal: Principal,
    id: string,
    { pay, payDate, reason }: Correction,
  ): Promise<{ receipt: ReceiptView; record: PayRecordSummary }> {
    const employerId = ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const { jobOrderId, placementId } = await placementOf(work, principal, id);
      const placements = await lockPayable(work, jobOrderId, [placementId]);
      const old = await lockVisibleRecord(work, principal, id);
      await work.manager.update(PayRecord, { id }, { state: stateAfter(old.state, 'correct') });
      await takeFromBalance(work, placementId, old.paid.taken);
      const received = await receivedBy(work, old);
      refuseIf(provenProblems(old, pay, received.allCents));
      const terms = await work.manager.findOneByOrFail(JobOrder, { id: jobOrderId });
      const period = { ...periodOf(old), payDate: payDate ?? old.payDate };
      const sheet = { ...period, records: [{ ...withProof(pay, received), placementId }] };
      const known = await this.rules.settled(work);
      const today = this.rules.dayIn(terms.province, work.now);
      const before = { correctsId: id, paidBeforeCents: received.carriedCents };
      const records = await assessPay(work, {
        sheet,
        employerId,
        terms,
        placements,
        known,
        today,
        ...before,
      });
      const stored = { ...period, id: old.sheetId, jobOrderId };
      await storePay(work, stored, records, known, { correctsId: id, reason });
      for (const record of records) await carrySettled(work, old, record);
      const corrected = { id, payDate: old.payDate, taken: old.paid.taken, reason };
      await this.listeners.assessed(work, { period, employerId, terms, records, corrected });
      const record = records[0] as Numbered;
      recordCorrection(work, old, record, reason);
      const next = [{ act: 'ANSWER_PAY_RECORDS', by: 'worker', dueOn: null }];
      const receipt = await issueReceipt(work, {
        act: 'corrected',
        subject: { type: 'pay-record', id },
        next,
      });
      return { receipt, record: summaryOf(record, received.carriedCents) };
    });
  }
}

/**
 * What was stated as paid cannot be unsaid: a correction states it, too. What it states is all that reached the worker: never less
 * than is proven.
 */
function provenProblems(old: PayRecord, { paid }: PayAsSubmitted, provenCents: number): Refusal[] {
  const { number, placementId, paidBasis, paidNetCents } = old;
  if (paid == null) return paidBasis === 'stated' ? [refusePaid('PAID_LEFT_OUT', { number })] : [];
  if (paid.netCents == null)
    return paidBasis === 'stated' && paidNetCents !== null ? [refusePaid('PAID_LEFT_OUT', { number })] : [];
  if (paid.netCents >= provenCents) return [];
  const [stated, known] = [cents(paid.netCents), cents(provenCents)].map((amount) =>
    dollarsFromCents(amount),
  );
  const at = { record: 0, placementId };
  return [refusePaid('PAID_LESS_THAN_PROVEN', { ...at, stated: stated ?? '', known: known ?? '' })];
}

/** What is proven already needs no other proof. */
function withProof(pay: PayAsSubmitted, { allCents, proof }: Received): PayAsSubmitted {
  const { paid } = pay;
  const isProven = paid?.netCents != null && paid.netCents === allCents;
  if (!isProven || proof === undefined || paid.proofReference != null) return pay;
  return { ...pay, paid: { ...paid, ...proof } };
}

/** Read without a lock: a record never moves to another placement, and placements are locked before records. */
async function placementOf(work: Work, principal: Principal, id: string) {
  const seen = scopeCondition(principal.scope, payRecordScope, 2);
  const [record] = await work.query<Pick<PayRecord, 'jobOrderId' | 'placementId'>>(
    `select r.job_order_id as "jobOrderId", r.placement_id as "placementId" from pay_record r
     where r.id = $1 and ${seen.sql}`,
    [id, ...seen.parameters],
  );
  if (record === undefined) throw notFound('pay record');
  return record;
}

function periodOf({ periodStart, periodEnd, payPeriods }: PayRecord) {
  return { periodStart, periodEnd, payPeriods };
}

function recordCorrection(work: Work, old: PayRecord, record: Numbered, reason: string): void {
  const { grossCents, deductionsCents, netCents } = totalsOf(record.statement);
  work.record({
    action: 'pay-record.correct',
    subject: { type: 'pay-record', id: old.id },
    before: { grossCents: old.grossCents, deductionsCents: old.deductionsCents, netCents: old.netCents },
    after: { correctedById: record.id, grossCents, deductionsCents, netCents },
    reason,
  });
}
