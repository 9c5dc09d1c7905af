import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSeasonPlan, randomOf, seasonWorkers } from './index.js';
import { apportion, cut, irrationals, spread } from './shares.js';

describe('apportioning', () => {
  it('adds up and stays within one of the exact share, for any total and weights', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 12 }),
        (total, weights) => {
          const parts = apportion(total, weights);
          const sum = weights.reduce((running, weight) => running + weight, 0);
          expect(parts.reduce((running, part) => running + part, 0)).toBe(total);
          parts.forEach((part, index) =>
            expect(Math.abs(part - (total * (weights[index] ?? 0)) / sum)).toBeLessThan(1),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('refuses weights that are all 0', () => expect(() => apportion(5, [0, 0])).toThrow(/above 0/));
});

describe('spreading', () => {
  it('gives any stretch of indexes its share, where chance would not', () => {
    const kinds = [
      { kind: 'a', weight: 3 },
      { kind: 'b', weight: 1 },
    ];
    for (const from of [0, 1234, 90_000]) {
      const drawn = Array.from({ length: 400 }, (_, index) =>
        cut(kinds, spread(from + index, irrationals.origin, 0.3)),
      );
      expect(Math.abs(drawn.filter((kind) => kind === 'a').length - 300)).toBeLessThanOrEqual(3);
    }
  });
});

describe('draws', () => {
  it('repeat for the same labels, differ for others, and stay in their range', () => {
    const draw = (...labels: (string | number)[]) => {
      const random = randomOf(7, ...labels);
      return Array.from({ length: 1000 }, () => random.whole(1, 6));
    };
    expect(draw('a', 1)).toEqual(draw('a', 1));
    expect(draw('a', 1)).not.toEqual(draw('a', 2));
    for (const face of [1, 2, 3, 4, 5, 6])
      expect(draw('dice').filter((drawn) => drawn === face).length).toBeGreaterThan(120);
    expect(new Set(draw('range')).size).toBe(6);
    expect(() => randomOf(1).pick([])).toThrow(RangeError);
  });

  it('make a whole season of any seed and size', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom('2000' as const, '2026' as const),
        (seed, workers, edition) => {
          const plan = createSeasonPlan({ edition, workers, seed });
          expect([...seasonWorkers(plan)]).toHaveLength(workers);
          expect(createSeasonPlan({ edition, workers, seed })).toEqual(plan);
        },
      ),
      { numRuns: 25 },
    );
  });
});
