import type { JobOrder } from '#libs/job-orders';
import type { PlainDate } from '#libs/quantities';
import type { NextStep } from '#libs/receipts';
import type { Placement } from './placement.entity.js';

/**
 * What follows when a position is given back: somebody else, where the order allows it. By the need date, as long as that
 * lies ahead; from the need date on, no day is set.
 */
export function substituteStep(
  { substituteAllowed, needFrom }: Pick<JobOrder, 'substituteAllowed' | 'needFrom'>,
  _placements: readonly Placement[],
  today: PlainDate,
): NextStep[] {
  if (substituteAllowed !== true) return [];
  const dueOn = needFrom !== null && needFrom > today ? needFrom : null;
  return [{ act: 'SUBSTITUTE', by: 'sending-officer', dueOn }];
}

/** What follows the end of a stay: the last wages of who worked, wherever they are, or somebody else for who never did. */
export function afterStay(
  order: Pick<JobOrder, 'substituteAllowed' | 'needFrom'>,
  placements: readonly Placement[],
  today: PlainDate,
): NextStep[] {
  const worked = placements.some(({ firstDayWorkedOn }) => firstDayWorkedOn !== null);
  const neverWorked = placements.some(({ firstDayWorkedOn }) => firstDayWorkedOn === null);
  return [
    ...(worked ? [{ act: 'SUBMIT_PAY_RECORDS', by: 'employer', dueOn: null }] : []),
    ...(neverWorked ? substituteStep(order, placements, today) : []),
  ];
}
