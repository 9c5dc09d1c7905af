/** The states of a finding. */
export const findingStates = [
  'raised',
  'accepted',
  'contested',
  'upheld',
  'withdrawn',
  'repayment-due',
  'repaid',
] as const;
export type FindingState = (typeof findingStates)[number];

/** What can be done to a finding, and by it. */
export const findingActs = ['accept', 'contest', 'uphold', 'withdraw', 'order-repayment', 'repay'] as const;
export type FindingAct = (typeof findingActs)[number];

type Transitions = Readonly<Partial<Record<FindingAct, FindingState>>>;

/** Which act leads from which state to which. Upholding a finding that was never answered is for the day after the answer was due. */
const transitions: Readonly<Record<FindingState, Transitions>> = {
  raised: { accept: 'accepted', contest: 'contested', uphold: 'upheld', withdraw: 'withdrawn' },
  accepted: { 'order-repayment': 'repayment-due' },
  contested: { uphold: 'upheld', withdraw: 'withdrawn' },
  upheld: { 'order-repayment': 'repayment-due' },
  withdrawn: {},
  'repayment-due': { repay: 'repaid' },
  repaid: {},
};

/** The state that an act leads to, or undefined when it cannot be done from here. */
export function nextFindingState(from: FindingState, act: FindingAct): FindingState | undefined {
  return transitions[from][act];
}

/** What can be done from here. */
export function possibleFindingActs(from: FindingState): FindingAct[] {
  return findingActs.filter((act) => transitions[from][act] !== undefined);
}

/**
 * The states that an act leads through: a finding that stands (accepted or upheld) and owes the worker money goes on to
 * its repayment in the same moment. Empty when the act cannot be done from here.
 */
export function findingPath(from: FindingState, act: FindingAct, owedCents: number): FindingState[] {
  const next = nextFindingState(from, act);
  if (next === undefined) return [];
  const due = owedCents > 0 ? nextFindingState(next, 'order-repayment') : undefined;
  return due === undefined ? [next] : [next, due];
}

/** Whether a finding has its outcome: withdrawn, repaid, or standing with nothing owed. Money that is still due is no outcome yet. */
export function hasOutcome(state: FindingState, owedCents: number): boolean {
  if (state === 'withdrawn' || state === 'repaid') return true;
  return (state === 'accepted' || state === 'upheld') && owedCents <= 0;
}
