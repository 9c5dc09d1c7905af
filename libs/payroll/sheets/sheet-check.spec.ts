import { describe, expect, it } from '@jest/globals';
import type { RecordSubmitted, SheetPeriod } from './pay-sheet.input.js';
import type { PayablePlacement, SeasonSoFar } from './payable-placements.js';
import { periodFindings, recordFindings, repeatedFindings } from './sheet-check.js';

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

const on = (...days: [date: string, hours: string | number][]): RecordSubmitted => ({
  placementId: 'p1',
  days: days.map(([date, hours]) => ({ date, hours })),
});

const codesOf = (found: { code: string }[]) => found.map(({ code }) => code);

const found = (record: RecordSubmitted, facts: Partial<PayablePlacement> = {}) =>
  codesOf(recordFindings(period(), record, 0, { ...placement, ...facts }, season));

describe('the period of a sheet', () => {
  it.each([
    [52, '2000-06-11', '2000-06-12'],
    [26, '2000-06-18', '2000-06-19'],
    [24, '2000-06-20', '2000-06-21'],
    [12, '2000-07-05', '2000-07-06'],
  ])('with %d pay periods a year lasts to %s and not to %s', (payPeriods, last, over) => {
    const facts = { payPeriods, payDate: '2000-07-31' };
    expect(periodFindings(period({ ...facts, periodEnd: last }))).toEqual([]);
    expect(codesOf(periodFindings(period({ ...facts, periodEnd: over })))).toEqual(['PAY_PERIOD_TOO_LONG']);
  });

  it('runs forward, is paid from its first day on, and of a known frequency', () => {
    expect(periodFindings(period({ payDate: '2000-06-05' }))).toEqual([]);
    expect(codesOf(periodFindings(period({ payDate: '2000-06-04' })))).toEqual(['PAY_DATE_BEFORE_PERIOD']);
    expect(codesOf(periodFindings(period({ periodEnd: '2000-06-04' })))).toEqual(['PAY_PERIOD_REVERSED']);
    expect(codesOf(periodFindings(period({ payPeriods: 25 })))).toEqual(['PAY_FREQUENCY_UNKNOWN']);
  });
});

describe('a record of a sheet', () => {
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
    expect(codesOf(repeatedFindings([on(), on()]))).toEqual(['PLACEMENT_LISTED_TWICE']);
  });

  it('is for who has arrived, and not paid before', () => {
    expect(found(on(), { arrivedOn: null, state: 'travel-booked' })).toEqual(['PAY_BEFORE_ARRIVAL']);
    expect(found(on(), { arrivedOn: '2000-06-13' })).toEqual([]);
    expect(found(on(), { arrivedOn: '2000-06-14' })).toEqual(['PAY_DATE_BEFORE_ARRIVAL']);
  });
});
