import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import { nextDigest } from './next-digest.js';

const toronto = { timeZone: 'America/Toronto', hour: 7, lastOn: null };
const next = (now: string, of: Parameters<typeof nextDigest>[1]) => {
  const { on, at } = nextDigest(new Date(now), of);
  return `${on} ${at.toISOString()}`;
};

describe('the next digest', () => {
  it('goes out at the hour of the zone, of the same day before it and of the next from it on', () => {
    // Toronto is five hours behind in March 2000, until 2 April.
    expect(next('2000-03-27T11:59:59.999Z', toronto)).toBe('2000-03-27 2000-03-27T12:00:00.000Z');
    expect(next('2000-03-27T12:00:00Z', toronto)).toBe('2000-03-28 2000-03-28T12:00:00.000Z');
  });

  it('follows the clocks when they change', () => {
    expect(next('2000-04-01T12:00:00Z', toronto)).toBe('2000-04-02 2000-04-02T11:00:00.000Z');
    // Clocks went back on 1 November 2026, at two in the morning.
    expect(next('2026-10-31T11:00:00Z', toronto)).toBe('2026-11-01 2026-11-01T12:00:00.000Z');
  });

  it('goes out once at an hour that comes twice, and an hour late at one that is left out', () => {
    // One in the morning came at 05:00 and at 06:00 UTC of 29 October 2000; two did not come on 2 April.
    const [one, two] = [
      { ...toronto, hour: 1 },
      { ...toronto, hour: 2 },
    ];
    expect(next('2000-10-29T04:59:00Z', one)).toBe('2000-10-29 2000-10-29T05:00:00.000Z');
    expect(next('2000-10-29T05:30:00Z', one)).toBe('2000-10-30 2000-10-30T06:00:00.000Z');
    expect(next('2000-10-29T06:30:00Z', { ...one, lastOn: plainDate('2000-10-29') })).toBe(
      '2000-10-30 2000-10-30T06:00:00.000Z',
    );
    expect(next('2000-04-02T06:00:00Z', two)).toBe('2000-04-02 2000-04-02T07:00:00.000Z');
  });

  it('is on a later day than the one before, whatever zone that was counted in', () => {
    const vancouver = { timeZone: 'America/Vancouver', hour: 7, lastOn: plainDate('2000-03-27') };
    // It is six in the morning there, and somebody already had the digest of that day from Halifax.
    expect(next('2000-03-27T14:00:00Z', vancouver)).toBe('2000-03-28 2000-03-28T15:00:00.000Z');
    expect(next('2000-03-27T14:00:00Z', { ...vancouver, lastOn: plainDate('2000-03-26') })).toBe(
      '2000-03-27 2000-03-27T15:00:00.000Z',
    );
  });
});
