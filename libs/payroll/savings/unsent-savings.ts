import type { Work } from '#libs/audit-trail';
import { AccountEntry } from '#libs/employers';
import { newId } from '#libs/platform';
import { type PlainDate, plainDate } from '#libs/quantities';

/** What a sheet withheld and did not send is a debt of the employer until it is sent; entered once. */
export async function accrueUnsent(
  work: Work,
  { jobOrderId, from, to, on }: { jobOrderId: string; from: string; to: string; on: string },
): Promise<void> {
  const unsent = await work.query<{
    id: string;
    employerId: string;
    amountCents: number;
    country: string;
    currency: string;
  }>(
    `select s.id, s.employer_id as "employerId", min(r.country) as country, min(e.currency) as currency, sum(e.amount_cents)::int as "amountCents"
     from pay_sheet s join pay_record r on r.sheet_id = s.id join savings_entry e on e.pay_record_id = r.id
     where s.job_order_id = $1 and s.sent_on is null and s.withdrawn_at is null and s.period_start <= $3 and s.period_end >= $2
     group by s.id having sum(e.amount_cents) > 0 order by s.id`,
    [jobOrderId, from, to],
  );
  for (const { id, employerId, amountCents, currency, country } of unsent) {
    const [liaison] = await work.query<{ id: string }>(
      `select id from organisation where kind = 'consulate' and $1 = any(countries) order by id limit 1`,
      [country],
    );
    const subject = { type: 'pay-sheet', id };
    if (liaison === undefined) {
      work.record({ action: 'savings.creditor-unknown', subject, after: { country, amountCents } });
      continue;
    }
    await enter(work, {
      employerId,
      amountCents,
      currency,
      enteredOn: on,
      creditorId: liaison.id,
      causeId: id,
    });
    work.record({ action: 'savings.accrued', subject, after: { creditorId: liaison.id, amountCents } });
  }
}

/** Why an employer does not owe any more what a sheet withheld: it was sent, or nobody was paid by the sheet. */
export interface UnsentSettled {
  sheetId: string;
  employerId: string;
  on: PlainDate;
  kind: 'savings-sent' | 'savings-withdrawn';
}

/** Takes what a sheet withheld off the employer's account, where it was entered as not sent. */
export async function settleUnsent(
  work: Work,
  { sheetId, employerId, on, kind }: UnsentSettled,
): Promise<void> {
  const [owed] = await work.query<{ amountCents: number; currency: string; creditorId: string }>(
    `select amount_cents as "amountCents", currency, creditor_id as "creditorId" from account_entry
     where kind = 'savings-not-sent' and cause_id = $1`,
    [sheetId],
  );
  if (owed === undefined) return;
  const { amountCents, currency, creditorId } = owed;
  await enter(
    work,
    { employerId, amountCents: -amountCents, currency, enteredOn: on, creditorId, causeId: sheetId },
    kind,
  );
  const action = kind.replace('-', '.');
  work.record({ action, subject: { type: 'pay-sheet', id: sheetId }, after: { amountCents } });
}

async function enter(
  work: Work,
  entry: Pick<
    AccountEntry,
    'employerId' | 'amountCents' | 'currency' | 'enteredOn' | 'creditorId' | 'causeId'
  >,
  kind = 'savings-not-sent',
): Promise<void> {
  const row = { ...entry, enteredOn: plainDate(entry.enteredOn), id: newId(), kind, rule: 'savings-rate' };
  await work.manager.createQueryBuilder().insert().into(AccountEntry).values(row).orIgnore().execute();
}
