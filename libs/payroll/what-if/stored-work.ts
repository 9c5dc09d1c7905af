import type { EntityManager } from 'typeorm';
import { type Scope, scopeCondition } from '#libs/identity';
import { plainDate } from '#libs/quantities';
import type { WhatIfRecord } from '#libs/rulebook';
import { payFacts, paySubject, type PayTerms } from '../sheets/pay-facts.js';
import type { PayAsSubmitted, SheetPeriod } from '../sheets/pay-sheet.input.js';
import type { PayablePlacement } from '../sheets/payable-placements.js';
import { standing } from '../records/pay-record.states.js';
import type { StatutoryPaid } from '../paid/paid.js';
import { payRecordScope } from '../records/pay-records.store.js';

type Row = SheetPeriod &
  PayTerms &
  Pick<
    PayablePlacement,
    'workerId' | 'province' | 'country' | 'programme' | 'firstDayWorkedOn' | 'transportCostCents'
  > & { number: string; employer: string; submitted: PayAsSubmitted; statutory: StatutoryPaid[] };

const workersAtOnce = 100;
const nothingYet = '00000000-0000-0000-0000-000000000000';

/**
 * The work behind the stored pay records that stand, as submitted, with what was withheld and, where it is stated, what was
 * taken: all records of one worker after another, a hundred workers in memory; only records in the scope. Records that were
 * corrected or withdrawn are left out. Employers are told by number and name.
 */
export async function* storedWork(
  manager: Pick<EntityManager, 'query'>,
  scope: Scope = { kind: 'everything' },
): AsyncGenerator<readonly WhatIfRecord[]> {
  const seen = scopeCondition(scope, payRecordScope, 3);
  let after = nothingYet;
  for (;;) {
    const rows: Row[] = await manager.query(
      `select r.number, r.worker_id as "workerId", e.number || ' ' || e.name as employer, r.province, r.country,
         r.programme, r.period_start as "periodStart", r.period_end as "periodEnd", r.pay_date as "payDate",
         r.pay_periods as "payPeriods", r.facts as submitted, r.paid -> 'statutory' as statutory,
         p.first_day_worked_on as "firstDayWorkedOn",
         p.transport_cost_cents as "transportCostCents", o.commodity, o.hourly_rate_cents as "hourlyRateCents",
         o.meals, o.meal_price_cents as "mealPriceCents"
       from pay_record r
       join placement p on p.id = r.placement_id
       join job_order o on o.id = r.job_order_id
       join employer e on e.id = r.employer_id
       where ${standing('r')} and ${seen.sql} and r.worker_id in (
         select distinct r.worker_id from pay_record r where r.worker_id > $1 and ${standing('r')} and ${seen.sql}
         order by r.worker_id limit $2)
       order by r.worker_id, r.period_start`,
      [after, workersAtOnce, ...seen.parameters],
    );
    if (rows.length === 0) return;
    for (const own of byWorker(rows)) yield own.map(recordOf);
    after = rows.at(-1)?.workerId ?? after;
  }
}

/** Rows in the order of their workers, as one list for each. */
function byWorker(rows: readonly Row[]): Row[][] {
  const lists: Row[][] = [];
  for (const row of rows) {
    const last = lists.at(-1);
    if (last?.[0]?.workerId === row.workerId) last.push(row);
    else lists.push([row]);
  }
  return lists;
}

function recordOf(row: Row): WhatIfRecord {
  const { submitted, statutory, workerId, payPeriods } = row;
  const { statutory: _asked, withholding, ...facts } = payFacts(row, submitted, row, row);
  return {
    ...{ recordId: row.number, workerId, employerId: row.employer, payPeriods },
    subject: paySubject(row, row, submitted),
    facts,
    statutory: statutory.map(({ kind, amountCents }) => ({ kind, amountCents })),
    ...formsOf(withholding),
    payDate: plainDate(row.payDate),
  };
}

/** What counts of a pay's withholding for another one under other rules: the year so far is kept for each set of them. */
function formsOf({
  payDate: _payDate,
  payPeriods: _payPeriods,
  yearToDate: _yearToDate,
  ...forms
}: ReturnType<typeof payFacts>['withholding']): Partial<WhatIfRecord> {
  return forms;
}
