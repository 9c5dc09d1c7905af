import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { notFound } from '#libs/platform';
import { type RuleStep, type StepInWords, stepsInWords } from '#libs/rulebook';
import { type WorkerAccountEntry } from './worker-account.entity.js';

/** A line of a worker's account, as it is shown. */
export type WorkerAccountLine = Pick<
  WorkerAccountEntry,
  | 'id'
  | 'kind'
  | 'sense'
  | 'amountCents'
  | 'currency'
  | 'placementId'
  | 'employerId'
  | 'rule'
  | 'source'
  | 'paidOn'
  | 'method'
  | 'proofReference'
> & {
  enteredAt: string;
  /** How the amount was found, in the reader's language. */
  steps: StepInWords[];
  /** The pay record that caused it, for final and underpaid wages. */
  payRecordId: string | null;
};

type Row = Omit<WorkerAccountLine, 'enteredAt' | 'steps'> & { enteredAt: Date; steps: RuleStep[] };

/** What employers owe a worker beside the regular pay, as far as the reader may see it. */
export interface WorkerAccount {
  workerId: string;
  owedCents: number;
  paidCents: number;
  /** Owed and not paid; below zero when less became owed after a payment. */
  openCents: number;
  entries: WorkerAccountLine[];
}

/** Reads workers' accounts: an employer sees what it owes itself, an officer what is owed in their provinces. */
@Injectable()
export class WorkerAccounts {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A worker's account. Reading it leaves a trace; not found for whom the caller cannot see. */
  account(principal: Principal, workerId: string): Promise<WorkerAccount> {
    return this.unitOfWork.run(principal, async (work) => {
      await refuseUnseen(work, principal, workerId);
      const entries = await linesOf(work, principal, workerId);
      work.record({ action: 'worker-account.read', subject: { type: 'worker', id: workerId } });
      const sum = (sense: 'owed' | 'paid') =>
        entries.reduce((total, entry) => (entry.sense === sense ? total + entry.amountCents : total), 0);
      const [owedCents, paidCents] = [sum('owed'), 0 - sum('paid')];
      return { workerId, owedCents, paidCents, openCents: owedCents - paidCents, entries };
    });
  }
}

async function linesOf(work: Work, principal: Principal, workerId: string): Promise<WorkerAccountLine[]> {
  const columns = {
    employer: 'a.employer_id',
    province: 'a.province',
    country: 'a.country',
    worker: 'a.worker_id',
  };
  const seen = scopeCondition(principal.scope, columns, 2);
  const rows = await work.query<Row>(
    `select a.id, a.kind, a.sense, a.amount_cents as "amountCents", a.currency, a.placement_id as "placementId",
       a.employer_id as "employerId", a.rule, a.source, a.steps, a.paid_on as "paidOn", a.method,
       a.proof_reference as "proofReference", a.entered_at as "enteredAt",
       case when a.kind in ('final-wages', 'underpaid-wages') and a.sense = 'owed' then a.cause_id end as "payRecordId"
     from worker_account_entry a where a.worker_id = $1 and ${seen.sql} order by a.entered_at, a.id`,
    [workerId, ...seen.parameters],
  );
  return rows.map((row) => ({
    ...row,
    steps: stepsInWords(row.steps, principal.language),
    enteredAt: row.enteredAt.toISOString(),
  }));
}

/** A worker exists for who sees their country, themselves, or a placement of theirs. */
async function refuseUnseen(work: Work, principal: Principal, workerId: string): Promise<void> {
  const columns = { employer: 'p.employer_id', province: 'p.province', country: 'w.country', worker: 'w.id' };
  const seen = scopeCondition(principal.scope, columns, 2);
  const rows = await work.query(
    `select w.id from worker w left join placement p on p.worker_id = w.id where w.id = $1 and ${seen.sql} limit 1`,
    [workerId, ...seen.parameters],
  );
  if (rows.length === 0) throw notFound('worker');
}
