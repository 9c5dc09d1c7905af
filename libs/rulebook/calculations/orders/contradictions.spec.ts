import { describe, expect, it } from '@jest/globals';
import { contradictions } from './contradictions.js';

const codes = (order: Parameters<typeof contradictions>[0]) => contradictions(order).map(({ code }) => code);

describe('what an order names', () => {
  it.each([
    ['2000-05-01', '2000-05-02', []],
    ['2000-05-01', '2000-05-01', ['NEED_DATES_REVERSED']],
    ['2000-05-01', '2000-04-30', ['NEED_DATES_REVERSED']],
    ['2000-05-01', null, []],
    [null, '2000-05-01', []],
  ])('as first and last day of need, %s and %s', (needFrom, needTo, found) => {
    expect(codes({ needFrom, needTo })).toEqual(found);
  });

  it.each([
    [5, 3, 2, []],
    [5, 3, 1, ['POSITIONS_DO_NOT_ADD_UP']],
    [5, 3, null, []],
    [null, 3, 1, []],
    [5, 0, 5, []],
  ])('as %s positions, %s named and %s recruited', (positions, namedPositions, recruitedPositions, found) => {
    expect(codes({ positions, namedPositions, recruitedPositions })).toEqual(found);
  });

  it('is told all at once', () => {
    const wrong = { needFrom: '2000-05-02', needTo: '2000-05-01', positions: 1 };
    expect(codes({ ...wrong, namedPositions: 1, recruitedPositions: 1 })).toHaveLength(2);
  });
});
