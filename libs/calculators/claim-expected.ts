import { cents, dollarsFromCents } from '#libs/quantities';
import { claimCeilingCents } from '#libs/rulebook';

/** What is said of a claim that is above reason. */
export const claimExpected =
  `at most ${dollarsFromCents(cents(claimCeilingCents))}: all amounts of a TD1 form together stay far below that, ` +
  'so this is an income, or cents taken for dollars';
