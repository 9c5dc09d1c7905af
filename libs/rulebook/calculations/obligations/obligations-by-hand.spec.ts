import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import type { SeasonDates } from './obligation.js';
import { obligationsFor } from './obligations.js';

const rulebook = loadRulebook();
const on = plainDate;
const provinces = ['ON', 'QC', 'BC', 'NS'] as const;
type Province = (typeof provinces)[number];
type Programme = 'sawp-mexico' | 'sawp-caribbean';

const found = (province: Province, programme: Programme, season: SeasonDates, allowUnconfirmed = false) =>
  obligationsFor({ rulebook, programme, province, allowUnconfirmed }, season).obligations;
/** Due dates by code; a day from which something is possible stands before it. */
const days = (...question: Parameters<typeof found>): Record<string, string> =>
  Object.fromEntries(
    found(...question).map(({ code, opensOn, dueOn }) => [code, opensOn ? `${opensOn} to ${dueOn}` : dueOn]),
  );

describe('the season from 24 May to 31 October 2000, a Wednesday and a Tuesday', () => {
  const season = { needFrom: on('2000-05-24'), needTo: on('2000-10-31') };
  const everywhere = {
    // Eight weeks: 24 days of May to 30 April, 30 to 31 March, 2 more.
    FILE_JOB_ORDER: '2000-03-29',
    // Three to four weeks: 28 days before 24 May is 26 April, 21 days before is 3 May.
    DECIDE_LMT: '2000-04-26 to 2000-05-03',
    // The search is complete when the window opens.
    ADVERTISE: '2000-04-26',
    // The order goes on the day of the decision, which is 3 May at the latest.
    TRANSMIT_TO_AGENCY: '2000-05-03',
    // Two weeks before.
    COMPLETE_DOCUMENTS: '2000-05-10',
    // Ten days before, a Sunday: days are counted, and no day moves for being no working day.
    SUBMIT_TO_VISA_OFFICE: '2000-05-14',
    // Names, and an inspected house, on the day itself.
    SEND_NAMES: '2000-05-24',
    HOUSING_INSPECTION: '2000-05-24',
    // Two days after the arrival; three days, a Saturday, and seven after the first day worked.
    REPORT_ARRIVAL: '2000-05-26',
    REQUEST_TAX_NUMBER: '2000-05-27',
    HEALTH_CARD: '2000-05-31',
    // The first two weeks of pay are 24 May to 6 June, and their record is due a week after them.
    SUBMIT_PAY_RECORD: '2000-06-13',
    // Six weeks are 42 days with the first: 8 to 31 May, 30 to 30 June, 4 more; and two weeks for what is short.
    SETTLE_GUARANTEED_WEEKS: '2000-07-18',
    HOURS_GUARANTEE: '2000-07-04',
    EVALUATE: '2000-10-31',
    // A week after the last day of need, and two weeks for what is short of the hours.
    LEAVE_BY: '2000-11-07',
    FINAL_WAGES: '2000-11-07',
    SETTLE_HOURS_GUARANTEE: '2000-11-14',
    KEEP_RECORDS_UNTIL: '2006-05-24',
  };
  // Five working days before: 23 May, then not the 22nd, which is Victoria Day, then 19, 18, 17 and 16 May.
  const afterVictoriaDay = '2000-05-16';
  // Nova Scotia does not keep Victoria Day: 23, 22, 19, 18 and 17 May.
  const booked: Record<Province, string> = {
    ON: afterVictoriaDay,
    QC: afterVictoriaDay,
    BC: afterVictoriaDay,
    NS: '2000-05-17',
  };

  it.each(provinces)('is dated in %s', (province) => {
    const here = { ...everywhere, BOOK_TRAVEL: booked[province] };
    expect(days(province, 'sawp-mexico', season)).toEqual({ ...here, TAKE_OUT_INSURANCE: '2000-05-24' });
    // Sheets go with the pay records, to the Caribbean alone; the insurance is Mexico's.
    expect(days(province, 'sawp-caribbean', season)).toEqual({ ...here, SEND_PAY_SHEETS: '2000-06-13' });
  });
});

