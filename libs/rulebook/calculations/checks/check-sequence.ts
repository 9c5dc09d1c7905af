import { addDays, daysBetween } from '#libs/quantities';

import type { Source } from '../../value.js';
import { shortestPeriodDays } from '../pay-periods.js';
import type { PayFinding } from './finding.js';
import type { FindingCode } from './finding-codes.js';
import type { PaidRecord } from './paid-record.js';
import { findingOf, step } from './record-check.js';

const sourceOf = (clause: string): Source => ({ title: 'Pay records', href: null, clause });
const oncePaid = sourceOf('a worker, an employer and a period have one record');
const apart = sourceOf('no day belongs to two records');
const withoutHole = sourceOf('periods follow one another');

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

/** Takes out every record but the first of the same employer and period, and reports each (`DUPLICATE_RECORD`). */
export function withoutDuplicates<Paid extends PaidRecord>(
  ordered: readonly Paid[],
  findings: PayFinding[],
): Paid[] {
  const kept: Paid[] = [];
  for (const record of ordered) {
    const first = sameIn(kept, record);
    if (first === undefined) {
      kept.push(record);
      continue;
    }
    const { periodStart, periodEnd } = record;
    const params = { fromOn: periodStart, toOn: periodEnd, otherId: first.recordId };
    findings.push(
      findingOf(record, {
        ...{ code: 'DUPLICATE_RECORD', ...noAmounts, rule: 'one-record-a-period', source: oncePaid },
        with: [first.recordId],
        explanation: [step('SAME_PERIOD', params, daysBetween(periodStart, periodEnd) + 1)],
      }),
    );
  }
  return kept;
}

/** Records of one period lie next to each other, so only the last few are looked at. */
function sameIn(kept: readonly PaidRecord[], record: PaidRecord): PaidRecord | undefined {
  for (let index = kept.length - 1; index >= 0; index -= 1) {
    const other = kept[index];
    if (other?.periodStart !== record.periodStart || other.periodEnd !== record.periodEnd) return undefined;
    if (other.employerId === record.employerId) return other;
  }
  return undefined;
}

/**
 * Reports a record that shares days with an earlier one (`OVERLAPPING_PERIODS`): any days at the same employer, days worked
 * at both where the employers differ, since a transfer falls inside a pay period of each.
 */
export function checkOverlap(earlier: PaidRecord, record: PaidRecord): PayFinding | undefined {
  if (earlier.periodEnd < record.periodStart) return undefined;
  let from = record.periodStart;
  let to = earlier.periodEnd < record.periodEnd ? earlier.periodEnd : record.periodEnd;
  if (earlier.employerId !== record.employerId) {
    const days = daysAtBoth(earlier, record, daysBetween(from, to));
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    [from, to] = [addDays(record.periodStart, first), addDays(record.periodStart, last)];
  }
  const params = { fromOn: from, toOn: to, otherId: earlier.recordId };
  const code: FindingCode = 'OVERLAPPING_PERIODS';
  return findingOf(record, {
    ...{ code, ...noAmounts, rule: 'one-record-a-day', source: apart, from, to, with: [earlier.recordId] },
    explanation: [step('SAME_DAYS', params, daysBetween(from, to) + 1)],
  });
}

/** Days with hours in both records, counted from the later one's start. */
function daysAtBoth(earlier: PaidRecord, record: PaidRecord, shared: number): number[] {
  const ahead = daysBetween(earlier.periodStart, record.periodStart);
  const days: number[] = [];
  for (let day = 0; day <= shared; day += 1) {
    const both = (earlier.dailyHourParts[day + ahead] ?? 0) > 0 && (record.dailyHourParts[day] ?? 0) > 0;
    if (both) days.push(day);
  }
  return days;
}

/**
 * Reports the days between two records of one employer that hold at least the shortest pay period and are in no record
 * (`PERIOD_MISSING`). Days before the later record's contract are not missing.
 */
export function checkHole(earlier: PaidRecord, record: PaidRecord): PayFinding | undefined {
  if (earlier.employerId !== record.employerId) return undefined;
  const least = shortestPeriodDays(record.payPeriods);
  if (daysBetween(earlier.periodEnd, record.periodStart) <= least) return undefined;
  const next = addDays(earlier.periodEnd, 1);
  const from = record.contractFrom !== undefined && record.contractFrom > next ? record.contractFrom : next;
  const days = daysBetween(from, record.periodStart);
  if (days < least) return undefined;
  const to = addDays(record.periodStart, -1);
  return findingOf(record, {
    ...{ code: 'PERIOD_MISSING', ...noAmounts, rule: 'periods-without-hole', source: withoutHole, from, to },
    with: [earlier.recordId],
    explanation: [step('DAYS_WITHOUT_RECORD', { fromOn: from, toOn: to }, days)],
  });
}
