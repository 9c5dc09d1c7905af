import type { JobOrder } from './job-order.entity.js';
import { type JobOrderAct, possibleActs } from './job-order.states.js';

/** A job order as it is shown, with what can be done to it now. */
export type JobOrderView = Omit<JobOrder, 'employer' | 'farm' | 'worksite' | 'filedAt'> & {
  filedAt: string | null;
  possible: JobOrderAct[];
};

/** Shows an order. */
export function viewOf(order: JobOrder): JobOrderView {
  const { filedAt, employer: _employer, farm: _farm, worksite: _worksite, ...rest } = order;
  return { ...rest, filedAt: filedAt?.toISOString() ?? null, possible: possibleActs(order.state) };
}
