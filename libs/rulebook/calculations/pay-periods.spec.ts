import { describe, expect, it } from '@jest/globals';

import { isPayPeriodCount, longestPeriodDays, payPeriodCounts, shortestPeriodDays } from './pay-periods.js';

describe('the pay periods of a year', () => {
  it('are one set, the most first', () => {
    expect(payPeriodCounts).toEqual([53, 52, 27, 26, 24, 22, 13, 12, 10]);
    for (const other of [0, 1, 11, 14, 25, 51, 54, 240, 2000, 26.5])
      expect(isPayPeriodCount(other)).toBe(false);
  });

  it.each([
    [53, 7, 7],
    [52, 7, 7],
    [27, 14, 14],
    [26, 14, 14],
    [24, 13, 16],
    [22, 13, 16],
    [13, 28, 28],
    [12, 28, 31],
    [10, 28, 31],
  ])('of which there are %i last from %i to %i days', (count, shortest, longest) => {
    expect([shortestPeriodDays(count), longestPeriodDays(count)]).toEqual([shortest, longest]);
  });

  it('have no length where a year has not so many', () => {
    expect(() => longestPeriodDays(25)).toThrow(RangeError);
  });
});
