import type { PlainDate } from '#libs/quantities';

import type { DatedValue } from '../../../value.js';
import type { WithholdingRules } from '../rules.js';
import type { PensionAges } from '../tables/tables.js';

/** Whether a worker contributes to the pension plan at an age. */
export interface PensionAge {
  /** Whether contributions are due on pay of that day. */
  readonly isDue: boolean;
  /** Months of that calendar year in which they are due (PM of T4127), 0 to 12. */
  readonly months: number;
  /** The value that decides: the age from which, or up to which, they are due. */
  readonly rule: DatedValue;
}

/**
 * Whether a worker contributes to the pension plan of a province on a pay date, by the date of birth: from the month after
 * the birthday that begins it to that of the birthday that ends it, in Quebec to the end of the year before. Throws
 * RuleRefused where no ages are held for the date.
 */
export function pensionAgeOn(
  birthOn: PlainDate,
  province: string,
  payDate: PlainDate,
  rules: WithholdingRules,
): PensionAge {
  return pensionAge(birthOn, payDate, rules.contributionTablesOf(province, payDate).pension.ages);
}

/** The same, by ages that were read. */
export function pensionAge(birthOn: PlainDate, payDate: PlainDate, ages: PensionAges): PensionAge {
  const born = monthOf(birthOn);
  const first = born + 12 * ages.fromYears + 1;
  const last = ages.ends === 'month' ? born + 12 * ages.toYears : yearStart(born) + 12 * ages.toYears - 1;
  const paid = monthOf(payDate);
  const january = yearStart(paid);
  return {
    isDue: first <= paid && paid <= last,
    months: Math.max(0, Math.min(last, january + 11) - Math.max(first, january) + 1),
    rule: paid < first ? ages.fromRule : ages.toRule,
  };
}

/** Months since year 0. */
function monthOf(date: PlainDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function yearStart(month: number): number {
  return month - (month % 12);
}
