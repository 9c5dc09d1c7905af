import { describe, expect, it } from '@jest/globals';
import { nextPayRecordState, payRecordStates, possiblePayRecordActs, standing } from './pay-record.states.js';

describe('the states of a pay record', () => {
  it('lead from the draft to the answer', () => {
    expect(nextPayRecordState('draft', 'submit')).toBe('submitted');
    expect(nextPayRecordState('submitted', 'assess')).toBe('assessed');
    expect(nextPayRecordState('assessed', 'accept')).toBe('accepted');
    expect(nextPayRecordState('assessed', 'dispute')).toBe('disputed');
  });

  it('let every assessed record be corrected, once', () => {
    const correctable = payRecordStates.filter((state) => nextPayRecordState(state, 'correct') !== undefined);
    expect(correctable).toEqual(['assessed', 'accepted', 'disputed']);
    expect(possiblePayRecordActs('corrected')).toEqual([]);
  });

  it('let a record be withdrawn until the worker agrees to it, and never anything after that', () => {
    const withdrawable = payRecordStates.filter(
      (state) => nextPayRecordState(state, 'withdraw') !== undefined,
    );
    expect(withdrawable).toEqual(['assessed', 'disputed']);
    expect(possiblePayRecordActs('withdrawn')).toEqual([]);
  });

  it('end standing where nothing is possible any more, in SQL as here', () => {
    const ended = payRecordStates.filter((state) => possiblePayRecordActs(state).length === 0);
    expect(standing('r')).toBe(`r.state not in (${ended.map((state) => `'${state}'`).join(', ')})`);
  });

  it('take a dispute back but not an agreement', () => {
    expect(nextPayRecordState('disputed', 'accept')).toBe('accepted');
    expect(nextPayRecordState('accepted', 'dispute')).toBeUndefined();
  });
});