describe('the season from 2 July to 30 October 2026, a Thursday and a Friday', () => {
  const season = { needFrom: on('2026-07-02'), needTo: on('2026-10-30') };
  const everywhere = {
    // Twelve weeks are 84 days: 2 to 30 June, 30 to 31 May, 31 to 30 April, 21 more. It is filed on that day.
    FILE_JOB_ORDER: '2026-04-09',
    // The three months before the filing, and an inspection not older than eight months.
    ADVERTISE: '2026-01-09 to 2026-04-09',
    HOUSING_INSPECTION: '2025-08-09 to 2026-04-09',
    DECIDE_LMT: '2026-04-09 to 2026-07-02',
    TRANSMIT_TO_AGENCY: '2026-07-02',
    COMPLETE_DOCUMENTS: '2026-06-18',
    SUBMIT_TO_VISA_OFFICE: '2026-06-22',
    SEND_NAMES: '2026-07-02',
    // A Saturday and a Sunday: neither moves.
    REPORT_ARRIVAL: '2026-07-04',
    REQUEST_TAX_NUMBER: '2026-07-05',
    // Paid for 2 to 15 July, a week after.
    SUBMIT_PAY_RECORD: '2026-07-22',
    // 42 days with the first: 30 to 31 July, 12 more; and two weeks.
    SETTLE_GUARANTEED_WEEKS: '2026-08-26',
    HOURS_GUARANTEE: '2026-08-12',
    EVALUATE: '2026-10-30',
    FINAL_WAGES: '2026-11-06',
    SETTLE_HOURS_GUARANTEE: '2026-11-13',
    // Eight months would end on 2 March 2027: 15 December comes first.
    LEAVE_BY: '2026-12-15',
    KEEP_RECORDS_UNTIL: '2032-07-02',
  };
  // Five working days before: not Canada Day, then 30, 29, 26, 25 and 24 June, which in Quebec is the National Holiday: 23 June.
  const booked: Record<Province, string> = {
    ON: '2026-06-24',
    QC: '2026-06-23',
    BC: '2026-06-24',
    NS: '2026-06-24',
  };

  it.each(provinces)('is dated in %s', (province) => {
    const card = province === 'ON' ? { HEALTH_CARD: '2026-07-09' } : {};
    const here = { ...everywhere, ...card, BOOK_TRAVEL: booked[province] };
    expect(days(province, 'sawp-mexico', season)).toEqual({ ...here, TAKE_OUT_INSURANCE: '2026-07-02' });
    expect(days(province, 'sawp-caribbean', season)).toEqual({ ...here, SEND_PAY_SHEETS: '2026-07-22' });
  });

  it('asks for a health card where only memory says so when that is allowed, and never in Nova Scotia', () => {
    const cards = provinces.map((province) => days(province, 'sawp-mexico', season, true)['HEALTH_CARD']);
    expect(cards).toEqual(['2026-07-09', '2026-07-09', '2026-07-09', undefined]);
  });
});

