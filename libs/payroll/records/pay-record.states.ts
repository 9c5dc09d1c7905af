/** The states of a pay record. A record in `corrected` is replaced by the one that points to it. */
export const payRecordStates = [
  'draft',
  'submitted',
  'assessed',
  'accepted',
  'disputed',
  'corrected',
] as const;
export type PayRecordState = (typeof payRecordStates)[number];

/** What can be done to a pay record. */
export const payRecordActs = ['submit', 'assess', 'accept', 'dispute', 'correct'] as const;
export type PayRecordAct = (typeof payRecordActs)[number];

type Transitions = Readonly<Partial<Record<PayRecordAct, PayRecordState>>>;

/**
 * Which act leads from which state to which: the one table that everybody asks. A mistake can come to light after a
 * record was accepted, so every assessed record can be corrected.
 */
const transitions: Readonly<Record<PayRecordState, Transitions>> = {
  draft: { submit: 'submitted' },
  submitted: { assess: 'assessed' },
  assessed: { accept: 'accepted', dispute: 'disputed', correct: 'corrected' },
  accepted: { correct: 'corrected' },
  disputed: { accept: 'accepted', correct: 'corrected' },
  corrected: {},
};

/** The state that an act leads to, or undefined when it cannot be done from here. */
export function nextPayRecordState(from: PayRecordState, act: PayRecordAct): PayRecordState | undefined {
  return transitions[from][act];
}

/** What can be done from here. */
export function possiblePayRecordActs(from: PayRecordState): PayRecordAct[] {
  return payRecordActs.filter((act) => transitions[from][act] !== undefined);
}
