import type { Measure, PlainDate, Share } from '#libs/quantities';

import type { ValueCode } from '../../../codes.js';
import type { RuleRefused } from '../../../refusal.js';
import type { DatedValue } from '../../../value.js';
import type { RuleWarning } from '../../inquiry.js';

/** A value, with its number read once. */
export interface PayRule {
  readonly value: DatedValue;
  /** The rule sets no such thing, or says no. */
  readonly none: boolean;
  /** Dollars, for values in dollars; null when the rule sets no such amount. */
  readonly amount: Measure | null;
  /** For values that are a share of something; null when the rule sets none. */
  readonly share: Share | null;
  /** What using the value warns of, when it is not confirmed. */
  readonly warning: RuleWarning | undefined;
}

/** Where the values of each day are looked up. */
export interface RulesByDay {
  on(date: PlainDate): {
    /** The value, or why it cannot be used. */
    look(code: ValueCode): PayRule | RuleRefused;
  };
}
