import type { PlainDate } from '#libs/quantities';

import type { ValueCode } from './codes.js';
import type { DeclaredGap, Source, ValueBasis, ValueKeys, ValueStatus } from './value.js';

/** The events of a season that due dates count from. */
export const seasonEvents = [
  'need-date',
  'filing',
  'decision',
  'planned-arrival',
  'arrival',
  'first-day-worked',
  'guaranteed-weeks-end',
  'pay-period-end',
  'last-day-worked',
  'season',
  'season-end',
] as const;
/** The event that a due date counts from. */
export type CountedFrom = (typeof seasonEvents)[number];

/** Who can owe an obligation. */
export const debtors = ['employer', 'agency', 'host-ministry', 'sending-ministry', 'worker'] as const;
export type OwedBy = (typeof debtors)[number];

/** What can happen when an obligation is missed. */
export const effects = [
  'refused',
  'warned',
  'undecidable',
  'escalates',
  'lapses',
  'arrival-refused',
  'reminder-then-finding',
  'owed',
  'next-order-refused',
  'finding',
  'purge-due',
] as const;
export type WhenMissed = (typeof effects)[number];

/** What an amount of time is counted in. */
export const countUnits = ['days', 'weeks', 'months', 'years'] as const;
export type CountUnit = (typeof countUnits)[number];

/** `calendar` counts every day; `province` counts the working days of the province, and is for days alone. */
export const countCalendars = ['calendar', 'province'] as const;
export type CountCalendar = (typeof countCalendars)[number];

/** Where a due date goes that is no working day of the province. */
export const rollings = ['none', 'next', 'previous'] as const;
export type Rolling = (typeof rollings)[number];

/** Obligations that more than a count decides; each has its calculation in `calculations/`. */
export const obligationCalculations = [
  'decision-window',
  'advertising',
  'housing-inspection',
  'guaranteed-weeks',
  'last-day',
] as const;
export type ObligationCalculation = (typeof obligationCalculations)[number];

/** Roles that may be let waive an obligation, as the roles of the programme are named. */
export const waivers = ['host-officer', 'host-supervisor'] as const;
export type Waiver = (typeof waivers)[number];

/** A due date that is counted: so many days, weeks, months or years before or after an event. */
export interface CountRule {
  readonly countedFrom: CountedFrom;
  readonly direction: 'before' | 'after';
  /** The amount itself, or the value that holds it; then basis, status and source of the date are those of the value. */
  readonly amount: number | ValueCode;
  /** Undefined where the amount is a value, which has its unit. */
  readonly unit: CountUnit | undefined;
  readonly calendar: CountCalendar;
  readonly rolls: Rolling;
}

/** The name of an obligation, as something to do. */
export interface ObligationName {
  readonly en: string;
  readonly fr: string;
  readonly es: string;
}

/** What the rulebook says of one kind of obligation over a half-open stretch of need dates. */
export interface ObligationKind {
  readonly code: string;
  readonly keys: ValueKeys;
  readonly name: ObligationName;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The first day (UTC) on which this system knew it; absent when it did from the beginning. */
  readonly enteredOn?: PlainDate;
  readonly owedBy: OwedBy;
  readonly due: CountRule | ObligationCalculation;
  /** The obligation is owed only where this value says yes, or names anything at all. */
  readonly onlyWhere?: ValueCode;
  /** Days before the due date at which who owes it is reminded, the earliest reminder first. */
  readonly reminders: readonly number[];
  /** Days after the due date before missing it has its effect. */
  readonly graceDays: number;
  readonly whenMissed: WhenMissed;
  /** Who may waive it; nobody when empty. */
  readonly waivableBy: readonly Waiver[];
  readonly basis: ValueBasis;
  readonly status: Exclude<ValueStatus, 'proposed'>;
  readonly source: Source;
  readonly note?: string;
  readonly file: string;
}

/** All that is said of one obligation under one set of keys, ascending. */
export interface ObligationSeries {
  readonly code: string;
  readonly keys: ValueKeys;
  readonly file: string;
  readonly values: readonly ObligationKind[];
  readonly gaps: readonly DeclaredGap[];
}
