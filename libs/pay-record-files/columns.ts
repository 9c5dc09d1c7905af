import { CsvFileError, headerRefused } from '#libs/csv';

import { type PayRecordColumn, payRecordColumns } from './column-names.js';
import { type MoneyColumn, moneyColumns } from './rows/money-columns.js';

/** Columns whose cells are held beside the fields that every record has. */
const rareColumns: readonly PayRecordColumn[] = [
  ...moneyColumns.filter(({ isRare }) => isRare).map(({ column }) => column),
  // A claim may be a claim for exemption.
  ...([
    'federal_claim',
    'provincial_claim',
    'foreign_farm_worker',
    'cpp_exempt',
    'ei_exempt',
    'qpip_exempt',
    'tax_exempt',
  ] as const),
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
    if (known(split) > Math.max(1, known(header))) throw separatedBy(word, line);
  }
  const twice = names.filter((name) => header.indexOf(name) !== header.lastIndexOf(name));
  const at = Object.fromEntries(names.map((name) => [name, header.indexOf(name)])) as ColumnsFound['at'];
  const missing = names.filter((name) => payRecordColumns[name] === 'must' && at[name] < 0);
  const refused = headerRefused(line, { missing, twice }, cells);
  if (refused !== undefined) throw refused;
  const money = moneyColumns.filter(({ column, isRare }) => !isRare || at[column] >= 0);
  return { width: cells.length, at, money, hasRare: rareColumns.some((name) => at[name] >= 0) };
}

const otherSeparators = { ';': 'semicolons', '\t': 'tabs' };

function separatedBy(word: string, line: number): CsvFileError {
  return new CsvFileError(
    `Line ${line}: this file is separated by ${word}`,
    line,
    'commas, and a point in amounts',
    'In a spreadsheet, save it as "CSV UTF-8 (comma delimited)".',
  );
}
