import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, Decimal, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import { PayRules } from '../pay/rules/pay-rules.js';
import { guaranteeRate } from './guarantee-rate.js';
import { type GuaranteeFacts, guaranteeShortfall } from './guarantee-shortfall.js';
import { guaranteeWindow } from './guarantee-window.js';

const window = guaranteeWindow(plainDate('2000-05-01'), 6);
const whole = [{ from: window.from, to: window.to }];
const minimum = { rule: 'minimum-wage', rate: '6.90' };

const shortfall = (hoursWorked: Decimal.Value, more: Partial<GuaranteeFacts> = {}) =>
  guaranteeShortfall({
    ...{ guaranteedHours: 240, window, hoursWorked, covered: whole, rate: minimum },
    ...more,
  });

describe('the shortfall of an hours guarantee', () => {
  it.each([
    ['240', 'met', '0', 0],
    ['239.99', 'short', '0.01', 7],
    ['240.01', 'met', '0', 0],
    ['0', 'short', '240', 165_600],
    ['200.5', 'short', '39.5', 27_255],
  ])('of 240 hours with %s worked is %s: %s hours and %d cents at 6.90', (...expected) => {
    const [hoursWorked, state, hoursShort, owedCents] = expected;
    expect(shortfall(hoursWorked)).toMatchObject({ state, hoursShort, owedCents });
  });

  it('says of which days and at which rate', () => {
    expect(shortfall('230', { rate: { rule: 'hourly-rate', rate: '7.255' } })).toMatchObject({
      owedCents: 7_255,
      steps: [
        {
          code: 'HOURS_OF_GUARANTEE',
          params: { fromOn: '2000-05-01', toOn: '2000-06-11', guaranteedHours: 240, workedHours: 230 },
          value: '10',
        },
        {
          code: 'GUARANTEE_HOURS_TIMES_RATE',
          params: { hours: '10', rateDollars: '7.255', rule: 'hourly-rate' },
          value: 7_255,
        },
      ],
    });
  });

  it('is not known while no record covers a day of the window, first, last or between', () => {
    const until = (to: string) => ({ from: window.from, to: plainDate(to) });
    const from = (day: string) => ({ from: plainDate(day), to: window.to });
    const unknown = (first: string, last: string) => ({
      state: 'days-unknown',
      days: { from: first, to: last },
    });
    expect(shortfall('230', { covered: [until('2000-06-10')] })).toEqual(unknown('2000-06-11', '2000-06-11'));
    expect(shortfall('230', { covered: [from('2000-05-02')] })).toEqual(unknown('2000-05-01', '2000-05-01'));
    const apart = [until('2000-05-10'), from('2000-05-12')];
    expect(shortfall('230', { covered: apart })).toEqual(unknown('2000-05-11', '2000-05-11'));
    expect(shortfall('230', { covered: [until('2000-05-11'), from('2000-05-12')] }).state).toBe('short');
    expect(shortfall('0', { covered: [] })).toEqual(unknown(window.from, window.to));
  });

  it('is none where the hours that are known reach the guarantee, whatever is not covered', () => {
    expect(shortfall('240', { covered: [] }).state).toBe('met');
    expect(shortfall('239.99', { covered: [] }).state).toBe('days-unknown');
  });

  it('is not 0 where no rate is known', () => {
    expect(shortfall('230', { rate: undefined })).toEqual({ state: 'rate-unknown' });
  });

  it('never grows with an hour more, and is nothing just when the hours are reached', () => {
    const hundredths = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(hundredths, hundredths, (one, more) => {
        const owed = (worked: number) => {
          const found = shortfall(new Decimal(worked).dividedBy(100));
          return 'owedCents' in found ? found.owedCents : NaN;
        };
        expect(owed(one + more)).toBeLessThanOrEqual(owed(one));
        expect(owed(one) === 0).toBe(one >= 24_000);
      }),
    );
  });
});

describe('the rate of an hour short', () => {
  const rules = new PayRules(loadRulebook(), { programme: 'sawp-mexico', country: 'MX', province: 'ON' });
  const rate = (on: string, ...agreed: string[]) =>
    guaranteeRate(
      rules,
      plainDate(on),
      agreed.map((one) => ({ rule: 'hourly-rate', rate: one })),
    );

  it('is the minimum wage of the last day on which it could be given', () => {
    // Ontario raises its minimum wage on 1 October: an hour given on that day would have been paid at the new one.
    const raised = plainDate('2025-10-01');
    expect(rate(addDays(raised, -1), '17.20')).toEqual({ rule: 'minimum-wage', rate: '17.2' });
    expect(rate(raised, '17.20')).toEqual({ rule: 'minimum-wage', rate: '17.6' });
  });

  it('is what was agreed where that is more', () => {
    expect(rate('2000-06-11', '6.90')?.rule).toBe('minimum-wage');
    expect(rate('2000-06-11', '6.91', '7.50', '7.00')).toEqual({ rule: 'hourly-rate', rate: '7.50' });
  });

  it('is what was agreed where no minimum wage is held, and unknown where only pieces are paid', () => {
    expect(rate('2012-06-11', '10.25')).toEqual({ rule: 'hourly-rate', rate: '10.25' });
    expect(rate('2012-06-11', '0')).toBeUndefined();
    expect(rate('2000-06-11', '0')?.rule).toBe('minimum-wage');
  });
});
