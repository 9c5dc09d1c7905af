import { addDays, addMonths, plainDate, type PlainDate } from '#libs/quantities';

import type { RuleRefusal } from '../refusal.js';
import type { DatedValue } from '../value.js';
import { filingDeadline } from './filing.js';
import { Inquiry, isYes, whole, word, type RuleQuestion, type RuleResult } from './inquiry.js';
import { labourMarketTestWindow } from './labour-market-test.js';
import { type Dated, dated, type Obligation, type SeasonDates } from './obligation.js';
import { countAll, countOne, type Events, healthCard } from './obligation-counts.js';

/** All obligations of a season in the order of their due dates, and what the edition holds no value for. */
export interface Obligations extends RuleResult {
  readonly edition: string;
  readonly obligations: readonly Obligation[];
  /** Why an obligation could not be dated: each names the value that is not held. */
  readonly notHeld: readonly RuleRefusal[];
}

/**
 * Dates every obligation of a programme, province and need date. The season is that of the need date, and every value is
 * the one of that date. Throws RuleRefused when no edition covers the need date; a single value that is not held leaves
 * its obligation out and says so in `notHeld`.
 */
export function obligationsFor(question: RuleQuestion, season: SeasonDates): Obligations {
  const edition = question.rulebook.editionOn(season.needFrom);
  const inquiry = new Inquiry(question);
  const notHeld: RuleRefusal[] = [];
  const read: Read = (code) => {
    const found = inquiry.attempt(code, season.needFrom);
    if ('code' in found) return found;
    notHeld.push(...found);
    return undefined;
  };
  const deadline = filingDeadline(question, season.needFrom);
  const filedOn = season.filedOn ?? deadline.dueOn;
  const window = labourMarketTestWindow(question, { needFrom: season.needFrom, filedOn });
  const known: Known = { ...season, filedOn, decidedOn: season.decidedOn ?? window.closesOn };
  const stay = leaveBy(read, known);
  const events = eventsOf(read, known, stay, addDays(edition.to, -1));
  const covered = read('health-card-required');
  const found = [
    dated('FILE_JOB_ORDER', 'employer', deadline.dueOn, ['need-date', season.needFrom], deadline.lead, {
      counting: `${String(deadline.leadDays)} calendar days before the need date`,
      whenMissed: deadline.enforcement === 'refuse' ? 'refused' : 'warned',
    }),
    decide(window, known),
    advertise(read, known, window.opensOn),
    inspect(read, known, events),
    ...countAll(read, events),
    covered !== undefined && isYes(covered) ? countOne(healthCard, read, events) : undefined,
    stay ?? homeAfterNeed(read, events),
  ].filter((obligation) => obligation !== undefined);
  const obligations = withReminders(read, found);
  obligations.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const warnings = inquiry.warnings();
  return { edition: edition.name, obligations, notHeld, warnings, tainted: inquiry.tainted };
}

type Read = (code: Parameters<Inquiry['attempt']>[0]) => DatedValue | undefined;
type Known = SeasonDates & { readonly filedOn: PlainDate; readonly decidedOn: PlainDate };

/** Where the events of the season lie: as they happened, else as planned, else on the need date. */
function eventsOf(read: Read, season: Known, stay: Dated | undefined, editionEndsOn: PlainDate): Events {
  const { needFrom, needTo, firstDayWorked, plannedArrivalOn, lastDayWorked } = season;
  const worked = firstDayWorked ?? needFrom;
  const period = read('pay-period-planned');
  const periodDays = Math.max(1, (period && whole(period)) ?? 1);
  // Where the last day of need is unknown, the season ends with the last day allowed, else with the edition.
  const endsOn = needTo ?? stay?.dueOn ?? editionEndsOn;
  const end = needTo ? 'the last day of need' : stay ? 'the last day allowed' : 'the last day of the edition';
  return {
    'need-date': { on: needFrom, name: 'the need date' },
    filing: { on: season.filedOn, name: 'the filing' },
    decision: { on: season.decidedOn, name: 'the decision' },
    'planned-arrival': { on: plannedArrivalOn ?? needFrom, name: 'the planned arrival' },
    arrival: { on: plannedArrivalOn ?? needFrom, name: 'the arrival' },
    'first-day-worked': { on: worked, name: 'the first day worked' },
    'pay-period-end': {
      on: addDays(worked, periodDays - 1),
      name: `the end of each pay period; the first is counted, of ${String(periodDays)} days`,
    },
    'last-day-worked': { on: lastDayWorked ?? endsOn, name: 'the last day worked' },
    season: { on: needFrom, name: 'the season' },
    'season-end': { on: endsOn, name: `the season’s end (${end})` },
  };
}

