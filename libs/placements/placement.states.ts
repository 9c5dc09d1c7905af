/** The states of a placement. */
export const placementStates = [
  'proposed',
  'accepted',
  'documents-complete',
  'at-visa-office',
  'cleared',
  'travel-booked',
  'arrived',
  'working',
  'transferred',
  'departed',
  'declined',
  'ineligible',
  'visa-refused',
  'no-show',
  'early-return',
] as const;
export type PlacementState = (typeof placementStates)[number];

/** What can be done to a placement. */
export const placementActs = [
  'accept',
  'decline',
  'find-ineligible',
  'complete-documents',
  'send-to-visa-office',
  'issue-letter',
  'refuse-visa',
  'book-travel',
  'report-arrival',
  'report-no-show',
  'start-work',
  'transfer',
  'end-early',
  'report-departure',
] as const;
export type PlacementAct = (typeof placementActs)[number];

type Transitions = Readonly<Partial<Record<PlacementAct, PlacementState>>>;

/** Which act leads from which state to which: the one table that everybody asks. */
const transitions: Readonly<Record<PlacementState, Transitions>> = {
  proposed: { accept: 'accepted', decline: 'declined', 'find-ineligible': 'ineligible' },
  accepted: {
    'complete-documents': 'documents-complete',
    decline: 'declined',
    'find-ineligible': 'ineligible',
  },
  'documents-complete': { 'send-to-visa-office': 'at-visa-office', decline: 'declined' },
  'at-visa-office': { 'issue-letter': 'cleared', 'refuse-visa': 'visa-refused', decline: 'declined' },
  cleared: { 'book-travel': 'travel-booked', decline: 'declined' },
  'travel-booked': {
    // Flights are moved: what is booked again replaces what was booked before.
    'book-travel': 'travel-booked',
    'report-arrival': 'arrived',
    'report-no-show': 'no-show',
    decline: 'declined',
  },
  arrived: { 'start-work': 'working', 'end-early': 'early-return', transfer: 'transferred' },
  working: { transfer: 'transferred', 'end-early': 'early-return', 'report-departure': 'departed' },
  transferred: {},
  departed: {},
  declined: {},
  ineligible: {},
  'visa-refused': {},
  'no-show': {},
  'early-return': {},
};

/** The exits at the side: each with a reason, and a substitute where the order allows one. */
export const sideExits: ReadonlySet<PlacementState> = new Set([
  'declined',
  'ineligible',
  'visa-refused',
  'no-show',
  'early-return',
]);

/** The state that an act leads to, or undefined when it cannot be done from here. */
export function nextPlacementState(from: PlacementState, act: PlacementAct): PlacementState | undefined {
  return transitions[from][act];
}

/** What can be done from here. */
export function possiblePlacementActs(from: PlacementState): PlacementAct[] {
  return placementActs.filter((act) => transitions[from][act] !== undefined);
}

/** Whether a placement in this state holds its position; one that left by the side, or moved on, gives it back. */
export function holdsPosition(state: PlacementState): boolean {
  return !sideExits.has(state) && state !== 'transferred';
}

/** Whether nothing more can happen to a placement in this state. */
export function hasEnded(state: PlacementState): boolean {
  return Object.keys(transitions[state]).length === 0;
}

/** The state that an act leads to from wherever it is possible: each act has one. */
export function stateThrough(act: PlacementAct): PlacementState {
  for (const state of placementStates) {
    const next = transitions[state][act];
    if (next !== undefined) return next;
  }
  throw new Error(`The act ${act} leads nowhere`);
}
