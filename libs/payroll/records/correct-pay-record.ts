import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { ownEmployer } from '#libs/employers';
import { type Principal, scopeCondition } from '#libs/identity';
import { JobOrder } from '#libs/job-orders';
import { notFound } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { assessSheet } from '../sheets/assess-sheet.js';
import { earlierSeasons, enterSettled } from '../retroactive/earlier-pay.js';
import { FollowFinalWages } from '../accounts/follow-final-wages.js';
import { PayListeners } from '../listeners.js';
import { PayRecord } from './pay-record.entity.js';
import { type PayRecordSummary, summaryOf } from './pay-record.view.js';
import {
  addToBalances,
  insertRecords,
  lockVisibleRecord,
  numbered,
  type Numbered,
  payRecordScope,
  stateAfter,
  takeFromBalance,
} from './pay-records.store.js';
import { PayRulesInForce } from '../pay-rules-in-force.js';
import type { PayAsSubmitted } from '../sheets/pay-sheet.input.js';
import { lockPayable, seasonsSoFar } from '../sheets/payable-placements.js';
import { enterAdjusted } from '../savings/savings.store.js';
import { SettleGuarantee } from '../guarantee/settle-guarantee.js';
import { takenBy, totalsOf } from './taken.js';
import { amendSlips } from '../slips/tax-slips.store.js';

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
    private readonly guarantee: SettleGuarantee,
    private readonly finalWages: FollowFinalWages,
    private readonly listeners: PayListeners,
  ) {}

  /**
   * Replaces a record by a new one for the same period, which points to it. What the old one took is given back first,
   * so that the new one is held against the season's caps as if the old had never been; savings change by the difference.
   */
  correct(
    principal: Principal,
    id: string,
    { pay, payDate, reason }: Correction,
  ): Promise<{ receipt: ReceiptView; record: PayRecordSummary }> {
    ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const { jobOrderId, placementId } = await placementOf(work, principal, id);
      const placements = await lockPayable(work, jobOrderId, [placementId]);
      const old = await lockVisibleRecord(work, principal, id);
      const state = stateAfter(old.state, 'correct');
      await work.manager.update(PayRecord, { id }, { state });
      const given = takenBy(old.facts, old.statement);
      await takeFromBalance(work, placementId, given);
      const terms = await work.manager.findOneByOrFail(JobOrder, { id: jobOrderId });
      const sheet = { ...periodOf(old), payDate: payDate ?? old.payDate };
      const seasons = await seasonsSoFar(work, [placementId], sheet);
      const known = await this.rules.settled(work);
      const today = this.rules.dayIn(terms.province, work.now);
      const { employerId } = old;
      const earlier = await earlierSeasons(work, seasons.values(), {
        mark: known.mark,
        employerId,
        before: id,
      });
      const records = await numbered(
        work,
        assessSheet(
          { ...sheet, records: [{ ...pay, placementId }] },
          { terms, placements, seasons, earlier, rulesOf: known.rulesOf, today },
        ),
      );
      const record = records[0] as Numbered;
      const stored = { ...sheet, id: old.sheetId, jobOrderId };
      await insertRecords(work, stored, records, known, { correctsId: id, reason });
      await enterSettled(work, records);
      await addToBalances(work, sheet.periodEnd, records);
      await enterAdjusted(work, record, record.taken.savingsCents - given.savingsCents);
      await this.guarantee.recount(work, [record.rootId]);
      await this.finalWages.follow(work, [record.placement]);
      await amendSlipsOf(work, old, sheet.payDate, reason);
      await this.listeners.assessed(work, { period: sheet, terms, records, corrected: { id } });
      recordCorrection(work, old, record, reason);
      const next = [{ act: 'ANSWER_PAY_RECORDS', by: 'worker', dueOn: null }];
      const subject = { type: 'pay-record', id };
      const receipt = await issueReceipt(work, { act: 'corrected', subject, next });
      return { receipt, record: summaryOf(record) };
    });
  }
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

/** A pay date that moves over the end of a year changes the slips of both years. */
async function amendSlipsOf(work: Work, old: PayRecord, payDate: string, reason: string): Promise<void> {
  const years = new Set([old.payDate, payDate].map((date) => Number(date.slice(0, 4))));
  const { employerId, workerId } = old;
  for (const taxYear of years) await amendSlips(work, { employerId, workerIds: [workerId], taxYear }, reason);
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
