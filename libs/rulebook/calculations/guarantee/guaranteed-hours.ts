import type { DatedValue } from '../../value.js';
import { whole } from '../inquiry.js';

/** The hours that a season gives in its first weeks. */
export interface GuaranteedHours {
  readonly hours: number;
  /** The weeks in which they are given. */
  readonly weeks: number;
  /** The value that guarantees them. */
  readonly value: DatedValue;
}

/**
 * The guarantee of a season, from its values as `read` finds them on the need date; undefined where no hours are
 * guaranteed, or `read` has no value.
 */
export function guaranteedHours(
  read: (code: 'hours-guarantee' | 'hours-guarantee-window') => DatedValue | undefined,
): GuaranteedHours | undefined {
  const value = read('hours-guarantee');
  const window = read('hours-guarantee-window');
  const hours = value === undefined ? null : whole(value);
  const weeks = window === undefined ? null : whole(window);
  if (value === undefined || hours === null || weeks === null) return undefined;
  return { hours, weeks, value };
}
