/** What is held of each record, in whole numbers; money in cents, rates and hours in ten-thousandths. */
const fields = [
  ...['record', 'worker', 'employer', 'subject', 'consents', 'line', 'kind', 'refersTo'],
  ...['periodStart', 'periodEnd', 'payDate', 'firstDay', 'contractFrom', 'contractTo'],
  ...['payPeriods', 'hoursAt', 'hoursCount', 'piecesAt', 'piecesCount'],
  ...['hourlyRate', 'pieceRate', 'prevailingRate', 'gross', 'net', 'cpp', 'ei', 'incomeTax'],
  ...['transport', 'meals', 'insurance', 'administration', 'savings', 'utilities', 'housing'],
  ...['agencyFee', 'other', 'transportCost', 'mealsDays', 'federalClaim', 'provincialClaim'],
  ...['rareAt', 'rareCount'],
] as const;
export type Field = (typeof fields)[number];

/** Where each field stands in the numbers of a record. */
export const fieldAt = Object.fromEntries(fields.map((name, index) => [name, index])) as Record<
  Field,
  number
>;

/** How many numbers a record has. */
export const recordWidth = fields.length;

/** What few records have: held beside the others, as pairs of place and value, so that it costs the others nothing. */
const rareFields = [
  ...['cpp2', 'qpip', 'liaisonFee', 'advanceGiven', 'advanceRecovered'],
  ...['vacationPay', 'recognitionPay', 'holidayPay', 'bonus', 'otherEarnings'],
  ...['insurancePremium', 'expectedAnnualIncome', 'foreignFarmWorker', 'exempt', 'provincialClaimE'],
  ...['ytdGross', 'ytdCpp', 'ytdEi', 'ytdQpip'],
  /** Where the rate of the pieces of each day stands, where days have rates of their own. */
  'pieceRatesAt',
] as const;
export type RareField = (typeof rareFields)[number];

/** Where each rare field stands among the rare fields. */
export const rareAt = Object.fromEntries(rareFields.map((name, index) => [name, index])) as Record<
  RareField,
  number
>;

/** How many rare fields there are. */
export const rareWidth = rareFields.length;

/** What kinds of records a file has, in the numbers that stand for them; an empty cell is a regular one. */
export const recordKinds = ['regular', 'supplementary', 'reversal', 'correction'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** The number of a kind. */
export const kindNumber = (kind: RecordKind): number => recordKinds.indexOf(kind);
