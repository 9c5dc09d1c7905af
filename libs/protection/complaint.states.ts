/** The states of a complaint. */
export const complaintStates = ['received', 'acknowledged', 'investigated', 'resolved'] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** What can be done to a complaint, and by it. */
export const complaintActs = ['acknowledge', 'investigate', 'resolve'] as const;
export type ComplaintAct = (typeof complaintActs)[number];

/** Which act leads from which state to which: one way, nothing skipped. */
const transitions: Readonly<Record<ComplaintState, Readonly<Partial<Record<ComplaintAct, ComplaintState>>>>> =
  {
    received: { acknowledge: 'acknowledged' },
    acknowledged: { investigate: 'investigated' },
    investigated: { resolve: 'resolved' },
    resolved: {},
  };

/** The state that an act leads to, or undefined when it cannot be done from here. */
export function nextComplaintState(from: ComplaintState, act: ComplaintAct): ComplaintState | undefined {
  return transitions[from][act];
}

/** What can be done from here. */
export function possibleComplaintActs(from: ComplaintState): ComplaintAct[] {
  return complaintActs.filter((act) => transitions[from][act] !== undefined);
}
