import type { JobOrder } from '#libs/job-orders';
import type { NextStep } from '#libs/receipts';
import type { Placement } from './placement.entity.js';

/** What follows when a position is given back: somebody else, where the order allows it. */
export function substituteStep({ substituteAllowed, needFrom }: JobOrder): NextStep[] {
  return substituteAllowed === true ? [{ act: 'SUBSTITUTE', by: 'sending-officer', dueOn: needFrom }] : [];
}

/** What follows the end of a stay: the last wages of who worked, wherever they are, or somebody else for who never did. */
export function afterStay(order: JobOrder, placements: readonly Placement[]): NextStep[] {
  const worked = placements.some(({ firstDayWorkedOn }) => firstDayWorkedOn !== null);
  const neverWorked = placements.some(({ firstDayWorkedOn }) => firstDayWorkedOn === null);
  return [
    ...(worked ? [{ act: 'SUBMIT_PAY_RECORDS', by: 'employer', dueOn: null }] : []),
    ...(neverWorked ? substituteStep(order) : []),
  ];
}
