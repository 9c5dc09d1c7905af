import { describe, expect, it } from '@jest/globals';
import {
  type ComplaintAct,
  complaintActs,
  type ComplaintState,
  complaintStates,
  nextComplaintState,
  possibleComplaintActs,
} from './complaint.states.js';

/** In the order of `complaintActs`: where each act leads, `-` where it cannot be done. */
const table: Record<ComplaintState, string> = {
  received: 'acknowledged - -',
  acknowledged: '- investigated -',
  investigated: '- - resolved',
  resolved: '- - -',
};

const cells = complaintStates.flatMap((from) =>
  table[from].split(' ').map((to, index) => [from, complaintActs[index] as ComplaintAct, to] as const),
);

describe('the states of a complaint', () => {
  it('has a line for every state and a cell for every act', () => {
    expect(cells).toHaveLength(complaintStates.length * complaintActs.length);
  });

  it.each(cells)('%s, %s: %s', (from, act, to) => {
    expect(nextComplaintState(from, act) ?? '-').toBe(to);
    expect(possibleComplaintActs(from).includes(act)).toBe(to !== '-');
  });
});
