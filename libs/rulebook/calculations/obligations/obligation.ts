import type { PlainDate } from '#libs/quantities';

import type {
  CountedFrom,
  ObligationKind,
  ObligationName,
  OwedBy,
  Waiver,
  WhenMissed,
} from '../../obligation-kind.js';
import type { Source, ValueBasis, ValueStatus } from '../../value.js';
import { remindersOf } from './obligation-reminders.js';

/** One duty with its due date (the last day on which it is in time) and how that was counted. */
export interface Obligation {
  /** As the rulebook's files name it, e.g. `FILE_JOB_ORDER`. */
  readonly code: string;
  readonly name: ObligationName;
  readonly owedBy: OwedBy;
  readonly opensOn?: PlainDate;
  /** The days on which who owes it is reminded, ascending; none that lies before the duty arises. */
  readonly reminders: readonly PlainDate[];
  readonly dueOn: PlainDate;
  /** Days after the due date before missing it has its effect. */
  readonly graceDays: number;
  /** The event that the due date counts from, and its date. */
  readonly countedFrom: CountedFrom;
  readonly countedFromOn: PlainDate;
  /** How it was counted, in English: "56 calendar days before the need date". */
  readonly counting: string;
  /** The value, or else the obligation itself, that fixes the day. */
  readonly rule: string;
  readonly basis: ValueBasis;
  readonly status: ValueStatus;
  readonly source: Source;
  readonly whenMissed: WhenMissed;
  /** The roles that may waive it; nobody when empty. */
  readonly waivableBy: readonly Waiver[];
}

/** The dates of a season as far as they are known; what is unknown counts from the need date. */
export interface SeasonDates {
  readonly needFrom: PlainDate;
  /** Last day of need. */
  readonly needTo?: PlainDate;
  readonly filedOn?: PlainDate;
  readonly decidedOn?: PlainDate;
  readonly plannedArrivalOn?: PlainDate;
  readonly arrivedOn?: PlainDate;
  readonly firstDayWorked?: PlainDate;
  readonly lastDayWorked?: PlainDate;
  /** The last day of a pay period; the first one that is planned when it is not given. */
  readonly payPeriodEndsOn?: PlainDate;
}

/** The day of an obligation, what it counts from, and the value that fixes it. */
export interface DueDay {
  readonly dueOn: PlainDate;
  readonly opensOn?: PlainDate;
  readonly countedFrom: CountedFrom;
  readonly countedFromOn: PlainDate;
  readonly counting: string;
  /** The value that fixes the day, or the kind itself where it states the amount. */
  readonly by: Pick<ObligationKind, 'code' | 'basis' | 'source'> & { readonly status: ValueStatus };
}

/** An obligation of a kind that falls due on a day. */
export function obligationOf(kind: ObligationKind, { by, ...day }: DueDay): Obligation {
  const { code, name, owedBy, graceDays, whenMissed, waivableBy } = kind;
  const { code: rule, basis, source } = by;
  const status = kind.status === 'confirmed' ? by.status : kind.status;
  const reminders = remindersOf(kind, day);
  return {
    code,
    name,
    owedBy,
    ...day,
    reminders,
    graceDays,
    rule,
    basis,
    status,
    source,
    whenMissed,
    waivableBy,
  };
}
