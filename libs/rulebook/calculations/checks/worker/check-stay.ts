import { addDays, cents, daysBetween, type Cents, type PlainDate } from '#libs/quantities';

import type { Source } from '../../../value.js';
import { shortestPeriodDays } from '../../pay-periods.js';
import { contractSource, stayFrom } from './check-contract.js';
import { unreadSpans, type DaySpan, type UnreadRecord } from './coverage.js';
import type { PayFinding, Unchecked } from '../finding.js';
import type { PaidRecord } from '../paid-record.js';
import { findingOf, idsOf, step } from '../record/record-check.js';

const withoutHole: Source = { title: 'Pay records', href: null, clause: 'periods follow one another' };
const noAmounts = { owedCents: 0, expectedCents: null, actualCents: null, values: [] };

/** Fewer days in a row than a week may be days of rest at the ends of two periods. */
const daysMissing = 7;
/** A single last day of a contract may be one of rest or of travel. */
const lastDaysOpen = 2;

/** What of the records of one worker at one employer is looked at together. */
export interface StayQuestion {
  /** The records of one employer in a season, in the order of their periods. */
  readonly records: readonly PaidRecord[];
  /** The last record of the employer in an earlier season, which may be of the same stay. */
  readonly earlier: PaidRecord | undefined;
  /** Records of the employer that could not be read. */
  readonly unread: readonly UnreadRecord[];
  /** Days on which the worker was paid by somebody else, in the order of time. */
  readonly elsewhere: readonly DaySpan[];
  /** The last pay day that the records show of the employer or of the worker: until then, what is not there was not paid. */
  readonly paidUntil: PlainDate | undefined;
}

/** What the records of a stay show together, and what they do not. */
export interface StayChecked {
  readonly findings: readonly PayFinding[];
  readonly unchecked: readonly (Unchecked & { readonly recordId: string })[];
}

/**
 * Reports days of the stay with an employer that no record covers: a week or more before the first record or between two
 * (`PERIOD_MISSING`), and the last days of the contract (`FINAL_WAGES_OPEN`) where later pay shows that they are over. What
 * was paid for them is unknown: nothing is owed by it, and what such days earn elsewhere in the records is an estimate.
 */
export function checkStay(stay: StayQuestion): StayChecked {
  const findings: PayFinding[] = [];
  const unchecked: (Unchecked & { recordId: string })[] = [];
  // A record without readable dates may be of any of these days.
  if (stay.unread.some(({ periodStart, periodEnd }) => periodStart === undefined || periodEnd === undefined))
    return { findings, unchecked };
  const unread = unreadSpans(stay.unread);
  let before = sameStay(stay);
  for (const record of stay.records) {
    const from =
      before === undefined ? stayFrom(record) : laterOf(addDays(before.periodEnd, 1), record.contractFrom);
    const missing = from === undefined ? [] : holes(from, record, [...unread, ...elsewhereOf(stay, record)]);
    if (before === undefined && !isStayKnown(record))
      for (const { from: fromOn, to: toOn } of missing)
        unchecked.push({ ...notShown, params: { fromOn, toOn }, recordId: record.recordId });
    else for (const hole of missing) findings.push(missingPeriod(hole, before, record, stay.records));
    if (before === undefined || record.periodEnd > before.periodEnd) before = record;
  }
  const open = before && lastDays(before, unread, stay);
  return { findings: open ? [...findings, open] : findings, unchecked };
}

const notShown = { check: 'PERIOD_MISSING', code: 'STRETCH_NOT_SHOWN' } as const;

/** Whether the first record with an employer tells that there are earlier ones: a year to date, or a stay that began a week before it. */
export function tellsOfEarlier(record: PaidRecord): boolean {
  const from = stayFrom(record);
  return (
    (record.yearToDate?.grossCents ?? 0) > 0 ||
    (from !== undefined && daysBetween(from, record.periodStart) >= daysMissing)
  );
}

/**
 * Whether the records must show a stay from its beginning: a contract says when that with this employer begins. The first day
 * worked alone may be with another one, and a year to date tells of records that are elsewhere.
 */
function isStayKnown({ contractFrom, yearToDate }: PaidRecord): boolean {
  return contractFrom !== undefined && (yearToDate?.grossCents ?? 0) === 0;
}

function sameStay({ earlier, records: [first] }: StayQuestion): PaidRecord | undefined {
  const from = first && stayFrom(first);
  return earlier !== undefined && from !== undefined && earlier.periodEnd >= from ? earlier : undefined;
}

/** Where no contract says how long the stay lasted, days with another employer are none of it. */
function elsewhereOf({ elsewhere }: StayQuestion, { contractFrom }: PaidRecord): readonly DaySpan[] {
  return contractFrom === undefined ? elsewhere : [];
}

function laterOf(one: PlainDate, other: PlainDate | undefined): PlainDate {
  return other !== undefined && other > one ? other : one;
}

/** Every hole of a week or more between a day and the start of a record. */
function holes(from: PlainDate, record: PaidRecord, covered: readonly DaySpan[]): DaySpan[] {
  const found: DaySpan[] = [];
  const end = addDays(record.periodStart, -1);
  let next = from;
  const spans = covered
    .filter((span) => span.to >= from && span.from <= end)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const span of [...spans, { from: record.periodStart, to: record.periodEnd }]) {
    const to = addDays(span.from, -1);
    if (daysBetween(next, to) + 1 >= daysMissing) found.push({ from: next, to });
    if (span.to >= next) next = addDays(span.to, 1);
  }
  return found;
}

function missingPeriod(
  { from, to }: DaySpan,
  before: PaidRecord | undefined,
  record: PaidRecord,
  all: readonly PaidRecord[],
): PayFinding {
  const days = daysBetween(from, to) + 1;
  return findingOf(record, {
    ...{ code: 'PERIOD_MISSING', ...noAmounts, rule: 'periods-without-hole', source: withoutHole, from, to },
    estimateCents: usualPayOf(all, days),
    recordIds: [...(before === undefined ? [] : idsOf(before)), ...idsOf(record)],
    explanation: [step('DAYS_WITHOUT_RECORD', { fromOn: from, toOn: to }, days)],
  });
}

/** What so many days earn at the gross of a calendar day in the records. */
function usualPayOf(records: readonly PaidRecord[], days: number): Cents {
  const gross = records.reduce((sum, { grossCents }) => sum + grossCents, 0);
  const paid = records.reduce(
    (sum, { periodStart, periodEnd }) => sum + daysBetween(periodStart, periodEnd) + 1,
    0,
  );
  return cents(Math.round((gross / paid) * days));
}

function lastDays(
  last: PaidRecord,
  unread: readonly DaySpan[],
  { records, paidUntil }: StayQuestion,
): PayFinding | undefined {
  const { contractTo, payPeriods } = last;
  if (contractTo === undefined || paidUntil === undefined) return undefined;
  const reached = unread.reduce((day, { to }) => (to > day ? to : day), last.periodEnd);
  const days = daysBetween(reached, contractTo);
  if (days < lastDaysOpen || paidUntil <= addDays(contractTo, shortestPeriodDays(payPeriods)))
    return undefined;
  const from = addDays(reached, 1);
  return findingOf(last, {
    ...{ code: 'FINAL_WAGES_OPEN', ...noAmounts, rule: 'final-wages', source: contractSource },
    ...{ from, to: contractTo, estimateCents: usualPayOf(records, days) },
    explanation: [step('LAST_DAYS_UNPAID', { fromOn: from, toOn: contractTo }, days)],
  });
}