describe('five working days before a need date', () => {
  it.each<[string, string, Record<Province, string>]>([
    [
      '2000-02-23',
      'no province had a holiday on 21 February 2000: 22, 21, 18, 17, 16',
      { ON: '2000-02-16', QC: '2000-02-16', BC: '2000-02-16', NS: '2000-02-16' },
    ],
    [
      '2000-04-25',
      'Easter Monday is worked, Good Friday, the 21st, is not: 24, 20, 19, 18, 17',
      { ON: '2000-04-17', QC: '2000-04-17', BC: '2000-04-17', NS: '2000-04-17' },
    ],
    [
      '2000-06-28',
      'the National Holiday of Quebec was a Saturday: 27, 26, 23, 22, 21',
      { ON: '2000-06-21', QC: '2000-06-21', BC: '2000-06-21', NS: '2000-06-21' },
    ],
    [
      '2000-08-09',
      '7 August is British Columbia Day; the civic holiday of Ontario and Natal Day are no public ones: 8, 7, 4, 3, 2 or 8, 4, 3, 2, 1',
      { ON: '2000-08-02', QC: '2000-08-02', BC: '2000-08-01', NS: '2000-08-02' },
    ],
    [
      '2000-10-12',
      '9 October is Thanksgiving, not in Nova Scotia: 11, 10, 6, 5, 4 or 11, 10, 9, 6, 5',
      { ON: '2000-10-04', QC: '2000-10-04', BC: '2000-10-04', NS: '2000-10-05' },
    ],
    [
      '2000-12-28',
      '26 December is a holiday in Ontario alone: 27, 22, 21, 20, 19 or 27, 26, 22, 21, 20',
      { ON: '2000-12-19', QC: '2000-12-20', BC: '2000-12-20', NS: '2000-12-20' },
    ],
    [
      '2026-02-18',
      '16 February is Family or Heritage Day, not in Quebec: 17, 13, 12, 11, 10 or 17, 16, 13, 12, 11',
      { ON: '2026-02-10', QC: '2026-02-11', BC: '2026-02-10', NS: '2026-02-10' },
    ],
    [
      '2026-04-07',
      'Easter Monday is worked, Good Friday, the 3rd, is not: 6, 2, 1, 31, 30',
      { ON: '2026-03-30', QC: '2026-03-30', BC: '2026-03-30', NS: '2026-03-30' },
    ],
    [
      '2026-05-20',
      '18 May is Victoria or Patriots’ Day, not in Nova Scotia: 19, 15, 14, 13, 12 or 19, 18, 15, 14, 13',
      { ON: '2026-05-12', QC: '2026-05-12', BC: '2026-05-12', NS: '2026-05-13' },
    ],
    [
      '2026-08-05',
      '3 August is British Columbia Day: 4, 3, 31, 30, 29 or 4, 31, 30, 29, 28',
      { ON: '2026-07-29', QC: '2026-07-29', BC: '2026-07-28', NS: '2026-07-29' },
    ],
    [
      '2026-09-09',
      '7 September is Labour Day everywhere: 8, 4, 3, 2, 1',
      { ON: '2026-09-01', QC: '2026-09-01', BC: '2026-09-01', NS: '2026-09-01' },
    ],
    [
      '2026-10-01',
      '30 September is a holiday of British Columbia: 30, 29, 28, 25, 24 or 29, 28, 25, 24, 23',
      { ON: '2026-09-24', QC: '2026-09-24', BC: '2026-09-23', NS: '2026-09-24' },
    ],
    [
      '2026-11-12',
      '11 November is kept in British Columbia and Nova Scotia: 11, 10, 9, 6, 5 or 10, 9, 6, 5, 4',
      { ON: '2026-11-05', QC: '2026-11-05', BC: '2026-11-04', NS: '2026-11-04' },
    ],
    [
      '2026-12-29',
      'Boxing Day is a Saturday, Christmas a Friday: 28, 24, 23, 22, 21',
      { ON: '2026-12-21', QC: '2026-12-21', BC: '2026-12-21', NS: '2026-12-21' },
    ],
    [
      '2026-01-02',
      'the count goes into the year before: 31, 30, 29, 26, 24, in Ontario 31, 30, 29, 24, 23',
      { ON: '2025-12-23', QC: '2025-12-24', BC: '2025-12-24', NS: '2025-12-24' },
    ],
  ])('%s: %s', (needFrom, _reason, expected) => {
    for (const province of provinces) {
      const travel = found(province, 'sawp-caribbean', { needFrom: on(needFrom) }).find(
        ({ code }) => code === 'BOOK_TRAVEL',
      );
      expect([province, travel?.dueOn]).toEqual([province, expected[province]]);
      expect(travel?.counting).toBe(`5 working days of ${province} before the need date`);
    }
  });
});

describe('29 February', () => {
  it('counts as a day where there is one', () => {
    // 56 days before 25 April 2000: 25 to 31 March, 31 to 29 February. 84 days before 24 May: 24 to 30 April, 30 to 31 March, 30 more
    // to 1 March, whatever the year; a day earlier is the last of February.
    expect(days('ON', 'sawp-mexico', { needFrom: on('2000-04-25') })['FILE_JOB_ORDER']).toBe('2000-02-29');
    expect(days('ON', 'sawp-mexico', { needFrom: on('2026-05-24') })['FILE_JOB_ORDER']).toBe('2026-03-01');
    expect(days('ON', 'sawp-mexico', { needFrom: on('2024-05-24') })['FILE_JOB_ORDER']).toBe('2024-03-01');
    expect(days('ON', 'sawp-mexico', { needFrom: on('2024-05-23') })['FILE_JOB_ORDER']).toBe('2024-02-29');
    expect(days('ON', 'sawp-mexico', { needFrom: on('2026-05-23') })['FILE_JOB_ORDER']).toBe('2026-02-28');
  });

  it('is the 28th in a year or month that has no such day', () => {
    const kept = days('ON', 'sawp-mexico', { needFrom: on('2000-02-29') });
    expect(kept['KEEP_RECORDS_UNTIL']).toBe('2006-02-28');
    // Three months before 31 May, eight before 31 October.
    const may = days('ON', 'sawp-mexico', { needFrom: on('2026-09-01'), filedOn: on('2026-05-31') });
    expect(may['ADVERTISE']).toBe('2026-02-28 to 2026-05-31');
    const october = days('ON', 'sawp-mexico', { needFrom: on('2026-12-01'), filedOn: on('2026-10-31') });
    expect(october['HOUSING_INSPECTION']).toBe('2026-02-28 to 2026-10-31');
    // Eight months from 29 February 2024 are over on 29 October.
    const winter = days('ON', 'sawp-mexico', {
      needFrom: on('2024-01-01'),
      firstDayWorked: on('2024-02-29'),
    });
    expect(winter['LEAVE_BY']).toBe('2024-10-29');
  });
});
