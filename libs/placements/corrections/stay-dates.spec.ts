import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import type { Placement } from '../placement.entity.js';
import { changedDates, columnsOf, correctedStay, type DateChanges, dateProblems } from './stay-dates.js';

const today = plainDate('2000-07-01');

/** A stay from the letter of 10 April to the departure of 30 June. */
const stay = {
  number: 'P-000001-3',
  letterIssuedOn: '2000-04-10',
  stayTo: '2000-10-31',
  arrivedOn: '2000-05-01',
  firstDayWorkedOn: '2000-05-03',
  departedOn: '2000-06-30',
} as Placement;

const corrected = (changes: Partial<Record<keyof DateChanges, string>>, facts: Partial<Placement> = {}) =>
  correctedStay(Object.assign({}, stay, facts), changes as DateChanges);

const problems = (
  changes: Partial<Record<keyof DateChanges, string>>,
  facts: Partial<Placement> = {},
  goesOnTo: string | null = null,
) =>
  dateProblems(corrected(changes, facts), { today, goesOnTo }).map(({ code, params }) => [code, params.what]);

describe('a corrected day of a stay', () => {
  it.each([
    ['arrivedOn', '2000-04-10', '2000-04-09'],
    ['arrivedOn', '2000-05-03', '2000-05-04'],
    ['firstDayWorkedOn', '2000-05-01', '2000-04-30'],
    ['firstDayWorkedOn', '2000-06-30', '2000-07-01'],
    ['departedOn', '2000-05-03', '2000-05-02'],
    ['departedOn', '2000-07-01', '2000-07-02'],
  ])('%s can be %s and not %s', (what, possible, not) => {
    expect(problems({ [what]: possible })).toEqual([]);
    expect(problems({ [what]: not })).toEqual([['DATE_NOT_POSSIBLE', what]]);
  });

  it('is held against the others as they are corrected with it', () => {
    expect(problems({ arrivedOn: '2000-05-04', firstDayWorkedOn: '2000-05-04' })).toEqual([]);
    expect(problems({ arrivedOn: '2000-05-05', firstDayWorkedOn: '2000-05-04' })).toEqual([
      ['DATE_NOT_POSSIBLE', 'arrivedOn'],
      ['DATE_NOT_POSSIBLE', 'firstDayWorkedOn'],
    ]);
  });

  it('does not lie after the end of the stay that goes on after a transfer', () => {
    expect(problems({ departedOn: '2000-06-20' }, {}, '2000-06-20')).toEqual([]);
    expect(problems({ departedOn: '2000-06-21' }, {}, '2000-06-20')).toEqual([
      ['DATE_NOT_POSSIBLE', 'departedOn'],
    ]);
  });

  it('was reported before, and is another one now', () => {
    expect(problems({ departedOn: '2000-06-20' }, { departedOn: null })).toEqual([
      ['STAY_DATE_NOT_REPORTED', 'departedOn'],
    ]);
    expect(problems({ arrivedOn: '2000-05-01' })).toEqual([['STAY_DATES_UNCHANGED', undefined]]);
    expect(problems({ arrivedOn: '2000-05-01', departedOn: '2000-06-29' })).toEqual([]);
  });

  it('takes the stay along', () => {
    const moved = corrected({ arrivedOn: '2000-05-02', departedOn: '2000-06-30' });
    expect(changedDates(moved)).toEqual(['arrivedOn']);
    expect(columnsOf(moved)).toEqual({ arrivedOn: '2000-05-02', stayFrom: '2000-05-02' });
    expect(columnsOf(corrected({ departedOn: '2000-06-29' }))).toEqual({
      ...{ departedOn: '2000-06-29', stayTo: '2000-06-29' },
    });
  });
});
