import { describe, expect, it } from '@jest/globals';
import { orderActs } from './order-acts.js';

const counts = (held: number, open = held, arrived = 0, departed = 0) => ({ held, open, arrived, departed });

describe('what follows for an order', () => {
  it.each([
    ['transmitted', 2, counts(0), []],
    ['transmitted', 2, counts(1), ['place']],
    ['transmitted', 2, counts(2), ['fill']],
    ['filling', 2, counts(1), []],
    ['filling', 2, counts(2), ['fill']],
    ['filled', 2, counts(2), []],
    ['filled', 2, counts(1), ['reopen']],
    ['filling', 2, counts(1, 1, 1), ['arrive']],
    ['filled', 2, counts(2, 2, 1), ['arrive']],
    ['in-season', 2, counts(1, 1, 1), []],
    ['in-season', 2, counts(2, 1, 2, 1), []],
    ['in-season', 2, counts(2, 0, 2, 2), ['close']],
    ['in-season', 2, counts(0, 0, 2, 0), []],
    ['withdrawn', 2, counts(0, 0), []],
    ['lapsed', 2, counts(0, 0), []],
  ] as const)('%s with %i approved and %j', (state, approved, standing, acts) => {
    expect(orderActs(state, approved, standing)).toEqual(acts);
  });
});
