import { cellText, CsvFileError } from '#libs/csv';
import {
  type Rulebook,
  RuleRefused,
  type RuleRefusal,
  withhold,
  type Withholding,
  WithholdingRules,
} from '#libs/rulebook';
import {
  columnsOf,
  isBlank,
  plainCells,
  type TableColumn,
  type TableLimits,
  type TableRecord,
  tableRecords,
} from '#libs/table-files';
import type { CellProblem, RowCells } from './cells.js';
import { columnOfField, type FieldOfRow } from './column-of-field.js';
import {
  findWithholdingColumns,
  kindOf,
  type WithholdingColumn,
  type WithholdingColumns,
} from './columns.js';
import { readRow } from './row-facts.js';

/** A row that was worked out. */
export interface ComputedRow {
  readonly caseId: string;
  readonly made: Withholding;
}

/** A row that was not, with the line it stands on. */
export interface RejectedRow extends CellProblem {
  readonly line: number;
  /** What is wrong with its other cells. */
  readonly others: readonly CellProblem[];
}

/** How a file is worked out. */
export interface Computing {
  readonly rulebook: Rulebook;
  readonly allowUnconfirmed: boolean;
  /** How much a workbook may unpack to. */
  readonly limits?: TableLimits;
}

/** What a row is worked out with. */
interface Table {
  readonly header: readonly TableColumn[];
  readonly columns: WithholdingColumns;
  readonly provinces: readonly string[];
  readonly rules: WithholdingRules;
}

/**
 * Works out a file, CSV or workbook, row by row. Throws a FileRefused for a file that is none of this kind, such as one
 * without a mandatory column; a bad row is given as rejected, and the others go on.
 */
export async function* computeRows(
  stream: AsyncIterable<Buffer | string>,
  { rulebook, allowUnconfirmed, limits }: Computing,
): AsyncGenerator<ComputedRow | RejectedRow> {
  const rules = new WithholdingRules(rulebook, { allowUnconfirmed });
  const provinces = provincesOf(rulebook);
  let table: Table | undefined;
  for await (const records of tableRecords(stream, limits)) {
    for (const record of records) {
      if (table === undefined) table = { ...readHeader(record), provinces, rules };
      else if (!isBlank(record)) yield computeRow(record, table);
    }
  }
  if (table === undefined) throw new CsvFileError('The file is empty', 1, 'a header row');
}

function readHeader({ cells, line }: TableRecord): Pick<Table, 'header' | 'columns'> {
  if (cells === undefined)
    throw new CsvFileError(`Line ${line}: a quote is opened and not closed`, line, 'a header row');
  const names = cells.map((cell) => cellText(cell).shown);
  return { header: columnsOf(names, kindOf), columns: findWithholdingColumns(names, line) };
}

function computeRow(
  record: TableRecord,
  { header, columns, provinces, rules }: Table,
): ComputedRow | RejectedRow {
  const { line, raw } = record;
  const { cells, faults } = plainCells(record, header);
  if (faults.length > 0) return rejected(line, faults);
  if (cells === undefined)
    return rejected(line, [
      { column: '(row)', value: cellText(raw).shown, expected: 'quotes that open and close around a cell' },
    ]);
  const row = readRow(cells, columns, provinces);
  if ('problems' in row) return rejected(line, row.problems);
  try {
    return { caseId: row.caseId, made: withhold(row.facts, rules) };
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    return rejected(
      line,
      error.refusals.map((refusal) => problemOf(refusal, row.cells)),
    );
  }
}

function rejected(line: number, [first, ...others]: readonly CellProblem[]): RejectedRow {
  const problem = first ?? { column: '(row)', value: '', expected: 'a row that can be read' };
  return { line, ...problem, others };
}

/**
 * What a refusal of the rulebook says about a row: a cell that does not fit, or mostly that no tables are held for its date
 * and province.
 */
function problemOf(refusal: RuleRefusal, cells: RowCells): CellProblem {
  const { code, params, rule, text, instead } = refusal;
  const at = (column: WithholdingColumn, expected: string): CellProblem => ({
    ...{ column, value: cells.text(column) ?? '', expected },
  });
  if (code === 'PAY_FACTS_INVALID')
    return at(columnOfField[params['field'] as FieldOfRow], String(params['expected']));
  if (code === 'VALUE_UNCONFIRMED' && rule === 'foreign-farm-worker-limit')
    return at('expected_annual_income', `an income for which a source decides. ${text} ${instead}`);
  if (code === 'VALUE_UNCONFIRMED' && rule.startsWith('foreign-farm-worker'))
    return at('foreign_farm_worker', `what a source confirms. ${text} ${instead}`);
  return at('pay_date', `a date and province that the rules cover. ${text} ${instead}`);
}

/** Places of work that the rulebook has a way of withholding for. */
function provincesOf(rulebook: Rulebook): string[] {
  return rulebook.seriesOf('withholding-method').flatMap(({ keys }) => keys.province ?? []);
}
