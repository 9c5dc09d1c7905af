import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { cellText, isAscii } from './cell-text.js';
import { fileLines } from './file-lines.js';

/** A cell holds an address, a name or an amount; one that spans more lines than this is an opening quote without its end. */
const maxLinesPerRecord = 20;

/** A record of the file, in latin1. `cells` is absent when its quoting is broken. */
export interface FileRecord {
  /** Physical line on which the record starts, from 1. */
  readonly line: number;
  readonly cells?: readonly string[];
  readonly raw: string;
}

/**
 * The records of a CSV file with the line each starts on, as many at once as come with a piece of it. A line with broken
 * quoting gives one record without cells, and reading goes on with the very next line: a single stray quote cannot swallow
 * the rows that follow it.
 */
export async function* fileRecords(
  pieces: AsyncIterable<Buffer | string>,
): AsyncGenerator<readonly FileRecord[]> {
  const held: string[] = [];
  let line = 1;
  for await (const lines of fileLines(pieces)) {
    const cellsOfLines = held.length === 0 ? parseLines(lines) : undefined;
    const records: FileRecord[] = [];
    lines.forEach((raw, index) => {
      const cells =
        cellsOfLines?.[index] ?? (held.length === 0 && isPlain(raw) ? plainCells(raw) : undefined);
      if (cells !== undefined) {
        records.push({ line, cells, raw });
        line += 1;
      } else {
        held.push(raw);
        line = takeAll(held, line, false, records);
      }
    });
    if (records.length > 0) yield records;
  }
  const rest: FileRecord[] = [];
  takeAll(held, line, true, rest);
  if (rest.length > 0) yield rest;
}

/** Takes every record off the front of the held lines; gives the line that comes next. */
function takeAll(held: string[], first: number, atEnd: boolean, records: FileRecord[]): number {
  let line = first;
  for (
    let taken = takeRecord(held, line, atEnd);
    taken !== undefined;
    taken = takeRecord(held, line, atEnd)
  ) {
    records.push(taken.record);
    line += taken.lines;
  }
  return line;
}

interface Taken {
  readonly record: FileRecord;
  readonly lines: number;
}

/** Takes one record off the front of the held lines; undefined when it may still go on in lines that are to come. */
function takeRecord(held: string[], line: number, atEnd: boolean): Taken | undefined {
  let quotes = 0;
  for (let lines = 1; lines <= held.length; lines += 1) {
    quotes += countQuotes(held[lines - 1] ?? '');
    // Quotes of a whole record come in pairs, so an odd count means that a quoted cell goes on in the next line.
    if (quotes % 2 === 1) continue;
    const raw = held.slice(0, lines).join('\n');
    const cells = parseCells(raw);
    if (cells === undefined) return takeBroken(held, line);
    held.splice(0, lines);
    return { record: { line, cells, raw }, lines };
  }
  if (held.length >= maxLinesPerRecord || (atEnd && held.length > 0)) return takeBroken(held, line);
  return undefined;
}

function takeBroken(held: string[], line: number): Taken {
  return { record: { line, raw: held.shift() ?? '' }, lines: 1 };
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

function parseCells(raw: string): string[] | undefined {
  if (isPlain(raw)) return plainCells(raw);
  try {
    return quotedRows(raw)[0] ?? [''];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/**
 * The cells of lines with quotes, all read at once, which is many times faster. Nothing where one of them is no whole record, or
 * is broken: each is then looked at by itself.
 */
function parseLines(lines: readonly string[]): string[][] | undefined {
  if (lines.every(isPlain) || lines.some((line) => countQuotes(line) % 2 === 1)) return undefined;
  try {
    const rows = quotedRows(lines.join('\n'));
    return rows.length === lines.length ? rows : undefined;
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/** Rows with quotes. Spaces around a quoted cell are padding, which csv-parse takes for broken quoting unless it trims. */
function quotedRows(raw: string): string[][] {
  // Read as UTF-8 where it is: of the two bytes of "à" the second one would be trimmed as a space.
  const text = isAscii(raw) ? raw : cellText(raw).text;
  const rows = parse(text ?? raw, { relax_column_count: true, trim: true });
  if (text === undefined || text === raw) return rows;
  return rows.map((cells) => cells.map((cell) => Buffer.from(cell, 'utf8').toString('latin1')));
}

const isPlain = (line: string): boolean => !line.includes('"');

const spaceAtEdge = /(?:^|,)[ \t]|[ \t](?:,|$)/;
const outerSpaces = /^[ \t]+|[ \t]+$/g;

/** Without a quote, commas are all there is to a row: most files are read here, and many times faster. */
function plainCells(raw: string): string[] {
  const cells = raw.split(',');
  return spaceAtEdge.test(raw) ? cells.map((cell) => cell.replace(outerSpaces, '')) : cells;
}
