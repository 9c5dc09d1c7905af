import { fileRecords, type FileRecord, isAscii } from '#libs/csv';
import { type CellType, sheetRows, type SheetRow, WorkbookRefused } from '#libs/xlsx';
import { refusedCompoundFile } from './compound-file.js';
import { formatOf, sampleBytes } from './file-format.js';
import { type FileRefusalCode, refusedFile } from './file-refusals.js';
import { peek } from './peeked.js';
import { throughFile } from './spooled-file.js';

/** A record of a table. Its texts are in latin1 of their UTF-8 bytes, as those of a CSV file are. */
export interface TableRecord extends FileRecord {
  /** What each cell holds; absent in a text file, where each is a text. */
  readonly types?: readonly CellType[];
}

/** How a table is read. */
export interface TableLimits {
  /** Bytes that a workbook may unpack to. */
  readonly unpackedBytes?: number;
}

/**
 * The records of a table, CSV or workbook, whichever its bytes say that it is and whatever its name: as many at once as come
 * with a piece of the file, each with its line, or row of the sheet. Of a workbook it is the first visible sheet, and rows
 * without a value are passed over. Throws a FileRefused that names what the file is where it is neither.
 */
export async function* tableRecords(
  stream: AsyncIterable<Buffer | string>,
  limits: TableLimits = {},
): AsyncGenerator<readonly TableRecord[]> {
  const { sample, pieces } = await peek(stream, sampleBytes);
  try {
    const found = formatOf(sample);
    if (found.kind === 'text') yield* fileRecords(pieces);
    else if (found.kind === 'archive') yield* throughFile(pieces, (fd) => sheetRecords(fd, limits));
    else if (found.kind === 'compound') throw await refusedCompoundFile(pieces);
    else if (found.kind === 'utf-16') throw refusedFile('FILE_IN_UTF16');
    else if (found.kind === 'foreign') throw refusedFile('FILE_OF_OTHER_FORMAT', found.format);
    else throw refusedFile('FILE_BINARY');
  } finally {
    await pieces.return(undefined);
  }
}

/** Reads a table to its end and keeps nothing of it: what is wrong with the file itself comes before anything is answered. Throws FileRefused. */
export async function requireReadable(
  stream: AsyncIterable<Buffer | string>,
  limits: TableLimits = {},
): Promise<void> {
  const records = tableRecords(stream, limits);
  while ((await records.next()).done !== true);
}

const codes = {
  damaged: 'WORKBOOK_DAMAGED',
  encrypted: 'WORKBOOK_ENCRYPTED',
  unsafe: 'WORKBOOK_UNSAFE',
  'too-large': 'WORKBOOK_TOO_LARGE',
  'without-sheet': 'WORKBOOK_WITHOUT_SHEET',
  'other-format': 'FILE_OF_OTHER_FORMAT',
} as const satisfies Record<WorkbookRefused['fault'], FileRefusalCode>;

async function* sheetRecords(
  fd: number,
  { unpackedBytes }: TableLimits,
): AsyncGenerator<readonly TableRecord[]> {
  try {
    for await (const rows of sheetRows(fd, unpackedBytes === undefined ? {} : { partBytes: unpackedBytes }))
      yield rows.map((row) => new SheetRecord(row));
  } catch (error) {
    if (error instanceof WorkbookRefused) throw refusedFile(codes[error.fault], error.format);
    throw error;
  }
}

/** A row of a sheet as a record of a CSV file. */
class SheetRecord implements TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly types: readonly CellType[];

  constructor({ line, cells, types }: SheetRow) {
    this.line = line;
    this.types = types;
    // Most rows have no letter beyond ASCII, and need no copy.
    this.cells = cells.every(isAscii) ? cells : cells.map(asLatin1);
  }

  get raw(): string {
    return this.cells.join(',');
  }
}

const asLatin1 = (text: string): string =>
  isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
