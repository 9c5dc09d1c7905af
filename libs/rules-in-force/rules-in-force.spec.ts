import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import { loadRulebook } from '#libs/rulebook';

import { RulesInForce } from './rules-in-force.js';

/** What needs no season value asks no database. */
const rules = new RulesInForce(loadRulebook(), undefined as never);
const dayIn = (province: string, instant: string) => rules.dayIn(province, new Date(instant));

describe('the day that it is in a province', () => {
  it('begins at its own midnight, in winter and in summer', () => {
    expect(dayIn('BC', '2026-01-10T07:59:59Z')).toBe('2026-01-09');
    expect(dayIn('BC', '2026-01-10T08:00:00Z')).toBe('2026-01-10');
    expect(dayIn('BC', '2026-07-10T06:59:59Z')).toBe('2026-07-09');
    expect(dayIn('BC', '2026-07-10T07:00:00Z')).toBe('2026-07-10');
  });

  it('begins as in summer once clocks are not put back any more', () => {
    expect(dayIn('BC', '2026-11-01T06:59:59Z')).toBe('2026-10-31');
    expect(dayIn('BC', '2026-11-01T07:00:00Z')).toBe('2026-11-01');
    expect(dayIn('BC', '2026-11-24T07:00:00Z')).toBe('2026-11-24');
    expect(dayIn('ON', '2026-11-24T04:59:59Z')).toBe('2026-11-23');
    expect(rules.timeZone('BC', plainDate('2026-10-31'))).toBe('America/Vancouver');
    expect(rules.timeZone('BC', plainDate('2026-11-01'))).toBe('Etc/GMT+7');
  });

  it('is asked for after the last day that is held, and where nothing is held, too', () => {
    expect(dayIn('BC', '2030-01-10T07:00:00Z')).toBe('2030-01-10');
    expect(dayIn('XX', '2026-11-24T00:00:00Z')).toBe('2026-11-24');
  });
});
