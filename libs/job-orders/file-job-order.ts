import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { explainRefusal, type Finding } from '#libs/platform';
import { issueReceipt, receiptOf, type ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { adviceOn, checkedFiling } from './checked-filing.js';
import { JobOrder } from './job-order.entity.js';
import { lockVisibleOrder, moveOrder, stateAfter } from './job-orders.store.js';
import { JobOrderListeners } from './listeners.js';
import { refuse } from './refusals.js';

/** The answer to a filing: its receipt, and what the one who files is told though it does not refuse. */
export interface Filed {
  receipt: ReceiptView;
  /** In the caller's language, as of now: what is done meanwhile is not advised again. */
  advice: Finding[];
}

/** Filing job orders, and granting late-filing exceptions. */
@Injectable()
export class FileJobOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deadlines: Deadlines,
    private readonly rules: RulesInForce,
    private readonly listeners: JobOrderListeners,
  ) {}

  /**
   * Files a draft. The second filing of an order finds the first one's receipt: its number, its time and its place.
   * Throws Refused with every problem at once.
   */
  file(principal: Principal, id: string): Promise<Filed> {
    ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const order = await lockVisibleOrder(work, principal, id);
      const first = await receiptOf(work, id, 'filed');
      if (first !== undefined) return { receipt: first, advice: await this.advice(work, principal, order) };
      stateAfter(order, 'file');
      const edition = await checkedFiling(
        work,
        { rules: this.rules, deadlines: this.deadlines },
        order,
        await this.notEvaluated(work, order),
      );
      await moveOrder(work, order, 'file', { filedAt: work.now, ...edition });
      const subject = { type: 'job-order', id };
      await this.deadlines.settle(work, subject, 'FILE_JOB_ORDER', 'met');
      const next = await this.listeners.filed(work, order, null);
      const advice = await this.advice(work, principal, order);
      return { receipt: await issueReceipt(work, { act: 'filed', subject, next }), advice };
    });
  }

  private async advice(work: Work, { language }: Principal, order: JobOrder): Promise<Finding[]> {
    const advice = await adviceOn(work, this.rules, this.listeners, order);
    return advice.map((one) => explainRefusal(one, language));
  }

  /** Asks for a late-filing exception; an officer of the province can then see the draft. */
  askForException(principal: Principal, id: string, reason: string): Promise<{ receipt: ReceiptView }> {
    ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const order = await lockVisibleOrder(work, principal, id);
      stateAfter(order, 'file');
      await work.manager.update(JobOrder, { id }, { exceptionAskedFor: reason });
      const subject = { type: 'job-order', id };
      work.record({ action: 'job-order.exception-asked', subject, reason });
      const next = [{ act: 'GRANT_EXCEPTION', by: 'host-officer', dueOn: null }];
      return { receipt: await issueReceipt(work, { act: 'exception-asked', subject, next }) };
    });
  }

  /** Grants a late-filing exception, with the officer's reason. */
  grantException(principal: Principal, id: string, reason: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const order = await lockVisibleOrder(work, principal, id);
      stateAfter(order, 'file');
      await work.manager.update(JobOrder, { id }, { exceptionReason: reason });
      const subject = { type: 'job-order', id };
      work.record({ action: 'job-order.exception-granted', subject, reason });
      const next = [{ act: 'FILE_JOB_ORDER', by: 'employer', dueOn: order.needFrom }];
      return { receipt: await issueReceipt(work, { act: 'exception-granted', subject, next }) };
    });
  }

  private async notEvaluated(work: Work, order: JobOrder) {
    const owed = await this.deadlines.overdue(work, order.employerId, 'EVALUATE');
    return owed.map(({ subjectId, dueOn, source }) =>
      refuse('SEASON_NOT_EVALUATED', { jobOrderId: subjectId, dueOn }, { rule: 'EVALUATE', source }),
    );
  }
}
