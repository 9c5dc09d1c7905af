import { exemptionReasons, payPeriodCounts } from '#libs/rulebook';
import { type PayRecordColumn, payRecordColumns } from './column-names.js';

const date = 'day, as YYYY-MM-DD';
const stay = 'days of the placement, as YYYY-MM-DD';
const rate = 'dollars, at most two decimals; 0 or empty when paid by the piece only';
const withheld = 'as withheld; empty: not reported, and not checked';
const deduction = 'deductions taken; empty: 0';
const earning = 'earnings beside the wages, part of gross; empty: 0';
const claim = 'amounts of the TD1 forms';
const year = 'this year with this employer before the record, where earlier records are not in the file';
const exempt = (kind: keyof typeof exemptionReasons) =>
  `why nothing is withheld though something would be: ${exemptionReasons[kind].join(', ')}`;

/** What each column means, in the words of the help; a column without a meaning does not compile. */
const meanings: Readonly<Record<PayRecordColumn, string>> = {
  record_id: 'unique in the file',
  programme: 'as sawp-mexico or sawp-caribbean',
  employer_id: 'any text',
  worker_id: 'any text',
  province: 'two letters',
  commodity: 'text of the commodity table, as "fruit incl apples"',
  first_day_worked: stay,
  contract_from: stay,
  contract_to: stay,
  period_start: date,
  period_end: `${date}, included`,
  pay_date: date,
  pay_periods: `of the year: ${payPeriodCounts.join(', ')}`,
  daily_hours: 'hours of each day from period_start, separated by spaces, as "10 10 9.5 0 8"',
  hourly_rate: rate,
  daily_pieces: 'pieces of each day, separated by spaces',
  piece_rate: 'dollars, at most four decimals: one for all days, or one for each day',
  prevailing_rate: 'hourly rate fixed for the job order',
  gross: 'as paid',
  net: 'as paid',
  cpp: 'as withheld, with the second contribution unless cpp2 is there; empty: not reported, and not checked',
  ei: withheld,
  income_tax: withheld,
  transport: deduction,
  meals: deduction,
  insurance: deduction,
  administration: deduction,
  savings: deduction,
  utilities: deduction,
  housing: deduction,
  agency_fee: deduction,
  other: deduction,
  transport_cost: 'cost of the round trip advanced by the employer',
  meals_days: 'days on which meals were provided',
  consents: 'kinds of deduction consented to in writing, separated by spaces, as "meals utilities"',
  federal_claim: claim,
  provincial_claim: claim,
  cpp2: 'second contribution to the CPP or QPP, where reported apart',
  qpip: withheld,
  liaison_fee: deduction,
  vacation_pay: earning,
  recognition_pay: earning,
  holiday_pay: earning,
  bonus: earning,
  other_earnings: earning,
  advance_given: 'money given before it was earned',
  advance_recovered: 'of it taken back; more than is outstanding is not allowed',
  insurance_premium: 'what the employer paid to the insurer for the period',
  route: 'of the journey, where a cap is held by route',
  foreign_farm_worker: 'yes or no, in Quebec',
  expected_annual_income: 'dollars from all sources, in Quebec',
  cpp_exempt: exempt('cpp'),
  ei_exempt: exempt('ei'),
  qpip_exempt: exempt('qpip'),
  tax_exempt: exempt('tax'),
  ytd_gross: year,
  ytd_cpp: year,
  ytd_ei: year,
  ytd_qpip: year,
  record_kind:
    'empty or regular; supplementary (adds to a record of the same period), reversal (takes it back), correction (replaces it)',
  refers_to: 'record_id of that record, with these three',
};

/** Every column of a file of pay records with what it means, for the help of a command: those that must be there, then the others. */
export function columnsHelp(): string {
  const columns = Object.keys(payRecordColumns) as PayRecordColumn[];
  const of = (need: 'must' | 'may') =>
    linesOf(columns.filter((column) => payRecordColumns[column] === need)).join('\n');
  return `Columns that must be there, in any order:\n${of('must')}\nColumns that may be there (others are ignored):\n${of('may')}`;
}

/** Columns of one meaning share a line. */
function linesOf(columns: readonly PayRecordColumn[]): string[] {
  const byMeaning = new Map<string, PayRecordColumn[]>();
  for (const column of columns)
    byMeaning.set(meanings[column], [...(byMeaning.get(meanings[column]) ?? []), column]);
  return [...byMeaning].map(([meaning, names]) => `  ${names.join(', ')}: ${meaning}`);
}
