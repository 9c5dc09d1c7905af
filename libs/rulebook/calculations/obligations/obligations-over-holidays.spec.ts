import { describe, expect, it } from '@jest/globals';
import { addDays, endOfDay, plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import { provinceTimeZone } from '../orders/agency.js';
import { obligationsFor } from './obligations.js';

const rulebook = loadRulebook();
const provinces = ['ON', 'QC', 'BC', 'NS'] as const;
const programmes = ['sawp-mexico', 'sawp-caribbean'] as const;

/** The hour of UTC at which a day ends, by what the clocks show at its end. */
const midnight = {
  standard: { ON: '05', QC: '05', BC: '08', NS: '04' },
  daylight: { ON: '04', QC: '04', BC: '07', NS: '03' },
};

/** The last day of an obligation, and what the clocks show at its end; where a province differs, its own. */
type Due = readonly [
  day: string,
  clocks: keyof typeof midnight | null,
  own?: Partial<Record<string, keyof typeof midnight>>,
];

/** A season whose days fall on weekends, holidays and changes of the clocks, with every date counted by hand. */
interface Season {
  needFrom: string;
  needTo: string;
  due: Readonly<Record<string, Due>>;
  /** Owed in one programme alone. */
  only: { 'sawp-mexico': Readonly<Record<string, Due>>; 'sawp-caribbean': Readonly<Record<string, Due>> };
  /** The first day from which a thing can be done, where there is one. */
  opens: Readonly<Record<string, string>>;
  /** What is not owed in a province, or not confirmed to be. */
  notIn?: Readonly<Record<string, readonly string[]>>;
}

const seasons: Record<string, Season> = {
  // Clocks went forward on Sunday 2 April 2000 and back on Sunday 29 October; Easter was 23 April.
  'from Sunday 30 April to Sunday 29 October 2000': {
    needFrom: '2000-04-30',
    needTo: '2000-10-29',
    due: {
      // Eight weeks: 30 days to 31 March, 26 more: a Sunday.
      FILE_JOB_ORDER: ['2000-03-05', 'standard'],
      // The window opens 28 days before, on the day on which clocks go forward, and closes 21 days before, a Sunday.
      ADVERTISE: ['2000-04-02', 'daylight'],
      DECIDE_LMT: ['2000-04-09', 'daylight'],
      TRANSMIT_TO_AGENCY: ['2000-04-09', 'daylight'],
      // 14 days before, a Sunday; 10 days before, the Thursday before Good Friday.
      COMPLETE_DOCUMENTS: ['2000-04-16', 'daylight'],
      SUBMIT_TO_VISA_OFFICE: ['2000-04-20', 'daylight'],
      // Working days before a Sunday: 28, 27, 26, 25 and 24 April, which is Easter Monday and worked everywhere.
      BOOK_TRAVEL: ['2000-04-24', 'daylight'],
      SEND_NAMES: ['2000-04-30', 'daylight'],
      HOUSING_INSPECTION: ['2000-04-30', 'daylight'],
      // Two, three and seven days after, over the end of the month; the last is a Sunday.
      REPORT_ARRIVAL: ['2000-05-02', 'daylight'],
      REQUEST_TAX_NUMBER: ['2000-05-03', 'daylight'],
      HEALTH_CARD: ['2000-05-07', 'daylight'],
      // Paid for 30 April to 13 May, and a week after that: the Saturday before Victoria Day.
      SUBMIT_PAY_RECORD: ['2000-05-20', 'daylight'],
      // 42 days with the first: one of April, 31 of May, 10 of June; and two weeks: Quebec's National Holiday, a Saturday.
      SETTLE_GUARANTEED_WEEKS: ['2000-06-24', 'daylight'],
      HOURS_GUARANTEE: ['2000-06-10', 'daylight'],
      // The day on which clocks go back has 25 hours and ends in standard time.
      EVALUATE: ['2000-10-29', 'standard'],
      // A week and two weeks later: Sundays.
      LEAVE_BY: ['2000-11-05', 'standard'],
      FINAL_WAGES: ['2000-11-05', 'standard'],
      SETTLE_HOURS_GUARANTEE: ['2000-11-12', 'standard'],
      KEEP_RECORDS_UNTIL: ['2006-04-30', 'daylight'],
    },
    only: {
      'sawp-mexico': { TAKE_OUT_INSURANCE: ['2000-04-30', 'daylight'] },
      'sawp-caribbean': { SEND_PAY_SHEETS: ['2000-05-20', 'daylight'] },
    },
    opens: { DECIDE_LMT: '2000-04-02' },
  },
  // Clocks go forward on Sunday 8 March 2026; they go back on Sunday 1 November, in British Columbia no more.
  'from Sunday 31 May to Sunday 1 November 2026': {
    needFrom: '2026-05-31',
    needTo: '2026-11-01',
    due: {
      // Twelve weeks: 31 days to 30 April, 30 to 31 March, 23 more: the day on which clocks go forward has 23 hours.
      FILE_JOB_ORDER: ['2026-03-08', 'daylight'],
      ADVERTISE: ['2026-03-08', 'daylight'],
      HOUSING_INSPECTION: ['2026-03-08', 'daylight'],
      DECIDE_LMT: ['2026-05-31', 'daylight'],
      TRANSMIT_TO_AGENCY: ['2026-05-31', 'daylight'],
      // 14 days before, the Sunday before Victoria Day; 10 days before.
      COMPLETE_DOCUMENTS: ['2026-05-17', 'daylight'],
      SUBMIT_TO_VISA_OFFICE: ['2026-05-21', 'daylight'],
      // Working days before a Sunday: 29, 28, 27, 26 and 25 May.
      BOOK_TRAVEL: ['2026-05-25', 'daylight'],
      SEND_NAMES: ['2026-05-31', 'daylight'],
      REPORT_ARRIVAL: ['2026-06-02', 'daylight'],
      REQUEST_TAX_NUMBER: ['2026-06-03', 'daylight'],
      HEALTH_CARD: ['2026-06-07', 'daylight'],
      // Paid for 31 May to 13 June, and a week after that, a Saturday.
      SUBMIT_PAY_RECORD: ['2026-06-20', 'daylight'],
      // 42 days with the first: one of May, 30 of June, 11 of July; and two weeks, a Saturday.
      SETTLE_GUARANTEED_WEEKS: ['2026-07-25', 'daylight'],
      HOURS_GUARANTEE: ['2026-07-11', 'daylight'],
      EVALUATE: ['2026-11-01', 'standard', { BC: 'daylight' }],
      FINAL_WAGES: ['2026-11-08', 'standard', { BC: 'daylight' }],
      SETTLE_HOURS_GUARANTEE: ['2026-11-15', 'standard', { BC: 'daylight' }],
      // Eight months would end on 31 January 2027: 15 December comes first.
      LEAVE_BY: ['2026-12-15', 'standard', { BC: 'daylight' }],
      // Which clocks such a distant day is kept by is not held.
      KEEP_RECORDS_UNTIL: ['2032-05-31', null],
    },
    only: {
      'sawp-mexico': { TAKE_OUT_INSURANCE: ['2026-05-31', 'daylight'] },
      'sawp-caribbean': { SEND_PAY_SHEETS: ['2026-06-20', 'daylight'] },
    },
    // Three months and eight months before the filing; a decision can be had from the filing on.
    opens: { ADVERTISE: '2025-12-08', HOUSING_INSPECTION: '2025-07-08', DECIDE_LMT: '2026-03-08' },
    // Nova Scotia has no cover to ask for; of Quebec and British Columbia nothing confirms it.
    notIn: { HEALTH_CARD: ['QC', 'BC', 'NS'] },
  },
  // Easter is 5 April 2026, Thanksgiving 12 October.
  'from Easter Sunday to Thanksgiving 2026': {
    needFrom: '2026-04-05',
    needTo: '2026-10-12',
    due: {
      // Twelve weeks: 5 days to 31 March, 31 to 28 February, 28 to 31 January, 20 more: a Sunday.
      FILE_JOB_ORDER: ['2026-01-11', 'standard'],
      ADVERTISE: ['2026-01-11', 'standard'],
      HOUSING_INSPECTION: ['2026-01-11', 'standard'],
      DECIDE_LMT: ['2026-04-05', 'daylight'],
      TRANSMIT_TO_AGENCY: ['2026-04-05', 'daylight'],
      COMPLETE_DOCUMENTS: ['2026-03-22', 'daylight'],
      SUBMIT_TO_VISA_OFFICE: ['2026-03-26', 'daylight'],
      // Not Good Friday, the 3rd: 2 and 1 April, 31, 30 and 27 March.
      BOOK_TRAVEL: ['2026-03-27', 'daylight'],
      SEND_NAMES: ['2026-04-05', 'daylight'],
      REPORT_ARRIVAL: ['2026-04-07', 'daylight'],
      REQUEST_TAX_NUMBER: ['2026-04-08', 'daylight'],
      HEALTH_CARD: ['2026-04-12', 'daylight'],
      // Paid for 5 to 18 April, and a week after that, a Saturday.
      SUBMIT_PAY_RECORD: ['2026-04-25', 'daylight'],
      // 42 days with the first: 26 of April, 16 of May; and two weeks, a Saturday.
      SETTLE_GUARANTEED_WEEKS: ['2026-05-30', 'daylight'],
      HOURS_GUARANTEE: ['2026-05-16', 'daylight'],
      // A holiday everywhere but in Nova Scotia: no day moves for that.
      EVALUATE: ['2026-10-12', 'daylight'],
      FINAL_WAGES: ['2026-10-19', 'daylight'],
      SETTLE_HOURS_GUARANTEE: ['2026-10-26', 'daylight'],
      // Eight months from 5 April, a Saturday, are over before 15 December.
      LEAVE_BY: ['2026-12-05', 'standard', { BC: 'daylight' }],
      // Which clocks such a distant day is kept by is not held.
      KEEP_RECORDS_UNTIL: ['2032-04-05', null],
    },
    only: {
      'sawp-mexico': { TAKE_OUT_INSURANCE: ['2026-04-05', 'daylight'] },
      'sawp-caribbean': { SEND_PAY_SHEETS: ['2026-04-25', 'daylight'] },
    },
    opens: { ADVERTISE: '2025-10-11', HOUSING_INSPECTION: '2025-05-11', DECIDE_LMT: '2026-01-11' },
    notIn: { HEALTH_CARD: ['QC', 'BC', 'NS'] },
  },
  // Boxing Day is a holiday in Ontario alone; Easter Monday 2001 was 16 April. The year that follows belongs to no edition.
  'from Boxing Day 2000 to Easter Monday 2001': {
    needFrom: '2000-12-26',
    needTo: '2001-04-16',
    due: {
      // Eight weeks: 26 days to 30 November, 30 to 31 October, two days after the clocks went back.
      FILE_JOB_ORDER: ['2000-10-31', 'standard'],
      ADVERTISE: ['2000-11-28', 'standard'],
      DECIDE_LMT: ['2000-12-05', 'standard'],
      TRANSMIT_TO_AGENCY: ['2000-12-05', 'standard'],
      COMPLETE_DOCUMENTS: ['2000-12-12', 'standard'],
      // A Saturday.
      SUBMIT_TO_VISA_OFFICE: ['2000-12-16', 'standard'],
      // Not Christmas, a Monday: 22, 21, 20, 19 and 18 December.
      BOOK_TRAVEL: ['2000-12-18', 'standard'],
      SEND_NAMES: ['2000-12-26', 'standard'],
      HOUSING_INSPECTION: ['2000-12-26', 'standard'],
      REPORT_ARRIVAL: ['2000-12-28', 'standard'],
      REQUEST_TAX_NUMBER: ['2000-12-29', 'standard'],
      // Over New Year, which is not counted otherwise: seven days.
      HEALTH_CARD: ['2001-01-02', 'standard'],
      // Paid for 26 December to 8 January, and a week after that.
      SUBMIT_PAY_RECORD: ['2001-01-15', 'standard'],
      // 42 days with the first: 6 of December, 31 of January, 5 of February; and two weeks.
      SETTLE_GUARANTEED_WEEKS: ['2001-02-19', 'standard'],
      HOURS_GUARANTEE: ['2001-02-05', 'standard'],
      EVALUATE: ['2001-04-16', 'daylight'],
      LEAVE_BY: ['2001-04-23', 'daylight'],
      FINAL_WAGES: ['2001-04-23', 'daylight'],
      SETTLE_HOURS_GUARANTEE: ['2001-04-30', 'daylight'],
      KEEP_RECORDS_UNTIL: ['2006-12-26', 'standard'],
    },
    only: {
      'sawp-mexico': { TAKE_OUT_INSURANCE: ['2000-12-26', 'standard'] },
      'sawp-caribbean': { SEND_PAY_SHEETS: ['2001-01-15', 'standard'] },
    },
    opens: { DECIDE_LMT: '2000-11-28' },
  },
};

const cases = Object.keys(seasons).flatMap((name) =>
  provinces.flatMap((province) => programmes.map((programme) => [name, province, programme] as const)),
);

describe('every obligation of the season', () => {
  it.each(cases)('%s is dated in %s, for %s', (name, province, programme) => {
    const season = seasons[name];
    if (season === undefined) throw new Error(`There is no season ${name}`);
    const { obligations, edition } = obligationsFor(
      { rulebook, programme, province },
      { needFrom: plainDate(season.needFrom), needTo: plainDate(season.needTo) },
    );
    expect(edition).toBe(season.needFrom.slice(0, 4));
    const owed = Object.entries({ ...season.due, ...season.only[programme] }).filter(
      ([code]) => season.notIn?.[code]?.includes(province) !== true,
    );
    const found = obligations.map(({ code, opensOn, dueOn }) => [code, opensOn, dueOn]);
    expect(found.sort()).toEqual(owed.map(([code, [dueOn]]) => [code, season.opens[code], dueOn]).sort());
    for (const [code, [dueOn, clocks, own]] of owed) {
      if (clocks === null) continue;
      const zone = provinceTimeZone({ rulebook, province }, plainDate(dueOn));
      const hour = midnight[own?.[province] ?? clocks][province];
      expect([code, endOfDay(plainDate(dueOn), zone).toISOString()]).toEqual([
        code,
        `${addDays(plainDate(dueOn), 1)}T${hour}:00:00.000Z`,
      ]);
    }
  });
});
