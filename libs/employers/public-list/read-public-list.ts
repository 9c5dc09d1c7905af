import type { Readable } from 'node:stream';
import { cellText, fileRecords, type FileRecord } from '#libs/csv';
import { findColumns, looksLikeHeader, PublicListFileError, type ListColumns } from './columns.js';
import { provinceCode } from './provinces.js';
import { readRow, shorten, type PublicListRow, type RejectedRow } from './row.js';

/** Titles may stand above the header; further down than this it is not looked for. */
const headerWithinRecords = 10;

/**
 * Reads the public list of employers with approved (or refused) labour-market tests that Employment and Social
 * Development Canada publishes each quarter as CSV. Streams: memory does not grow with the file. UTF-8, with or without
 * a byte-order mark. Every record of the file after its header gives exactly one row or one rejection (blank lines
 * and notes around the table too), in file order. Throws a PublicListFileError when a mandatory column is missing.
 */
export async function* readPublicList(readable: Readable): AsyncGenerator<PublicListRow | RejectedRow> {
  let columns: ListColumns | undefined;
  const above: FileRecord[] = [];
  reading: for await (const records of fileRecords(readable)) {
    for (const record of records) {
      if (columns !== undefined) {
        yield takeRecord(record, columns);
        continue;
      }
      const cells = (record.cells ?? []).map((cell) => cellText(cell).shown);
      if (looksLikeHeader(cells)) {
        columns = findColumns(cells, record.line);
        for (const note of above) yield aroundTable(note);
      } else if (above.push(record) >= headerWithinRecords) break reading;
    }
  }
  if (columns === undefined) throw withoutHeader(above);
}

function withoutHeader(above: readonly FileRecord[]): Error {
  const first = above.find(({ cells }) => cells?.some((cell) => cell.trim() !== '') === true);
  if (first?.cells === undefined)
    return new PublicListFileError('Line 1: the file is empty; expected a header.', 1);
  try {
    findColumns(
      first.cells.map((cell) => cellText(cell).shown),
      first.line,
    );
  } catch (error) {
    if (error instanceof PublicListFileError) return error;
  }
  return new PublicListFileError(`Line ${first.line}: no header of the public list was found.`, first.line);
}

function takeRecord(record: FileRecord, columns: ListColumns): PublicListRow | RejectedRow {
  const { line, cells } = record;
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
function aroundTable({ line, cells, raw }: FileRecord): RejectedRow {
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
