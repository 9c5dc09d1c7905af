import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { notFound, refuseIf } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { PayListeners } from '../listeners.js';
import { refuseMoney } from '../accounts/money-refusals.js';
import { PaySheet } from '../records/pay-record.entity.js';
import { settleUnsent } from '../savings/unsent-savings.js';
import { refuseWithdrawal } from '../withdrawal/withdrawal-refusals.js';
import { PayPeriods } from './pay-periods.js';

/** When a sheet, with what was withheld for the workers, went to the liaison service, and what proves it. */
export interface Remittance {
  sentOn: PlainDate;
  reference: string;
}

interface Sheet {
  jobOrderId: string;
  periodStart: PlainDate;
  periodEnd: PlainDate;
  sentOn: PlainDate | null;
  withdrawn: boolean;
  province: string;
}

/** Remitting what pay sheets withhold for the workers to the liaison service of their country. */
@Injectable()
export class RemitPaySheet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly periods: PayPeriods,
    private readonly listeners: PayListeners,
    private readonly rules: RulesInForce,
  ) {}

  /** Enters that a sheet of the caller's own was sent. Throws Refused: sent before, or on no possible day. */
  send(
    principal: Principal,
    id: string,
    { sentOn, reference }: Remittance,
  ): Promise<{ receipt: ReceiptView }> {
    const employerId = ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const [sheet] = await work.query<Sheet>(
        `select s.job_order_id as "jobOrderId", s.period_start::text as "periodStart", s.period_end::text as "periodEnd",
           s.sent_on::text as "sentOn", s.withdrawn_at is not null as withdrawn, j.province
         from pay_sheet s join job_order j on j.id = s.job_order_id
         where s.id = $1 and s.employer_id = $2 for update of s`,
        [id, employerId],
      );
      if (sheet === undefined) throw notFound('pay sheet');
      const today = this.rules.dayIn(sheet.province, work.now);
      const { periodStart: from } = sheet;
      refuseIf([
        ...(sheet.withdrawn ? [refuseWithdrawal('PAY_SHEET_WITHDRAWN')] : []),
        ...(sheet.sentOn === null ? [] : [refuseMoney('PAY_SHEET_SENT_ALREADY', { sentOn: sheet.sentOn })]),
        ...(sentOn < from || sentOn > today
          ? [refuseMoney('PAY_SHEET_SENT_WHEN', { sentOn, from, today })]
          : []),
      ]);
      await work.manager.update(PaySheet, { id }, { sentOn, sentReference: reference });
      const subject = { type: 'pay-sheet', id };
      work.record({ action: 'pay-sheet.sent', subject, after: { sentOn } });
      await this.periods.sent(work, sheet.jobOrderId, sheet);
      await settleUnsent(work, { sheetId: id, employerId, on: sentOn, kind: 'savings-sent' });
      const { periodStart, periodEnd } = sheet;
      const placementIds = await placementsOn(work, id);
      await this.listeners.sheetRemitted(work, { placementIds, periodStart, periodEnd, sentOn, reference });
      return { receipt: await issueReceipt(work, { act: 'sent', subject, next: [] }) };
    });
  }
}

async function placementsOn(work: Work, sheetId: string): Promise<string[]> {
  const rows = await work.query<{ id: string }>(
    'select distinct placement_id as id from pay_record where sheet_id = $1 order by 1',
    [sheetId],
  );
  return rows.map(({ id }) => id);
}
