import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { Deadlines, tellOfActs } from '#libs/deadlines';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { refuseIf } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { FollowFinalWages } from '../accounts/follow-final-wages.js';
import { SettleGuarantee } from '../guarantee/settle-guarantee.js';
import { PayListeners } from '../listeners.js';
import { PayRulesInForce } from '../pay-rules-in-force.js';
import { PayRecord, PaySheet } from '../records/pay-record.entity.js';
import { stateAfter, takeFromBalance } from '../records/pay-records.store.js';
import { takenBy } from '../records/taken.js';
import { giveBackWithheld } from '../savings/savings.store.js';
import { settleUnsent } from '../savings/unsent-savings.js';
import { RecheckPayPeriods } from '../sheets/recheck-pay-periods.js';
import { lockOwnSheet, type LockedSheet } from './withdrawable-sheet.js';
import { withdrawalProblems } from './withdrawal-problems.js';

/** Withdrawing a pay sheet by which nobody was paid. */
@Injectable()
export class WithdrawPaySheet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: PayRulesInForce,
    private readonly guarantee: SettleGuarantee,
    private readonly finalWages: FollowFinalWages,
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
      const about = {
        placementIds: [...sheet.placements.keys()],
        recordIds: sheet.records.map((one) => one.id),
      };
      const { periodStart, periodEnd, jobOrderId } = sheet;
      refuseIf([
        ...(await withdrawalProblems(work, sheet, today)),
        ...(await this.listeners.withdrawalProblems(work, { ...about, periodStart, periodEnd })),
      ]);
      await work.manager.update(PaySheet, { id }, { withdrawnAt: work.now, withdrawalReason: reason });
      await this.takeBack(work, sheet, today, reason);
      const days = { from: periodStart, to: periodEnd };
      await this.periods.sheetWithdrawn(work, jobOrderId, days, 'the pay sheet was withdrawn');
      await this.listeners.sheetWithdrawn(work, { ...about, periodStart, periodEnd, reason });
      await tell(work, sheet, today);
      const subject = { type: 'pay-sheet', id };
      const after = { jobOrderId, periodStart, periodEnd, payRecordIds: about.recordIds };
      work.record({ action: 'pay-sheet.withdrawn', subject, after, reason });
      const dueOn = await this.deadlines.dayOwed(work, jobOrderId, 'SUBMIT_PAY_RECORD', days);
      const next = [{ act: 'SUBMIT_PAY_RECORDS', by: 'employer', dueOn }];
      return { receipt: await issueReceipt(work, { act: 'withdrawn', subject, next }) };
    });
  }

  /** Undoes what the records took, kept back and made owed. */
  private async takeBack(work: Work, sheet: LockedSheet, today: PlainDate, reason: string): Promise<void> {
    const { id, employerId, records, placements } = sheet;
    for (const { id: recordId, state: before } of records) {
      const state = stateAfter(before, 'withdraw');
      await work.manager.update(PayRecord, { id: recordId }, { state });
      const subject = { type: 'pay-record', id: recordId };
      work.record({
        action: 'pay-record.withdraw',
        subject,
        before: { state: before },
        after: { state },
        reason,
      });
    }
    for (const { placementId, facts, statement } of records)
      await takeFromBalance(work, placementId, takenBy(facts, statement));
    await giveBackWithheld(work, records);
    await settleUnsent(work, { sheetId: id, employerId, on: today, kind: 'savings-withdrawn' });
    await this.guarantee.recount(work, await rootsOf(work, [...placements.keys()]));
    await this.finalWages.takenBack(work, [...placements.values()]);
  }
}

/** The placements with which the seasons of placements that were paid began. */
async function rootsOf(work: Work, placementIds: readonly string[]): Promise<string[]> {
  const rows = await work.query<{ rootId: string }>(
    'select distinct root_id as "rootId" from pay_balance where placement_id = any($1) order by 1',
    [placementIds],
  );
  return rows.map(({ rootId }) => rootId);
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
