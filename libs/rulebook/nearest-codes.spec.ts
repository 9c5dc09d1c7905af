import { describe, expect, it } from '@jest/globals';
import { nearestCodes } from './nearest-codes.js';

describe('the codes nearest to a word', () => {
  it.each([
    ['minimun-wage', 'minimum-wage'],
    ['Minimum_Wage', 'minimum-wage'],
    ['wage', 'minimum-wage'],
    ['pensionrate', 'pension-rate'],
  ])('%s begin with %s', (word, code) => {
    expect(nearestCodes(word)[0]).toBe(code);
  });

  it.each(['', 'x', 'qqqq', '"]; drop'])('are never none, as for %j', (word) => {
    expect(nearestCodes(word).length).toBeGreaterThan(0);
  });
});
