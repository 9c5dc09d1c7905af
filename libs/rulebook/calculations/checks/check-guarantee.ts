import { addDays, daysBetween, type PlainDate } from '#libs/quantities';

import { whole } from '../inquiry.js';
import type { CheckRules } from './check-rules.js';
import { shortestPeriodDays } from '../pay-periods.js';
import type { PayFinding, Unchecked } from './finding.js';
import type { PaidRecord } from './paid-record.js';
import { centsOfMicrocents, partsPerUnit, writeParts } from './parts.js';
import { findingOf, step } from './record-check.js';

/** A record of the season with what its check told. */
export interface SeasonRecord {
  readonly record: PaidRecord;
  readonly rules: CheckRules;
  readonly lastRateParts: number;
}

/**
 * Holds the hours of the first weeks of a worker's stay against the guarantee (`GUARANTEE_SHORT`), with whatever employer.
 * The stay begins on the first day worked, or of the contract. It is checked only where records cover the whole stretch.
 */
export function checkGuarantee(season: readonly SeasonRecord[]): PayFinding | Unchecked | undefined {
  const [first] = season;
  if (!first) return undefined;
  const start = startOf(season);
  if (start === undefined) return notChecked('NOT_IN_RECORD', { column: 'first_day_worked' });
  const guarantee = first.rules.look('hours-guarantee', start);
  const window = first.rules.look('hours-guarantee-window', start);
  if (!guarantee.held) return notChecked(guarantee.code, guarantee.params);
  if (!window.held) return notChecked(window.code, window.params);
  const end = endOf(season, addDays(start, 7 * (whole(window.value) ?? 0) - 1));
  if (coveredTo(season, start) < end) return notChecked('STRETCH_NOT_SHOWN', { fromOn: start, toOn: end });
  const within = season.filter(({ record }) => record.periodStart <= end && record.periodEnd >= start);
  const last = within.at(-1);
  const hourParts = within.reduce((sum, { record }) => sum + hoursBetween(record, start, end), 0);
  const guaranteedHours = whole(guarantee.value) ?? 0;
  const shortParts = guaranteedHours * partsPerUnit - hourParts;
  if (shortParts <= 0 || !last) return undefined;
  const owedCents = centsOfMicrocents(shortParts * last.lastRateParts);
  const workedHours = hourParts / partsPerUnit;
  const shortHours = shortParts / partsPerUnit;
  return findingOf(last.record, {
    code: 'GUARANTEE_SHORT',
    ...{
      owedCents,
      expectedCents: owedCents,
      actualCents: 0,
      values: [guarantee.value],
      from: start,
      to: end,
    },
    with: within.slice(0, -1).map(({ record }) => record.recordId),
    explanation: [
      step('HOURS_OF_GUARANTEE', { fromOn: start, toOn: end, guaranteedHours, workedHours }, shortHours),
      step('HOURS_SHORT_AT_RATE', { shortHours, rateDollars: writeParts(last.lastRateParts, 2) }, owedCents),
    ],
  });
}

function notChecked(code: Unchecked['code'], params: Unchecked['params']): Unchecked {
  return { check: 'GUARANTEE_SHORT', code, params };
}

function startOf(season: readonly SeasonRecord[]): PlainDate | undefined {
  let start: PlainDate | undefined;
  for (const { record } of season) {
    const own = record.firstDayWorkedOn ?? record.contractFrom;
    if (own !== undefined && (start === undefined || own < start)) start = own;
  }
  return start;
}

/** The end of the weeks, or of the last contract where that comes sooner. */
function endOf(season: readonly SeasonRecord[], windowEnd: PlainDate): PlainDate {
  let contractEnd: PlainDate | undefined;
  for (const { record } of season) {
    if (record.contractTo === undefined) return windowEnd;
    if (contractEnd === undefined || record.contractTo > contractEnd) contractEnd = record.contractTo;
  }
  return contractEnd !== undefined && contractEnd < windowEnd ? contractEnd : windowEnd;
}

/** How far records cover the days from `start` without a hole of a pay period or more. */
function coveredTo(season: readonly SeasonRecord[], start: PlainDate): PlainDate {
  let reached = addDays(start, -1);
  for (const { record } of season) {
    if (daysBetween(reached, record.periodStart) > shortestPeriodDays(record.payPeriods)) break;
    if (record.periodEnd > reached) reached = record.periodEnd;
  }
  return reached;
}

function hoursBetween(record: PaidRecord, from: PlainDate, to: PlainDate): number {
  const first = Math.max(0, daysBetween(record.periodStart, from));
  const last = daysBetween(record.periodStart, to);
  let parts = 0;
  for (let day = first; day <= last && day < record.dailyHourParts.length; day += 1) {
    parts += record.dailyHourParts[day] ?? 0;
  }
  return parts;
}
