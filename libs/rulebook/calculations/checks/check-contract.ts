import { addDays, daysBetween, type PlainDate } from '#libs/quantities';

import type { Source } from '../../value.js';
import type { RuleStep } from '../inquiry.js';
import { shortestPeriodDays } from '../pay-periods.js';
import type { PayFinding } from './finding.js';
import type { PaidRecord } from './paid-record.js';
import { partsPerUnit } from './parts.js';
import { findingOf, step } from './record-check.js';

const contract: Source = { title: 'Employment contract', href: null, clause: 'its first and last day' };
const noAmounts = { owedCents: 0, expectedCents: null, actualCents: null, values: [] };

/** A stretch of days of a record, counted from its start: `first` is in it, `end` is not. */
interface Days {
  readonly first: number;
  readonly end: number;
}

/** Reports work on days before the stay begins or after the contract ends (`OUTSIDE_CONTRACT`), or pay for such a period. */
export function checkContract(record: PaidRecord): PayFinding | undefined {
  const { periodStart, periodEnd, contractTo } = record;
  const startOn = later(record.contractFrom, record.firstDayWorkedOn);
  if (
    (startOn === undefined || periodStart >= startOn) &&
    (contractTo === undefined || periodEnd <= contractTo)
  )
    return undefined;
  const length = daysBetween(periodStart, periodEnd) + 1;
  const before = startOn === undefined ? 0 : Math.min(length, Math.max(0, daysBetween(periodStart, startOn)));
  const inside = contractTo === undefined ? length : Math.max(0, daysBetween(periodStart, contractTo) + 1);
  const steps: RuleStep[] = [];
  let [from, to] = [periodEnd, periodStart];
  const outside = (code: 'HOURS_BEFORE' | 'HOURS_AFTER', days: Days, on: Record<string, string>): void => {
    const worked = workedIn(record, days);
    if (!worked) return;
    const [fromOn, toOn] = [addDays(periodStart, worked.first), addDays(periodStart, worked.end - 1)];
    if (fromOn < from) from = fromOn;
    if (toOn > to) to = toOn;
    steps.push(step(code, { fromOn, toOn, ...on }, worked.hourParts / partsPerUnit));
  };
  if (startOn !== undefined) outside('HOURS_BEFORE', { first: 0, end: before }, { startOn });
  if (contractTo !== undefined) outside('HOURS_AFTER', { first: inside, end: length }, { endOn: contractTo });
  if (steps.length === 0) return undefined;
  const wrong = { code: 'OUTSIDE_CONTRACT' as const, ...noAmounts, rule: 'contract-dates', source: contract };
  return findingOf(record, { ...wrong, from, to, explanation: steps });
}

function later(a: PlainDate | undefined, b: PlainDate | undefined): PlainDate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

/** The days worked of a stretch; all of it where the whole record lies there, holds pay, and tells no hours. */
function workedIn(record: PaidRecord, { first, end }: Days): (Days & { hourParts: number }) | undefined {
  let [firstWorked, lastWorked, hourParts, all] = [-1, -1, 0, 0];
  for (let day = 0; day < record.dailyHourParts.length; day += 1) {
    const hours = record.dailyHourParts[day] ?? 0;
    all += hours;
    if (day < first || day >= end || (hours === 0 && !record.dailyPieceMicrocents[day])) continue;
    if (firstWorked < 0) firstWorked = day;
    lastWorked = day;
    hourParts += hours;
  }
  if (firstWorked >= 0) return { first: firstWorked, end: lastWorked + 1, hourParts };
  const length = daysBetween(record.periodStart, record.periodEnd) + 1;
  const wholly = first === 0 && end === length;
  return wholly && all === 0 && record.grossCents > 0 ? { first, end, hourParts: 0 } : undefined;
}

/**
 * Reports that the last days of a contract are in no record although the employer's pay for later days is
 * (`FINAL_WAGES_OPEN`). A single day may be one of rest. `paidUntil` is the last pay day of that employer in all records.
 */
export function checkFinalWages(last: PaidRecord, paidUntil: PlainDate | undefined): PayFinding | undefined {
  const { contractTo, periodEnd, payPeriods } = last;
  if (contractTo === undefined || paidUntil === undefined) return undefined;
  const days = daysBetween(periodEnd, contractTo);
  if (days < 2 || paidUntil <= addDays(contractTo, shortestPeriodDays(payPeriods))) return undefined;
  const from = addDays(periodEnd, 1);
  return findingOf(last, {
    ...{
      code: 'FINAL_WAGES_OPEN',
      ...noAmounts,
      rule: 'final-wages',
      source: contract,
      from,
      to: contractTo,
    },
    explanation: [step('LAST_DAYS_UNPAID', { fromOn: from, toOn: contractTo }, days)],
  });
}
