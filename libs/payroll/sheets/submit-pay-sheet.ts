import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { visibleOrders } from '#libs/job-orders';
import { newId, notFound } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { PayListeners } from '../listeners.js';
import { PayRulesInForce } from '../pay-rules-in-force.js';
import { PaySheet } from '../records/pay-record.entity.js';
import { type PayRecordSummary, summaryOf } from '../records/pay-record.view.js';
import { assessPay, storePay } from './assess-pay.js';
import type { PayTerms } from './pay-facts.js';
import { PayPeriods } from './pay-periods.js';
import type { SheetSubmitted } from './pay-sheet.input.js';
import { lockPayable } from './payable-placements.js';

/** What a sheet became. */
export interface SheetReceived {
  receipt: ReceiptView;
  paySheetId: string;
  records: PayRecordSummary[];
}

/** Submitting the pay of many workers of one order at once. */
@Injectable()
export class SubmitPaySheet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rules: PayRulesInForce,
    private readonly listeners: PayListeners,
    private readonly periods: PayPeriods,
  ) {}

  /**
   * Assesses and stores a sheet: all of its records, or none. Throws Refused with every problem of every record.
   * The placements are locked first, so that the season's caps hold whatever else is submitted at the same moment.
   */
  submit(principal: Principal, jobOrderId: string, sheet: SheetSubmitted): Promise<SheetReceived> {
    const employerId = ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const { province, ...terms } = await termsOf(work, principal, jobOrderId);
      const placementIds = sheet.records.map(({ placementId }) => placementId);
      const placements = await lockPayable(work, jobOrderId, placementIds);
      const known = await this.rules.settled(work);
      const today = this.rules.dayIn(province, work.now);
      const records = await assessPay(work, { sheet, employerId, terms, placements, known, today });
      const { periodStart, periodEnd, payDate, payPeriods } = sheet;
      const stored = { id: newId(), jobOrderId, periodStart, periodEnd, payDate, payPeriods };
      await work.manager.insert(PaySheet, { ...stored, employerId, submittedAt: work.now });
      await storePay(work, stored, records, known);
      await this.listeners.assessed(work, { period: sheet, employerId, terms, records, corrected: null });
      const send = await this.periods.handedIn(work, jobOrderId, sheet);
      const subject = { type: 'pay-sheet', id: stored.id };
      work.record({
        action: 'pay-sheet.submitted',
        subject,
        after: { jobOrderId, periodStart, periodEnd, payRecordIds: records.map((record) => record.id) },
      });
      const next = [{ act: 'ANSWER_PAY_RECORDS', by: 'worker', dueOn: null }, ...send];
      const receipt = await issueReceipt(work, { act: 'pay-sheet-submitted', subject, next });
      return { receipt, paySheetId: stored.id, records: records.map((record) => summaryOf(record)) };
    });
  }
}

async function termsOf(
  work: Work,
  principal: Principal,
  jobOrderId: string,
): Promise<PayTerms & { province: string }> {
  const seen = visibleOrders(principal, 2);
  const [terms] = await work.query<PayTerms & { province: string }>(
    `select j.province, j.commodity, j.hourly_rate_cents as "hourlyRateCents", j.meals, j.meal_price_cents as "mealPriceCents"
     from job_order j where j.id = $1 and ${seen.sql}`,
    [jobOrderId, ...seen.parameters],
  );
  if (terms === undefined) throw notFound('job order');
  return terms;
}
