import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDate } from '#libs/quantities';

import { explainStep } from '../../explain/explain.js';
import { guaranteeForecast, type GuaranteeFacts } from './guarantee-forecast.js';

const firstDay = plainDate('2026-05-04');
const on = (day: number, hoursSoFar: GuaranteeFacts['hoursSoFar']) =>
  guaranteeForecast({
    ...{ guaranteedHours: 240, weeks: 6, firstDay },
    ...{ hoursSoFar, asOf: addDays(firstDay, day - 1) },
  });

describe('a guarantee of 240 hours in six weeks', () => {
  it('ends with the sixth week', () => {
    expect(on(1, 8).endsOn).toBe('2026-06-14');
  });

  it('is on pace at exactly a sixth each week, and behind by a hundredth less', () => {
    expect(on(7, 40)).toMatchObject({ state: 'on-pace', hoursShort: '0' });
    expect(on(7, '39.99')).toMatchObject({ state: 'behind', hoursShort: '0.06' });
    expect(on(14, '71.34')).toMatchObject({ hoursShort: '25.98', hoursNeededADay: '6.03' });
  });

  it('is met at 240 and short at a hundredth less, on its last day and after it', () => {
    expect(on(41, 240)).toMatchObject({ state: 'met', hoursShort: '0', hoursNeededADay: null });
    expect(on(41, '239.99').state).toBe('on-pace');
    for (const day of [42, 43, 90]) {
      expect(on(day, 240).state).toBe('met');
      expect(on(day, '239.99')).toMatchObject({ state: 'short', hoursShort: '0.01', hoursNeededADay: null });
    }
  });

  it('says nothing of a pace before the first day', () => {
    expect(on(0, 0)).toMatchObject({ state: 'on-pace', hoursShort: '0', hoursNeededADay: '5.72' });
  });

  it('is told in three languages', () => {
    const { step } = on(14, '71.333');
    expect(explainStep(step, 'en').text).toBe(
      '71.333 hours until May 17, 2026: at this pace 26.01 hours will be missing on June 14, 2026. From now on 6.03 hours a day are needed.',
    );
    expect(explainStep(step, 'es').text).toContain('faltarán 26.01 horas el 14 de junio de 2026');
    expect(explainStep(step, 'fr').text).toContain('il manquera 26,01 heures le 14 juin 2026');
  });

  it('never forecasts more missing hours for more work', () => {
    const hours = fc.integer({ min: 0, max: 30_000 }).map((one) => one / 100);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), hours, hours, (day, one, more) => {
        expect(Number(on(day, one + more).hoursShort)).toBeLessThanOrEqual(Number(on(day, one).hoursShort));
      }),
    );
  });
});
