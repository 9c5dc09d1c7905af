import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import { trialPeriod } from './trial-period.js';

const rulebook = loadRulebook();
const ontario = { rulebook, programme: 'sawp-mexico', province: 'ON' };
const monday = { firstDayWorked: plainDate('2026-05-04'), transferred: false };

describe('the trial period', () => {
  it('of a first placement is known from memory, and so is not held unless that is allowed', () => {
    expect(trialPeriod(ontario, monday)).toBeUndefined();
    // Twelve days of two weeks, then Monday and Tuesday.
    expect(trialPeriod({ ...ontario, allowUnconfirmed: true }, monday)).toMatchObject({
      endsOn: '2026-05-19',
      rule: { status: 'unconfirmed' },
    });
  });

  it('does not count a day of rest, whether it comes early or late', () => {
    const allowed = { ...ontario, allowUnconfirmed: true };
    const from = (day: string) =>
      trialPeriod(allowed, { firstDayWorked: plainDate(day), transferred: false })?.endsOn;
    expect([from('2026-05-09'), from('2026-05-05')]).toEqual(['2026-05-25', '2026-05-20']);
  });

  it('is seven days for who is transferred in Ontario, and is held nowhere else', () => {
    const transferred = { ...monday, transferred: true };
    expect(trialPeriod(ontario, transferred)?.endsOn).toBe('2026-05-10');
    expect(trialPeriod({ ...ontario, province: 'QC' }, transferred)).toBeUndefined();
  });

  it('is what no source of 2000 tells', () => {
    const then = { firstDayWorked: plainDate('2000-05-01'), transferred: true };
    expect(trialPeriod({ ...ontario, allowUnconfirmed: true }, then)).toBeUndefined();
  });
});
