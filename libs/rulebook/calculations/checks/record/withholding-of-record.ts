import { cents } from '#libs/quantities';

import type { Exemptions } from '../../withholding/exemptions.js';
import { farmWorkDuties } from '../../withholding/contributions/farm-work.js';
import type { LumpSum, WithholdingFacts, YearToDate } from '../../withholding/facts.js';
import type { WithholdingRules } from '../../withholding/rules.js';
import { withheldOf, type PaidRecord } from '../paid-record.js';
import type { RecordCheck } from './record-check.js';
import { yearKeyOf } from './shown-work.js';

/** Filled field by field: objects that are spread into one another cost more here than the tax. */
type Asked = { -readonly [Field in keyof WithholdingFacts]: WithholdingFacts[Field] };

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
  if (record.isProvincialClaimE === true) asked.provincialClaim = 'E';
  const yearToDate = yearToDateOf(check);
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

/** The year to date before a record: as the records show it or, where they do not show all of it, as the record states it. */
function yearToDateOf(check: RecordCheck): Partial<YearToDate> | undefined {
  const { record, before } = check;
  const shown = before.yearsToDate?.get(yearKeyOf(record));
  const isStated = record.yearToDate?.grossCents !== undefined;
  if (shown !== undefined && !(isStated && before.yearUnknown?.(record))) return shown;
  return statedYearOf(check);
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
 * that was not withheld is not missing, and the tax is that of pay without it. A reason that is stated is taken as it is: what an
 * engagement was in the whole year the records of a file do not always show.
 */
function exemptionsOf({ record, rules, before }: RecordCheck): Exemptions | undefined {
  const stated = record.exempt;
  // What was withheld in months that are not shown says that there is enough work: nothing more may be due this year.
  const { cppBaseCents = 0, eiCents = 0 } = record.yearToDate ?? {};
  const lacksPension = stated?.cpp === undefined && withheldOf(record, 'cpp') === 0 && cppBaseCents === 0;
  const lacksInsurance = stated?.ei === undefined && withheldOf(record, 'ei') === 0 && eiCents === 0;
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
