import { describe, expect, it } from '@jest/globals';
import {
  type FindingAct,
  findingActs,
  findingPath,
  type FindingState,
  findingStates,
  hasOutcome,
  nextFindingState,
  possibleFindingActs,
} from './finding.states.js';

/** In the order of `findingActs`: where each act leads, `-` where it cannot be done. */
const table: Record<FindingState, string> = {
  raised: 'accepted contested upheld withdrawn - -',
  accepted: '- - - - repayment-due -',
  contested: '- - upheld withdrawn - -',
  upheld: '- - - - repayment-due -',
  withdrawn: '- - - - - -',
  'repayment-due': '- - - - - repaid',
  repaid: '- - - - - -',
};

const cells = findingStates.flatMap((from) =>
  table[from].split(' ').map((to, index) => [from, findingActs[index] as FindingAct, to] as const),
);

describe('the states of a finding', () => {
  it('has a line for every state and a cell for every act', () => {
    expect(cells).toHaveLength(findingStates.length * findingActs.length);
  });

  it.each(cells)('%s, %s: %s', (from, act, to) => {
    expect(nextFindingState(from, act) ?? '-').toBe(to);
    expect(possibleFindingActs(from).includes(act)).toBe(to !== '-');
  });

  it('goes on to the repayment when it stands and a cent is owed', () => {
    expect(findingPath('raised', 'accept', 1)).toEqual(['accepted', 'repayment-due']);
    expect(findingPath('contested', 'uphold', 1)).toEqual(['upheld', 'repayment-due']);
    expect(findingPath('raised', 'accept', 0)).toEqual(['accepted']);
    expect(findingPath('raised', 'accept', -1)).toEqual(['accepted']);
    expect(findingPath('contested', 'withdraw', 500)).toEqual(['withdrawn']);
    expect(findingPath('withdrawn', 'accept', 500)).toEqual([]);
  });

  it.each([
    ['raised', 0, false],
    ['contested', 0, false],
    ['accepted', 0, true],
    ['accepted', 1, false],
    ['upheld', 0, true],
    ['upheld', 1, false],
    ['withdrawn', 1, true],
    ['repayment-due', 1, false],
    ['repaid', 1, true],
  ] as const)('%s with %d cents owed has its outcome: %s', (state, owedCents, outcome) => {
    expect(hasOutcome(state, owedCents)).toBe(outcome);
  });
});
