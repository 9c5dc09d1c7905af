import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { lockVisibleRecord } from '#libs/payroll';
import { Refused } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { endCode, issueCode } from './explanation-codes.store.js';
import { refuse } from './refusals.js';

/** Ending and renewing the code of a payslip, for whom the record is visible. */
@Injectable()
export class ChangeExplanationCode {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A new code for a record; the one before opens nothing any more. */
  renew(principal: Principal, payRecordId: string): Promise<{ receipt: ReceiptView; code: string }> {
    return this.unitOfWork.run(principal, async (work) => {
      await lockVisibleRecord(work, principal, payRecordId);
      await endCode(work, payRecordId);
      const code = await issueCode(work, payRecordId);
      const subject = { type: 'pay-record', id: payRecordId };
      work.record({ action: 'explanation-code.renewed', subject });
      const receipt = await issueReceipt(work, { act: 'explanation-code-renewed', subject, next: [] });
      return { receipt, code };
    });
  }

  /** Ends the code of a record; its payslips carry none until it is renewed. Refused when there is none. */
  revoke(principal: Principal, payRecordId: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      await lockVisibleRecord(work, principal, payRecordId);
      if (!(await endCode(work, payRecordId))) throw new Refused([refuse('EXPLANATION_CODE_NONE')]);
      const subject = { type: 'pay-record', id: payRecordId };
      work.record({ action: 'explanation-code.revoked', subject });
      return { receipt: await issueReceipt(work, { act: 'explanation-code-revoked', subject, next: [] }) };
    });
  }
}
