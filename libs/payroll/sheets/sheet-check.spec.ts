import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import type { DaySubmitted, RecordSubmitted, SheetPeriod } from './pay-sheet.input.js';
import type { PayablePlacement, SeasonSoFar } from './payable-placements.js';
import { periodProblems, recordProblems, repeatedProblems } from './sheet-check.js';

const period = (facts: Partial<SheetPeriod> = {}): SheetPeriod => ({
  periodStart: '2000-06-05',
  periodEnd: '2000-06-11',
  payDate: '2000-06-13',
  payPeriods: 52,
  ...facts,
});

const placement: PayablePlacement = {
  id: 'p1',
  number: 'P-000001-3',
  workerId: 'w1',
  employerId: 'e1',
  province: 'ON',
  country: 'MX',
  programme: 'sawp-mexico',
  state: 'departed',
  arrivedOn: '2000-06-06',
  firstDayWorkedOn: '2000-06-06',
  lastDayOn: '2000-06-09',
  transportCostCents: 60_000,
};

const season = { rootId: 'p1', paidBy: null } as SeasonSoFar;

/** Long after every day of these sheets. */
const later = plainDate('2000-11-30');

const on = (...days: [date: string, hours: string | number][]): RecordSubmitted => ({
  placementId: 'p1',
  days: days.map(([date, hours]) => ({ date, hours })),
});

const codesOf = (found: { code: string }[]) => found.map(({ code }) => code);

const found = (record: RecordSubmitted, facts: Partial<PayablePlacement> = {}, today = later) =>
  codesOf(recordProblems(period(), record, 0, { placement: { ...placement, ...facts }, season, today }));

const problems = (facts: Partial<SheetPeriod>, today = later) =>
  codesOf(periodProblems(period(facts), today));

describe('the period of a sheet', () => {
  it.each([
    [52, '2000-06-11', '2000-06-12'],
    [26, '2000-06-18', '2000-06-19'],
    [24, '2000-06-20', '2000-06-21'],
    [12, '2000-07-05', '2000-07-06'],
  ])('with %d pay periods a year lasts to %s and not to %s', (payPeriods, last, over) => {
    const facts = { payPeriods, payDate: '2000-07-31' };
    expect(problems({ ...facts, periodEnd: last })).toEqual([]);
    expect(problems({ ...facts, periodEnd: over })).toEqual(['PAY_PERIOD_TOO_LONG']);
  });

  it('runs forward, is paid from its first day on, and of a known frequency', () => {
    expect(problems({ payDate: '2000-06-05' })).toEqual([]);
    expect(problems({ payDate: '2000-06-04' })).toEqual(['PAY_DATE_BEFORE_PERIOD']);
    expect(problems({ periodEnd: '2000-06-04' })).toEqual(['PAY_PERIOD_REVERSED']);
    expect(problems({ payPeriods: 25 })).toEqual(['PAY_FREQUENCY_UNKNOWN']);
    expect(problems({ payPeriods: 25, payDate: '2000-06-04' })).toEqual([
      'PAY_FREQUENCY_UNKNOWN',
      'PAY_DATE_BEFORE_PERIOD',
    ]);
  });

  it('has reached its last day', () => {
    expect(problems({}, plainDate('2000-06-11'))).toEqual([]);
    expect(problems({}, plainDate('2000-06-10'))).toEqual(['PAY_PERIOD_NOT_OVER']);
    expect(problems({}, plainDate('2000-06-05'))).toEqual(['PAY_PERIOD_NOT_OVER']);
    expect(problems({}, plainDate('2000-06-04'))).toEqual(['PAY_PERIOD_NOT_BEGUN']);
  });

  it('is paid within a month of today, or was paid on whatever earlier day', () => {
    const today = plainDate('2000-06-11');
    expect(problems({ payDate: '2000-07-12' }, today)).toEqual([]);
    expect(problems({ payDate: '2000-07-13' }, today)).toEqual(['PAY_DATE_TOO_FAR']);
    expect(problems({ payDate: '2000-07-13' }, plainDate('2000-06-12'))).toEqual([]);
    expect(problems({ payDate: '2000-06-13' }, later)).toEqual([]);
  });
});

