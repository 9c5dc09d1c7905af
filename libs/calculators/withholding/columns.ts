import { CsvFileError, headerRefused } from '#libs/csv';
import type { ColumnKind } from '#libs/table-files';

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
  'qpip_exempt',
  'tax_exempt',
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
  'usual_gross',
  'lump_sum_rrsp',
  'ytd_lump_sums',
  'ytd_lump_sum_rrsp',
  'ytd_lump_sum_pension',
  'prescribed_zone',
  'required_expenses',
  'quebec_period',
  'ytd_rrsp',
  'ytd_quebec_tax',
  'additional_tax',
  'dependants',
  'farm_days',
  'farm_cash',
] as const;

/**
 * Columns of what the guides know and this does not work out, each with what it is. Where one holds an amount, the row is
 * refused: what is withheld without it would be wrong.
 */
export const notWorkedOut = {
  commission: 'pay by commission of an employee with form TD1X (factor G)',
  commission_income: 'a year of commissions of form TD1X (factor I1)',
  commission_expenses: 'expenses of form TD1X (factor E)',
  alimony: 'alimony or maintenance deducted from pay (factor F2)',
  annual_deductions: 'yearly deductions that a tax office authorised (factor F1, in Quebec J and J1)',
  annual_credits: 'yearly credits that a tax office authorised (factor K3, in Quebec K1)',
  labour_funds: 'shares of labour-sponsored funds (factors LCF and LCP, in Quebec Q and Q1)',
  non_cash_benefits: 'taxable benefits that are not cash, which are not insurable',
  ytd_qpp: 'contributions to the other pension plan before a transfer from or to Quebec (factors DQ and D)',
  ytd_tax: 'tax withheld since January, by which averaging over the year goes (option 2)',
} as const;

/** A column that only says that something cannot be worked out. */
export type ColumnNotWorkedOut = keyof typeof notWorkedOut;

/** A column of a withholding file, by its name without the prefix `in_`. */
export type WithholdingColumn = (typeof mandatory)[number] | (typeof optional)[number] | ColumnNotWorkedOut;

/** Where each column stands in a file, and how many there are. */
export interface WithholdingColumns {
  readonly width: number;
  readonly at: ReadonlyMap<WithholdingColumn, number>;
}

const known: ReadonlySet<string> = new Set([...mandatory, ...optional, ...Object.keys(notWorkedOut)]);

/**
 * Finds the columns in the header, in any order, with or without the prefix `in_`. Throws a FileRefused naming every
 * mandatory column that is missing, a column that appears twice, or a separator that is no comma.
 */
export function findWithholdingColumns(header: readonly string[], line: number): WithholdingColumns {
  const at = new Map<WithholdingColumn, number>();
  const twice = new Set<string>();
  header.forEach((cell, index) => {
    const name = columnName(cell);
    if (!known.has(name)) return;
    const column = name as WithholdingColumn;
    if (at.has(column)) twice.add(column);
    at.set(column, index);
  });
  const missing = mandatory.filter((column) => !at.has(column));
  const refused = headerRefused(line, { missing, twice: [...twice] }, header);
  if (refused === undefined) return { width: header.length, at };
  throw (missing.length > 0 ? otherSeparator(header, line) : undefined) ?? refused;
}

/** The name of a column without the prefix `in_`, whatever its case. */
export const columnName = (cell: string): string => cell.toLowerCase().replace(/^in_/, '');

/** A file that a spreadsheet wrote with semicolons or tabs, told as such and not as one strange column. */
function otherSeparator(header: readonly string[], at: number): CsvFileError | undefined {
  const line = header.join(',');
  for (const [separator, name] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'vertical bars'],
  ] as const) {
    if (line.split(separator).filter((cell) => known.has(columnName(cell.trim()))).length < 3) continue;
    return new CsvFileError(
      `Line ${at}: the columns are separated by ${name}`,
      at,
      'commas',
      'A spreadsheet writes them as "CSV UTF-8 (comma delimited)", with a decimal point in amounts.',
    );
  }
  return undefined;
}

/** What a workbook has to hold in a column: ids as texts, amounts to the cent. */
export function kindOf(header: string): ColumnKind | undefined {
  const name = columnName(header);
  if (name === 'case_id') return 'id';
  return known.has(name) && !notMoney.has(name) ? 'money' : undefined;
}

/** Columns that hold no amount. */
const notMoney: ReadonlySet<string> = new Set<WithholdingColumn>([
  ...(['province', 'pay_date', 'pay_periods', 'pensionable_months', 'cpp_exempt', 'cpp2_exempt'] as const),
  ...(['ei_exempt', 'foreign_farm_worker', 'quebec_period', 'dependants', 'farm_days'] as const),
]);
