import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import { PayRecord } from './pay-record.entity.js';
import type { PayRecordAct } from './pay-record.states.js';
import { lockVisibleRecord, stateAfter } from './pay-records.store.js';

/** What a worker says to a pay record, or an officer of their country for them. */
@Injectable()
export class AnswerPayRecord {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Agrees to a record. */
  accept(principal: Principal, id: string): Promise<{ receipt: ReceiptView }> {
    return this.answer(principal, id, 'accept', null, []);
  }

  /** Disputes a record; the employer is to correct it. */
  dispute(principal: Principal, id: string, reason: string): Promise<{ receipt: ReceiptView }> {
    const next = [{ act: 'CORRECT_PAY_RECORD', by: 'employer', dueOn: null }];
    return this.answer(principal, id, 'dispute', reason, next);
  }

  private answer(
    principal: Principal,
    id: string,
    act: Extract<PayRecordAct, 'accept' | 'dispute'>,
    reason: string | null,
    next: NextStep[],
  ): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const record = await lockVisibleRecord(work, principal, id);
      const state = stateAfter(record.state, act);
      await work.manager.update(
        PayRecord,
        { id },
        { state, answeredAt: work.now, ...(reason === null ? {} : { disputeReason: reason }) },
      );
      const subject = { type: 'pay-record', id };
      work.record({
        action: `pay-record.${act}`,
        subject,
        before: { state: record.state },
        after: { state },
        ...(reason === null ? {} : { reason }),
      });
      return { receipt: await issueReceipt(work, { act: state, subject, next }) };
    });
  }
}
