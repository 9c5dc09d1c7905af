import { addDays, type PlainDate } from '#libs/quantities';

import type { PaidRecord } from '../paid-record.js';

/**
 * A record of a worker that could not be read: its days are neither missing nor open. Without dates it may be of any day, and
 * without an employer of any employer.
 */
export interface UnreadRecord {
  readonly employerId?: string | undefined;
  readonly periodStart?: PlainDate | undefined;
  readonly periodEnd?: PlainDate | undefined;
  /** Whether it takes another record back or corrects it: that one may not stand. */
  readonly replacesAnother?: boolean | undefined;
  /** Whether it is a further payment of another record: that one may not be whole. */
  readonly addsToAnother?: boolean | undefined;
  /** The id of the other record, as it stands. */
  readonly refersTo?: string | undefined;
  /** Whether it tells of pay in the year that is in no record. */
  readonly tellsOfEarlier?: boolean | undefined;
}

/** Days in a row, both included. */
export interface DaySpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The days that records cover, one worker's, in the order of time; records that could not be read cover theirs. */
export function spansOf(records: readonly Pick<PaidRecord, 'periodStart' | 'periodEnd'>[]): DaySpan[] {
  return records
    .map(({ periodStart: from, periodEnd: to }) => ({ from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The days of unread records whose period is known. */
export function unreadSpans(unread: readonly UnreadRecord[]): DaySpan[] {
  return unread.flatMap(({ periodStart: from, periodEnd: to }) =>
    from === undefined || to === undefined ? [] : [{ from, to }],
  );
}

/** The first stretch of days between two days, both included, that lies in none of the spans; undefined where all are covered. */
export function firstHole(spans: readonly DaySpan[], from: PlainDate, to: PlainDate): DaySpan | undefined {
  let next = from;
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (span.to < next) continue;
    if (span.from > next) break;
    next = addDays(span.to, 1);
    if (next > to) return undefined;
  }
  if (next > to) return undefined;
  const until = spans.map((span) => span.from).filter((day) => day > next);
  const end =
    until.length === 0
      ? to
      : addDays(
          until.reduce((a, b) => (a < b ? a : b)),
          -1,
        );
  return { from: next, to: end < to ? end : to };
}
