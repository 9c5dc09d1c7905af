import { columnsMissing, CsvFileError } from '#libs/csv';

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
} as const;
export type PayRecordColumn = keyof typeof payRecordColumns;

const names = Object.keys(payRecordColumns) as PayRecordColumn[];

/** Where each known column stands in a file, -1 where it is missing; unknown columns are not in it. */
export interface ColumnsFound {
  readonly width: number;
  readonly at: Readonly<Record<PayRecordColumn, number>>;
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
  return { width: cells.length, at };
}

const otherSeparators = { ';': 'semicolons', '\t': 'tabs' };

function separatedBy(word: string, line: number): string {
  return (
    `Line ${line}: this file is separated by ${word}; expected commas, and a point in amounts. ` +
    'In a spreadsheet, save it as "CSV UTF-8 (comma delimited)".'
  );
}
