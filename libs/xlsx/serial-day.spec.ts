import { describe, expect, it } from '@jest/globals';
import { dayOfSerial } from './serial-day.js';

describe('the day of a serial number', () => {
  it.each([
    // 1 is 1 January 1900; 60 the 29 February that 1900 did not have.
    [0, undefined],
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, undefined],
    [61, '1900-03-01'],
    [36_526, '2000-01-01'],
    [46_174, '2026-06-01'],
    [2_958_465, '9999-12-31'],
    [2_958_466, undefined],
    [-1, undefined],
    [NaN, undefined],
  ])('%d from 1900 is %s', (serial, day) => {
    expect(dayOfSerial(serial, false)).toBe(day);
  });

  it.each([
    [0, '1904-01-01'],
    [44_712, '2026-06-01'],
    [-1, undefined],
  ])('%d from 1904 is %s', (serial, day) => {
    expect(dayOfSerial(serial, true)).toBe(day);
  });

  it('keeps a time of day, to the second', () => {
    expect(dayOfSerial(46_174.5, false)).toBe('2026-06-01T12:00:00');
    expect(dayOfSerial(46_174.999999, false)).toBe('2026-06-02');
  });
});
