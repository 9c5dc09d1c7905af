import { cents, daysBetween, noMeasure, plainDate, type Cents, type PlainDate } from '#libs/quantities';

import type { FarmWork } from '../../withholding/contributions/farm-work.js';
import { withheldOf, type PaidRecord } from '../paid-record.js';

/** By which the year of a record with its employer is known. */
export const yearKeyOf = ({ payDate, employerId }: Pick<PaidRecord, 'payDate' | 'employerId'>): string =>
  `${payDate.slice(0, 4)} ${employerId}`;

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
      days: year.days + daysWorked(record),
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

function daysWorked({ work: { hours } }: PaidRecord): number {
  let days = 0;
  for (let day = 0; day < hours.length; day += 1) if ((hours[day] ?? noMeasure) !== 0) days += 1;
  return days;
}

/** Whether any record lacks a contribution, so that it matters how much farm work there is. */
export function lacksContribution(record: PaidRecord): boolean {
  return withheldOf(record, 'cpp') === 0 || withheldOf(record, 'ei') === 0;
}
