import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';

import { ratio, ratioOf, timesRatio } from './ratio.js';

describe('ratio', () => {
  it.each([
    ['0.0595', 595, 10_000],
    ['.25', 25, 100],
    ['2/3', 2, 3],
    ['0', 0, 1],
    ['1', 1, 1],
  ])('reads %s', (text, numerator, denominator) => {
    expect(ratio(text)).toEqual({ numerator, denominator });
  });

  it.each(['', '.', '-0.1', '1/0', '5%', '1e3', ' 1'])('refuses "%s"', (text) => {
    expect(() => ratio(text)).toThrow(RangeError);
  });

  it('takes a part of a rate without rounding it', () => {
    // 129.30 of contributions at 5.95 %, of which 1 % is additional.
    expect(timesRatio(12_930, ratioOf(ratio('0.0100'), ratio('0.0595')))).toBe(2173);
  });
});

describe('timesRatio', () => {
  it('rounds half a cent up and less down', () => {
    expect(timesRatio(1, { numerator: 1, denominator: 2 })).toBe(1);
    expect(timesRatio(49, { numerator: 1, denominator: 100 })).toBe(0);
    expect(timesRatio(50, { numerator: 1, denominator: 100 })).toBe(1);
  });

  it('agrees with exact decimals for every size', () => {
    const whole = fc.integer({ min: 0, max: 10_000_000_000_000 });
    const parts = fc.integer({ min: 0, max: 200_000 });
    const divisor = fc.integer({ min: 1, max: 200_000 });
    const Exact = Decimal.clone({ precision: 60 });
    fc.assert(
      fc.property(whole, parts, divisor, (amount, numerator, denominator) => {
        const exact = new Exact(amount)
          .times(numerator)
          .times(2)
          .plus(denominator)
          .dividedBy(denominator * 2);
        expect(timesRatio(amount, { numerator, denominator })).toBe(exact.floor().toNumber());
      }),
    );
  });
});
