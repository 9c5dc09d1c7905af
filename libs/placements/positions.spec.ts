import { describe, expect, it } from '@jest/globals';
import { positionsFor } from './positions.js';

describe('the positions of an order', () => {
  const order = { approvedPositions: 5, namedPositions: 3 };

  it('are for names first, then for recruits; a transfer may take any', () => {
    expect(positionsFor(order, 'named')).toEqual({ from: 1, to: 3 });
    expect(positionsFor(order, 'recruited')).toEqual({ from: 4, to: 5 });
    expect(positionsFor(order, 'transfer')).toEqual({ from: 1, to: 5 });
  });

  it('leave recruits nothing when fewer were approved than named', () => {
    const fewer = { approvedPositions: 2, namedPositions: 3 };
    expect(positionsFor(fewer, 'named')).toEqual({ from: 1, to: 2 });
    expect(positionsFor(fewer, 'recruited')).toEqual({ from: 3, to: 2 });
  });

  it('are all for recruits once those without a name went to recruitment', () => {
    const closed = { ...order, namesClosedAt: new Date('2000-05-02T04:00:00Z') };
    expect(positionsFor(closed, 'recruited')).toEqual({ from: 1, to: 5 });
    expect(positionsFor({ ...order, namesClosedAt: null }, 'recruited')).toEqual({ from: 4, to: 5 });
  });

  it('are none before a decision', () => {
    expect(positionsFor({ approvedPositions: null, namedPositions: 3 }, 'named').to).toBe(0);
  });
});
