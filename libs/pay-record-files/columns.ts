import { columnsMissing, CsvFileError } from '#libs/csv';

import { type MoneyColumn, moneyColumns } from './rows/money-columns.js';

/** The columns of a file of pay records; outsiders' files rely on their names. */
export const payRecordColumns = {
  record_id: 'must',
  programme: 'must',
  employer_id: 'must',
  worker_id: 'must',
  province: 'must',
  commodity: 'may',
  first_day_worked: 'may',
  contract_from: 'may',
  contract_to: 'may',
  period_start: 'must',
  period_end: 'must',
  pay_date: 'must',
  pay_periods: 'must',
  daily_hours: 'must',
  hourly_rate: 'must',
  daily_pieces: 'may',
  piece_rate: 'may',
  prevailing_rate: 'may',
  gross: 'must',
  net: 'must',
  cpp: 'must',
  ei: 'must',
  income_tax: 'must',
  transport: 'may',
  meals: 'may',
  insurance: 'may',
  administration: 'may',
  savings: 'may',
  utilities: 'may',
  housing: 'may',
  agency_fee: 'may',
  other: 'may',
  transport_cost: 'may',
  meals_days: 'may',
  consents: 'may',
  federal_claim: 'may',
  provincial_claim: 'may',
  cpp2: 'may',
  qpip: 'may',
  liaison_fee: 'may',
  vacation_pay: 'may',
  recognition_pay: 'may',
  holiday_pay: 'may',
  bonus: 'may',
  other_earnings: 'may',
  advance_given: 'may',
  advance_recovered: 'may',
  insurance_premium: 'may',
  route: 'may',
  foreign_farm_worker: 'may',
  expected_annual_income: 'may',
  cpp_exempt: 'may',
  ei_exempt: 'may',
  qpip_exempt: 'may',
  tax_exempt: 'may',
  ytd_gross: 'may',
  ytd_cpp: 'may',
  ytd_ei: 'may',
  ytd_qpip: 'may',
  record_kind: 'may',
  refers_to: 'may',
} as const;
export type PayRecordColumn = keyof typeof payRecordColumns;

/** Columns whose cells are held beside the fields that every record has. */
const rareColumns: readonly PayRecordColumn[] = [
  ...moneyColumns.filter(({ isRare }) => isRare).map(({ column }) => column),
  ...(['foreign_farm_worker', 'cpp_exempt', 'ei_exempt', 'qpip_exempt', 'tax_exempt'] as const),
];

const names = Object.keys(payRecordColumns) as PayRecordColumn[];

/** Where each known column stands in a file, -1 where it is missing; unknown columns are not in it. */
export interface ColumnsFound {
  readonly width: number;
  readonly at: Readonly<Record<PayRecordColumn, number>>;
  /** The columns of money that a row is read for: all that every record holds, and the rare ones of the file. */
  readonly money: readonly MoneyColumn[];
  /** Whether the file has any column that few files have. */
  readonly hasRare: boolean;
}

/**
 * Finds the columns in a header, in any order and case. Throws a FileRefused naming every mandatory column that is
 * missing, a column that stands twice, or the separator that is not a comma.
 */
export function findColumns(cells: readonly string[], line: number): ColumnsFound {
  const header = cells.map((cell) => cell.trim().toLowerCase());
  const known = (list: readonly string[]) => list.filter((cell) => (names as string[]).includes(cell)).length;
  for (const [separator, word] of Object.entries(otherSeparators)) {
    const split = header.flatMap((cell) => cell.split(separator).map((part) => part.trim()));
    if (known(split) > Math.max(1, known(header))) throw new CsvFileError(separatedBy(word, line), line);
  }
  const twice = names.find((name) => header.indexOf(name) !== header.lastIndexOf(name));
  if (twice !== undefined)
    throw new CsvFileError(`Line ${line}: the column "${twice}" stands twice; expected once.`, line);
  const at = Object.fromEntries(names.map((name) => [name, header.indexOf(name)])) as ColumnsFound['at'];
  const missing = names.filter((name) => payRecordColumns[name] === 'must' && at[name] < 0);
  if (missing.length > 0) throw columnsMissing(line, missing, cells);
  const money = moneyColumns.filter(({ column, isRare }) => !isRare || at[column] >= 0);
  return { width: cells.length, at, money, hasRare: rareColumns.some((name) => at[name] >= 0) };
}

const otherSeparators = { ';': 'semicolons', '\t': 'tabs' };

function separatedBy(word: string, line: number): string {
  return (
    `Line ${line}: this file is separated by ${word}; expected commas, and a point in amounts. ` +
    'In a spreadsheet, save it as "CSV UTF-8 (comma delimited)".'
  );
}
