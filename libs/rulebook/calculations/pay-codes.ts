/** The steps of pay and the params that each carries: `…Cents` whole cents, `…Dollars` and `hours` decimals, `…On` dates. */
export const payStepParams = {
  /** Hours of days under one floor. Value: cents, with fractions of a cent. */
  HOURS_TIMES_RATE: ['fromOn', 'toOn', 'hours', 'rateDollars', 'rule'],
  /** All pieces at their rates. Value: cents, with fractions of a cent. */
  PIECES: [],
  /** The higher of hours and pieces, rounded. Value: cents. */
  HIGHEST: ['rounding'],
  AS_REPORTED: ['kind'],
  PREMIUM_PAID: [],
  CALENDAR_DAYS_TIMES_RATE: ['days', 'rateDollars', 'rounding'],
  WORKING_DAYS_TIMES_RATE: ['days', 'leastHours', 'rateDollars', 'rounding'],
  MEAL_DAYS_TIMES_PRICE: ['days', 'priceCents'],
  SHARE_OF_GROSS: ['share', 'grossCents', 'rounding'],
  SHARE_OF_COST: ['share', 'costCents', 'rounding'],
  /** The most for the weeks of the period. Value: cents. */
  WEEKLY_CAP: ['weeks', 'rateDollars'],
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
  LIAISON_FEE_NOT_CONFIRMED: ['kind'],
  MEALS_CAPPED: ['kind', 'askedCents', 'capCents'],
  /** Earlier pay that the rules refuse to work out again, with the code of the refusal. */
  RETROACTIVE_LEFT_OUT: ['fromOn', 'toOn', 'refusal'],
  RETROACTIVE_CARRIED: ['carriedCents'],
  TRANSPORT_CAPPED: ['kind', 'askedCents', 'lawfulCents'],
} as const;
