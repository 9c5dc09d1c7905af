import type { OrderProblem } from './order-problem.js';

/** What of an order can contradict itself; null or left out while open. */
export interface ContradictableOrder {
  readonly positions?: number | null | undefined;
  readonly namedPositions?: number | null | undefined;
  readonly recruitedPositions?: number | null | undefined;
  readonly needFrom?: string | null | undefined;
  readonly needTo?: string | null | undefined;
}

/**
 * What cannot stand together in an order, not even in a draft, where a field may be left open but two that are named
 * must agree: the last day of need comes after the first, named and recruited positions make up all of them.
 */
export function contradictions(order: ContradictableOrder): readonly OrderProblem[] {
  return [...reversedDates(order), ...unequalSplit(order)];
}

function reversedDates({ needFrom, needTo }: ContradictableOrder): OrderProblem[] {
  if (needFrom == null || needTo == null || needFrom < needTo) return [];
  return [{ code: 'NEED_DATES_REVERSED', params: { needFrom, needTo } }];
}

function unequalSplit({
  positions,
  namedPositions,
  recruitedPositions,
}: ContradictableOrder): OrderProblem[] {
  if (positions == null || namedPositions == null || recruitedPositions == null) return [];
  if (namedPositions + recruitedPositions === positions) return [];
  const params = { named: namedPositions, recruited: recruitedPositions, positions };
  return [{ code: 'POSITIONS_DO_NOT_ADD_UP', params }];
}
