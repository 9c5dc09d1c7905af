import type { PlacementRow } from './placement.entity.js';
import { type PlacementAct, possiblePlacementActs, type PlacementState } from './placement.states.js';
import { explainRefusal, type Finding, type Language } from '#libs/platform';

/** A placement as an act answers it: no personal data. */
export interface PlacementStanding {
  id: string;
  number: string;
  workerId: string;
  state: PlacementState;
  possible: PlacementAct[];
  positionNumber: number | null;
  findings: Finding[];
}

/** Where a placement stands now, its findings in words. */
export function standingOf(placement: PlacementRow, language: Language): PlacementStanding {
  const { id, number, workerId, state, positionNumber, findings } = placement;
  return {
    id,
    number,
    workerId,
    state,
    positionNumber,
    possible: possiblePlacementActs(state),
    findings: findings.map((finding) => explainRefusal(finding, language)),
  };
}
