import type { Cents, PlainDate } from '#libs/quantities';

import type { Source } from '../../value.js';
import type { RuleParams, RuleStep, RuleWarning } from '../inquiry.js';
import type { UncheckedCode } from './check-codes.js';
import type { FindingCode } from './finding-codes.js';

/** One wrong in one pay record, or between records of one worker. */
export interface PayFinding {
  readonly code: FindingCode;
  /** The records that show it; the last one is the one that breaks the rule. */
  readonly recordIds: readonly string[];
  readonly workerId: string;
  readonly employerId: string;
  /** The days it concerns, both included. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** What the worker is owed because of it: 0 where nothing is. Never the same money as another finding's. */
  readonly owedCents: Cents;
  /** About how much it may be about, where it is not known what is owed; never part of what is owed. */
  readonly estimateCents?: Cents | undefined;
  /** Null where the wrong is not one of amounts. */
  readonly expectedCents: Cents | null;
  readonly actualCents: Cents | null;
  /** The value code that decides, or what of the record contradicts itself. */
  readonly rule: string;
  readonly source: Source;
  readonly explanation: readonly RuleStep[];
  /** Values used that no source confirms for that date. */
  readonly warnings: readonly RuleWarning[];
}

/** A check that could not be made of a record, and why: never silently left out. */
export interface Unchecked {
  /** The finding that was not looked for. */
  readonly check: FindingCode;
  readonly code: UncheckedCode;
  readonly params: RuleParams;
}
