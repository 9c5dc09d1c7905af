import { addDays, daysBetween } from '#libs/quantities';

import type { Source } from '../../../value.js';
import type { UnreadRecord } from './coverage.js';
import type { PayFinding, Unchecked } from '../finding.js';
import type { PaidRecord } from '../paid-record.js';
import { findingOf, idsOf, step } from '../record/record-check.js';

const sourceOf = (clause: string): Source => ({ title: 'Pay records', href: null, clause });
const oncePaid = sourceOf('a worker, an employer and a period have one record');
const apart = sourceOf('no day belongs to two records');

const noAmounts = { owedCents: 0, expectedCents: null, actualCents: null, values: [] };

/** The records of a worker in the order of their periods; those of one period stay in the order they were given. */
export function inOrder<Paid extends PaidRecord>(records: readonly Paid[]): Paid[] {
  return [...records].sort(
    (a, b) => compare(a.periodStart, b.periodStart) || compare(a.periodEnd, b.periodEnd),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What the records of a worker are held against as a sequence, and what comes of it. */
export interface Sequence {
  readonly findings: PayFinding[];
  readonly unchecked: (Unchecked & { recordId: string })[];
  readonly unread: readonly UnreadRecord[];
}

/**
 * Takes out every record but the first of the same employer and period, and reports each (`DUPLICATE_RECORD`). A correction is
 * judged in the place of another and repeats none; where a row that reverses or corrects one of them could not be read, it is
 * not known which one repeats the other.
 */
export function withoutDuplicates<Paid extends PaidRecord>(
  ordered: readonly Paid[],
  { findings, unchecked, unread }: Sequence,
): Paid[] {
  const kept: Paid[] = [];
  for (const record of ordered) {
    const first = record.isCorrection ? undefined : sameIn(kept, record);
    if (first === undefined) {
      kept.push(record);
      continue;
    }
    if (unread.some((one) => mayReplace(one, record)))
      unchecked.push({
        ...{ check: 'DUPLICATE_RECORD', code: 'ROW_REJECTED', recordId: record.recordId },
        params: { fromOn: record.periodStart, toOn: record.periodEnd },
      });
    else findings.push(duplicate(first, record));
  }
  return kept;
}

/** Whether a row that could not be read reverses or corrects a record of the employer and period, as far as it tells. */
function mayReplace(
  { replacesAnother, employerId, periodStart, periodEnd }: UnreadRecord,
  record: PaidRecord,
): boolean {
  return (
    replacesAnother === true &&
    (employerId ?? record.employerId) === record.employerId &&
    (periodStart ?? record.periodStart) === record.periodStart &&
    (periodEnd ?? record.periodEnd) === record.periodEnd
  );
}

function duplicate(first: PaidRecord, record: PaidRecord): PayFinding {
  const { periodStart, periodEnd } = record;
  const params = { fromOn: periodStart, toOn: periodEnd, otherId: first.recordId };
  return findingOf(record, {
    ...{ code: 'DUPLICATE_RECORD', ...noAmounts, rule: 'one-record-a-period', source: oncePaid },
    recordIds: [...idsOf(first), ...idsOf(record)],
    explanation: [step('SAME_PERIOD', params, daysBetween(periodStart, periodEnd) + 1)],
  });
}

/** Records of one period lie next to each other, so only the last few are looked at. */
function sameIn(kept: readonly PaidRecord[], record: PaidRecord): PaidRecord | undefined {
  for (let index = kept.length - 1; index >= 0; index -= 1) {
    const other = kept[index];
    if (other?.periodStart !== record.periodStart || other.periodEnd !== record.periodEnd) return undefined;
    if (other.employerId === record.employerId && !other.isCorrection) return other;
  }
  return undefined;
}

/** Two records that share days: their places among the records, and the days counted from the first one's start. */
interface Overlap {
  readonly one: number;
  readonly other: number;
  readonly from: ReturnType<typeof addDays>;
  readonly to: ReturnType<typeof addDays>;
}

/**
 * Reports records that share days (`OVERLAPPING_PERIODS`): any days at the same employer, days worked at both where the
 * employers differ, since a transfer falls inside a pay period of each. A record over several others is one finding.
 * Records come in the order of their periods.
 */
export function checkOverlaps(records: readonly PaidRecord[]): PayFinding[] {
  let pairs = overlapsOf(records);
  const findings: PayFinding[] = [];
  while (pairs.length > 0) {
    const long = mostOverlapping(pairs, records);
    const own = pairs.filter(({ one, other }) => one === long || other === long);
    pairs = pairs.filter((pair) => !own.includes(pair));
    findings.push(overlapping(long, own, records));
  }
  return findings;
}

function overlapsOf(records: readonly PaidRecord[]): Overlap[] {
  const pairs: Overlap[] = [];
  let furthest = '';
  records.forEach((record, other) => {
    if (record.periodStart <= furthest)
      for (let one = 0; one < other; one += 1) {
        const earlier = records[one];
        const days = earlier && sharedDays(earlier, record);
        if (days) pairs.push({ one, other, ...days });
      }
    if (record.periodEnd > furthest) furthest = record.periodEnd;
  });
  return pairs;
}

function sharedDays(earlier: PaidRecord, record: PaidRecord): Pick<Overlap, 'from' | 'to'> | undefined {
  if (earlier.periodEnd < record.periodStart) return undefined;
  const from = record.periodStart;
  const to = earlier.periodEnd < record.periodEnd ? earlier.periodEnd : record.periodEnd;
  if (earlier.employerId === record.employerId) return { from, to };
  const days = daysAtBoth(earlier, record, daysBetween(from, to));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { from: addDays(from, first), to: addDays(from, last) };
}

/** Days with hours in both records, counted from the later one's start. */
function daysAtBoth(earlier: PaidRecord, record: PaidRecord, shared: number): number[] {
  const ahead = daysBetween(earlier.periodStart, record.periodStart);
  const days: number[] = [];
  for (let day = 0; day <= shared; day += 1) {
    const isAtBoth = Boolean(earlier.work.hours[day + ahead]) && Boolean(record.work.hours[day]);
    if (isAtBoth) days.push(day);
  }
  return days;
}

/** The record that shares days with most others; of as many the longest, then the earliest. */
function mostOverlapping(pairs: readonly Overlap[], records: readonly PaidRecord[]): number {
  const places = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))].sort((a, b) => a - b);
  const shares = (place: number) => pairs.filter(({ one, other }) => one === place || other === place).length;
  const length = (place: number) => {
    const record = records[place];
    return record === undefined ? 0 : daysBetween(record.periodStart, record.periodEnd);
  };
  return places.reduce((best, place) =>
    shares(place) > shares(best) ||
    (shares(place) === shares(best) && shares(place) > 1 && length(place) > length(best))
      ? place
      : best,
  );
}

function overlapping(long: number, own: readonly Overlap[], records: readonly PaidRecord[]): PayFinding {
  const places = own.map(({ one, other }) => (one === long ? other : one)).sort((a, b) => a - b);
  const involved = [long, ...places].flatMap((place) => records[place] ?? []);
  const [from, to] = [
    own.map((pair) => pair.from).reduce((a, b) => (a < b ? a : b)),
    own.map((pair) => pair.to).reduce((a, b) => (a > b ? a : b)),
  ];
  const last = involved.reduce((a, b) => (b.periodStart >= a.periodStart ? b : a));
  return findingOf(last, {
    ...{ code: 'OVERLAPPING_PERIODS', ...noAmounts, rule: 'one-record-a-day', source: apart, from, to },
    recordIds: involved.flatMap((record) => idsOf(record)),
    explanation: own.map((pair) => {
      const other = records[pair.one === long ? pair.other : pair.one];
      const otherId = own.length === 1 ? records[pair.one]?.recordId : other?.recordId;
      const params = { fromOn: pair.from, toOn: pair.to, otherId: otherId ?? '' };
      return step('SAME_DAYS', params, daysBetween(pair.from, pair.to) + 1);
    }),
  });
}
