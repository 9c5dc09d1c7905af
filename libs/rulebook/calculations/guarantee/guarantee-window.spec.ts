import { describe, expect, it } from '@jest/globals';
import { measure, numberOf, plainDate } from '#libs/quantities';

import { guaranteeWindow, hoursWithin } from './guarantee-window.js';

const window = guaranteeWindow(plainDate('2026-04-08'), 6);

describe('the window of the guarantee', () => {
  it('ends with the 42nd day, the first day worked included', () => {
    expect(window).toEqual({ from: '2026-04-08', to: '2026-05-19' });
  });

  it('counts the hours of its first and last day, and none before or after', () => {
    const hours = [8, 8, 8].map((one) => measure(one));
    const within = (periodStart: string) => numberOf(hoursWithin(hours, plainDate(periodStart), window));
    expect(within('2026-04-06')).toBe(8);
    expect(within('2026-04-08')).toBe(24);
    expect(within('2026-05-18')).toBe(16);
    expect(within('2026-05-19')).toBe(8);
    expect(within('2026-05-20')).toBe(0);
  });
});
