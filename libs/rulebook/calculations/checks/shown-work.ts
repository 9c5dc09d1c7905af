import {
  addDays,
  cents,
  daysBetween,
  noMeasure,
  plainDate,
  zeroCents,
  type Cents,
  type PlainDate,
} from '#libs/quantities';

import type { FarmWork } from '../withholding/contributions/farm-work.js';
import { withheldOf, type PaidRecord, type ShownWork } from './paid-record.js';

/** By which the year of a record with its employer is known. */
export const yearKeyOf = ({ payDate, employerId }: Pick<PaidRecord, 'payDate' | 'employerId'>): string =>
  `${payDate.slice(0, 4)} ${employerId}`;

/** Whether a record says that the engagement is too short for a contribution. */
export function isSaidToBeShort({ exempt }: PaidRecord): boolean {
  return exempt?.cpp === 'short-engagement' || exempt?.ei === 'short-engagement';
}

/** The farm work that the records of one worker show, by year and employer: each day once, though two records have it. */
export function shownWorkOf(records: readonly PaidRecord[]): ReadonlyMap<string, ShownWork> {
  const years = new Map<string, { days: Set<PlainDate>; cashCents: Cents }>();
  for (const record of records) {
    const key = yearKeyOf(record);
    const year = years.get(key) ?? { days: new Set<PlainDate>(), cashCents: zeroCents };
    for (const day of workedDays(record)) year.days.add(addDays(record.periodStart, day));
    years.set(key, { ...year, cashCents: cents(year.cashCents + record.grossCents) });
  }
  return new Map(
    [...years].map(([key, { days, cashCents }]) => [key, { workingDays: days.size, cashCents }]),
  );
}

/**
 * The farm work of one worker by year and employer, where the contract shows how much of it there can be: the days of the
 * records, and every day that the contract has left after them. Without a contract the programme's guarantee says that
 * there is enough of it.
 */
export function farmWorkOf(records: readonly PaidRecord[]): ReadonlyMap<string, FarmWork> {
  const years = new Map<string, { days: number; cashCents: number; last: PaidRecord }>();
  for (const record of records) {
    const key = yearKeyOf(record);
    const year = years.get(key) ?? { days: 0, cashCents: 0, last: record };
    years.set(key, {
      days: year.days + workedDays(record).length,
      cashCents: year.cashCents + record.grossCents,
      last: record.periodEnd > year.last.periodEnd ? record : year.last,
    });
  }
  const known = new Map<string, FarmWork>();
  for (const [key, { days, cashCents, last }] of years) {
    if (last.contractTo === undefined) continue;
    const left = Math.max(0, daysBetween(last.periodEnd, endOfYear(last.contractTo, last.payDate)));
    // What later days pay is not known: only their number can make the work too little.
    const cash: Cents = cents(left === 0 ? cashCents : Number.MAX_SAFE_INTEGER);
    known.set(key, { workingDays: days + left, cashCents: cash, isWhole: true });
  }
  return known;
}

function endOfYear(contractTo: PlainDate, payDate: PlainDate): PlainDate {
  const last = plainDate(`${payDate.slice(0, 4)}-12-31`);
  return contractTo < last ? contractTo : last;
}

/** The days with hours, counted from the first of the period. */
function workedDays({ work: { hours } }: PaidRecord): number[] {
  return Array.from({ length: hours.length }, (_, day) => day).filter(
    (day) => (hours[day] ?? noMeasure) !== 0,
  );
}

/** Whether any record lacks a contribution, so that it matters how much farm work there is. */
export function lacksContribution(record: PaidRecord): boolean {
  return withheldOf(record, 'cpp') === 0 || withheldOf(record, 'ei') === 0;
}
