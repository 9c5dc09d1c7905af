/**
 * The steps of a finding and the params that each carries: `…Cents` whole cents, `…Dollars` and `…Hours` decimals, `…On`
 * dates. `kind` is a deduction, `rule` the code of a value.
 */
export const checkStepParams = {
  /** Hours paid under the lawful rate. Value: cents short. */
  RATE_BELOW_FLOOR: ['fromOn', 'toOn', 'workedHours', 'paidRateDollars', 'lawfulRateDollars', 'rule'],
  /** Pieces that earn less than the hours at the lawful rate. Value: cents short. */
  PIECES_BELOW_FLOOR: ['fromOn', 'toOn', 'workedHours', 'pieceCents', 'lawfulCents', 'rule'],
  /** The gross that hours and pieces of the record come to at its own rates. Value: cents. */
  GROSS_OF_RECORD: ['workedHours', 'grossCents'],
  /** The net paid makes up for what gross lacks. Value: cents. */
  MADE_UP_IN_NET: [],
  /** What of it is not owed in net pay. Value: cents. */
  NOT_OWED_IN_NET: [],
  /** A deduction that the edition does not allow. Value: cents taken. */
  KIND_NOT_ALLOWED: ['kind'],
  /** A deduction that needs the worker's written consent, and has none. Value: cents taken. */
  NO_CONSENT: ['kind'],
  /** What earlier records leave of the season's cap. Value: cents. */
  SEASON_CAP_LEFT: ['kind', 'capCents', 'takenCents'],
  /** Value: cents to be saved. */
  SHARE_TO_SAVE: ['share', 'grossCents'],
  /** Value: cents. */
  NET_OF_RECORD: ['grossCents', 'deductionsCents'],
  /** Amounts that the record leaves empty cannot explain a difference. Value: how many. */
  STATUTORY_NOT_REPORTED: [],
  /** Value: cents due. */
  WITHHOLDING_DUE: ['kind', 'withheldCents', 'toleranceCents'],
  /** Another record of this worker, employer and period stands before this one. Value: days. */
  SAME_PERIOD: ['fromOn', 'toOn', 'otherId'],
  /** Days that another record covers too. Value: days. */
  SAME_DAYS: ['fromOn', 'toOn', 'otherId'],
  /** Days between two records that no record covers. Value: days. */
  DAYS_WITHOUT_RECORD: ['fromOn', 'toOn'],
  /** Value: hours. */
  HOURS_BEFORE: ['fromOn', 'toOn', 'startOn'],
  /** Value: hours. */
  HOURS_AFTER: ['fromOn', 'toOn', 'endOn'],
  /** The last days of the contract are in no record, though the employer's later pay is. Value: days. */
  LAST_DAYS_UNPAID: ['fromOn', 'toOn'],
} as const;

/** Steps of findings that earlier releases stored: none is made any more, and all are still told. */
export const retiredCheckStepParams = {
  HOURS_SHORT_AT_RATE: ['shortHours', 'rateDollars'],
  MEALS_ALLOWED: ['days', 'capDollars'],
  PREMIUM_OF_PERIOD: [],
  CALENDAR_DAYS_ALLOWED: ['kind', 'days', 'rateDollars'],
  WORKING_DAYS_ALLOWED: ['kind', 'days', 'leastHours', 'rateDollars'],
  SHARE_OF_PAY_ALLOWED: ['kind', 'share', 'grossCents'],
  SHARE_OF_COST_ALLOWED: ['share', 'costCents'],
  ROUTE_CAP: ['route'],
  ADVANCE_LEFT: ['kind', 'capCents', 'takenCents'],
} as const;

/** Why a check could not be made, and the params of each. */
export const checkWarningParams = {
  /** No source covers the date. */
  VALUE_NOT_COVERED: ['value', 'keys', 'dateOn'],
  /** The value is known from memory or inference only, and that was not allowed. */
  VALUE_UNCONFIRMED: ['value', 'keys', 'dateOn'],
  /** The record does not say what the check needs. */
  NOT_IN_RECORD: ['column'],
  /** The rule allows it and names no amount. */
  AMOUNT_NOT_HELD: ['value'],
  /** The records do not show the whole stretch that the rule speaks of. */
  STRETCH_NOT_SHOWN: ['fromOn', 'toOn'],
  /** A row of these days could not be read, and what it adds, corrects or takes back is not known. */
  ROW_REJECTED: ['fromOn', 'toOn'],
  /** It takes back a record that is not among those checked, and is left out. */
  REVERSAL_OUTSIDE: [],
  /** It corrects a record that is not among those checked, and is judged alone. */
  CORRECTION_OUTSIDE: [],
} as const;

export type UncheckedCode = keyof typeof checkWarningParams;
