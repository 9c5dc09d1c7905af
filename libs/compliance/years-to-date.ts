import type { Work } from '#libs/audit-trail';
import { type PayAssessed, standing } from '#libs/payroll';
import { cents, plainDate } from '#libs/quantities';
import { yearToDateOf, type WithholdingRules, type YearsToDate } from '#libs/rulebook';

type Assessed = PayAssessed['records'][number];

interface EarlierPayment {
  id: string;
  workerId: string;
  province: string;
  payDate: string;
  payPeriods: number;
  grossCents: number;
}

/**
 * What the employer had paid each worker of a sheet in the year before its record, with what was due on it: the records that
 * stand, in the order of their pay dates and periods. Another employer's do not count, and neither do those of another year.
 */
export async function yearsBefore(
  work: Pick<Work, 'query'>,
  { records, period }: PayAssessed,
  rules: WithholdingRules,
): Promise<(record: Assessed) => YearsToDate> {
  const payments = byWorker(await paymentsOf(work, records, period.payDate));
  return ({ id, placement: { workerId, employerId } }) => {
    const own = payments.get(workerId) ?? [];
    const earlier = own.slice(
      0,
      own.findIndex((payment) => payment.id === id),
    );
    const facts = earlier.map(({ province, payDate, payPeriods, grossCents }) => ({
      ...{ province, payPeriods },
      payDate: plainDate(payDate),
      grossCents: cents(grossCents),
    }));
    const yearToDate = yearToDateOf(facts, rules);
    return new Map(yearToDate && [[`${period.payDate.slice(0, 4)} ${employerId}`, yearToDate]]);
  };
}

function byWorker(payments: readonly EarlierPayment[]): ReadonlyMap<string, readonly EarlierPayment[]> {
  const parted = new Map<string, EarlierPayment[]>();
  for (const payment of payments) {
    const own = parted.get(payment.workerId);
    if (own === undefined) parted.set(payment.workerId, [payment]);
    else own.push(payment);
  }
  return parted;
}

/** The standing records of a year up to a pay date; those of the sheet itself are stored by now. */
function paymentsOf(
  work: Pick<Work, 'query'>,
  records: readonly Assessed[],
  payDate: string,
): Promise<EarlierPayment[]> {
  return work.query<EarlierPayment>(
    `select id, worker_id as "workerId", province, pay_date as "payDate", pay_periods as "payPeriods",
       coalesce((facts #>> '{paid,grossCents}')::int, gross_cents) as "grossCents"
     from pay_record
     where worker_id = any($1) and employer_id = $2 and ${standing()}
       and pay_date >= make_date($3, 1, 1) and pay_date <= $4::date
     order by pay_date, period_start, length(number), number`,
    [
      [...new Set(records.map(({ placement }) => placement.workerId))],
      records[0]?.placement.employerId,
      Number(payDate.slice(0, 4)),
      payDate,
    ],
  );
}
