/** The states of a job order. */
export const jobOrderStates = [
  'draft',
  'submitted',
  'advertised',
  'approved',
  'partially-approved',
  'refused',
  'transmitted',
  'filling',
  'filled',
  'in-season',
  'closed',
  'withdrawn',
  'lapsed',
] as const;
export type JobOrderState = (typeof jobOrderStates)[number];

/** What can be done to a job order, and by it. */
export const jobOrderActs = [
  'amend',
  'file',
  'withdraw',
  'advertise',
  'approve',
  'approve-in-part',
  'refuse',
  'transmit',
  'place',
  'fill',
  'reopen',
  'arrive',
  'close',
  'lapse',
] as const;
export type JobOrderAct = (typeof jobOrderActs)[number];

type Transitions = Readonly<Partial<Record<JobOrderAct, JobOrderState>>>;

/**
 * Which act leads from which state to which: the one table that API, worker, terminal and screens ask.
 * `place` and `fill` keep an order that is in season where it is: a substitute may come late.
 */
const transitions: Readonly<Record<JobOrderState, Transitions>> = {
  draft: { amend: 'draft', file: 'submitted', withdraw: 'withdrawn' },
  submitted: {
    amend: 'submitted',
    withdraw: 'withdrawn',
    advertise: 'advertised',
    approve: 'approved',
    'approve-in-part': 'partially-approved',
    refuse: 'refused',
    lapse: 'lapsed',
  },
  advertised: {
    amend: 'advertised',
    withdraw: 'withdrawn',
    advertise: 'advertised',
    approve: 'approved',
    'approve-in-part': 'partially-approved',
    refuse: 'refused',
    lapse: 'lapsed',
  },
  approved: { withdraw: 'withdrawn', transmit: 'transmitted', lapse: 'lapsed' },
  'partially-approved': { withdraw: 'withdrawn', transmit: 'transmitted', lapse: 'lapsed' },
  refused: {},
  transmitted: { withdraw: 'withdrawn', place: 'filling', fill: 'filled', lapse: 'lapsed' },
  filling: { withdraw: 'withdrawn', place: 'filling', fill: 'filled', arrive: 'in-season', lapse: 'lapsed' },
  filled: { withdraw: 'withdrawn', reopen: 'filling', arrive: 'in-season' },
  'in-season': {
    place: 'in-season',
    fill: 'in-season',
    reopen: 'in-season',
    arrive: 'in-season',
    close: 'closed',
  },
  closed: {},
  withdrawn: {},
  lapsed: {},
};

/** The state that an act leads to, or undefined when it cannot be done from here. */
export function nextState(from: JobOrderState, act: JobOrderAct): JobOrderState | undefined {
  return transitions[from][act];
}

/** What can be done from here. */
export function possibleActs(from: JobOrderState): JobOrderAct[] {
  return jobOrderActs.filter((act) => transitions[from][act] !== undefined);
}
