import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { ownEmployer } from '#libs/employers';
import { type Principal, scopeCondition } from '#libs/identity';
import { JobOrder } from '#libs/job-orders';
import { notFound, type Refusal, refuseIf } from '#libs/platform';
import { cents, dollarsFromCents } from '#libs/quantities';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { underpaidRecords } from '../accounts/underpaid-wages.js';
import { PayListeners } from '../listeners.js';
import { PayRulesInForce } from '../pay-rules-in-force.js';
import { assessPay, storePay } from '../sheets/assess-pay.js';
import { refusePaid } from '../paid/paid-refusals.js';
import type { PayAsSubmitted } from '../sheets/pay-sheet.input.js';
import { lockPayable } from '../sheets/payable-placements.js';
import { receivedOf, totalsOf } from '../paid/paid.js';
import { PayRecord } from './pay-record.entity.js';
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
      const paidSince = (await underpaidRecords(work, { placementId })).find((one) => one.payRecordId === id);
      const paidSinceCents = paidSince?.paidCents ?? 0;
      refuseIf(provenProblems(old, pay, placementId, paidSinceCents));
      const terms = await work.manager.findOneByOrFail(JobOrder, { id: jobOrderId });
      const period = { ...periodOf(old), payDate: payDate ?? old.payDate };
      const sheet = { ...period, records: [{ ...pay, placementId }] };
      const known = await this.rules.settled(work);
      const today = this.rules.dayIn(terms.province, work.now);
      const asked = { sheet, employerId, terms, placements, known, today, correctsId: id };
      const records = await assessPay(work, asked);
      const paidBeforeCents = receivedOf(old) + paidSinceCents;
      const stored = { ...period, id: old.sheetId, jobOrderId };
      await storePay(work, stored, records, known, { correctsId: id, reason, paidBeforeCents });
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
      return { receipt, record: summaryOf(record, paidBeforeCents) };
    });
  }
}

/**
 * What was stated as paid cannot be unsaid: a correction states it, too. What it states is all that reached the worker: never less
 * than was stated, and proven since on the account.
 */
function provenProblems(
  old: PayRecord,
  { paid }: PayAsSubmitted,
  placementId: string,
  paidSinceCents: number,
): Refusal[] {
  if (paid == null)
    return old.paidBasis === 'stated' ? [refusePaid('PAID_LEFT_OUT', { number: old.number })] : [];
  const knownCents = receivedOf(old) + paidSinceCents;
  if (paidSinceCents === 0 || paid.netCents == null || paid.netCents >= knownCents) return [];
  const [stated, known] = [cents(paid.netCents), cents(knownCents)].map((amount) => dollarsFromCents(amount));
  return [
    refusePaid('PAID_LESS_THAN_PROVEN', { record: 0, placementId, stated: stated ?? '', known: known ?? '' }),
  ];
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
