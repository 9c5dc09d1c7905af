import { describe, expect, it } from '@jest/globals';
import { addDays, endOfDay, plainDate, startOfDay } from '#libs/quantities';

import { loadRulebook } from '../../load.js';
import { provinceTimeZone } from '../orders/agency.js';

const rulebook = loadRulebook();

/** When a day begins and ends in a province, without its seconds. */
const bounds = (province: string, text: string): string[] => {
  const day = plainDate(text);
  const zone = provinceTimeZone({ rulebook, province }, day);
  return [startOfDay(day, zone), endOfDay(day, zone)].map((instant) => instant.toISOString().slice(5, 16));
};

describe('a day on which clocks change', () => {
  // The first Sunday of April and the last of October in 2000, the second of March and the first of November in 2026. Eastern time is
  // 5 hours behind UTC and 4 in summer, Atlantic time 4 and 3, Pacific time 8 and 7.
  it.each([
    ['ON', '2000-04-02', ['04-02T05:00', '04-03T04:00']],
    ['QC', '2000-04-02', ['04-02T05:00', '04-03T04:00']],
    ['BC', '2000-04-02', ['04-02T08:00', '04-03T07:00']],
    ['NS', '2000-04-02', ['04-02T04:00', '04-03T03:00']],
    ['ON', '2000-10-29', ['10-29T04:00', '10-30T05:00']],
    ['QC', '2000-10-29', ['10-29T04:00', '10-30T05:00']],
    ['BC', '2000-10-29', ['10-29T07:00', '10-30T08:00']],
    ['NS', '2000-10-29', ['10-29T03:00', '10-30T04:00']],
    ['ON', '2026-03-08', ['03-08T05:00', '03-09T04:00']],
    ['QC', '2026-03-08', ['03-08T05:00', '03-09T04:00']],
    ['BC', '2026-03-08', ['03-08T08:00', '03-09T07:00']],
    ['NS', '2026-03-08', ['03-08T04:00', '03-09T03:00']],
    ['ON', '2026-11-01', ['11-01T04:00', '11-02T05:00']],
    ['QC', '2026-11-01', ['11-01T04:00', '11-02T05:00']],
    ['NS', '2026-11-01', ['11-01T03:00', '11-02T04:00']],
  ])('begins and ends by its own clock: %s on %s', (province, day, expected) => {
    expect(bounds(province, day)).toEqual(expected);
  });

  // They went forward for the last time in March 2026 and do not go back, whatever this machine's copy of the database knows.
  it.each([
    ['BC', '2026-10-31', ['10-31T07:00', '11-01T07:00']],
    ['BC', '2026-11-01', ['11-01T07:00', '11-02T07:00']],
    ['BC', '2026-12-15', ['12-15T07:00', '12-16T07:00']],
    ['AB', '2026-11-01', ['11-01T06:00', '11-02T06:00']],
    ['MB', '2026-11-01', ['11-01T05:00', '11-02T05:00']],
    // The year before, and in winter 2026, they did.
    ['BC', '2025-11-02', ['11-02T07:00', '11-03T08:00']],
    ['BC', '2026-02-10', ['02-10T08:00', '02-11T08:00']],
  ])('is a day like any other where clocks change no more: %s on %s', (province, day, expected) => {
    expect(bounds(province, day)).toEqual(expected);
  });
});

it('leaves no moment out and gives none twice, in any province, over all the days that are held', () => {
  const provinces = rulebook.seriesOf('time-zone').map(({ keys }) => keys.province ?? '');
  expect(provinces.sort()).toEqual(['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'ON', 'PE', 'QC', 'SK']);
  for (const province of provinces) {
    let day = plainDate('2025-12-01');
    let [, ended] = bounds(province, day);
    while (day < '2027-06-01') {
      day = addDays(day, 1);
      const [began, ends] = bounds(province, day);
      expect([province, day, began]).toEqual([province, day, ended]);
      ended = ends;
    }
  }
});
