import { cellText, CsvFileError } from '#libs/csv';
import type { Rulebook } from '#libs/rulebook';
import {
  columnsOf,
  isBlank,
  plainCells,
  type TableColumn,
  type TableLimits,
  type TableRecord,
  tableRecords,
} from '#libs/table-files';
import { columnKinds } from './column-kinds.js';
import { findColumns } from './columns.js';
import { type Links, resolveLinks } from './links/links.js';
import { noteUnread, readRow, type RowReading } from './read-row.js';
import { type CellProblem, shorten } from './row-cells.js';
import { HeldRoutes } from './rows/routes.js';
import { RecordStore } from './store/record-store.js';
import { vocabularyOf } from './vocabulary.js';

/** A row that could not be read: its first problem, and the others. */
export interface RejectedRow extends CellProblem {
  /** Physical line on which the row starts, from 1. */
  readonly line: number;
  readonly others: readonly CellProblem[];
}

/** How a file is read. */
export interface Reading {
  readonly rulebook: Rulebook;
  /** Only rows of this programme; the others are counted and left out. */
  readonly programme?: string | undefined;
  rejected(row: RejectedRow): Promise<void> | void;
  /** Called now and then with the rows read so far. */
  progress?(rows: number): void;
  /** How much a workbook may unpack to. */
  readonly limits?: TableLimits;
}

/** What was read: every row below the header is taken, rejected, or of another programme. */
export interface PayRecordsRead {
  readonly store: RecordStore;
  /** How records correct, reverse or add to one another. */
  readonly links: Links;
  readonly rows: number;
  /** Rows that cannot be read, and rows whose link to another one cannot stand. */
  readonly rejected: number;
  readonly otherProgrammes: number;
}

const rowsBetweenProgress = 5000;

/**
 * Reads a file of pay records, CSV in UTF-8 or a workbook, rows of a worker anywhere in it. Throws a FileRefused when it is
 * no such file: of another format, empty, without a mandatory column, separated by something else than commas.
 */
export async function readPayRecords(
  stream: AsyncIterable<Buffer | string>,
  reading: Reading,
): Promise<PayRecordsRead> {
  const store = new RecordStore();
  const { rulebook, programme } = reading;
  const shared = { rulebook, vocabulary: vocabularyOf(rulebook), routes: new HeldRoutes(rulebook), store };
  let rows: RowReading | undefined;
  let header: readonly TableColumn[] = [];
  const counts = { rows: 0, rejected: 0, otherProgrammes: 0 };
  for await (const records of tableRecords(stream, reading.limits)) {
    for (const record of records) {
      const { line } = record;
      if (rows === undefined) {
        const names = (record.cells ?? [record.raw]).map((cell) => cellText(cell).shown);
        rows = { ...shared, columns: findColumns(names, line) };
        header = columnsOf(names, (name) => columnKinds.get(name.toLowerCase()));
        continue;
      }
      if (isBlank(record)) continue;
      const { cells, faults } = plainCells(record, header);
      if (isOther(cells, rows, programme)) {
        counts.otherProgrammes += 1;
        continue;
      }
      counts.rows += 1;
      if (counts.rows % rowsBetweenProgress === 0) reading.progress?.(counts.rows);
      const problems = faults.length > 0 ? faults : problemsOf(cells, record, rows);
      const [first] = problems;
      if (first === undefined) continue;
      counts.rejected += 1;
      noteUnread(cells ?? record.raw.split(','), rows);
      await reading.rejected({ line, ...first, others: problems.slice(1) });
    }
  }
  if (rows === undefined) throw new CsvFileError('Line 1: the file is empty', 1, 'a header');
  const links = resolveLinks(store);
  counts.rejected += await rejectLinks(links, store, reading);
  return { store, links, ...counts };
}

/** Tells the rows whose link to another one cannot stand; gives how many they are. */
async function rejectLinks({ rejected }: Links, store: RecordStore, reading: Reading): Promise<number> {
  for (const { row, problems } of rejected) {
    store.unread.add(store.whose(row));
    const [first] = problems;
    if (first)
      await reading.rejected({ line: store.value(row, 'line'), ...first, others: problems.slice(1) });
  }
  return rejected.length;
}

/** Whether a row is of another programme than the one that is asked for; a programme that nobody knows is a slip of the pen. */
function isOther(
  cells: readonly string[] | undefined,
  { columns, vocabulary }: Pick<RowReading, 'columns' | 'vocabulary'>,
  programme: string | undefined,
): boolean {
  if (programme === undefined || cells?.length !== columns.width) return false;
  const own = cells[columns.at.programme];
  return own !== undefined && own !== programme && vocabulary.programmes.has(own);
}

function problemsOf(
  cells: readonly string[] | undefined,
  record: TableRecord,
  reading: RowReading,
): readonly CellProblem[] {
  const { width } = reading.columns;
  if (cells?.length === width) return readRow(cells, record.line, reading);
  const value = shorten(cellText(record.raw).shown);
  const expected =
    cells === undefined
      ? 'quotes that open and close around a whole cell, doubled inside it'
      : `${width} cells, as the header has; this row has ${cells.length}`;
  return [{ column: 'row', value, expected }];
}
