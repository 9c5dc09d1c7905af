/** What belongs to one programme: its agreement, the practice of its ministries and agencies, this system's policy for it. */
const programmeCodes = {
  'filing-lead': 'days',
  'filing-lead-longest': 'days',
  'filing-enforcement': 'text',
  'lmt-opens-from': 'text',
  'lmt-opens-lead': 'days',
  'lmt-closes-lead': 'days',
  'advertising-required': 'yes-no',
  'advertising-methods': 'count',
  'advertising-days': 'days',
  'advertising-window': 'months',
  'advertising-outreach-groups': 'count',
  'housing-inspection-age': 'months',
  'housing-inspection-due': 'text',
  'transmission-delay': 'days',
  'hours-guarantee': 'hours',
  'hours-guarantee-window': 'weeks',
  'hours-guarantee-emergency': 'hours',
  'guarantee-settlement-delay': 'days',
  'stay-longest': 'months',
  'last-day-in-canada': 'month-day',
  'age-minimum': 'years',
  'age-minimum-first-timer': 'years',
  'farm-experience-required': 'yes-no',
  'participating-countries': 'list',
  currency: 'currency',
  'documents-required': 'list',
  'documents-required-first-timer': 'list',
  'piece-floor-window': 'text',
  'housing-charge-allowed': 'yes-no',
  'housing-rate': 'CAD/working-day',
  'housing-cap': 'CAD/season',
  'meals-cap': 'CAD/day',
  'meals-consent-required': 'yes-no',
  'transport-cost-share': 'fraction',
  'transport-rate': 'fraction',
  'transport-cap': 'CAD/season',
  'transport-routes': 'list',
  'insurance-basis': 'text',
  'insurance-premium': 'CAD/calendar-day',
  'administration-rate': 'fraction',
  'administration-cap': 'CAD/season',
  'savings-rate': 'fraction',
  'liaison-fee': 'CAD/working-day',
  'utilities-rate': 'CAD/working-day',
  'utilities-consent-required': 'yes-no',
  'other-deductions-allowed': 'yes-no',
  'recognition-pay-rate': 'CAD/week',
  'recognition-pay-cap': 'CAD/season',
  'recognition-pay-seasons': 'count',
  'pay-advance-recovered': 'yes-no',
  'pay-advance-consent-required': 'yes-no',
  'working-day-hours': 'hours',
  'laundry-allowance': 'CAD/week',
  'agency-fee': 'CAD/arrival',
  'agency-fee-deductible': 'yes-no',
  agency: 'text',
  'evaluation-delay': 'days',
  'pay-record-delay': 'days',
  'pay-period-planned': 'days',
  'pay-sheet-delay': 'days',
  'names-lead': 'days',
  'documents-lead': 'days',
  'usual-documents-days': 'days',
  'usual-submission-days': 'days',
  'usual-letter-days': 'days',
  'usual-booking-days': 'days',
  'arrival-report-delay': 'days',
  'health-card-required': 'yes-no',
  'health-card-delay': 'days',
  'trial-period': 'days',
  'trial-period-transferred': 'days',
  'departure-delay': 'days',
  'final-wages-delay': 'days',
  'statutory-withholding': 'text',
} as const satisfies Record<string, Unit>;

/** The law of a host country; a province of it may have a value of its own. */
const hostCodes = {
  'minimum-wage': 'CAD/hour',
  'tax-number-delay': 'days',
  'record-keeping': 'years',
  'statutory-kinds': 'list',
  'tax-slip-forms': 'list',
  'withholding-edition': 'text',
  'withholding-tolerance': 'CAD/period',
  'federal-tax-brackets': 'income/rate/constant',
  'federal-basic-amount': 'income/amount',
  'federal-claim-code-step': 'CAD/year',
  'federal-employment-amount': 'CAD/year',
  'federal-surtax': 'fraction',
  'federal-abatement': 'fraction',
  'lump-sum-threshold': 'CAD/year',
  'lump-sum-rate': 'fraction',
  'pension-earnings-maximum': 'CAD/year',
  'pension-basic-exemption': 'CAD/year',
  'pension-rate': 'fraction',
  'pension-base-rate': 'fraction',
  'pension-additional-rate': 'fraction',
  'pension-maximum': 'CAD/year',
  'pension-base-maximum': 'CAD/year',
  'pension-second-rate': 'fraction',
  'pension-second-maximum': 'CAD/year',
  'pension-age-from': 'years',
  'pension-age-to': 'years',
  'pension-age-end': 'text',
  'pension-agriculture-days': 'days',
  'pension-agriculture-cash': 'CAD/year',
  'employment-insurance-earnings': 'CAD/year',
  'employment-insurance-rate': 'fraction',
  'employment-insurance-maximum': 'CAD/year',
  'employment-insurance-agriculture-days': 'days',
} as const satisfies Record<string, Unit>;

