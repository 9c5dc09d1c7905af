import {
  addDays,
  daysBetween,
  noMeasure,
  numberOf,
  addMeasures,
  type Measure,
  type PlainDate,
} from '#libs/quantities';

import type { Source } from '../../../value.js';
import type { RuleStep } from '../../inquiry.js';
import { isWorked } from '../../pay/facts/period-facts.js';
import type { PayFinding } from '../finding.js';
import type { PaidRecord } from '../paid-record.js';
import { findingOf, step } from '../record/record-check.js';

export const contractSource: Source = {
  title: 'Employment contract',
  href: null,
  clause: 'its first and last day',
};

/** A stretch of days of a record, counted from its start: `first` is in it, `end` is not. */
interface Days {
  readonly first: number;
  readonly end: number;
}

/** The first day of the stay with an employer: of the contract, or the first day worked where that is later. */
export function stayFrom({ contractFrom, firstDayWorked }: PaidRecord): PlainDate | undefined {
  if (contractFrom === undefined || firstDayWorked === undefined) return contractFrom ?? firstDayWorked;
  return contractFrom > firstDayWorked ? contractFrom : firstDayWorked;
}

/** Reports work on days before the stay begins or after the contract ends (`OUTSIDE_CONTRACT`), or pay for such a period. */
export function checkContract(record: PaidRecord): PayFinding | undefined {
  const { periodStart, periodEnd, contractTo } = record;
  const startOn = stayFrom(record);
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
    steps.push(step(code, { fromOn, toOn, ...on }, numberOf(worked.hours)));
  };
  if (startOn !== undefined) outside('HOURS_BEFORE', { first: 0, end: before }, { startOn });
  if (contractTo !== undefined) outside('HOURS_AFTER', { first: inside, end: length }, { endOn: contractTo });
  if (steps.length === 0) return undefined;
  return findingOf(record, {
    ...{ code: 'OUTSIDE_CONTRACT', owedCents: 0, expectedCents: null, actualCents: null, values: [] },
    ...{ rule: 'contract-dates', source: contractSource, from, to, explanation: steps },
  });
}

/** The days worked of a stretch; all of it where the whole record lies there, holds pay, and tells no hours. */
function workedIn(record: PaidRecord, { first, end }: Days): (Days & { hours: Measure }) | undefined {
  const { work, periodStart, periodEnd, grossCents } = record;
  let [firstWorked, lastWorked] = [-1, -1];
  let hours: Measure = noMeasure;
  let isAnywhere = false;
  for (let day = 0; day < work.hours.length || day < work.pieces.length; day += 1) {
    if (!isWorked(work, day)) continue;
    isAnywhere = true;
    if (day < first || day >= end) continue;
    if (firstWorked < 0) firstWorked = day;
    lastWorked = day;
    hours = addMeasures(hours, work.hours[day] ?? noMeasure);
  }
  if (firstWorked >= 0) return { first: firstWorked, end: lastWorked + 1, hours };
  const isWhole = first === 0 && end === daysBetween(periodStart, periodEnd) + 1;
  return isWhole && !isAnywhere && grossCents > 0 ? { first, end, hours: noMeasure } : undefined;
}
