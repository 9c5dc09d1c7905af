import type { Refusal } from '#libs/platform';
import type { JobOrder } from './job-order.entity.js';
import { refuse } from './refusals.js';

type Contradictable = Partial<
  Pick<JobOrder, 'positions' | 'namedPositions' | 'recruitedPositions' | 'needFrom' | 'needTo'>
>;

/**
 * What cannot stand together in an order, not even in a draft, where a field may be left open but two that are named
 * must agree: the last day of need comes after the first, named and recruited positions make up all of them.
 */
export function contradictions(order: Contradictable): Refusal[] {
  return [...reversedDates(order), ...unequalSplit(order)];
}

function reversedDates({ needFrom, needTo }: Contradictable): Refusal[] {
  if (needFrom == null || needTo == null || needFrom < needTo) return [];
  return [refuse('NEED_DATES_REVERSED', { needFrom, needTo })];
}

function unequalSplit({ positions, namedPositions, recruitedPositions }: Contradictable): Refusal[] {
  if (positions == null || namedPositions == null || recruitedPositions == null) return [];
  if (namedPositions + recruitedPositions === positions) return [];
  const split = { named: namedPositions, recruited: recruitedPositions, positions };
  return [refuse('POSITIONS_DO_NOT_ADD_UP', split)];
}
