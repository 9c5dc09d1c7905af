import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { asFiled, type FiledOrder, JobOrder, JobOrderQueries } from '#libs/job-orders';
import { explainRefusal, type Finding, notFound } from '#libs/platform';
import { Worker } from '#libs/workers';
import { ProposePlacements } from './propose-placements.js';

/**
 * A worker who could be recruited. What is not here cannot weigh: sex, family, religion, origin within the country, age
 * beyond the rule's own finding.
 */
export interface Candidate {
  workerId: string;
  number: string;
  language: string;
  eligible: boolean;
  /** Codes of what speaks for the worker. */
  for: { code: 'SEASONS_COMPLETED' | 'FARM_EXPERIENCE'; params: Record<string, number> }[];
  /** What stands against the worker by the rules. */
  against: Finding[];
}

const chunk = 500;

/** The pool of a sending ministry, as an order sees it. */
@Injectable()
export class Candidates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: JobOrderQueries,
    private readonly proposing: ProposePlacements,
  ) {}

  /**
   * Candidates of the caller's own pool: the eligible first, those with the most seasons first, then by number. The pool
   * is read only as far as the list goes.
   */
  async of(principal: Principal, jobOrderId: string, limit: number): Promise<Candidate[]> {
    if (principal.scope.kind !== 'country') throw notFound('pool of workers');
    await this.orders.one(principal, jobOrderId);
    const order = asFiled(await this.dataSource.getRepository(JobOrder).findOneByOrFail({ id: jobOrderId }));
    const eligible: Candidate[] = [];
    const others: Candidate[] = [];
    for (let from = 0; eligible.length < limit; from += chunk) {
      const workers = await this.pool(order, principal.scope.countries, from);
      const judged = await this.proposing.judge(this.dataSource, order, workers);
      for (const { worker, findings } of judged) {
        const against = findings.map((finding) => explainRefusal(finding, principal.language));
        (against.length === 0 ? eligible : others).push(candidateOf(worker, against));
      }
      if (workers.length < chunk) break;
    }
    const listed = [...eligible, ...others].slice(0, limit);
    await this.unitOfWork.note(principal, {
      action: 'worker.candidates-listed',
      subject: { type: 'job-order', id: jobOrderId },
      after: { workerIds: listed.map(({ workerId }) => workerId) },
    });
    return listed;
  }

  private async pool(order: FiledOrder, countries: readonly string[], from: number): Promise<Worker[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select w.id from worker w where w.country = any($1)
       order by exists (select from placement p where p.worker_id = w.id and p.position_number is not null
         and daterange(p.stay_from, p.stay_to, '[]') && daterange($2, $3, '[]')), w.seasons_completed desc, w.number
       offset $4 limit $5`,
      [countries, order.needFrom, order.needTo, from, chunk],
    );
    const workers = await this.dataSource.getRepository(Worker).findBy({ id: In(rows.map(({ id }) => id)) });
    const byId = new Map(workers.map((worker) => [worker.id, worker]));
    return rows.flatMap(({ id }) => byId.get(id) ?? []);
  }
}

function candidateOf(worker: Worker, against: Finding[]): Candidate {
  const { id, number, language, seasonsCompleted, farmExperience } = worker;
  return {
    workerId: id,
    number,
    language,
    eligible: against.length === 0,
    for: [
      ...(seasonsCompleted > 0
        ? [{ code: 'SEASONS_COMPLETED' as const, params: { seasons: seasonsCompleted } }]
        : []),
      ...(farmExperience ? [{ code: 'FARM_EXPERIENCE' as const, params: {} }] : []),
    ],
    against,
  };
}
