import type { Cents } from '#libs/quantities';

import type { PeriodFacts, TakenBefore } from '../facts/period-facts.js';
import type { PayRules } from '../rules/pay-rules.js';

/** What a deduction of a period is asked about. */
export interface DeductionQuestion {
  readonly facts: PeriodFacts;
  readonly rules: PayRules;
  /** Gross pay that shares are taken of. */
  readonly grossCents: Cents;
  /** What earlier records of the season took lawfully. */
  readonly before: TakenBefore;
}
