import type { Work } from '#libs/audit-trail';
import { underpaidRecords } from '#libs/payroll';
import type { RuleStep } from '#libs/rulebook';
import type { Underpaid } from './payment.js';

/** What of `pay_record r` says how it was paid. */
export const paidColumns = `r.paid, r.paid_basis as "paidBasis", r.paid_gross_cents as "paidGrossCents",
  r.paid_net_cents as "paidNetCents", r.paid_before_cents as "paidBeforeCents", r.paid_on as "paidOn"`;

/** What of a record is owed on its worker's account, what of it was paid, and why it is owed. */
export async function underpaidOf(work: Pick<Work, 'query'>, payRecordId: string): Promise<Underpaid> {
  const found = (await underpaidRecords(work, { payRecordId })).find(
    (one) => one.payRecordId === payRecordId,
  );
  if (found === undefined) return { owedCents: 0, paidCents: 0, steps: [] };
  const [entry] = await work.query<{ steps: RuleStep[] }>(
    `select steps from worker_account_entry
     where kind = 'underpaid-wages' and sense = 'owed' and cause_id = $1 order by turn limit 1`,
    [payRecordId],
  );
  return { owedCents: found.owedCents, paidCents: found.paidCents, steps: entry?.steps ?? [] };
}
