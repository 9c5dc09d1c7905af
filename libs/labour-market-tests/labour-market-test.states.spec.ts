import { describe, expect, it } from '@jest/globals';
import { labourMarketTestActs, labourMarketTestStates, nextTestState } from './labour-market-test.states.js';

describe('the states of a labour-market test', () => {
  it('go from open over decision-due to decided', () => {
    expect(nextTestState('open', 'fall-due')).toBe('decision-due');
    expect(nextTestState('decision-due', 'decide')).toBe('decided');
  });

  it('escalate again and again until decided', () => {
    expect(nextTestState('decision-due', 'escalate')).toBe('escalated');
    expect(nextTestState('escalated', 'escalate')).toBe('escalated');
    expect(nextTestState('escalated', 'decide')).toBe('decided');
  });

  it('reach a decision by nothing but deciding', () => {
    const reached = labourMarketTestStates.flatMap((from) =>
      labourMarketTestActs.filter((act) => nextTestState(from, act) === 'decided'),
    );
    expect(new Set(reached)).toEqual(new Set(['decide']));
  });

  it('end with the decision', () => {
    expect(labourMarketTestActs.map((act) => nextTestState('decided', act))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
