import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import type { Placement } from '#libs/placements';
import { newId, notFound, refuseIf } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { EmployerEvaluation } from './evaluations.entities.js';
import { evaluableStates } from './evaluations.store.js';
import { refuse } from './refusals.js';

/** What a worker says of the employer. */
export interface EmployerEvaluated {
  /** From 1, poor, to 5, excellent. */
  rating: number;
  remarks?: string | undefined;
}

type Stay = Pick<
  Placement,
  'id' | 'state' | 'arrivedOn' | 'workerId' | 'employerId' | 'province' | 'country'
>;

/** Evaluating an employer, as a worker who was there. */
@Injectable()
export class EvaluateEmployer {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Enters the one evaluation of a stay of the worker's own that has ended. The audit trail says that it was entered and
   * not what it says: its readers are more than those who may know who said it.
   */
  evaluate(
    principal: Principal,
    placementId: string,
    { rating, remarks }: EmployerEvaluated,
  ): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const seen = scopeCondition(principal.scope, { worker: 'worker_id' }, 2);
      const [stay] = await work.query<Stay>(
        `select id, state, arrived_on as "arrivedOn", worker_id as "workerId", employer_id as "employerId", province,
           country from placement where id = $1 and ${seen.sql} for update`,
        [placementId, ...seen.parameters],
      );
      if (stay === undefined) throw notFound('placement');
      const { state, workerId, employerId, province, country } = stay;
      const ended = stay.arrivedOn !== null && evaluableStates.includes(state);
      const again = await work.manager.existsBy(EmployerEvaluation, { placementId });
      refuseIf([
        ...(ended ? [] : [refuse('EVALUATION_TOO_EARLY', { placementId, state })]),
        ...(again ? [refuse('EVALUATED_ALREADY', { placementId })] : []),
      ]);
      const said = { rating, remarks: remarks ?? null, evaluatedAt: work.now };
      await work.manager.insert(EmployerEvaluation, {
        id: newId(),
        placementId,
        workerId,
        employerId,
        province,
        country,
        ...said,
      });
      const subject = { type: 'placement', id: placementId };
      work.record({ action: 'employer.evaluated', subject });
      return { receipt: await issueReceipt(work, { act: 'employer-evaluated', subject, next: [] }) };
    });
  }
}
