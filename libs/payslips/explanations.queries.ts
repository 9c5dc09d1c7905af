import { Injectable } from '@nestjs/common';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import type { PaidColumns, PaidParts, PayRecordState } from '#libs/payroll';
import { Refused } from '#libs/platform';
import { readExplanationCode } from './explanation-code.js';
import { type ExplainedRecord, explanationOf, type PayExplanation } from './explanation.js';
import { paymentOf } from './payment.js';
import { paidColumns, underpaidOf } from './payments.store.js';
import { refuse } from './refusals.js';

/** What a code opened, and when what it shows was decided. */
export interface ExplanationRead {
  explanation: PayExplanation;
  submittedAt: Date;
}

/** Looked up in the stead of what cannot be a code, so that both take the same. No code is made of it: its check is wrong. */
const decoy = '00000-00000-00000-00001';

/** Opens explanations for whoever has the code of a payslip. */
@Injectable()
export class ExplanationQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * The explanation behind a code, however it is typed; its reading is in the trail of the pay record, under a service
   * identity. A code that is unknown, ended or none at all is not found, and nobody can tell which.
   */
  open(typed: string, requestId: string): Promise<ExplanationRead> {
    return this.unitOfWork.run(serviceActor('explanations', requestId), async (work) => {
      const [record] = await work.query<
        ExplainedRecord &
          PaidColumns & { id: string; paid: PaidParts; submittedAt: Date; state: PayRecordState }
      >(
        `select r.id, r.edition, r.province, r.period_start as "periodStart", r.period_end as "periodEnd",
           r.pay_date as "payDate", ${paidColumns}, r.facts, r.statement, r.submitted_at as "submittedAt",
           r.state
         from explanation_code c join pay_record r on r.id = c.pay_record_id
         where c.code = $1 and c.revoked_at is null`,
        [readExplanationCode(typed) ?? decoy],
      );
      if (record === undefined) throw new Refused([refuse('EXPLANATION_NOT_FOUND')]);
      work.record({ action: 'explanation.read', subject: { type: 'pay-record', id: record.id } });
      const payment = paymentOf(record, await underpaidOf(work, record.id));
      const explanation = explanationOf(record, payment, record.state);
      return { explanation: withoutWordsOfOthers(explanation), submittedAt: record.submittedAt };
    });
  }
}

/** An employer's word for a piece could hold a name; counts and rates cannot. */
function withoutWordsOfOthers(explanation: PayExplanation): PayExplanation {
  const days = explanation.days.map((day) => ({
    ...day,
    pieces: day.pieces.map((pieces) => ({ ...pieces, unit: null })),
  }));
  return { ...explanation, days };
}
