import { addDays, addMonths, plainDate, type PlainDate } from '#libs/quantities';

import type { ObligationCalculation } from '../../obligation-kind.js';
import { isYes, whole, word } from '../inquiry.js';
import type { DecisionWindow } from '../orders/labour-market-test.js';
import { hoursReached } from './guaranteed-weeks.js';
import type { DueDay, SeasonDates } from './obligation.js';
import type { Events, Read } from './obligation-counts.js';

/** A season with the days on which its order was, or can at the latest be, filed and decided. */
export type KnownSeason = SeasonDates & { readonly filedOn: PlainDate; readonly decidedOn: PlainDate };

/** What the calculations of single obligations work from. */
export interface SeasonFacts {
  readonly read: Read;
  readonly season: KnownSeason;
  readonly window: DecisionWindow;
  readonly events: Events;
}

/** The obligations that more than a count decides; undefined where the season does not owe one. */
export const calculations: Readonly<
  Record<ObligationCalculation, (facts: SeasonFacts) => DueDay | undefined>
> = {
  'decision-window': decide,
  advertising: advertise,
  'housing-inspection': inspect,
  'guaranteed-weeks': ({ read, season }) => hoursReached(read, season),
  'last-day': ({ read, season, events }) => leaveBy(read, season) ?? homeAfterNeed(read, events),
};

function decide({ window, season }: SeasonFacts): DueDay {
  const lead = whole(window.closes) ?? 0;
  const counting = lead === 0 ? 'the need date itself' : `${String(lead)} calendar days before the need date`;
  return {
    ...{ dueOn: window.closesOn, opensOn: window.opensOn, counting, by: window.closes },
    ...{ countedFrom: 'need-date', countedFromOn: season.needFrom },
  };
}

/** Advertising must be complete when the test can first be decided; where a window is named, it opens that many months before filing. */
function advertise({ read, season, window: decision }: SeasonFacts): DueDay | undefined {
  const required = read('advertising-required');
  if (!required || !isYes(required)) return undefined;
  const methods = read('advertising-methods');
  const window = read('advertising-window');
  const days = read('advertising-days');
  const months = window && whole(window);
  const length = days && whole(days);
  const counting = `${String(methods ? whole(methods) : 1)} method(s)${length ? ` of ${String(length)} calendar days` : ''}${months ? ` within the ${String(months)} months before filing` : ' before the test is decided'}`;
  return {
    dueOn: months ? season.filedOn : decision.opensOn,
    ...(months ? { opensOn: addMonths(season.filedOn, -months) } : {}),
    ...{ countedFrom: 'filing', countedFromOn: season.filedOn, counting, by: methods ?? required },
  };
}

/** The inspection is due with the file or on arrival, as the edition says; nobody moves in without one. */
function inspect({ read, season, events }: SeasonFacts): DueDay | undefined {
  const due = read('housing-inspection-due');
  if (due === undefined) return undefined;
  const from = word(due) === 'filing' ? 'filing' : 'arrival';
  const age = read('housing-inspection-age');
  const months = age && whole(age);
  const { on, name } = events[from];
  const oldest = months ? `, not older than ${String(months)} months at the filing` : '';
  return {
    ...{
      dueOn: on,
      countedFrom: from,
      countedFromOn: on,
      counting: `by the day of ${name}${oldest}`,
      by: due,
    },
    ...(months ? { opensOn: addMonths(season.filedOn, -months) } : {}),
  };
}

/** The earlier of the last day in Canada of the season's year and the longest stay counted from the first day worked; undefined where neither is held. */
export function leaveBy(read: Read, season: SeasonDates): DueDay | undefined {
  const worked = season.firstDayWorked ?? season.needFrom;
  const lastDay = read('last-day-in-canada');
  const longest = read('stay-longest');
  const monthDay = lastDay && word(lastDay);
  const months = longest && whole(longest);
  if (lastDay && monthDay) {
    const closing = plainDate(`${season.needFrom.slice(0, 4)}-${monthDay}`);
    const counting = `${monthDay} of the season's year`;
    if (!longest || !months || addMonths(worked, months) > closing)
      return {
        ...{ dueOn: closing, countedFrom: 'season', countedFromOn: season.needFrom, counting, by: lastDay },
      };
  }
  if (!longest || !months) return undefined;
  const counting = `${String(months)} months from the first day worked`;
  return {
    ...{ dueOn: addMonths(worked, months), countedFrom: 'first-day-worked', countedFromOn: worked },
    ...{ counting, by: longest },
  };
}

/** Where no last day is held, workers go home some days after the need has ended. */
function homeAfterNeed(read: Read, events: Events): DueDay | undefined {
  const delay = read('departure-delay');
  const days = delay && whole(delay);
  if (!delay || typeof days !== 'number') return undefined;
  const { on, name } = events['season-end'];
  const counting = days === 0 ? `on the day of ${name}` : `${String(days)} calendar days after ${name}`;
  return {
    ...{ dueOn: addDays(on, days), countedFrom: 'season-end', countedFromOn: on, counting, by: delay },
  };
}
