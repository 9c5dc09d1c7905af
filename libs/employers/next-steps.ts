import type { PlainDate } from '#libs/quantities';
import type { NextStep } from '#libs/receipts';

/** What is known of a house's inspection. */
interface Inspected {
  inspectedOn?: string | null;
  inspectionValidTo?: string | null;
}

/**
 * What follows for the inspections of houses: nobody may move into a house that was not inspected or whose inspection
 * holds no longer. Where one is missing it is wanted without a day; else by the last day on which the first of them holds.
 */
export function inspectionSteps(houses: readonly Inspected[], today: PlainDate): NextStep[] {
  const step = { act: 'RECORD_INSPECTION', by: 'employer' };
  if (houses.some((house) => !holds(house, today))) return [{ ...step, dueOn: null }];
  const [first] = houses.flatMap(({ inspectionValidTo }) => inspectionValidTo ?? []).sort();
  return first === undefined ? [] : [{ ...step, dueOn: first }];
}

function holds({ inspectedOn, inspectionValidTo }: Inspected, today: PlainDate): boolean {
  return inspectedOn != null && (inspectionValidTo == null || inspectionValidTo >= today);
}
