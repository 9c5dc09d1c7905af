import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isReadableNumber, readableNumber } from './ids.js';

describe('numbers that people read', () => {
  it('are accepted as written', () => {
    fc.assert(fc.property(fc.nat(), (n) => isReadableNumber('JO', readableNumber('JO', n))));
  });

  it('are refused with one digit wrong or two neighbours swapped', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(4), fc.nat(9), (n, at, digit) => {
        const text = readableNumber('JO', n);
        const index = 3 + at;
        const wrong = text.slice(0, index) + String(digit) + text.slice(index + 1);
        const swapped =
          text.slice(0, index) + String(text[index + 1]) + String(text[index]) + text.slice(index + 2);
        expect(isReadableNumber('JO', wrong)).toBe(wrong === text);
        expect(isReadableNumber('JO', swapped)).toBe(swapped === text);
      }),
    );
  });
});
