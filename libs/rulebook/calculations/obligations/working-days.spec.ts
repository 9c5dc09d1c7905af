import { describe, expect, it } from '@jest/globals';
import { addDays, type PlainDate, plainDate, weekday } from '#libs/quantities';

import { HeldHolidays, type HolidayCorrection } from '../../held-holidays.js';
import { loadRulebook } from '../../load.js';
import { RuleRefused } from '../../refusal.js';
import { WorkingDays, type WorkingDaysOf } from './working-days.js';

const on = plainDate;
const calendar = loadRulebook().holidays;
const of = (province: string, more: Partial<WorkingDaysOf> = {}) =>
  new WorkingDays({ calendar, province, ...more });

/** Holidays on working days of a year, as month and day. */
function holidays(province: string, year: number, more: Partial<WorkingDaysOf> = {}): string[] {
  const days = of(province, more);
  const off: string[] = [];
  for (let day = on(`${String(year)}-01-01`); day.startsWith(String(year)); day = addDays(day, 1))
    if (weekday(day) <= 5 && !days.has(day)) off.push(day.slice(5));
  return off;
}

const refused = (ask: () => unknown): string[] => {
  try {
    ask();
    return [];
  } catch (error) {
    if (error instanceof RuleRefused) return error.refusals.map(({ code }) => code);
    throw error;
  }
};

describe('public holidays from Monday to Friday', () => {
  // 1 January, 1 July and 11 November 2000 were Saturdays, Quebec's 24 June too; Easter was 23 April.
  it.each([
    ['ON', ['04-21', '05-22', '09-04', '10-09', '12-25', '12-26']],
    ['QC', ['04-21', '05-22', '09-04', '10-09', '12-25']],
    ['BC', ['04-21', '05-22', '08-07', '09-04', '10-09', '12-25']],
    ['NS', ['04-21', '09-04', '12-25']],
  ])('of %s in 2000', (province, expected) => {
    expect(holidays(province, 2000)).toEqual(expected);
  });

  // Easter is 5 April; Boxing Day is a Saturday.
  it.each([
    ['ON', ['01-01', '02-16', '04-03', '05-18', '07-01', '09-07', '10-12', '12-25']],
    ['QC', ['01-01', '04-03', '05-18', '06-24', '07-01', '09-07', '10-12', '12-25']],
    [
      'BC',
      ['01-01', '02-16', '04-03', '05-18', '07-01', '08-03', '09-07', '09-30', '10-12', '11-11', '12-25'],
    ],
    ['NS', ['01-01', '02-16', '04-03', '07-01', '09-07', '11-11', '12-25']],
  ])('of %s in 2026', (province, expected) => {
    expect(holidays(province, 2026)).toEqual(expected);
  });

  it.each([
    ['ON', 'Family Day', '2007-02-19', '2008-02-18'],
    ['BC', 'Family Day', '2012-02-13', '2013-02-11'],
    ['NS', 'Heritage Day', '2014-02-17', '2015-02-16'],
    ['MB', 'Louis Riel Day', '2007-02-19', '2008-02-18'],
    ['SK', 'Family Day', '2006-02-20', '2007-02-19'],
    ['BC', 'the Day for Truth and Reconciliation', '2022-09-30', '2024-09-30'],
    ['PE', 'the Day for Truth and Reconciliation', '2021-09-30', '2022-09-30'],
  ])('of %s have %s from its year on', (province, _name, before, first) => {
    expect(of(province).has(on(before))).toBe(true);
    expect(of(province).has(on(first))).toBe(false);
  });

  it('of British Columbia moved Family Day by a week in 2019', () => {
    const worked = (day: string) => of('BC').has(on(day));
    expect([worked('2018-02-12'), worked('2018-02-19')]).toEqual([false, true]);
    expect([worked('2019-02-11'), worked('2019-02-18')]).toEqual([true, false]);
  });

  it('of Ontario never held Easter Monday', () => {
    expect(['2000-04-24', '2024-04-01', '2026-04-06'].map((day) => of('ON').has(on(day)))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('are a question where only memory says so', () => {
    const day = on('2026-09-30');
    expect(refused(() => of('MB').has(day))).toEqual(['HOLIDAY_UNCONFIRMED']);
    const allowed = of('MB', { allowUnconfirmed: true });
    expect([allowed.has(day), allowed.unconfirmed.map(({ from }) => from)]).toEqual([false, [day]]);
    expect(refused(() => of('PE').has(on('2000-02-21')))).toEqual(['HOLIDAY_UNCONFIRMED']);
    expect(of('MB').has(on('2026-09-29'))).toBe(true);
  });
});

describe('working days', () => {
  it('are counted from the day after, forwards and backwards', () => {
    const days = of('ON');
    // Thursday 2 April 2026 before Good Friday.
    expect(days.add(on('2026-04-02'), 1)).toBe('2026-04-06');
    expect(days.add(on('2026-04-06'), -1)).toBe('2026-04-02');
    expect(days.add(on('2026-04-04'), 1)).toBe('2026-04-06');
    expect(days.add(on('2026-04-04'), -1)).toBe('2026-04-02');
    expect(days.add(on('2026-04-04'), 0)).toBe('2026-04-04');
    // Over New Year: 31 December, 2, 5, 6 and 7 January.
    expect(days.add(on('2025-12-30'), 5)).toBe('2026-01-07');
  });

  it('take in what falls on none of them', () => {
    const days = of('BC');
    expect(['next', 'previous'].map((to) => days.rolled(on('2026-10-10'), to as 'next'))).toEqual([
      '2026-10-13',
      '2026-10-09',
    ]);
    expect(days.rolled(on('2026-10-13'), 'next')).toBe('2026-10-13');
  });

  it('are not counted where no holidays are held', () => {
    expect(refused(() => of('ON').add(on('2028-12-28'), 2))).toEqual(['HOLIDAYS_NOT_COVERED']);
    expect(refused(() => of('ON').add(on('1999-01-04'), -1))).toEqual(['HOLIDAYS_NOT_COVERED']);
    expect(refused(() => of('ON', { province: undefined }).add(on('2026-05-04'), 1))).toEqual([
      'HOLIDAYS_NOT_COVERED',
    ]);
    expect(refused(() => of('ON', { calendar: undefined }).add(on('2026-05-04'), 1))).toEqual([
      'HOLIDAYS_NOT_COVERED',
    ]);
  });
});

describe('a holiday that is entered late', () => {
  const mourning: HolidayCorrection = {
    name: 'Day of mourning',
    provinces: ['ON'],
    isHoliday: true,
    on: '06-10',
    from: on('2026-06-10'),
    to: on('2026-06-11'),
    enteredOn: on('2026-06-01'),
    status: 'confirmed',
    source: { title: 'Proclamation', href: null, clause: 'section 1' },
  };
  const book = new HeldHolidays({
    from: on('2026-01-01'),
    to: on('2027-01-01'),
    source: mourning.source,
    corrections: [mourning, { ...mourning, isHoliday: false, enteredOn: on('2026-06-08') }],
  });
  const isOff = (knownOn?: PlainDate, province = 'ON') =>
    !new WorkingDays({ calendar: book, province, knownOn }).has(on('2026-06-10'));

  it('holds from the day on which it was entered, until it is taken back', () => {
    expect(isOff(on('2026-05-31'))).toBe(false);
    expect(isOff(on('2026-06-01'))).toBe(true);
    expect(isOff(on('2026-06-07'))).toBe(true);
    expect(isOff(on('2026-06-08'))).toBe(false);
    expect(isOff()).toBe(false);
    expect(isOff(on('2026-06-01'), 'QC')).toBe(false);
  });
});
