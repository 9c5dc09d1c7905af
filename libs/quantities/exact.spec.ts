import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import {
  addMeasures,
  addProducts,
  halfUpToCents,
  higherMeasure,
  higherProduct,
  measure,
  multiply,
  numberOf,
  rateTimes,
  shareFrom,
  shareOfCents,
  textOf,
  unroundedCents,
} from './exact.js';
import { cents, type Rounding } from './money.js';

/** Decimals of every size that a record may hold, and beyond it. */
const decimals = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 9 }))
  .map(([digits, places]) => new Decimal(digits.toString()).dividedBy(new Decimal(10).pow(places)).toFixed());
const pairs = fc.array(fc.tuple(decimals, decimals), { minLength: 1, maxLength: 8 });
const rounding: Record<Rounding, Decimal.Rounding> = {
  'half-up': Decimal.ROUND_HALF_UP,
  down: Decimal.ROUND_DOWN,
  up: Decimal.ROUND_UP,
};

describe('exact measures', () => {
  it('add, multiply and round as decimals do, whatever their size', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        let exact = measure(0) as never as ReturnType<typeof multiply>;
        let expected = new Decimal(0);
        for (const [one, other] of all) {
          exact = addProducts(exact, multiply(measure(one), measure(other)));
          expected = expected.plus(new Decimal(one).times(other));
        }
        fc.pre(expected.times(100).lte(Number.MAX_SAFE_INTEGER));
        expect(halfUpToCents(exact)).toBe(
          expected.times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber(),
        );
        expect(unroundedCents(exact)).toBe(expected.times(100).toNumber());
      }),
      { numRuns: 500 },
    );
  });

  it('are the same from text, number and Decimal', () => {
    fc.assert(
      fc.property(decimals, (text) => {
        expect(textOf(measure(text))).toBe(new Decimal(text).toString());
        expect(textOf(measure(new Decimal(text)))).toBe(new Decimal(text).toString());
        expect(textOf(measure(Number(text)))).toBe(new Decimal(Number(text)).toString());
        expect(numberOf(measure(text))).toBe(Number(text));
      }),
    );
  });

  it('are whole numbers up to four decimals and Decimals beyond', () => {
    expect(measure('17.2055')).toBe(172_055);
    expect(measure(0.1)).toBe(1000);
    expect(measure('17.20555')).toBeInstanceOf(Decimal);
    expect(measure('17.2000000000000000001')).toBeInstanceOf(Decimal);
  });

  it('are written in full beyond the digits that a number tells apart', () => {
    expect(textOf(addMeasures(measure('549755813888'), measure('0.0008')))).toBe('549755813888.0008');
    expect(textOf(measure('99999999999.9999'))).toBe('99999999999.9999');
  });

  it('compare across both kinds', () => {
    fc.assert(
      fc.property(decimals, decimals, (one, other) => {
        const highest = Decimal.max(one, other).toString();
        expect(textOf(higherMeasure(measure(one), measure(other)))).toBe(highest);
        const sum = addMeasures(measure(one), measure(other));
        expect(textOf(sum)).toBe(new Decimal(one).plus(other).toString());
        const [left, right] = [multiply(measure(one), measure(1)), multiply(measure(other), measure(1))];
        expect(unroundedCents(higherProduct(left, right))).toBe(new Decimal(highest).times(100).toNumber());
      }),
    );
  });
});

describe('shares and rates', () => {
  it('round as the rule says, also where a share is no decimal', () => {
    const shares = fc.constantFrom('0.04', '0.10', '0.25', '1/3', '2/3', '0.0577', '1', '0');
    const ways = fc.constantFrom<Rounding>('half-up', 'down', 'up');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), shares, ways, (amount, text, way) => {
        const [of = '', whole = '1'] = text.split('/');
        const exact = new Decimal(of).times(amount).dividedBy(whole);
        expect(shareOfCents(cents(amount), shareFrom(text), way)).toBe(
          exact.toDecimalPlaces(0, rounding[way]).toNumber(),
        );
      }),
    );
    expect(shareOfCents(cents(30_000), shareFrom('1/3'), 'down')).toBe(10_000);
  });

  it('take a rate for each day', () => {
    expect(rateTimes(measure('1.055'), 1, 'half-up')).toBe(106);
    expect(rateTimes(measure('1.055'), 1, 'down')).toBe(105);
    expect(rateTimes(measure('1.051'), 1, 'up')).toBe(106);
  });

  it('are refused when they are none', () => {
    for (const text of ['', '.', 'a', '0.5/3', '-1', '1/'])
      expect(() => shareFrom(text)).toThrow(`"${text}"`);
  });
});
