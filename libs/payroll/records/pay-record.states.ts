/** The states of a pay record. One in `corrected` is replaced by the one that points to it, one in `withdrawn` by nothing. */
export const payRecordStates = [
  'draft',
  'submitted',
  'assessed',
  'accepted',
  'disputed',
  'corrected',
  'withdrawn',
] as const;
export type PayRecordState = (typeof payRecordStates)[number];

/** What can be done to a pay record. It is withdrawn with its whole sheet. */
export const payRecordActs = ['submit', 'assess', 'accept', 'dispute', 'correct', 'withdraw'] as const;
export type PayRecordAct = (typeof payRecordActs)[number];

type Transitions = Readonly<Partial<Record<PayRecordAct, PayRecordState>>>;

/**
 * Which act leads from which state to which: the one table that everybody asks. A mistake can come to light after a
 * record was accepted, so every assessed record can be corrected; what the worker agreed to is not withdrawn.
 */
const transitions: Readonly<Record<PayRecordState, Transitions>> = {
  draft: { submit: 'submitted' },
  submitted: { assess: 'assessed' },
  assessed: { accept: 'accepted', dispute: 'disputed', correct: 'corrected', withdraw: 'withdrawn' },
  accepted: { correct: 'corrected' },
  disputed: { accept: 'accepted', correct: 'corrected', withdraw: 'withdrawn' },
  corrected: {},
  withdrawn: {},
};

/** SQL condition: a pay record stands, neither corrected nor withdrawn. `record` is its table or alias in the query. */
export function standing(record = 'pay_record'): string {
  return `${record}.state not in ('corrected', 'withdrawn')`;
}

/** The state that an act leads to, or undefined when it cannot be done from here. */
export function nextPayRecordState(from: PayRecordState, act: PayRecordAct): PayRecordState | undefined {
  return transitions[from][act];
}

/** What can be done from here. */
export function possiblePayRecordActs(from: PayRecordState): PayRecordAct[] {
  return payRecordActs.filter((act) => transitions[from][act] !== undefined);
}
