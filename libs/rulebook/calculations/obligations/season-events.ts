import { addDays, type PlainDate } from '#libs/quantities';

import { whole } from '../inquiry.js';
import { guaranteedTo } from './guaranteed-weeks.js';
import { type KnownSeason, leaveBy } from './obligation-calculations.js';
import type { Events, Read } from './obligation-counts.js';

/** Where the events of the season lie: as they happened, else as planned, else on the need date. */
export function eventsOf(read: Read, season: KnownSeason, editionEndsOn: PlainDate): Events {
  const { needFrom, needTo, firstDayWorked, plannedArrivalOn, lastDayWorked, payPeriodEndsOn } = season;
  const arrivedOn = season.arrivedOn ?? plannedArrivalOn ?? needFrom;
  const worked = firstDayWorked ?? needFrom;
  const period = read('pay-period-planned');
  const periodDays = Math.max(1, (period && whole(period)) ?? 1);
  // Where the last day of need is unknown, the season ends with the last day allowed, else with the edition.
  const stay = leaveBy(read, season);
  const endsOn = needTo ?? stay?.dueOn ?? editionEndsOn;
  const end = needTo ? 'the last day of need' : stay ? 'the last day allowed' : 'the last day of the edition';
  return {
    'need-date': { on: needFrom, name: 'the need date' },
    filing: { on: season.filedOn, name: 'the filing' },
    decision: { on: season.decidedOn, name: 'the decision' },
    'planned-arrival': { on: plannedArrivalOn ?? needFrom, name: 'the planned arrival' },
    arrival: { on: arrivedOn, name: 'the arrival' },
    'first-day-worked': { on: worked, name: 'the first day worked' },
    'guaranteed-weeks-end': {
      on: guaranteedTo(read, season),
      name: 'the end of the weeks in which hours are guaranteed, or of the stay',
    },
    'pay-period-end': {
      on: payPeriodEndsOn ?? addDays(worked, periodDays - 1),
      name: `the end of each pay period; the first is counted, of ${String(periodDays)} days`,
    },
    'last-day-worked': { on: lastDayWorked ?? endsOn, name: 'the last day worked' },
    season: { on: needFrom, name: 'the season' },
    'season-end': { on: endsOn, name: `the season’s end (${end})` },
  };
}
