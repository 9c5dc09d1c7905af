import { describe, expect, it } from '@jest/globals';
import {
  hasEnded,
  holdsPosition,
  nextPlacementState,
  placementActs,
  placementStates,
  possiblePlacementActs,
  sideExits,
  stateThrough,
} from './placement.states.js';

describe('the states of a placement', () => {
  it('lead from the proposal to the departure', () => {
    const acts = [
      'accept',
      'complete-documents',
      'send-to-visa-office',
      'issue-letter',
      'book-travel',
      'report-arrival',
      'start-work',
      'report-departure',
    ] as const;
    let state: (typeof placementStates)[number] = 'proposed';
    for (const act of acts) {
      const next = nextPlacementState(state, act);
      expect(next).toBeDefined();
      state = next ?? state;
    }
    expect(state).toBe('departed');
  });

  it('are each reached by one act’s one outcome', () => {
    for (const act of placementActs) {
      const outcomes = new Set(
        placementStates.map((state) => nextPlacementState(state, act)).filter((next) => next !== undefined),
      );
      expect([...outcomes]).toEqual([stateThrough(act)]);
    }
  });

  it('end where nothing is possible', () => {
    for (const state of placementStates)
      expect(hasEnded(state)).toBe(possiblePlacementActs(state).length === 0);
    expect(placementStates.filter(hasEnded)).toEqual([
      'transferred',
      'departed',
      'declined',
      'ineligible',
      'visa-refused',
      'no-show',
      'early-return',
    ]);
  });

  it('give the position back at every side exit and on a transfer, and keep it to the departure', () => {
    for (const state of sideExits) expect(holdsPosition(state)).toBe(false);
    expect(holdsPosition('transferred')).toBe(false);
    expect(holdsPosition('departed')).toBe(true);
    expect(holdsPosition('proposed')).toBe(true);
  });
});