function decide(window: ReturnType<typeof labourMarketTestWindow>, season: Known): Dated {
  const lead = whole(window.closes) ?? 0;
  const counting = lead === 0 ? 'the need date itself' : `${String(lead)} calendar days before the need date`;
  const how = { counting, whenMissed: 'escalates', opensOn: window.opensOn } as const;
  return dated(
    'DECIDE_LMT',
    'host-ministry',
    window.closesOn,
    ['need-date', season.needFrom],
    window.closes,
    how,
  );
}

/** Advertising must be complete when the test can first be decided; where a window is named, it opens that many months before filing. */
function advertise(read: Read, season: Known, decidable: PlainDate): Dated | undefined {
  const required = read('advertising-required');
  if (!required || !isYes(required)) return undefined;
  const methods = read('advertising-methods');
  const window = read('advertising-window');
  const days = read('advertising-days');
  const months = window && whole(window);
  const length = days && whole(days);
  const counting = `${String(methods ? whole(methods) : 1)} method(s)${length ? ` of ${String(length)} calendar days` : ''}${months ? ` within the ${String(months)} months before filing` : ' before the test is decided'}`;
  const opens = months ? { opensOn: addMonths(season.filedOn, -months) } : {};
  const dueOn = months ? season.filedOn : decidable;
  return dated('ADVERTISE', 'employer', dueOn, ['filing', season.filedOn], methods ?? required, {
    counting,
    whenMissed: 'undecidable',
    ...opens,
  });
}

/** The inspection is due with the file or on arrival, as the edition says; nobody moves in without one. */
function inspect(read: Read, season: Known, events: Events): Dated | undefined {
  const due = read('housing-inspection-due');
  if (due === undefined) return undefined;
  const from = word(due) === 'filing' ? 'filing' : 'arrival';
  const age = read('housing-inspection-age');
  const months = age && whole(age);
  const { on, name } = events[from];
  const oldest = months ? `, not older than ${String(months)} months at the filing` : '';
  return dated('HOUSING_INSPECTION', 'employer', on, [from, on], due, {
    counting: `by the day of ${name}${oldest}`,
    whenMissed: 'arrival-refused',
    ...(months ? { opensOn: addMonths(season.filedOn, -months) } : {}),
  });
}

/** The earlier of the last day in Canada of the season's year and the longest stay counted from the first day worked. */
function leaveBy(read: Read, season: Known): Dated | undefined {
  const worked = season.firstDayWorked ?? season.needFrom;
  const lastDay = read('last-day-in-canada');
  const longest = read('stay-longest');
  const monthDay = lastDay && word(lastDay);
  const months = longest && whole(longest);
  if (lastDay && monthDay) {
    const closing = plainDate(`${season.needFrom.slice(0, 4)}-${monthDay}`);
    const counting = `${monthDay} of the season's year`;
    if (!longest || !months || addMonths(worked, months) > closing) {
      return dated('LEAVE_BY', 'worker', closing, ['season', season.needFrom], lastDay, {
        counting,
        whenMissed: 'escalates',
      });
    }
  }
  if (!longest || !months) return undefined;
  const counting = `${String(months)} months from the first day worked`;
  const how = { counting, whenMissed: 'escalates' } as const;
  return dated('LEAVE_BY', 'worker', addMonths(worked, months), ['first-day-worked', worked], longest, how);
}

/** Where no last day is held, workers go home some days after the need has ended. */
function homeAfterNeed(read: Read, events: Events): Dated | undefined {
  return countOne(
    {
      code: 'LEAVE_BY',
      owedBy: 'worker',
      value: 'departure-delay',
      from: 'season-end',
      whenMissed: 'escalates',
    },
    read,
    events,
  );
}

/** Adds when each is reminded of, and for how long a missed one brings no finding yet. */
function withReminders(read: Read, found: readonly Dated[]): Obligation[] {
  const lead = read('reminder-lead');
  const leadDays = lead && whole(lead);
  const grace = read('finding-grace');
  const graceDays = (grace && whole(grace)) ?? 0;
  return found.map((one) => {
    const remindsOn = leadDays ? addDays(one.dueOn, -leadDays) : undefined;
    // What arises later than its reminder has none; what counts back from a day is always reminded of.
    const arises = one.countedFromOn < one.dueOn ? one.countedFromOn : (one.opensOn ?? remindsOn);
    const reminded = remindsOn !== undefined && arises !== undefined && arises <= remindsOn;
    return {
      ...one,
      graceDays: one.whenMissed === 'reminder-then-finding' ? graceDays : 0,
      ...(reminded ? { remindsOn } : {}),
    };
  });
}
