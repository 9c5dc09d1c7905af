import { addDays, addMonths, addYears, plainDate, type PlainDate } from '#libs/quantities';

import type { RuleRefusal } from '../refusal.js';
import type { DatedValue, Source, ValueBasis, ValueStatus } from '../value.js';
import { filingDeadline } from './filing.js';
import { Inquiry, isYes, whole, word, type RuleQuestion, type RuleResult } from './inquiry.js';
import { labourMarketTestWindow } from './labour-market-test.js';

/** Obligations that this calculation dates; more codes are added as their values are sourced. */
export type ObligationCode =
  | 'FILE_JOB_ORDER'
  | 'ADVERTISE'
  | 'DECIDE_LMT'
  | 'TRANSMIT_TO_AGENCY'
  | 'HOUSING_INSPECTION'
  | 'REQUEST_TAX_NUMBER'
  | 'HOURS_GUARANTEE'
  | 'LEAVE_BY'
  | 'EVALUATE'
  | 'KEEP_RECORDS_UNTIL';

/** What happens when an obligation is missed. */
export type WhenMissed =
  | 'refused'
  | 'warned'
  | 'undecidable'
  | 'escalates'
  | 'owed'
  | 'next-order-refused'
  | 'finding'
  | 'purge-due';

/** One duty with its due date (the last day on which it is in time) and how that was counted. */
export interface Obligation {
  readonly code: ObligationCode;
  readonly owedBy: 'employer' | 'host-ministry' | 'worker';
  readonly opensOn?: PlainDate;
  readonly dueOn: PlainDate;
  /** The event that the due date counts from, and its date. */
  readonly countedFrom: 'need-date' | 'filing' | 'decision' | 'first-day-worked' | 'season' | 'season-end';
  readonly countedFromOn: PlainDate;
  /** How it was counted, in English: "56 calendar days before the need date". */
  readonly counting: string;
  readonly rule: string;
  readonly basis: ValueBasis;
  readonly status: ValueStatus;
  readonly source: Source;
  readonly whenMissed: WhenMissed;
}

/** The dates of a season as far as they are known; what is unknown counts from the need date. */
export interface SeasonDates {
  readonly needFrom: PlainDate;
  /** Last day of need. */
  readonly needTo?: PlainDate;
  readonly filedOn?: PlainDate;
  readonly decidedOn?: PlainDate;
  readonly firstDayWorked?: PlainDate;
}

/** All obligations of a season in the order of their due dates, and what the edition holds no value for. */
export interface Obligations extends RuleResult {
  readonly edition: string;
  readonly obligations: readonly Obligation[];
  /** Why an obligation could not be dated: each names the value that is not held. */
  readonly notHeld: readonly RuleRefusal[];
}

/**
 * Dates every obligation of a programme, province and need date. Throws RuleRefused when no edition covers the need
 * date; a single value that is not held leaves its obligation out and says so in `notHeld`.
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
  const obligations = [
    one('FILE_JOB_ORDER', 'employer', deadline.dueOn, ['need-date', season.needFrom], deadline.lead, {
      counting: `${String(deadline.leadDays)} calendar days before the need date`,
      whenMissed: deadline.enforcement === 'refuse' ? 'refused' : 'warned',
    }),
    decide(window, known),
    advertise(read, known, window.opensOn),
    ...fromCounts(read, known),
    stay,
    evaluate(read, known, stay, addDays(edition.to, -1)),
  ].filter((obligation) => obligation !== undefined);
  obligations.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const warnings = inquiry.warnings();
  return { edition: edition.name, obligations, notHeld, warnings, tainted: inquiry.tainted };
}

type Read = (code: Parameters<Inquiry['attempt']>[0]) => DatedValue | undefined;
type Known = SeasonDates & { readonly filedOn: PlainDate; readonly decidedOn: PlainDate };

function one(
  code: ObligationCode,
  owedBy: Obligation['owedBy'],
  dueOn: PlainDate,
  from: readonly [Obligation['countedFrom'], PlainDate],
  value: DatedValue,
  how: { readonly counting: string; readonly whenMissed: WhenMissed; readonly opensOn?: PlainDate },
): Obligation {
  const [countedFrom, countedFromOn] = from;
  const { code: rule, basis, status, source } = value;
  return { code, owedBy, dueOn, countedFrom, countedFromOn, rule, basis, status, source, ...how };
}

function decide(window: ReturnType<typeof labourMarketTestWindow>, season: Known): Obligation {
  const lead = whole(window.closes) ?? 0;
  const counting = lead === 0 ? 'the need date itself' : `${String(lead)} calendar days before the need date`;
  const how = { counting, whenMissed: 'escalates', opensOn: window.opensOn } as const;
  return one(
    'DECIDE_LMT',
    'host-ministry',
    window.closesOn,
    ['need-date', season.needFrom],
    window.closes,
    how,
  );
}

/** Advertising must be complete when the test can first be decided; where a window is named, it opens that many months before filing. */
function advertise(read: Read, season: Known, decidable: PlainDate): Obligation | undefined {
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
  return one('ADVERTISE', 'employer', dueOn, ['filing', season.filedOn], methods ?? required, {
    counting,
    whenMissed: 'undecidable',
    ...opens,
  });
}

