import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import {
  type PaidColumns,
  type PaidParts,
  payRecordScope,
  type PayRecordState,
  standing,
  toPay,
} from '#libs/payroll';
import { notFound } from '#libs/platform';
import { codeOf } from './explanation-codes.store.js';
import { type PaidLine, paymentOf } from './payment.js';
import { paidColumns, underpaidOf } from './payments.store.js';
import { type PaidRecord, type Payslip, payslipOf, type YearToDate } from './payslip.js';

/** A payslip with what its rendering needs beside it. */
export interface PayslipRead {
  payslip: Payslip;
  /** The worker's own, in which it is written when nobody asks for another. */
  workerLanguage: string;
  submittedAt: Date;
}

interface Row extends PaidRecord, PaidColumns {
  paid: PaidParts;
  id: string;
  workerId: string;
  employerId: string;
  placementId: string;
  submittedAt: Date;
  state: PayRecordState;
  givenNames: string;
  familyNames: string;
  workerNumber: string;
  workerLanguage: string;
  employerName: string;
  employerNumber: string;
  town: string | null;
  placementNumber: string;
  transportCostCents: number | null;
}

/** Reads payslips, within the caller's scope; every reading leaves a trace. */
@Injectable()
export class PayslipQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The payslip of a pay record; not found outside the scope. Its code is made at the first reading. */
  one(principal: Principal, payRecordId: string): Promise<PayslipRead> {
    return this.unitOfWork.run(principal, async (work) => {
      const row = await rowOf(work, principal, payRecordId);
      const yearToDate = await yearToDateOf(work, row);
      const payment = paymentOf(row, await underpaidOf(work, row.id));
      const code = await codeOf(work, row.id);
      work.record({ action: 'payslip.read', subject: { type: 'pay-record', id: row.id } });
      const parties = {
        worker: { givenNames: row.givenNames, familyNames: row.familyNames, number: row.workerNumber },
        employer: { name: row.employerName, number: row.employerNumber, town: row.town },
        placement: { number: row.placementNumber, transportCostCents: row.transportCostCents },
      };
      return {
        payslip: payslipOf(row, payment, parties, yearToDate, { state: row.state, code }),
        workerLanguage: row.workerLanguage,
        submittedAt: row.submittedAt,
      };
    });
  }
}

async function rowOf(work: Work, principal: Principal, payRecordId: string): Promise<Row> {
  const seen = scopeCondition(principal.scope, payRecordScope, 2);
  const [row] = await work.query<Row>(
    `select r.id, r.number, r.worker_id as "workerId", r.employer_id as "employerId", r.placement_id as "placementId",
       r.edition, r.province, r.period_start as "periodStart", r.period_end as "periodEnd", r.pay_date as "payDate",
       ${paidColumns}, r.facts, r.statement, r.corrects_id as "correctsId", r.submitted_at as "submittedAt",
       r.state, w.given_names as "givenNames", w.family_names as "familyNames",
       w.number as "workerNumber", w.language as "workerLanguage", e.name as "employerName",
       e.number as "employerNumber", e.town, p.number as "placementNumber",
       p.transport_cost_cents as "transportCostCents"
     from pay_record r join worker w on w.id = r.worker_id join employer e on e.id = r.employer_id
     join placement p on p.id = r.placement_id
     where r.id = $1 and ${seen.sql}`,
    [payRecordId, ...seen.parameters],
  );
  if (row === undefined) throw notFound('pay record');
  return row;
}

/** Sums as PostgreSQL gives them: texts, since those of a year may be more than an int holds. */
type YearTotals = Record<'grossCents' | 'toPayCents', string>;

/**
 * Sums over what this employer paid in the year of the day of payment, or is to pay, up to and with this record. Where the record
 * stands no more, it counts itself and not what came for the same days.
 */
async function yearToDateOf(work: Work, record: Row): Promise<YearToDate> {
  const rows = await work.query<{ kind: PaidLine['kind'] | null; amountCents: string | null } & YearTotals>(
    `with in_year as (
       select r.paid_gross_cents, r.paid_net_cents, r.paid, ${toPay('r')} as to_pay_cents from pay_record r
       where r.worker_id = $2 and r.employer_id = $3
         and r.pay_date between date_trunc('year', $4::date)::date and $4::date
         and (r.pay_date, r.period_end, r.number) <= ($4::date, $5::date, $6)
         and (r.id = $1 or (${standing('r')} and (r.placement_id, r.period_start) <> ($7, $8::date)))
     )
     select null as kind, coalesce(sum(paid_gross_cents), 0) as "grossCents", coalesce(sum(to_pay_cents), 0) as "toPayCents",
       case when bool_and(paid_net_cents is not null) then sum(paid_net_cents) end as "amountCents" from in_year
     union all
     select line ->> 'kind', 0, 0, sum((line ->> 'amountCents')::bigint)
     from in_year, jsonb_array_elements((paid -> 'statutory') || (paid -> 'deductions')) line
     group by 1 order by 1 nulls first`,
    [
      record.id,
      record.workerId,
      record.employerId,
      record.payDate,
      record.periodEnd,
      record.number,
      record.placementId,
      record.periodStart,
    ],
  );
  const [totals] = rows;
  return {
    year: Number(record.payDate.slice(0, 4)),
    grossCents: Number(totals?.grossCents ?? 0),
    netCents: totals?.amountCents == null ? null : Number(totals.amountCents),
    toPayCents: Number(totals?.toPayCents ?? 0),
    deductions: rows.flatMap(({ kind, amountCents }) => {
      const cents = Number(amountCents);
      return kind === null || cents === 0 ? [] : [{ kind, amountCents: cents }];
    }),
  };
}
