import { cents, daysBetween, noMeasure, plainDate, type Cents, type PlainDate } from '#libs/quantities';

import type { Exemptions } from '../withholding/exemptions.js';
import { farmWorkDuties, type FarmWork } from '../withholding/contributions/farm-work.js';
import type { LumpSum, WithholdingFacts, YearToDate } from '../withholding/facts.js';
import type { WithholdingRules } from '../withholding/rules.js';
import { withheldOf, type PaidRecord } from './paid-record.js';
import type { RecordCheck } from './record-check.js';

/** Filled field by field: objects that are spread into one another cost more here than the tax. */
type Asked = { -readonly [Field in keyof WithholdingFacts]: WithholdingFacts[Field] };

/** By which the year of a record with its employer is known. */
export const yearKeyOf = ({ payDate, employerId }: Pick<PaidRecord, 'payDate' | 'employerId'>): string =>
  `${payDate.slice(0, 4)} ${employerId}`;

/** A record as the tables of withholding ask about it. */
export function withholdingFactsOf(check: RecordCheck): WithholdingFacts {
  const { record } = check;
  const asked: Asked = {
    province: check.rules.subject.province,
    payDate: record.payDate,
    payPeriods: record.payPeriods,
    grossCents: cents(record.grossCents - (record.lumpSumCents ?? 0)),
  };
  if (record.federalClaimCents !== undefined) asked.federalClaim = record.federalClaimCents;
  if (record.provincialClaimCents !== undefined) asked.provincialClaim = record.provincialClaimCents;
  const yearToDate = check.before.yearsToDate?.get(yearKeyOf(record)) ?? statedYearOf(check);
  if (yearToDate) asked.yearToDate = yearToDate;
  const lumpSum = lumpSumOf(record);
  if (lumpSum) asked.lumpSum = lumpSum;
  const exempt = exemptionsOf(check);
  if (exempt) asked.exempt = exempt;
  if (isOfFarmWorker(record, asked, check.rules.withholding)) {
    asked.foreignFarmWorker = true;
    if (record.expectedAnnualIncomeCents !== undefined)
      asked.expectedAnnualIncomeCents = record.expectedAnnualIncomeCents;
  }
  return asked;
}

/** The year to date that a record states: pension contributions in one amount are the first ones up to their maximum, and then the second. */
function statedYearOf({ record, rules }: RecordCheck): Partial<YearToDate> | undefined {
  const { yearToDate } = record;
  const both = yearToDate?.cppBaseCents;
  if (both === undefined || yearToDate?.cppAdditionalCents !== undefined) return yearToDate;
  const { pension } = rules.withholding.contributionTablesOf(rules.subject.province, record.payDate);
  const cppBaseCents = cents(Math.min(both, pension.maximumCents));
  return { ...yearToDate, cppBaseCents, cppAdditionalCents: cents(both - cppBaseCents) };
}

/** What of a payment belongs to no single period: in its gross, or made up for beside it. */
function lumpSumOf({ lumpSumCents, retroactiveCents }: PaidRecord): LumpSum | undefined {
  const [bonus, retroactive] = [lumpSumCents ?? 0, retroactiveCents ?? 0];
  if (bonus + retroactive === 0) return undefined;
  return { kind: bonus > 0 ? 'bonus' : 'retroactive-pay', grossCents: cents(bonus + retroactive) };
}

/**
 * The exemptions that a record states, and those of short farm work: where too little of it makes a contribution due, one
 * that was not withheld is not missing, and the tax is that of pay without it.
 */
function exemptionsOf({ record, rules, before }: RecordCheck): Exemptions | undefined {
  const stated = record.exempt;
  const lacksPension = stated?.cpp === undefined && withheldOf(record, 'cpp') === 0;
  const lacksInsurance = stated?.ei === undefined && withheldOf(record, 'ei') === 0;
  const work = lacksPension || lacksInsurance ? before.farmWork?.get(yearKeyOf(record)) : undefined;
  if (work === undefined) return stated;
  const duties = farmWorkDuties(work, rules.subject.province, record.payDate, rules.withholding);
  const isPensionDue = !lacksPension || duties.pension.duty === 'due';
  const isInsuranceDue = !lacksInsurance || duties.insurance.duty === 'due';
  if (isPensionDue && isInsuranceDue) return stated;
  return {
    ...stated,
    ...(!isPensionDue && { cpp: 'short-engagement' }),
    ...(!isInsuranceDue && { ei: 'short-engagement' }),
  };
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

/** Income tax withheld, of both authorities together; undefined where the record reports none. */
export function incomeTaxOf(record: PaidRecord): number | undefined {
  const whole = withheldOf(record, 'income-tax');
  if (whole !== undefined) return whole;
  const [federal, provincial] = [withheldOf(record, 'federal-tax'), withheldOf(record, 'provincial-tax')];
  return federal === undefined && provincial === undefined ? undefined : (federal ?? 0) + (provincial ?? 0);
}

/** Whether the place of work has a rule of its own for foreign farm workers, and the record is of one. */
function isOfFarmWorker(
  { foreignFarmWorker }: PaidRecord,
  { province, payDate, provincialClaim }: WithholdingFacts,
  rules: WithholdingRules,
): boolean {
  if (foreignFarmWorker === false || rules.methodOf(province, payDate) !== 'quebec') return false;
  return foreignFarmWorker === true || provincialClaim === undefined;
}
