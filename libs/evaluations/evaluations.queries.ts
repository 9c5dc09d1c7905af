import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { visibleOrders } from '#libs/job-orders';
import { notFound } from '#libs/platform';
import type { RehireAnswer } from './evaluations.entities.js';

/** What an employer said of a worker. */
export interface WorkerEvaluationView {
  placementId: string;
  jobOrderId: string;
  employerId: string;
  wouldRehire: RehireAnswer;
  rating: number;
  remarks: string | null;
  evaluatedAt: Date;
}

/** A worker whom the employer would have back, as naming asks for one. */
export interface ReturningWorker {
  workerId: string;
  workerNumber: string;
  familyNames: string;
  wouldRehire: RehireAnswer;
  rating: number;
}

/** What workers say of an employer, together. */
export interface EmployerStanding {
  employerId: string;
  evaluations: number;
  /** Mean to one place; null while there are too few to hide who said what. */
  meanRating: string | null;
  /** Without who said it; empty for the employer itself, and while there are too few. */
  remarks: string[];
}

/** A policy of this system: fewer evaluations than this could be told apart. */
const leastShown = 5;

/** Reads evaluations, within the caller's scope. */
@Injectable()
export class EvaluationQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What employers said of a worker; not found when there is nothing that the caller may see. Reading it leaves a trace. */
  async ofWorker(principal: Principal, workerId: string): Promise<{ items: WorkerEvaluationView[] }> {
    const columns = { employer: 'e.employer_id', province: 'e.province', country: 'e.country' };
    const seen = scopeCondition(principal.scope, columns, 2);
    const items: WorkerEvaluationView[] = await this.dataSource.query(
      `select e.placement_id as "placementId", e.job_order_id as "jobOrderId", e.employer_id as "employerId",
         e.would_rehire as "wouldRehire", e.rating, e.remarks, e.evaluated_at as "evaluatedAt"
       from worker_evaluation e where e.worker_id = $1 and ${seen.sql} order by e.evaluated_at desc, e.id`,
      [workerId, ...seen.parameters],
    );
    if (items.length === 0) throw notFound('evaluation');
    await this.unitOfWork.note(principal, {
      action: 'worker-evaluation.read',
      subject: { type: 'worker', id: workerId },
    });
    return { items };
  }

  /** Workers of the order's country whom the employer said it would have back, those already on the order left out. */
  async returning(principal: Principal, jobOrderId: string): Promise<{ items: ReturningWorker[] }> {
    const seen = visibleOrders(principal, 2);
    const [order]: { employerId: string; country: string | null }[] = await this.dataSource.query(
      `select j.employer_id as "employerId", j.country from job_order j where j.id = $1 and ${seen.sql}`,
      [jobOrderId, ...seen.parameters],
    );
    if (order === undefined) throw notFound('job order');
    const items: ReturningWorker[] = await this.dataSource.query(
      `select w.id as "workerId", w.number as "workerNumber", w.family_names as "familyNames",
         l.would_rehire as "wouldRehire", l.rating
       from (select distinct on (worker_id) * from worker_evaluation where employer_id = $1
             order by worker_id, evaluated_at desc, id desc) l
       join worker w on w.id = l.worker_id
       where l.would_rehire <> 'no' and ($2::text is null or w.country = $2)
         and not exists (select from placement p where p.job_order_id = $3 and p.worker_id = w.id)
       order by l.rating desc, w.number`,
      [order.employerId, order.country, jobOrderId],
    );
    await this.unitOfWork.note(principal, {
      action: 'worker.listed',
      subject: { type: 'job-order', id: jobOrderId },
      after: { list: 'returning-workers', count: items.length },
    });
    return { items };
  }

  /** What workers say of an employer, together: never who said what. */
  async ofEmployer(principal: Principal, employerId: string): Promise<EmployerStanding> {
    const { scope } = principal;
    const [employer]: unknown[] = await this.dataSource.query('select id from employer where id = $1', [
      employerId,
    ]);
    if (employer === undefined || (scope.kind === 'employer' && scope.employerId !== employerId))
      throw notFound('employer');
    const columns = { employer: 'e.employer_id', province: 'e.province', country: 'e.country' };
    const seen = scopeCondition(scope, columns, 2);
    const [told]: { evaluations: number; meanRating: string | null; remarks: string[] | null }[] =
      await this.dataSource.query(
        `select count(*)::int as evaluations, round(avg(e.rating), 1)::text as "meanRating",
           array_agg(e.remarks order by e.remarks) filter (where e.remarks is not null) as remarks
         from employer_evaluation e where e.employer_id = $1 and ${seen.sql}`,
        [employerId, ...seen.parameters],
      );
    const evaluations = told?.evaluations ?? 0;
    const shown = evaluations >= leastShown;
    return {
      employerId,
      evaluations,
      meanRating: shown ? (told?.meanRating ?? null) : null,
      remarks: shown && scope.kind !== 'employer' ? (told?.remarks ?? []) : [],
    };
  }
}
