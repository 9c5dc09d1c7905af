import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import { substituteStep } from './next-steps.js';

describe('a substitute', () => {
  const order = { substituteAllowed: true, needFrom: '2000-05-02' };
  const on = (today: string, changes: Partial<typeof order> = {}) =>
    substituteStep({ ...order, ...changes }, [], plainDate(today));

  it('is due by a need date that lies ahead', () => {
    expect(on('2000-05-01')).toEqual([{ act: 'SUBSTITUTE', by: 'sending-officer', dueOn: '2000-05-02' }]);
  });

  it('has no day from the need date on', () => {
    for (const today of ['2000-05-02', '2000-08-15'])
      expect(on(today)).toEqual([{ act: 'SUBSTITUTE', by: 'sending-officer', dueOn: null }]);
  });

  it('is nobody’s step where the order allows none', () => {
    expect(on('2000-05-01', { substituteAllowed: false })).toEqual([]);
  });
});
