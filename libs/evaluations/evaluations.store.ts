import type { Work } from '#libs/audit-trail';
import type { Deadlines } from '#libs/deadlines';
import type { PlacementState } from '#libs/placements';

/** States in which a stay that began has ended: the employer knows what there is to say. */
export const evaluableStates: readonly PlacementState[] = ['departed', 'early-return', 'transferred'];

/** How far an order's evaluations are. */
export interface EvaluationProgress {
  /** Workers who are still there, or have worked and are not evaluated. */
  open: number;
  evaluated: number;
}

/** Counts what of an order, which is locked, is evaluated and what is not yet. */
export async function evaluationProgress(work: Work, jobOrderId: string): Promise<EvaluationProgress> {
  const [row] = await work.query<EvaluationProgress>(
    `select count(e.id)::int as evaluated,
       (count(*) filter (where p.state in ('arrived', 'working')
         or (e.id is null and p.first_day_worked_on is not null and p.state = any($2))))::int as open
     from placement p left join worker_evaluation e on e.placement_id = p.id where p.job_order_id = $1`,
    [jobOrderId, evaluableStates],
  );
  return row ?? { open: 0, evaluated: 0 };
}

/** Settles what the employer owes, once nothing is open; it is cancelled when nobody had worked. */
export async function settleWhenComplete(
  work: Work,
  deadlines: Deadlines,
  jobOrderId: string,
  { open, evaluated }: EvaluationProgress,
): Promise<void> {
  if (open > 0) return;
  const subject = { type: 'job-order', id: jobOrderId };
  await deadlines.settle(work, subject, 'EVALUATE', evaluated === 0 ? 'cancelled' : 'met');
}
