import { addDays, daysBetween, type PlainDate } from '#libs/quantities';

import type { Source } from '../../value.js';
import { shortestPeriodDays } from '../pay-periods.js';
import { contractSource, stayFrom } from './check-contract.js';
import { unreadSpans, type DaySpan, type UnreadRecord } from './coverage.js';
import type { PayFinding } from './finding.js';
import type { PaidRecord } from './paid-record.js';
import { findingOf, idsOf, step } from './record-check.js';

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

/**
 * Reports days of the stay with an employer that no record covers: a week or more before the first record or between two
 * (`PERIOD_MISSING`), and the last days of the contract (`FINAL_WAGES_OPEN`) where later pay shows that they are over. What
 * was paid for them is unknown: nothing is owed by it.
 */
export function checkStay(stay: StayQuestion): PayFinding[] {
  const findings: PayFinding[] = [];
  // A record without readable dates may be of any of these days.
  if (stay.unread.some(({ periodStart, periodEnd }) => periodStart === undefined || periodEnd === undefined))
    return findings;
  const unread = unreadSpans(stay.unread);
  let before = sameStay(stay);
  for (const record of stay.records) {
    const from =
      before === undefined ? stayFrom(record) : laterOf(addDays(before.periodEnd, 1), record.contractFrom);
    if (from !== undefined)
      findings.push(...missing(from, before, record, [...unread, ...elsewhereOf(stay, record)]));
    if (before === undefined || record.periodEnd > before.periodEnd) before = record;
  }
  if (before === undefined) return findings;
  const open = lastDays(before, unread, stay.paidUntil);
  return open ? [...findings, open] : findings;
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
function missing(
  from: PlainDate,
  before: PaidRecord | undefined,
  record: PaidRecord,
  covered: readonly DaySpan[],
): PayFinding[] {
  const findings: PayFinding[] = [];
  const end = addDays(record.periodStart, -1);
  let next = from;
  const spans = covered
    .filter((span) => span.to >= from && span.from <= end)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const span of [...spans, { from: record.periodStart, to: record.periodEnd }]) {
    const to = addDays(span.from, -1);
    const days = daysBetween(next, to) + 1;
    if (days >= daysMissing)
      findings.push(
        findingOf(record, {
          ...{ code: 'PERIOD_MISSING', ...noAmounts, rule: 'periods-without-hole', source: withoutHole },
          ...{ from: next, to },
          recordIds: before === undefined ? idsOf(record) : [before.recordId, record.recordId],
          explanation: [step('DAYS_WITHOUT_RECORD', { fromOn: next, toOn: to }, days)],
        }),
      );
    if (span.to >= next) next = addDays(span.to, 1);
  }
  return findings;
}

function lastDays(
  last: PaidRecord,
  unread: readonly DaySpan[],
  paidUntil: PlainDate | undefined,
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
    ...{ from, to: contractTo },
    explanation: [step('LAST_DAYS_UNPAID', { fromOn: from, toOn: contractTo }, days)],
  });
}