/** The law and the practice of a province. */
const provinceCodes = {
  'host-country': 'text',
  'commodity-rate': 'CAD/hour',
  'meals-weekly-cap': 'CAD/week',
  'vacation-pay-rate': 'fraction',
  'vacation-pay-harvesters-only': 'yes-no',
  'vacation-pay-weeks': 'weeks',
  'agency-fee-tax': 'text',
  'time-zone': 'text',
  'withholding-method': 'text',
  'provincial-tax-brackets': 'income/rate/constant',
  'provincial-basic-amount': 'income/amount',
  'provincial-claim-code-step': 'CAD/year',
  'provincial-employment-amount': 'CAD/year',
  'provincial-surtax': 'tax/rate',
  'provincial-health-premium': 'income/rate/base/cap',
  'supplemental-credit-threshold': 'CAD/year',
  'supplemental-credit-rate': 'fraction',
  'tax-reduction-basic': 'CAD/year',
  'tax-reduction-dependant': 'CAD/year',
  'tax-reduction-largest': 'CAD/year',
  'tax-reduction-threshold': 'CAD/year',
  'tax-reduction-rate': 'fraction',
  'tax-reduction-end': 'CAD/year',
  'parental-insurance-earnings': 'CAD/year',
  'parental-insurance-rate': 'fraction',
  'parental-insurance-maximum': 'CAD/year',
  'smallest-contribution': 'CAD/period',
  'quebec-tax-brackets': 'income/rate/constant',
  'quebec-basic-amount': 'CAD/year',
  'quebec-credit-rate': 'fraction',
  'quebec-labour-fund-rate': 'fraction',
  'quebec-worker-deduction-rate': 'fraction',
  'quebec-worker-deduction-maximum': 'CAD/year',
  'quebec-lump-sum-threshold': 'CAD/year',
  'quebec-lump-sum-rate': 'fraction',
  'foreign-farm-worker-limit': 'CAD/year',
  'foreign-farm-worker-deduction': 'fraction',
  'foreign-farm-worker-credits': 'CAD/year',
  'foreign-farm-worker-deduction-base': 'text',
} as const satisfies Record<string, Unit>;

/**
 * Every value code that a calculation or a screen asks for, with the one unit it is written in. A YAML file cannot name
 * a code that is not here, so that a misspelt value is found at load and not on a pay day.
 */
export const valueCodes = { ...programmeCodes, ...hostCodes, ...provinceCodes } as const;

export type ValueCode = keyof typeof valueCodes;

/** The key that every series of a code, and every question for it, must name. */
export type NeededKey = 'programme' | 'host' | 'province';

/** The key that a code needs. A province names its host country as well. */
export function neededKey(code: ValueCode): NeededKey {
  if (Object.hasOwn(programmeCodes, code)) return 'programme';
  return Object.hasOwn(hostCodes, code) ? 'host' : 'province';
}

/** Units and how their values are written: whole numbers, decimal strings, words. */
export type Unit =
  | 'days'
  | 'weeks'
  | 'months'
  | 'years'
  | 'hours'
  | 'count'
  | 'yes-no'
  | 'text'
  | 'list'
  | 'currency'
  | 'month-day'
  | 'fraction'
  | 'CAD/hour'
  | 'CAD/day'
  | 'CAD/calendar-day'
  | 'CAD/working-day'
  | 'CAD/week'
  | 'CAD/season'
  | 'CAD/arrival'
  | 'CAD/year'
  | 'CAD/period'
  | TableUnit;

/** Small tables: each row is a text with one number for each column, and the first column grows from row to row. */
export type TableUnit = 'income/rate/constant' | 'income/amount' | 'tax/rate' | 'income/rate/base/cap';

const tableUnits: ReadonlySet<string> = new Set<TableUnit>([
  'income/rate/constant',
  'income/amount',
  'tax/rate',
  'income/rate/base/cap',
]);

/** Whether values of a unit are small tables. */
export function isTable(unit: Unit): unit is TableUnit {
  return tableUnits.has(unit);
}

/** Whether a text is a value code. */
export function isValueCode(text: unknown): text is ValueCode {
  return typeof text === 'string' && Object.hasOwn(valueCodes, text);
}

const wholeUnits: ReadonlySet<string> = new Set(['days', 'weeks', 'months', 'years', 'hours', 'count']);

/** Whether values of a unit can be more or less than one another: amounts, counts and shares are. */
export function isOrdered(unit: Unit): boolean {
  return wholeUnits.has(unit) || unit === 'fraction' || unit.startsWith('CAD/');
}

/** What a value of a unit must look like, or undefined when `value` does; null (the rule sets none) fits every unit. */
export function expectedOf(unit: Unit, value: unknown): string | undefined {
  if (value === null) return undefined;
  if (wholeUnits.has(unit)) {
    return Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : 'a whole number, 0 or more';
  }
  if (unit === 'yes-no') return typeof value === 'boolean' ? undefined : 'true or false';
  if (isTable(unit)) return expectedOfTable(unit, value);
  if (unit === 'list') {
    return Array.isArray(value) && value.every((item) => typeof item === 'string')
      ? undefined
      : 'a list of texts';
  }
  if (typeof value !== 'string') return 'a text in quotes';
  if (unit === 'text') return value.trim() === '' ? 'a text that is not empty' : undefined;
  if (unit === 'currency')
    return /^[A-Z]{3}$/.test(value) ? undefined : 'a currency code of ISO 4217, as "CAD"';
  if (unit === 'month-day') return /^\d{2}-\d{2}$/.test(value) ? undefined : 'month and day as "12-15"';
  if (unit === 'fraction') {
    return /^(0?\.\d+|0|1|[1-9]\d*\/[1-9]\d*)$/.test(value) ? undefined : 'a fraction as "0.25" or "1/3"';
  }
  return /^\d+\.\d{2,4}$/.test(value) ? undefined : 'dollars in quotes with two to four places, as "6.50"';
}

function expectedOfTable(unit: TableUnit, value: unknown): string | undefined {
  const columns = unit.split('/').length;
  const row = new RegExp(`^\\d+(\\.\\d+)?( \\d+(\\.\\d+)?){${columns - 1}}$`);
  const rows = Array.isArray(value) ? (value as unknown[]) : [];
  const firsts = rows.map((one) => (typeof one === 'string' && row.test(one) ? Number.parseFloat(one) : NaN));
  const grows = firsts.every((first, at) => at === 0 || first > (firsts[at - 1] ?? NaN));
  if (rows.length > 0 && grows && !firsts.some(Number.isNaN)) return undefined;
  return `a list of rows, each ${columns} numbers in quotes for ${unit}, the first growing from row to row,`;
}
