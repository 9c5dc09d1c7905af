import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explanationCodeBytes, explanationCodeFrom, readExplanationCode } from './explanation-code.js';

const random = fc
  .uint8Array({ minLength: explanationCodeBytes, maxLength: explanationCodeBytes })
  .map((bytes) => explanationCodeFrom(bytes));

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split('');

describe('an explanation code', () => {
  it('is four groups of five digits of base 32', () => {
    fc.assert(
      fc.property(random, (code) => {
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
      }),
    );
    expect(explanationCodeFrom(new Uint8Array(12))).toBe('00000-00000-00000-00000');
  });

  it('uses 90 of the bits that it is given, and refuses fewer', () => {
    const codes = new Set(Array.from({ length: 2_000 }, () => explanationCodeFrom(randomBytes(12))));
    expect(codes.size).toBe(2_000);
    const flipped = (bit: number) => {
      const bytes = new Uint8Array(12);
      bytes[11 - Math.floor(bit / 8)] = 1 << (bit % 8);
      return explanationCodeFrom(bytes);
    };
    const bits = Array.from({ length: 96 }, (_, bit) => flipped(bit));
    expect(new Set(bits.slice(0, 90)).size).toBe(90);
    expect(() => explanationCodeFrom(new Uint8Array(11))).toThrow('12 random bytes, not 11');
  });

  it('is read as it was printed, however it is typed', () => {
    fc.assert(
      fc.property(random, (code) => {
        const careless = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        expect(readExplanationCode(code)).toBe(code);
        expect(readExplanationCode(careless)).toBe(code);
        expect(readExplanationCode(code.replaceAll('-', ''))).toBe(code);
      }),
    );
  });

  it('is not read with a digit wrong', () => {
    fc.assert(
      fc.property(random, fc.nat(19), fc.nat(31), (code, place, digit) => {
        const plain = code.replaceAll('-', '').split('');
        const right = plain[place];
        plain[place] = digits[digit] ?? '';
        expect(readExplanationCode(plain.join(''))).toBe(plain[place] === right ? code : undefined);
      }),
    );
  });

  it('is not read with two neighbours swapped', () => {
    fc.assert(
      fc.property(random, fc.nat(18), (code, place) => {
        const plain = code.replaceAll('-', '').split('');
        [plain[place], plain[place + 1]] = [plain[place + 1] ?? '', plain[place] ?? ''];
        expect(readExplanationCode(plain.join(''))).toBe(
          plain[place] === plain[place + 1] ? code : undefined,
        );
      }),
    );
  });

  it.each([
    '',
    'U0000-00000-00000-00000',
    '00000-00000-00000-0000',
    'a'.repeat(40),
    '\u0000',
    '７'.repeat(20),
  ])('is not read from %j', (typed) => {
    expect(readExplanationCode(typed)).toBeUndefined();
  });
});
