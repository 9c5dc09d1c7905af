import type { Work } from '#libs/audit-trail';
import type { Refusal } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import { nextPayRecordState, standing } from '../records/pay-record.states.js';
import type { LockedSheet } from './withdrawable-sheet.js';
import { refuseWithdrawal } from './withdrawal-refusals.js';

/** A record of the sheet on which something else relies. */
interface Relied {
  number: string;
  /** What relies on it: a day, or a number. */
  by: string;
}

/** Everything that rests on a locked sheet, so that it cannot be withdrawn; `today` is the official day in its province. */
export async function withdrawalProblems(
  work: Pick<Work, 'query'>,
  sheet: LockedSheet,
  today: PlainDate,
): Promise<Refusal[]> {
  if (sheet.withdrawn) return [refuseWithdrawal('PAY_SHEET_WITHDRAWN')];
  const { id, payDate, sentOn, records } = sheet;
  const ofEach = async (sql: string, asRefusal: (relied: Relied) => Refusal) =>
    (await work.query<Relied>(sql, [id])).map(asRefusal);
  return [
    ...(payDate <= today ? [refuseWithdrawal('WITHDRAWAL_AFTER_PAY_DATE', { payDate, today })] : []),
    ...(sentOn === null ? [] : [refuseWithdrawal('WITHDRAWAL_AFTER_REMITTANCE', { sentOn })]),
    ...records
      .filter(({ state }) => nextPayRecordState(state, 'withdraw') === undefined)
      .map(({ number, state }) => refuseWithdrawal('WITHDRAWAL_OF_ANSWERED', { number, state })),
    ...records
      .filter(
        ({ paidBasis, paidBeforeCents, paidOn }) =>
          paidBasis === 'stated' || paidBeforeCents > 0 || paidOn !== null,
      )
      .map(({ number, paidOn }) =>
        refuseWithdrawal('WITHDRAWAL_AFTER_PAYMENT', { number, paidOn: paidOn ?? payDate }),
      ),
    ...(await ofEach(paidWithProof, ({ number, by: paidOn }) =>
      refuseWithdrawal('WITHDRAWAL_AFTER_PAYMENT', { number, paidOn }),
    )),
    ...(await ofEach(savingsPaidOut, ({ number }) =>
      refuseWithdrawal('WITHDRAWAL_AFTER_SAVINGS', { number }),
    )),
    ...(await ofEach(onTaxSlip, ({ number, by: slip }) =>
      refuseWithdrawal('WITHDRAWAL_AFTER_TAX_SLIP', { number, slip }),
    )),
    ...(await ofEach(madeUpFor, (relied) =>
      refuseWithdrawal('WITHDRAWAL_AFTER_RETROACTIVE_PAY', { ...relied }),
    )),
  ];
}

/** Final or underpaid wages that were proven after the record made some of them owed. */
const paidWithProof = `
  select r.number, max(p.paid_on)::text as by from pay_record r
  join worker_account_entry p on p.placement_id = r.placement_id and p.sense = 'paid'
    and p.kind in ('final-wages', 'underpaid-wages') and p.entered_at >= r.submitted_at
  where r.sheet_id = $1 and r.paid_on is null and r.paid_basis = 'worked-out' and exists (
    select from worker_account_entry o where o.kind = p.kind and o.sense = 'owed' and o.cause_id = r.id)
  group by r.number order by r.number`;

/** Savings that would be owed by the worker once those of the record are taken back. */
const savingsPaidOut = `
  select r.number, '' as by from pay_record r
  where r.sheet_id = $1
    and (select coalesce(sum(e.amount_cents), 0) from savings_entry e where e.pay_record_id = r.id) > 0
    and (select sum(e.amount_cents) from savings_entry e where e.worker_id = r.worker_id)
      < (select sum(e.amount_cents) from savings_entry e join pay_record o on o.id = e.pay_record_id
         where o.sheet_id = $1 and o.worker_id = r.worker_id)
  order by r.number`;

const onTaxSlip = `
  select r.number, t.number as by from pay_record r
  join tax_slip t on t.employer_id = r.employer_id and t.worker_id = r.worker_id
    and t.tax_year = extract(year from r.pay_date)
    and not exists (select from tax_slip n where n.amends_id = t.id)
  where r.sheet_id = $1 order by r.number`;

/** Later pay that made up for the record, or took on what it could not bear; or what was entered on the worker's account instead. */
const madeUpFor = `
  select r.number, later.number as by from pay_record r
  join pay_balance b on b.placement_id = r.placement_id
  cross join lateral (
    select o.number from pay_balance ob join pay_record o on o.placement_id = ob.placement_id
    where ob.root_id = b.root_id and o.sheet_id <> $1 and ${standing('o')}
      and (exists (select from retroactive_settlement s where s.adjustment_id = o.id and s.record_id = r.id)
        or (o.employer_id = r.employer_id and length(o.number) >= length(r.number) and o.number > r.number
          and (r.statement #>> '{retroactive,carriedForwardCents}')::int > 0
          and (o.statement #>> '{retroactive,broughtForwardCents}')::int > 0))
    union all
    select p.number from worker_account_entry a join placement p on p.id = a.placement_id
    where a.kind = 'retroactive-pay' and a.placement_id = r.placement_id and a.entered_at >= r.submitted_at
    order by 1 limit 1) later
  where r.sheet_id = $1 order by r.number`;
