import type { Readable } from 'node:stream';
import { cellText, CsvFileError, fileRecords } from '#libs/csv';
import type { Rulebook } from '#libs/rulebook';
import { type ColumnsFound, findColumns } from './columns.js';
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
 * Reads a CSV file of pay records, UTF-8 with or without a byte-order mark, rows of a worker anywhere in it. Throws a
 * CsvFileError when it is no such file: empty, without a mandatory column, separated by something else than commas.
 */
export async function readPayRecords(readable: Readable, reading: Reading): Promise<PayRecordsRead> {
  const store = new RecordStore();
  const { rulebook, programme } = reading;
  const shared = { rulebook, vocabulary: vocabularyOf(rulebook), routes: new HeldRoutes(rulebook), store };
  let rows: RowReading | undefined;
  const counts = { rows: 0, rejected: 0, otherProgrammes: 0 };
  for await (const records of fileRecords(readable)) {
    for (const { line, cells, raw } of records) {
      if (rows === undefined) {
        const columns = findColumns(
          (cells ?? [raw]).map((cell) => cellText(cell).shown),
          line,
        );
        rows = { ...shared, columns };
        continue;
      }
      if (raw === '') continue;
      if (isOther(cells, rows.columns, programme)) {
        counts.otherProgrammes += 1;
        continue;
      }
      counts.rows += 1;
      if (counts.rows % rowsBetweenProgress === 0) reading.progress?.(counts.rows);
      const problems = problemsOf(cells, raw, line, rows);
      const [first] = problems;
      if (first === undefined) continue;
      counts.rejected += 1;
      noteUnread(cells ?? raw.split(','), rows);
      await reading.rejected({ line, ...first, others: problems.slice(1) });
    }
  }
  if (rows === undefined) throw new CsvFileError('Line 1: the file is empty; expected a header.', 1);
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

function isOther(
  cells: readonly string[] | undefined,
  columns: ColumnsFound,
  programme: string | undefined,
): boolean {
  if (programme === undefined || cells?.length !== columns.width) return false;
  const own = cells[columns.at.programme];
  return own !== undefined && own !== '' && own !== programme;
}

function problemsOf(
  cells: readonly string[] | undefined,
  raw: string,
  line: number,
  reading: RowReading,
): readonly CellProblem[] {
  const { width } = reading.columns;
  if (cells?.length === width) return readRow(cells, line, reading);
  const value = shorten(cellText(raw).shown);
  const expected =
    cells === undefined
      ? 'quotes that open and close around a whole cell, doubled inside it'
      : `${width} cells, as the header has; this row has ${cells.length}`;
  return [{ column: 'row', value, expected }];
}
