import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { newId, refuseIf } from '#libs/platform';
import { dateIn } from '#libs/quantities';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { refuseMoney } from '../accounts/money-refusals.js';
import { standing } from '../records/pay-record.states.js';
import { insertSlips, slipTotals } from './tax-slips.store.js';

/** Why a worker's slip has to wait. */
export type SlipWaits = 'stay-not-ended' | 'pay-record-disputed';

/** What issuing became: the slips, and who has none yet. */
export interface TaxSlipsIssued {
  receipt: ReceiptView;
  slips: { id: string; number: string; workerId: string; grossCents: number }[];
  waiting: { workerId: string; because: SlipWaits }[];
}

interface Candidate {
  workerId: string;
  here: boolean;
  disputed: boolean;
  issued: boolean;
}

/** Issuing tax slips at the end of a season. */
@Injectable()
export class IssueTaxSlips {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Issues the slip of every worker of the employer who was paid in a year and has none. Who is still there, or disputes a
   * record, waits. Throws Refused when there is nobody to issue one for.
   */
  issue(principal: Principal, taxYear: number): Promise<TaxSlipsIssued> {
    const employerId = ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const thisYear = Number(dateIn(work.now, 'UTC').slice(0, 4));
      refuseIf(taxYear > thisYear ? [refuseMoney('TAX_YEAR_AHEAD', { taxYear, thisYear })] : []);
      const open = (await candidates(work, employerId, taxYear)).filter(({ issued }) => !issued);
      const waiting = open.flatMap(({ workerId, here, disputed }) =>
        here || disputed
          ? [{ workerId, because: here ? ('stay-not-ended' as const) : ('pay-record-disputed' as const) }]
          : [],
      );
      const workerIds = open.filter(({ here, disputed }) => !here && !disputed).map((one) => one.workerId);
      refuseIf(
        workerIds.length === 0
          ? [refuseMoney('TAX_SLIPS_NONE_DUE', { taxYear, waiting: waiting.length })]
          : [],
      );
      const totals = await slipTotals(work, { employerId, workerIds, taxYear });
      const issued = await insertSlips(work, { employerId, taxYear }, totals);
      const subject = { type: 'tax-slip-list', id: newId() };
      const next = waiting.length === 0 ? [] : [{ act: 'ISSUE_TAX_SLIPS', by: 'employer', dueOn: null }];
      return {
        receipt: await issueReceipt(work, { act: 'tax-slips-issued', subject, next }),
        slips: issued.map(({ id, number, workerId, grossCents }) => ({ id, number, workerId, grossCents })),
        waiting,
      };
    });
  }
}

/** Workers with pay of the year, their placements locked: a record that is corrected meanwhile waits for the slip. */
async function candidates(work: Work, employerId: string, taxYear: number): Promise<Candidate[]> {
  await work.query(
    `select id from placement where employer_id = $1 and arrived_on < make_date($2 + 1, 1, 1) order by id for update`,
    [employerId, taxYear],
  );
  return work.query<Candidate>(
    `select r.worker_id as "workerId", bool_or(r.state = 'disputed') as disputed,
       bool_or(p.state in ('arrived', 'working')) as here,
       exists (select from tax_slip t where t.employer_id = $1 and t.worker_id = r.worker_id and t.tax_year = $2) as issued
     from pay_record r join placement p on p.id = r.placement_id
     where r.employer_id = $1 and ${standing('r')}
       and r.pay_date >= make_date($2, 1, 1) and r.pay_date < make_date($2 + 1, 1, 1)
     group by r.worker_id order by r.worker_id`,
    [employerId, taxYear],
  );
}
