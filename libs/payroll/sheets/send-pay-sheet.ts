import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { AccountEntry, ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { newId, notFound, refuseIf } from '#libs/platform';
import { type PlainDate, plainDate } from '#libs/quantities';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { PayListeners } from '../listeners.js';
import { refuseMoney } from '../accounts/money-refusals.js';
import { PaySheet } from '../records/pay-record.entity.js';
import { PayPeriods } from './pay-periods.js';

/** When a sheet, with what was withheld for the workers, went to the liaison service, and what proves it. */
export interface SheetSending {
  sentOn: PlainDate;
  reference: string;
}

interface Sheet {
  jobOrderId: string;
  periodStart: PlainDate;
  periodEnd: PlainDate;
  sentOn: PlainDate | null;
  employerId: string;
  province: string;
}

/** Sending pay sheets and what is withheld for the workers to the liaison service of their country. */
@Injectable()
export class SendPaySheet {
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
    { sentOn, reference }: SheetSending,
  ): Promise<{ receipt: ReceiptView }> {
    const employerId = ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const [sheet] = await work.query<Sheet>(
        `select s.job_order_id as "jobOrderId", s.period_start::text as "periodStart", s.period_end::text as "periodEnd",
           s.sent_on::text as "sentOn", s.employer_id as "employerId", j.province
         from pay_sheet s join job_order j on j.id = s.job_order_id
         where s.id = $1 and s.employer_id = $2 for update of s`,
        [id, employerId],
      );
      if (sheet === undefined) throw notFound('pay sheet');
      const today = this.rules.dayIn(sheet.province, work.now);
      const { periodStart: from } = sheet;
      refuseIf([
        ...(sheet.sentOn === null ? [] : [refuseMoney('PAY_SHEET_SENT_ALREADY', { sentOn: sheet.sentOn })]),
        ...(sentOn < from || sentOn > today
          ? [refuseMoney('PAY_SHEET_SENT_WHEN', { sentOn, from, today })]
          : []),
      ]);
      await work.manager.update(PaySheet, { id }, { sentOn, sentReference: reference });
      const subject = { type: 'pay-sheet', id };
      work.record({ action: 'pay-sheet.sent', subject, after: { sentOn } });
      await this.periods.sent(work, sheet.jobOrderId, sheet);
      await takeOffAccount(work, id, sheet, sentOn);
      const { periodStart, periodEnd } = sheet;
      const placementIds = await placementsOn(work, id);
      await this.listeners.sheetSent(work, { placementIds, periodStart, periodEnd, sentOn, reference });
      return { receipt: await issueReceipt(work, { act: 'sent', subject, next: [] }) };
    });
  }
}

/** What a sheet withheld and did not send is a debt of the employer until it is sent; entered once. */
export async function accrueUnsent(
  work: Work,
  { jobOrderId, from, to, on }: { jobOrderId: string; from: string; to: string; on: string },
): Promise<void> {
  const unsent = await work.query<{ id: string; employerId: string; amountCents: number; country: string }>(
    `select s.id, s.employer_id as "employerId", min(r.country) as country, sum(e.amount_cents)::int as "amountCents"
     from pay_sheet s join pay_record r on r.sheet_id = s.id join savings_entry e on e.pay_record_id = r.id
     where s.job_order_id = $1 and s.sent_on is null and s.period_start <= $3 and s.period_end >= $2
     group by s.id having sum(e.amount_cents) > 0 order by s.id`,
    [jobOrderId, from, to],
  );
  for (const { id, employerId, amountCents, country } of unsent) {
    const [liaison] = await work.query<{ id: string }>(
      `select id from organisation where kind = 'consulate' and $1 = any(countries) order by id limit 1`,
      [country],
    );
    const subject = { type: 'pay-sheet', id };
    if (liaison === undefined) {
      work.record({ action: 'savings.creditor-unknown', subject, after: { country, amountCents } });
      continue;
    }
    await enter(work, { employerId, amountCents, enteredOn: on, creditorId: liaison.id, causeId: id });
    work.record({ action: 'savings.accrued', subject, after: { creditorId: liaison.id, amountCents } });
  }
}

async function placementsOn(work: Work, sheetId: string): Promise<string[]> {
  const rows = await work.query<{ id: string }>(
    'select distinct placement_id as id from pay_record where sheet_id = $1 order by 1',
    [sheetId],
  );
  return rows.map(({ id }) => id);
}

async function takeOffAccount(work: Work, sheetId: string, { employerId }: Sheet, on: string): Promise<void> {
  const [owed] = await work.query<{ amountCents: number; creditorId: string }>(
    `select amount_cents as "amountCents", creditor_id as "creditorId" from account_entry
     where kind = 'savings-not-sent' and cause_id = $1`,
    [sheetId],
  );
  if (owed === undefined) return;
  const { amountCents, creditorId } = owed;
  const paid = { employerId, amountCents: -amountCents, enteredOn: on, creditorId, causeId: sheetId };
  await enter(work, paid, 'savings-sent');
  work.record({
    action: 'savings.sent',
    subject: { type: 'pay-sheet', id: sheetId },
    after: { amountCents },
  });
}

async function enter(
  work: Work,
  entry: Pick<AccountEntry, 'employerId' | 'amountCents' | 'enteredOn' | 'creditorId' | 'causeId'>,
  kind = 'savings-not-sent',
): Promise<void> {
  const row = { ...entry, enteredOn: plainDate(entry.enteredOn), id: newId(), kind, rule: 'savings-rate' };
  await work.manager.createQueryBuilder().insert().into(AccountEntry).values(row).orIgnore().execute();
}
