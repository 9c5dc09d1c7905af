import { describe, expect, it } from '@jest/globals';

class Farm {
  houses = 1;
}

/**
 * Matchers are Jest's and live in a global scope of their own, what they look at does not (see .config/jest-runner.mjs):
 * a matcher that takes one scope's Date for no Date finds all of them equal.
 */
describe('a matcher', () => {
  it.each([
    ['dates', { at: new Date(1) }, { at: new Date(2) }],
    ['sets', { all: new Set([1]) }, { all: new Set([2]) }],
    ['maps', { all: new Map([[1, 1]]) }, { all: new Map([[1, 2]]) }],
    ['lists', { all: [1] }, { all: [2] }],
    ['errors', { why: new Error('late') }, { why: new Error('lost') }],
    ['bytes', { file: new Uint8Array([1]) }, { file: new Uint8Array([2]) }],
  ])('tells different %s from each other, also inside', (_, one, other) => {
    expect(one).not.toMatchObject(other);
    expect(one).not.toEqual(other);
    expect(one).toMatchObject(structuredClone(one));
    expect(one).toEqual(structuredClone(one));
  });

  it.each([
    [String, 'text'],
    [Number, 1],
    [Boolean, true],
    [BigInt, 1n],
    [Array, [1]],
    [Object, { a: 1 }],
    [Date, new Date()],
    [Error, new TypeError('wrong')],
    [Function, () => 1],
    [Farm, new Farm()],
  ])('knows any %p', (kind, thing) => {
    expect(thing).toEqual(expect.any(kind));
    expect(Symbol('another')).not.toEqual(expect.any(kind));
  });

  it('tells an object of a class from one that looks like it', () => {
    expect(new Farm()).not.toStrictEqual({ houses: 1 });
    expect(new Farm()).toStrictEqual(new Farm());
  });

  it('knows what was thrown by its class', async () => {
    const fail = () => {
      throw new RangeError('no such day');
    };
    expect(fail).toThrow(RangeError);
    expect(fail).not.toThrow(TypeError);
    await expect(Promise.reject(new RangeError('no such day'))).rejects.toBeInstanceOf(RangeError);
    expect(() => {
      expect(1).toBe(2);
    }).toThrow(Error);
  });
});
