import { CsvFileError } from '#libs/csv';

/** The columns that a row must have; a cell of the claims may be empty. */
const mandatory = [
  'case_id',
  'province',
  'pay_date',
  'pay_periods',
  'gross_pay',
  'federal_claim',
  'provincial_claim',
] as const;

/** The columns that a file may have besides. Any other column is ignored. */
const optional = [
  'rrsp',
  'union_dues',
  'taxable_benefits',
  'pensionable_months',
  'cpp_exempt',
  'cpp2_exempt',
  'ei_exempt',
  'ytd_gross',
  'ytd_pensionable_earnings',
  'ytd_insurable_earnings',
  'ytd_cpp_base',
  'ytd_cpp_additional',
  'ytd_ei',
  'ytd_qpip',
  'foreign_farm_worker',
  'expected_annual_income',
  'bonus',
  'retroactive_pay',
  'ytd_lump_sums',
  'additional_tax',
  'dependants',
  'farm_days',
  'farm_cash',
] as const;

/** A column of a withholding file, by its name without the prefix `in_`. */
export type WithholdingColumn = (typeof mandatory)[number] | (typeof optional)[number];

/** Where each column stands in a file, and how many there are. */
export interface WithholdingColumns {
  readonly width: number;
  readonly at: ReadonlyMap<WithholdingColumn, number>;
}

const known: ReadonlySet<string> = new Set([...mandatory, ...optional]);

/**
 * Finds the columns in the header, in any order, with or without the prefix `in_`. Throws a CsvFileError naming every
 * mandatory column that is missing, a column that appears twice, or a separator that is no comma.
 */
export function findWithholdingColumns(header: readonly string[]): WithholdingColumns {
  const at = new Map<WithholdingColumn, number>();
  header.forEach((cell, index) => {
    const name = columnName(cell);
    if (!known.has(name)) return;
    const column = name as WithholdingColumn;
    if (at.has(column))
      throw new CsvFileError(
        `Line 1: the column "${column}" appears twice; expected once, with or without in_.`,
        1,
      );
    at.set(column, index);
  });
  const missing = mandatory.filter((column) => !at.has(column));
  if (missing.length === 0) return { width: header.length, at };
  throw new CsvFileError(otherSeparator(header) ?? lacking(header, missing), 1);
}

const columnName = (cell: string): string => cell.toLowerCase().replace(/^in_/, '');

function lacking(header: readonly string[], missing: readonly string[]): string {
  const found = header.map((cell) => `"${cell}"`).join(', ');
  return `Line 1: the file lacks ${missing.join(', ')}; its header has ${found}.`;
}

/** A file that a spreadsheet wrote with semicolons or tabs, told as such and not as one strange column. */
function otherSeparator(header: readonly string[]): string | undefined {
  const line = header.join(',');
  for (const [separator, name] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'vertical bars'],
  ] as const) {
    if (line.split(separator).filter((cell) => known.has(columnName(cell.trim()))).length < 3) continue;
    return `Line 1: the columns are separated by ${name}; expected commas. A spreadsheet writes them as "CSV UTF-8 (comma delimited)", with a decimal point in amounts.`;
  }
  return undefined;
}
