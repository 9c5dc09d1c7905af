import type { Cents, PlainDate } from '#libs/quantities';

import type { DatedValue } from '../../../value.js';
import type { AgriculturalEmployment } from '../facts.js';
import type { WithholdingStep } from '../result.js';
import type { WithholdingRules } from '../rules.js';
import { step } from '../step.js';
import type { InsuranceTable, PensionTable } from '../tables/tables.js';

/** Farm work of a worker with one employer in one calendar year. */
export interface FarmWork {
  /** Days worked; a day with any hours is one. */
  readonly workingDays: number;
  /** Paid in cash, in cents. */
  readonly cashCents: Cents;
  /** Whether the year has no more of it: the work ended, or these are its terms. */
  readonly isWhole?: boolean;
}

/**
 * Whether a contribution is due on farm work: `open` while the year can still bring enough of it, when it may be withheld
 * or not.
 */
export type ContributionDuty = 'due' | 'not-due' | 'open';

/** Whether a contribution is due, and why. */
export interface FarmWorkDuty {
  readonly duty: ContributionDuty;
  /** The value that decides: days, or cash. */
  readonly rule: DatedValue;
  /** The reason, for `explainStep`; absent where it is due. */
  readonly step?: WithholdingStep;
}

/**
 * Whether pension contributions and insurance premiums are due on farm work with one employer in the calendar year of a pay
 * date. Parental insurance has no such rule. Throws RuleRefused where the values are not held for province and date.
 */
export function farmWorkDuties(
  work: FarmWork,
  province: string,
  payDate: PlainDate,
  rules: WithholdingRules,
): { readonly pension: FarmWorkDuty; readonly insurance: FarmWorkDuty } {
  const { pension, insurance } = rules.contributionTablesOf(province, payDate);
  return { pension: pensionDuty(work, pension), insurance: insuranceDuty(work, insurance) };
}

/** The pension plan's rule: so many working days, and so much cash, with one employer in the year. */
export function pensionDuty(work: FarmWork, table: PensionTable): FarmWorkDuty {
  const { agricultureDays: leastDays, agricultureCashCents: leastCashCents } = table;
  const { workingDays: days, cashCents } = work;
  const rule = days >= leastDays ? table.agricultureCashRule : table.agricultureRule;
  if (days >= leastDays && cashCents >= leastCashCents) return { duty: 'due', rule };
  const code = work.isWhole === true ? 'PENSION_FARM_EXCLUDED' : 'PENSION_FARM_OPEN';
  return {
    duty: work.isWhole === true ? 'not-due' : 'open',
    rule,
    step: step(code, { days, cashCents, leastDays, leastCashCents }, 0),
  };
}

/** Employment insurance's rule: so many days with one employer in the year, and cash pay. */
export function insuranceDuty(work: FarmWork, table: InsuranceTable): FarmWorkDuty {
  const { agricultureDays: leastDays, agricultureRule: rule } = table;
  const { workingDays: days, cashCents } = work;
  if (days >= leastDays && cashCents > 0) return { duty: 'due', rule };
  const code = work.isWhole === true ? 'INSURANCE_FARM_EXCLUDED' : 'INSURANCE_FARM_OPEN';
  return {
    duty: work.isWhole === true ? 'not-due' : 'open',
    rule,
    step: step(code, { days, cashCents, leastDays }, 0),
  };
}

/** The farm work of a whole year, as facts of a payment tell it. */
export function wholeYear({ workingDaysInYear, cashInYearCents }: AgriculturalEmployment): FarmWork {
  return { workingDays: workingDaysInYear, cashCents: cashInYearCents, isWhole: true };
}
