import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '#libs/quantities';
import { type GuaranteeRate, guaranteeShortfall } from './guarantee-shortfall.js';

const source = { title: 'A test', href: null, clause: 'one' };
const minimum: GuaranteeRate = { rule: 'minimum-wage', rate: '6.90', source };
const offered: GuaranteeRate = { rule: 'hourly-rate', rate: '7.255', source };

describe('the shortfall of an hours guarantee', () => {
  it.each([
    ['240', '0', 0],
    ['239.99', '0.01', 7],
    ['240.01', '0', 0],
    ['0', '240', 165_600],
    ['200.5', '39.5', 27_255],
  ])('of 240 hours with %s worked is %s hours and %d cents at 6.90', (hoursWorked, hoursShort, owedCents) => {
    expect(guaranteeShortfall({ guaranteedHours: 240, hoursWorked, rates: [minimum] })).toMatchObject({
      hoursShort,
      owedCents,
    });
  });

  it('is owed at the highest rate that the record shows, and says how', () => {
    const short = { guaranteedHours: 240, hoursWorked: '230' };
    for (const rates of [[minimum, offered] as const, [offered, minimum] as const]) {
      const { owedCents, rate, steps } = guaranteeShortfall({ ...short, rates: [...rates] });
      expect([owedCents, rate.rule]).toEqual([7_255, 'hourly-rate']);
      expect(steps).toEqual([
        { code: 'GUARANTEE_HOURS_SHORT', params: { guaranteedHours: 240, workedHours: '230' }, value: '10' },
        {
          code: 'GUARANTEE_HOURS_TIMES_RATE',
          params: { hours: '10', rateDollars: '7.255', rule: 'hourly-rate' },
          value: 7_255,
        },
      ]);
    }
  });

  it('never grows with an hour more, and is nothing just when the hours are reached', () => {
    const hundredths = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(hundredths, hundredths, (one, more) => {
        const owed = (worked: number) =>
          guaranteeShortfall({
            guaranteedHours: 240,
            hoursWorked: new Decimal(worked).dividedBy(100),
            rates: [minimum],
          }).owedCents;
        expect(owed(one + more)).toBeLessThanOrEqual(owed(one));
        expect(owed(one) === 0).toBe(one >= 24_000);
      }),
    );
  });
});
