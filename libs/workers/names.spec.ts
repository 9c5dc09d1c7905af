import { describe, expect, it } from '@jest/globals';
import { sameName } from './names.js';

describe('family names', () => {
  it.each([
    ['Pérez Núñez', 'PEREZ NUNEZ'],
    ['Saint-Jean', 'saint jean'],
    ['O’Brien', "O'BRIEN"],
    ['  de la  Cruz ', 'De La Cruz'],
    ['Pe\u0301rez', 'P\u00e9rez'],
  ])('are the same when written %j and %j', (one, other) => {
    expect(sameName(one, other)).toBe(true);
  });

  it.each([
    ['Pérez', 'Pérez Núñez'],
    ['Perez', 'Peres'],
    ['Cruz', ''],
  ])('are others when written %j and %j', (one, other) => {
    expect(sameName(one, other)).toBe(false);
  });
});
