import type { PlainDate } from '#libs/quantities';
import type { PlacementAct } from './placement.states.js';

/** A step that is still to come, with the working days that it will probably take from today. */
export interface StepToCome {
  act: PlacementAct;
  days: number;
  learnedFrom: number | null;
}

/** A deadline that will probably be missed, said while something can be done about it. */
export interface EarlyWarning {
  deadlineId: string;
  kind: string;
  placementId: string;
  dueOn: PlainDate;
  /** Working days of the province after today, the due day included. */
  daysLeft: number;
  /** Working days that the steps to come usually take from now on. */
  daysNeeded: number;
  steps: StepToCome[];
  /** The reason as a sentence. */
  text: string;
}