/** Obligations that are a plain count from one event. */
function fromCounts(read: Read, season: Known): (Obligation | undefined)[] {
  const worked = season.firstDayWorked ?? season.needFrom;
  const first = ['first-day-worked', worked] as const;
  return [
    counted(
      read('transmission-delay'),
      (n) => addDays(season.decidedOn, n),
      'calendar days after the decision',
      (dueOn, value, counting) =>
        one('TRANSMIT_TO_AGENCY', 'host-ministry', dueOn, ['decision', season.decidedOn], value, {
          counting,
          whenMissed: 'escalates',
        }),
    ),
    counted(
      read('housing-inspection-age'),
      () => season.filedOn,
      'months before filing at the earliest',
      (dueOn, value, counting) =>
        one('HOUSING_INSPECTION', 'employer', dueOn, ['filing', season.filedOn], value, {
          counting,
          whenMissed: 'undecidable',
          opensOn: addMonths(dueOn, -(whole(value) ?? 0)),
        }),
    ),
    counted(
      read('tax-number-delay'),
      (n) => addDays(worked, n),
      'calendar days after the first day worked',
      (dueOn, value, counting) =>
        one('REQUEST_TAX_NUMBER', 'employer', dueOn, first, value, { counting, whenMissed: 'finding' }),
    ),
    counted(
      read('hours-guarantee-window'),
      (n) => addDays(worked, 7 * n),
      'weeks from the first day worked',
      (dueOn, value, counting) =>
        one('HOURS_GUARANTEE', 'employer', dueOn, first, value, { counting, whenMissed: 'owed' }),
    ),
    counted(
      read('record-keeping'),
      (n) => addYears(worked, n),
      'years after the first day worked',
      (dueOn, value, counting) =>
        one('KEEP_RECORDS_UNTIL', 'employer', dueOn, first, value, { counting, whenMissed: 'purge-due' }),
    ),
  ];
}

function counted(
  value: DatedValue | undefined,
  dueOn: (count: number) => PlainDate,
  words: string,
  make: (dueOn: PlainDate, value: DatedValue, counting: string) => Obligation,
): Obligation | undefined {
  const count = value && whole(value);
  return value && count !== null && count !== undefined
    ? make(dueOn(count), value, `${String(count)} ${words}`)
    : undefined;
}

/** The earlier of the last day in Canada of the season's year and the longest stay counted from the first day worked. */
function leaveBy(read: Read, season: Known): Obligation | undefined {
  const worked = season.firstDayWorked ?? season.needFrom;
  const lastDay = read('last-day-in-canada');
  const longest = read('stay-longest');
  const monthDay = lastDay && word(lastDay);
  const months = longest && whole(longest);
  if (lastDay && monthDay) {
    const closing = plainDate(`${season.needFrom.slice(0, 4)}-${monthDay}`);
    const counting = `${monthDay} of the season's year`;
    if (!longest || !months || addMonths(worked, months) > closing) {
      return one('LEAVE_BY', 'worker', closing, ['season', season.needFrom], lastDay, {
        counting,
        whenMissed: 'escalates',
      });
    }
  }
  if (!longest || !months) return undefined;
  const counting = `${String(months)} months from the first day worked`;
  const how = { counting, whenMissed: 'escalates' } as const;
  return one('LEAVE_BY', 'worker', addMonths(worked, months), ['first-day-worked', worked], longest, how);
}

/** The season ends with the need; where its last day is unknown, with the last day allowed, else with the edition. */
function evaluate(
  read: Read,
  season: Known,
  stay: Obligation | undefined,
  editionEndsOn: PlainDate,
): Obligation | undefined {
  const delay = read('evaluation-delay');
  const days = delay && whole(delay);
  if (!delay || days === null || days === undefined) return undefined;
  const endsOn = season.needTo ?? stay?.dueOn ?? editionEndsOn;
  const end = season.needTo
    ? 'the last day of need'
    : stay
      ? 'the last day allowed in Canada'
      : 'the last day of the edition';
  return one('EVALUATE', 'employer', addDays(endsOn, days), ['season-end', endsOn], delay, {
    counting: `${String(days)} calendar days after the season's end (${end})`,
    whenMissed: 'next-order-refused',
  });
}
