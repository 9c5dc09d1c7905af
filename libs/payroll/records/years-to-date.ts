import type { Work } from '#libs/audit-trail';
import { cents, plainDate } from '#libs/quantities';
import {
  type Exemptions,
  type PaymentMade,
  type PayRules,
  RuleRefused,
  type StatutoryAmount,
} from '#libs/rulebook';
import type { SheetPeriod } from '../sheets/pay-sheet.input.js';
import { standing } from './pay-record.states.js';

interface Payment {
  workerId: string;
  province: string;
  payDate: string;
  payPeriods: number;
  grossCents: number;
  statutory: StatutoryAmount[];
  exempt: Exemptions | null;
}

/**
 * What an employer paid workers in the year of a pay date before a period, and what was withheld: the records that stand, in the
 * order of their pay dates and periods. Another employer's do not count. Empty where no tables are held on the pay date.
 */
export async function paymentsBefore(
  work: Pick<Work, 'query'>,
  {
    employerId,
    workerIds,
    rules,
  }: { employerId: string; workerIds: readonly string[]; rules: PayRules | undefined },
  { payDate, periodStart }: Pick<SheetPeriod, 'payDate' | 'periodStart'>,
): Promise<ReadonlyMap<string, readonly PaymentMade[]>> {
  const held = rules?.on(plainDate(payDate)).look('withholding-edition');
  if (held === undefined || held instanceof RuleRefused) return new Map();
  const rows = await work.query<Payment>(
    `select r.worker_id as "workerId", r.province, r.pay_date as "payDate", r.pay_periods as "payPeriods",
       r.paid_gross_cents as "grossCents", r.paid -> 'statutory' as statutory, r.facts -> 'exempt' as exempt
     from pay_record r
     where r.worker_id = any($1) and r.employer_id = $2 and ${standing('r')}
       and r.pay_date >= date_trunc('year', $3::date) and (r.pay_date, r.period_start) < ($3::date, $4::date)
     order by r.pay_date, r.period_start, length(r.number), r.number`,
    [workerIds, employerId, payDate, periodStart],
  );
  const payments = new Map<string, PaymentMade[]>(workerIds.map((id) => [id, []]));
  for (const { workerId, ...payment } of rows) payments.get(workerId)?.push(madeOf(payment));
  return payments;
}

function madeOf({
  province,
  payDate,
  payPeriods,
  grossCents,
  statutory,
  exempt,
}: Omit<Payment, 'workerId'>): PaymentMade {
  return {
    ...{
      province,
      payPeriods,
      payDate: plainDate(payDate),
      grossCents: cents(grossCents),
      withheld: statutory,
    },
    ...(exempt && { exempt }),
  };
}
