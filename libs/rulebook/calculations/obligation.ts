import type { PlainDate } from '#libs/quantities';

import type { DatedValue, Source, ValueBasis, ValueStatus } from '../value.js';

/** The obligations of a season, in the order in which they mostly fall due. */
export const obligationCodes = [
  'FILE_JOB_ORDER',
  'ADVERTISE',
  'DECIDE_LMT',
  'TRANSMIT_TO_AGENCY',
  'SEND_NAMES',
  'COMPLETE_DOCUMENTS',
  'HOUSING_INSPECTION',
  'REPORT_ARRIVAL',
  'REQUEST_TAX_NUMBER',
  'HEALTH_CARD',
  'SUBMIT_PAY_RECORD',
  'SEND_PAY_SHEETS',
  'HOURS_GUARANTEE',
  'LEAVE_BY',
  'FINAL_WAGES',
  'EVALUATE',
  'KEEP_RECORDS_UNTIL',
] as const;
export type ObligationCode = (typeof obligationCodes)[number];

/** What happens when an obligation is missed. */
export type WhenMissed =
  | 'refused'
  | 'warned'
  | 'undecidable'
  | 'escalates'
  | 'lapses'
  | 'arrival-refused'
  | 'reminder-then-finding'
  | 'owed'
  | 'next-order-refused'
  | 'finding'
  | 'purge-due';

/** The event that a due date counts from. */
export type CountedFrom =
  | 'need-date'
  | 'filing'
  | 'decision'
  | 'planned-arrival'
  | 'arrival'
  | 'first-day-worked'
  | 'pay-period-end'
  | 'last-day-worked'
  | 'season'
  | 'season-end';

/** Who owes an obligation. */
export type OwedBy = 'employer' | 'host-ministry' | 'sending-ministry' | 'worker';

/** One duty with its due date (the last day on which it is in time) and how that was counted. */
export interface Obligation {
  readonly code: ObligationCode;
  readonly owedBy: OwedBy;
  readonly opensOn?: PlainDate;
  /** The day on which who owes it is reminded; absent where it arises later than that. */
  readonly remindsOn?: PlainDate;
  readonly dueOn: PlainDate;
  /** Days after the due date for which a missed duty brings a reminder and no finding yet. */
  readonly graceDays: number;
  /** The event that the due date counts from, and its date. */
  readonly countedFrom: CountedFrom;
  readonly countedFromOn: PlainDate;
  /** How it was counted, in English: "56 calendar days before the need date". */
  readonly counting: string;
  readonly rule: string;
  readonly basis: ValueBasis;
  readonly status: ValueStatus;
  readonly source: Source;
  readonly whenMissed: WhenMissed;
}

/** The dates of a season as far as they are known; what is unknown counts from the need date. */
export interface SeasonDates {
  readonly needFrom: PlainDate;
  /** Last day of need. */
  readonly needTo?: PlainDate;
  readonly filedOn?: PlainDate;
  readonly decidedOn?: PlainDate;
  readonly plannedArrivalOn?: PlainDate;
  readonly firstDayWorked?: PlainDate;
  readonly lastDayWorked?: PlainDate;
}

/** An obligation before its reminder and grace are worked out. */
export type Dated = Omit<Obligation, 'remindsOn' | 'graceDays'>;

/** Writes down an obligation that counts from an event by a value of the rulebook. */
export function dated(
  code: ObligationCode,
  owedBy: OwedBy,
  dueOn: PlainDate,
  from: readonly [CountedFrom, PlainDate],
  value: DatedValue,
  how: { readonly counting: string; readonly whenMissed: WhenMissed; readonly opensOn?: PlainDate },
): Dated {
  const [countedFrom, countedFromOn] = from;
  const { code: rule, basis, status, source } = value;
  return { code, owedBy, dueOn, countedFrom, countedFromOn, rule, basis, status, source, ...how };
}
