import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  endOfDay,
  isPlainDate,
  type PlainDate,
  plainDate,
  weekday,
  yearsBetween,
} from './dates.js';

const dates = fc
  .integer({ min: -200_000, max: 200_000 })
  .map((days) => Temporal.PlainDate.from('2000-01-01').add({ days }).toString() as PlainDate);

describe('plain dates', () => {
  it('add and count days as a calendar does, over centuries', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const later = Temporal.PlainDate.from(date).add({ days }).toString();
        expect(addDays(date, days)).toBe(later);
        expect(daysBetween(date, later as PlainDate)).toBe(days);
      }),
      { numRuns: 1000 },
    );
  });

  it('exist or do not', () => {
    for (const good of ['2024-02-29', '2000-02-29', '1999-12-31', '2026-01-01'])
      expect(isPlainDate(good)).toBe(true);
    for (const bad of [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-3',
      '',
      'today',
      7,
    ]) {
      expect(isPlainDate(bad)).toBe(false);
    }
    expect(() => plainDate('2026-02-29')).toThrow('Not a date as YYYY-MM-DD: "2026-02-29"');
  });

  it('stay in the month when months are added, and count whole years on the birthday', () => {
    expect(addMonths(plainDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(yearsBetween(plainDate('1982-05-04'), plainDate('2000-05-03'))).toBe(17);
    expect(yearsBetween(plainDate('1982-05-04'), plainDate('2000-05-04'))).toBe(18);
  });

  it('of who was born on 29 February come round on 1 March in a year without one, and never before', () => {
    const born = plainDate('2000-02-29');
    const age = (on: string) => yearsBetween(born, plainDate(on));
    expect(['2018-02-28', '2018-03-01', '2020-02-28', '2020-02-29'].map(age)).toEqual([17, 18, 19, 20]);
    // A span of years ends on the last day of February, and one of four years on 29 February again.
    expect([1, 4, 6].map((years) => addYears(born, years))).toEqual([
      '2001-02-28',
      '2004-02-29',
      '2006-02-28',
    ]);
    expect([-12, 1, 12].map((months) => addMonths(born, months))).toEqual([
      '1999-02-28',
      '2000-03-29',
      '2001-02-28',
    ]);
  });

  it('know their day of the week', () => {
    // A Saturday, a leap day that was a Tuesday, and the week of Easter 2026.
    expect(
      ['2000-01-01', '2000-02-29', '2026-04-05', '2026-04-06'].map((day) => weekday(plainDate(day))),
    ).toEqual([6, 2, 7, 1]);
  });

  it('end when the day ends in the province, also when clocks change', () => {
    expect(endOfDay(plainDate('2026-03-08'), 'America/Toronto').toISOString()).toBe(
      '2026-03-09T04:00:00.000Z',
    );
    expect(endOfDay(plainDate('2026-11-01'), 'America/Vancouver').toISOString()).toBe(
      '2026-11-02T08:00:00.000Z',
    );
  });
});