describe('a record of a sheet', () => {
  const day = (date: string, facts: Partial<DaySubmitted>): RecordSubmitted => ({
    placementId: 'p1',
    days: [{ date, hours: 0, ...facts }],
  });
  const pieces = [{ unit: 'bushel', count: 1, rate: '1.25' }];

  it.each([
    ['hours', { hours: '0.01' }],
    ['pieces without hours', { pieces }],
    ['meals', { meals: true }],
  ])('has %s from the arrival to the departure', (_what, facts) => {
    const stay = { firstDayWorkedOn: '2000-06-06' };
    expect(found(day('2000-06-05', facts), stay)).toEqual(['DAY_BEFORE_ARRIVAL']);
    expect(found(day('2000-06-06', facts), stay)).toEqual([]);
    expect(found(day('2000-06-09', facts), stay)).toEqual([]);
    expect(found(day('2000-06-10', facts), stay)).toEqual(['DAY_AFTER_DEPARTURE']);
  });

  it('may list a day outside the stay on which nothing happened', () => {
    const none = [{ unit: 'bushel', count: '0.00', rate: '1.25' }];
    for (const facts of [{}, { hours: '0.00' }, { pieces: none, meals: false }])
      for (const date of ['2000-06-05', '2000-06-10']) expect(found(day(date, facts))).toEqual([]);
  });

  it('has work from the first day worked on, and meals before it', () => {
    const stay = { firstDayWorkedOn: '2000-06-08' };
    expect(found(day('2000-06-07', { hours: 1 }), stay)).toEqual(['DAY_BEFORE_FIRST_DAY']);
    expect(found(day('2000-06-07', { pieces }), stay)).toEqual(['DAY_BEFORE_FIRST_DAY']);
    expect(found(day('2000-06-07', { meals: true }), stay)).toEqual([]);
    expect(found(day('2000-06-08', { hours: 1 }), stay)).toEqual([]);
  });

  it('has work once a first day worked is reported', () => {
    const stay: Partial<PayablePlacement> = { firstDayWorkedOn: null, lastDayOn: null };
    expect(found(day('2000-06-07', { hours: 1 }), { ...stay, state: 'arrived' })).toEqual([
      'FIRST_DAY_NOT_REPORTED',
    ]);
    expect(found(day('2000-06-07', {}), { ...stay, state: 'arrived' })).toEqual([]);
    // After an early end nobody can report it any more.
    expect(found(day('2000-06-07', { hours: 1 }), { ...stay, state: 'early-return' })).toEqual([]);
  });

  it('has no day that has not come', () => {
    const at = (today: string, facts: Partial<DaySubmitted>) =>
      found(day('2000-06-08', facts), {}, plainDate(today));
    expect(at('2000-06-08', { hours: 8 })).toEqual([]);
    for (const facts of [{ hours: 8 }, { pieces }, { meals: true }])
      expect(at('2000-06-07', facts)).toEqual(['DAY_NOT_WORKED_YET']);
    expect(at('2000-06-07', {})).toEqual([]);
  });

  it('has days from the arrival to the departure', () => {
    expect(found(on(['2000-06-06', 8], ['2000-06-09', 8]))).toEqual([]);
    expect(found(on(['2000-06-05', 8]))).toEqual(['DAY_BEFORE_ARRIVAL']);
    expect(found(on(['2000-06-10', 8]))).toEqual(['DAY_AFTER_DEPARTURE']);
    expect(found(on(['2000-06-10', 8]), { lastDayOn: null })).toEqual([]);
    expect(found(on(['2000-06-12', 8]), { lastDayOn: null })).toEqual(['DAY_OUTSIDE_PERIOD']);
  });

  it.each([
    [0, true],
    ['24', true],
    ['24.00', true],
    ['24.01', false],
    [24.25, false],
    ['8.255', false],
    [-1, false],
    ['eight', false],
  ])('of %p hours in a day is possible: %p', (hours, possible) => {
    expect(found(on(['2000-06-06', hours]))).toEqual(possible ? [] : ['HOURS_IMPOSSIBLE']);
  });

  it('has each day and each worker once', () => {
    expect(found(on(['2000-06-06', 8], ['2000-06-06', 1]))).toEqual(['DAY_LISTED_TWICE']);
    expect(codesOf(repeatedProblems([on(), on()]))).toEqual(['PLACEMENT_LISTED_TWICE']);
  });

  it('is for who has arrived, and not paid before', () => {
    expect(found(on(), { arrivedOn: null, state: 'travel-booked' })).toEqual(['PAY_BEFORE_ARRIVAL']);
    expect(found(on(), { arrivedOn: '2000-06-13' })).toEqual([]);
    expect(found(on(), { arrivedOn: '2000-06-14' })).toEqual(['PAY_DATE_BEFORE_ARRIVAL']);
  });
});
