import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { Deadlines, tellOfActs } from '#libs/deadlines';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { refuseIf } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { PayListeners } from '../listeners.js';
import { PayRulesInForce } from '../pay-rules-in-force.js';
import { PayRecord, PaySheet } from '../records/pay-record.entity.js';
import { stateAfter, takeFromBalance } from '../records/pay-records.store.js';
import { RecheckPayPeriods } from '../sheets/recheck-pay-periods.js';
import { lockOwnSheet, type LockedSheet, type SheetRecord } from './withdrawable-sheet.js';
import { withdrawalProblems } from './withdrawal-problems.js';

/** Withdrawing a pay sheet by which nobody was paid. */
@Injectable()
export class WithdrawPaySheet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: PayRulesInForce,
    private readonly periods: RecheckPayPeriods,
    private readonly deadlines: Deadlines,
    private readonly listeners: PayListeners,
  ) {}

  /**
   * Takes a sheet of the caller's own back with all its records, and undoes what followed from them; nothing is deleted, and
   * its days can be submitted anew. Throws Refused with everything that rests on the sheet, not found.
   */
  withdraw(principal: Principal, id: string, reason: string): Promise<{ receipt: ReceiptView }> {
    const employerId = ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const sheet = await lockOwnSheet(work, id, employerId);
      const today = this.rules.dayIn(sheet.province, work.now);
      const { periodStart, periodEnd, jobOrderId, records, replaced } = sheet;
      const placements = [...sheet.placements.values()];
      const of = { sheetId: id, employerId, records, replaced, placements };
      const about = { ...of, periodStart, periodEnd, on: today };
      refuseIf([
        ...(await withdrawalProblems(work, sheet, today)),
        ...(await this.listeners.withdrawalProblems(work, about)),
      ]);
      await work.manager.update(PaySheet, { id }, { withdrawnAt: work.now, withdrawalReason: reason });
      await takeBack(work, records, reason);
      const days = { from: periodStart, to: periodEnd };
      await this.periods.sheetWithdrawn(work, jobOrderId, days, 'the pay sheet was withdrawn');
      await this.listeners.sheetWithdrawn(work, { ...about, reason });
      await tell(work, sheet, today);
      const subject = { type: 'pay-sheet', id };
      const payRecordIds = records.map((record) => record.id);
      const after = { jobOrderId, periodStart, periodEnd, payRecordIds };
      work.record({ action: 'pay-sheet.withdrawn', subject, after, reason });
      const dueOn = await this.deadlines.dayOwed(work, jobOrderId, 'SUBMIT_PAY_RECORD', days);
      const next = [{ act: 'SUBMIT_PAY_RECORDS', by: 'employer', dueOn }];
      return { receipt: await issueReceipt(work, { act: 'withdrawn', subject, next }) };
    });
  }
}

/** Takes the records out of what stands, and out of the balances. */
async function takeBack(work: Work, records: readonly SheetRecord[], reason: string): Promise<void> {
  for (const { id, state: before, placementId, paid } of records) {
    const state = stateAfter(before, 'withdraw');
    await work.manager.update(PayRecord, { id }, { state });
    const subject = { type: 'pay-record', id };
    work.record({
      action: 'pay-record.withdraw',
      subject,
      before: { state: before },
      after: { state },
      reason,
    });
    await takeFromBalance(work, placementId, paid.taken);
  }
}

function tell(work: Work, { records, periodStart, periodEnd }: LockedSheet, on: PlainDate): Promise<void> {
  return tellOfActs(
    work,
    records.map(({ number, placementId }) => ({
      act: 'PAY_RECORD_WITHDRAWN',
      params: { number, periodStart, periodEnd },
      to: ['worker'],
      ...{ placementId, on },
    })),
  );
}
