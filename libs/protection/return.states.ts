/** The states of a worker's return: what is wished for is stated, seen to, and done. */
export const returnStates = ['stated', 'arranged', 'settled'] as const;
export type ReturnState = (typeof returnStates)[number];

/** What can be done to a return. */
export const returnActs = ['state', 'arrange', 'settle'] as const;
export type ReturnAct = (typeof returnActs)[number];

/** The states of a parcel with a worker's effects. */
export const parcelStates = ['declared', 'shipped', 'received'] as const;
export type ParcelState = (typeof parcelStates)[number];

/** What can be done to a parcel. */
export const parcelActs = ['ship', 'receive'] as const;
export type ParcelAct = (typeof parcelActs)[number];

/** What is stated anew is to be arranged anew; a return without needs is settled without any arrangement. */
const ofReturn: Readonly<Record<ReturnState, Readonly<Partial<Record<ReturnAct, ReturnState>>>>> = {
  stated: { state: 'stated', arrange: 'arranged', settle: 'settled' },
  arranged: { state: 'stated', settle: 'settled' },
  settled: {},
};

const ofParcel: Readonly<Record<ParcelState, Readonly<Partial<Record<ParcelAct, ParcelState>>>>> = {
  declared: { ship: 'shipped' },
  shipped: { receive: 'received' },
  received: {},
};

/** The state that an act leads a return to, or undefined when it cannot be done from here. */
export function nextReturnState(from: ReturnState, act: ReturnAct): ReturnState | undefined {
  return ofReturn[from][act];
}

/** What can be done to a return from here. */
export function possibleReturnActs(from: ReturnState): ReturnAct[] {
  return returnActs.filter((act) => ofReturn[from][act] !== undefined);
}

/** The state that an act leads a parcel to, or undefined when it cannot be done from here. */
export function nextParcelState(from: ParcelState, act: ParcelAct): ParcelState | undefined {
  return ofParcel[from][act];
}

/** What can be done to a parcel from here. */
export function possibleParcelActs(from: ParcelState): ParcelAct[] {
  return parcelActs.filter((act) => ofParcel[from][act] !== undefined);
}
