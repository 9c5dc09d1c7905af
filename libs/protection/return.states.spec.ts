import { describe, expect, it } from '@jest/globals';
import {
  nextParcelState,
  nextReturnState,
  parcelActs,
  parcelStates,
  possibleParcelActs,
  possibleReturnActs,
  returnActs,
  returnStates,
} from './return.states.js';

describe('the states of a return', () => {
  it('begin anew with what is stated anew, and end for good', () => {
    const table = returnStates.map((state) => returnActs.map((act) => nextReturnState(state, act) ?? null));
    expect(table).toEqual([
      ['stated', 'arranged', 'settled'],
      ['stated', null, 'settled'],
      [null, null, null],
    ]);
    expect(returnStates.map(possibleReturnActs)).toEqual([[...returnActs], ['state', 'settle'], []]);
  });
});

describe('the states of a parcel', () => {
  it('go one way, nothing skipped', () => {
    const table = parcelStates.map((state) => parcelActs.map((act) => nextParcelState(state, act) ?? null));
    expect(table).toEqual([
      ['shipped', null],
      [null, 'received'],
      [null, null],
    ]);
    expect(parcelStates.map(possibleParcelActs)).toEqual([['ship'], ['receive'], []]);
  });
});
