import type { JobOrder } from './job-order.entity.js';
import { type JobOrderAct, possibleActs } from './job-order.states.js';

/** A job order as it is shown, with what can be done to it now. */
export type JobOrderView = Omit<JobOrder, 'employer' | 'farm' | 'worksite' | 'filedAt' | 'heldPositions'> & {
  employerName: string;
  /** Approved positions that no placement holds; null before the approval. */
  openPositions: number | null;
  filedAt: string | null;
  possible: JobOrderAct[];
};

/** An order with the name of its employer. */
export type NamedJobOrder = JobOrder & { employerName: string };

/** Shows an order. */
export function viewOf(order: NamedJobOrder): JobOrderView {
  const { filedAt, heldPositions, employer: _employer, farm: _farm, worksite: _worksite, ...rest } = order;
  return {
    ...rest,
    openPositions: order.approvedPositions === null ? null : order.approvedPositions - heldPositions,
    filedAt: filedAt?.toISOString() ?? null,
    possible: possibleActs(order.state),
  };
}
