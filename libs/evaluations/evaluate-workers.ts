import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { lockVisibleOrder } from '#libs/job-orders';
import type { PlacementState } from '#libs/placements';
import { newId, type Refusal, refuseIf } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import type { RehireAnswer } from './evaluations.entities.js';
import { evaluableStates, evaluationProgress, settleWhenComplete } from './evaluations.store.js';
import { refuse } from './refusals.js';

/** What an employer says of one worker. */
export interface WorkerEvaluated {
  placementId: string;
  wouldRehire: RehireAnswer;
  /** From 1, poor, to 5, excellent. */
  rating: number;
  remarks?: string | undefined;
}

/** What evaluating answers: how many workers of the order are evaluated, and how many are not yet. */
export interface WorkersEvaluated {
  receipt: ReceiptView;
  evaluated: number;
  open: number;
}

/** Evaluating the workers of an order, one or all of them. */
@Injectable()
export class EvaluateWorkers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deadlines: Deadlines,
  ) {}

  /**
   * Enters evaluations of stays that have ended, all or none. When every worker of the order who worked is evaluated,
   * the employer's obligation is settled and it can file again. Throws Refused with every finding.
   */
  evaluate(
    principal: Principal,
    jobOrderId: string,
    items: readonly WorkerEvaluated[],
  ): Promise<WorkersEvaluated> {
    ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      await lockVisibleOrder(work, principal, jobOrderId);
      refuseIf(await evaluationFindings(work, jobOrderId, items));
      await insertEvaluations(work, items);
      work.record(
        ...items.map(({ placementId, wouldRehire, rating }) => ({
          action: 'worker.evaluated',
          subject: { type: 'placement', id: placementId },
          after: { wouldRehire, rating },
        })),
      );
      const progress = await evaluationProgress(work, jobOrderId);
      await settleWhenComplete(work, this.deadlines, jobOrderId, progress);
      const subject = { type: 'job-order', id: jobOrderId };
      const dueOn = await this.deadlines.dayOwed(work, jobOrderId, 'EVALUATE');
      const next = progress.open === 0 ? [] : [{ act: 'EVALUATE', by: 'employer', dueOn }];
      const receipt = await issueReceipt(work, { act: `evaluated:${progress.evaluated}`, subject, next });
      return { receipt, ...progress };
    });
  }
}

async function evaluationFindings(
  work: Work,
  jobOrderId: string,
  items: readonly WorkerEvaluated[],
): Promise<Refusal[]> {
  const rows = await work.query<{
    id: string;
    state: PlacementState;
    arrived: boolean;
    evaluated: boolean;
  }>(
    `select p.id, p.state, p.arrived_on is not null as arrived, e.id is not null as evaluated
     from placement p left join worker_evaluation e on e.placement_id = p.id
     where p.job_order_id = $1 and p.id = any($2)`,
    [jobOrderId, items.map(({ placementId }) => placementId)],
  );
  const placements = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  return items.flatMap(({ placementId }, item) => {
    const placement = placements.get(placementId);
    if (placement === undefined) return [refuse('EVALUATION_NOT_OF_ORDER', { item, placementId })];
    const again = seen.has(placementId) || placement.evaluated;
    seen.add(placementId);
    const { state } = placement;
    return [
      ...(placement.arrived && evaluableStates.includes(state)
        ? []
        : [refuse('EVALUATION_TOO_EARLY', { item, placementId, state })]),
      ...(again ? [refuse('EVALUATED_ALREADY', { item, placementId })] : []),
    ];
  });
}

async function insertEvaluations(work: Work, items: readonly WorkerEvaluated[]): Promise<void> {
  await work.query(
    `insert into worker_evaluation (id, placement_id, job_order_id, worker_id, employer_id, province, country,
       would_rehire, rating, remarks, evaluated_at)
     select row.id, p.id, p.job_order_id, p.worker_id, p.employer_id, p.province, p.country, row.would_rehire,
       row.rating, row.remarks, $2
     from json_to_recordset($1) as row (id uuid, placement_id uuid, would_rehire text, rating int, remarks text)
     join placement p on p.id = row.placement_id`,
    [
      JSON.stringify(
        items.map(({ placementId, wouldRehire, rating, remarks }) => ({
          id: newId(),
          placement_id: placementId,
          would_rehire: wouldRehire,
          rating,
          remarks: remarks ?? null,
        })),
      ),
      work.now,
    ],
  );
}
