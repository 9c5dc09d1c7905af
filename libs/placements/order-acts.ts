import { type JobOrderAct, type JobOrderState, nextState } from '#libs/job-orders';

/** How the placements of an order stand. */
export interface PlacementCounts {
  /** Positions that are held. */
  held: number;
  /** Placements to which something can still happen. */
  open: number;
  arrived: number;
  departed: number;
}

/**
 * What follows for an order from how its placements stand, in the order in which it is done: positions held fill it, the
 * first arrival opens its season, and it closes when every placement has ended and somebody went home at the end.
 */
export function orderActs(state: JobOrderState, approved: number, counts: PlacementCounts): JobOrderAct[] {
  const acts: JobOrderAct[] = [];
  let now = state;
  const take = (act: JobOrderAct) => {
    const next = nextState(now, act);
    if (next === undefined || next === now) return;
    acts.push(act);
    now = next;
  };
  if (counts.held >= approved) take('fill');
  else if (state === 'filled') take('reopen');
  else if (counts.held > 0) take('place');
  if (counts.arrived > 0) take('arrive');
  if (counts.open === 0 && counts.departed > 0) take('close');
  return acts;
}
