/** The steps of pay and the params that each carries: `…Cents` whole cents, `…Dollars` and `hours` decimals, `…On` dates. */
export const payStepParams = {
  /** Hours of days under one floor. Value: cents, with fractions of a cent. */
  HOURS_TIMES_RATE: ['fromOn', 'toOn', 'hours', 'rateDollars', 'rule'],
  /** All pieces at their rates. Value: cents, with fractions of a cent. */
  PIECES: [],
  /** The higher of hours and pieces, rounded. Value: cents. */
  HIGHEST: ['rounding'],
  AS_REPORTED: ['kind'],
  /** Paid beside the wages by the employer's own word. Value: cents. */
  EARNING_AS_REPORTED: ['earning'],
  PREMIUM_PAID: [],
  CALENDAR_DAYS_TIMES_RATE: ['days', 'rateDollars', 'rounding'],
  WORKING_DAYS_TIMES_RATE: ['days', 'leastHours', 'rateDollars', 'rounding'],
  MEAL_DAYS_TIMES_PRICE: ['days', 'priceCents'],
  SHARE_OF_GROSS: ['share', 'grossCents', 'rounding'],
  SHARE_OF_COST: ['share', 'costCents', 'rounding'],
  /** What was advanced in the season and is to be recovered from pay. Value: cents. */
  ADVANCED: [],
  /** What of an advance is not recovered yet, and what is taken of it. Value: cents taken. */
  ADVANCE_TO_RECOVER: ['leftCents'],
  /** Vacation pay: a share of the wages of the period. Value: cents. */
  SHARE_OF_WAGES: ['share', 'wagesCents', 'rounding'],
  /** Recognition pay for the weeks of a season. Value: cents. */
  WEEKS_TIMES_RATE: ['weeks', 'rateDollars', 'rounding'],
  /** The most recognition pay of a season. Value: cents. */
  RECOGNITION_CAP: ['capCents'],
  /** The most for the weeks of the period. Value: cents. */
  WEEKLY_CAP: ['weeks', 'rateDollars'],
  /** The cost of the journey, which is less than the cap of the season. Value: cents. */
  COST_OF_JOURNEY: ['costCents'],
  /** What the cap of the season leaves, and what is taken of it. Value: cents taken. */
  CAP_LEFT: ['leftCents'],
  /** What is lawful of an earlier period, less what was stated and made up for. Value: cents, signed. */
  RETROACTIVE_DIFFERENCE: ['fromOn', 'toOn', 'lawfulCents', 'statedCents', 'settledCents'],
} as const;

/** What pay warns of, and the params of each. */
export const payWarningParams = {
  PREVAILING_RATE_NOT_HELD: ['fromOn', 'toOn'],
  DEDUCTION_NOT_ALLOWED: ['kind'],
  CONSENT_MISSING: ['kind'],
  STATUTORY_AS_REPORTED: [],
  /** What is stated of a tax could be held against nothing: a value is not held, or a fact is not given. */
  STATED_TAX_NOT_CHECKED: ['kind', 'value', 'keys'],
  /** Nothing is withheld of a kind, for a reason. */
  NOT_WITHHELD: ['kind', 'exemption'],
  /** The value that the deduction goes by is not held or not confirmed. */
  DEDUCTION_LEFT_OUT: ['kind', 'value', 'keys'],
  /** Routes are held, each with its own cap, and the facts name none. */
  TRANSPORT_ROUTE_MISSING: ['kind', 'routes'],
  /** It was taken, and no limit is known that it could be held against. */
  DEDUCTION_AS_STATED: ['kind'],
  /** What earlier periods took is not told, and so what the season's cap leaves is not known. */
  BALANCE_UNKNOWN: ['kind'],
  DAYS_AFTER_LAST_DAY: ['fromOn', 'toOn', 'lastOn'],
  MEALS_CAPPED: ['kind', 'askedCents', 'capCents'],
  /** Earlier pay that the rules refuse to work out again, with the code of the refusal. */
  RETROACTIVE_LEFT_OUT: ['fromOn', 'toOn', 'refusal'],
  RETROACTIVE_CARRIED: ['carriedCents'],
  TRANSPORT_CAPPED: ['kind', 'askedCents', 'lawfulCents'],
  /** Asked for more than was advanced and not recovered yet. */
  ADVANCE_CAPPED: ['kind', 'askedCents', 'lawfulCents'],
  /** The pay does not cover a deduction that no rule lets be made up for later. */
  DEDUCTION_ABOVE_PAY: ['kind', 'dueCents', 'takenCents'],
  VACATION_PAY_NONE: [],
  VACATION_PAY_HARVESTERS_ONLY: [],
  /** The day on which so many weeks of employment are complete. */
  VACATION_PAY_TOO_EARLY: ['weeks', 'completeOn'],
  RECOGNITION_PAY_NONE: [],
  RECOGNITION_PAY_TOO_FEW_SEASONS: ['seasons', 'leastSeasons'],
  RECOGNITION_PAY_REPLACED: [],
} as const;
