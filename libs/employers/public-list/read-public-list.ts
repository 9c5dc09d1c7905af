import { cellText, FileRefused } from '#libs/csv';
import { columnsOf, plainCells, type TableColumn, type TableRecord, tableRecords } from '#libs/table-files';
import { findColumns, looksLikeHeader, PublicListFileError, type ListColumns } from './columns.js';
import { provinceCode } from './provinces.js';
import { readRow, shorten, type PublicListRow, type RejectedRow } from './row.js';

/** Titles may stand above the header; further down than this it is not looked for. */
const headerWithinRecords = 10;

/**
 * Reads the public list of employers with approved (or refused) labour-market tests that Employment and Social
 * Development Canada publishes each quarter, as CSV in UTF-8 or a workbook. Streams: memory does not grow with the file. Every record of the file after its header gives exactly one row or one rejection (blank lines
 * and notes around the table too), in file order. Throws a FileRefused when a mandatory column is missing.
 */
export async function* readPublicList(
  stream: AsyncIterable<Buffer | string>,
): AsyncGenerator<PublicListRow | RejectedRow> {
  let columns: ListColumns | undefined;
  let header: readonly TableColumn[] = [];
  const above: TableRecord[] = [];
  reading: for await (const records of tableRecords(stream)) {
    for (const record of records) {
      if (columns !== undefined) {
        yield takeRecord(record, columns, header);
        continue;
      }
      const cells = (record.cells ?? []).map((cell) => cellText(cell).shown);
      if (looksLikeHeader(cells)) {
        columns = findColumns(cells, record.line);
        header = columnsOf(cells, () => undefined);
        for (const note of above) yield aroundTable(note);
      } else if (above.push(record) >= headerWithinRecords) break reading;
    }
  }
  if (columns === undefined) throw withoutHeader(above);
}

function withoutHeader(above: readonly TableRecord[]): Error {
  const first = above.find(({ cells }) => cells?.some((cell) => cell.trim() !== '') === true);
  if (first?.cells === undefined) return new PublicListFileError('Line 1: the file is empty', 1, 'a header');
  try {
    findColumns(
      first.cells.map((cell) => cellText(cell).shown),
      first.line,
    );
  } catch (error) {
    if (error instanceof FileRefused) return error;
  }
  return new PublicListFileError(
    `Line ${first.line}: no header of the public list was found`,
    first.line,
    'the header of a public list, as Employer, Address and Approved Positions',
  );
}

function takeRecord(
  record: TableRecord,
  columns: ListColumns,
  header: readonly TableColumn[],
): PublicListRow | RejectedRow {
  const { line } = record;
  const { cells, faults } = plainCells(record, header);
  const [fault, ...others] = faults;
  if (fault !== undefined) return { outcome: 'rejected', reason: 'cell', line, ...fault, others };
  if (cells === undefined) {
    const expected = 'quotes that open and close around a whole cell, doubled inside it';
    return {
      outcome: 'rejected',
      reason: 'quoting',
      line,
      column: 'row',
      value: shorten(cellText(record.raw).shown),
      expected,
      others: [],
    };
  }
  const whole = cells.length === columns.width;
  const alone = cells.slice(1).every((cell) => cell.trim() === '');
  // A row of which only the province is left is a wrong row, not a note.
  if (alone && !(whole && provinceCode(cellText(cells[0] ?? '').shown) !== undefined))
    return aroundTable(record);
  if (whole) return readRow(cells.map(cellText), columns, line);
  const expected = `${columns.width} cells, as the header has; this row has ${cells.length}`;
  return {
    outcome: 'rejected',
    reason: 'cell-count',
    line,
    column: 'row',
    value: shorten(cellText(record.raw).shown),
    expected,
    others: [],
  };
}

/** A record with nothing outside its first cell is a blank line or a note, such as a source or a disclaimer. */
function aroundTable({ line, cells, raw }: TableRecord): RejectedRow {
  const blank = (cells ?? []).every((cell) => cell.trim() === '');
  const expected = 'a row of the table; a line outside the table is reported and left out';
  return {
    outcome: 'rejected',
    reason: blank ? 'blank' : 'note',
    line,
    column: 'row',
    value: blank ? '' : shorten(cellText(raw).shown),
    expected,
    others: [],
  };
}
