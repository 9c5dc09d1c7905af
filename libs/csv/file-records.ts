import type { Readable } from 'node:stream';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
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
 * The records of a CSV file with the line each starts on. A line with broken quoting gives one record without cells, and
 * reading goes on with the very next line: a single stray quote cannot swallow the rows that follow it.
 */
export async function* fileRecords(readable: Readable): AsyncGenerator<FileRecord> {
  const held: string[] = [];
  let line = 1;
  for await (const text of fileLines(readable)) {
    held.push(text);
    for (
      let taken = takeRecord(held, line, false);
      taken !== undefined;
      taken = takeRecord(held, line, false)
    ) {
      yield taken.record;
      line += taken.lines;
    }
  }
  for (let taken = takeRecord(held, line, true); taken !== undefined; taken = takeRecord(held, line, true)) {
    yield taken.record;
    line += taken.lines;
  }
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
  // Without a quote, commas are all there is to a row: most files are read here, and many times faster.
  if (!raw.includes('"')) return raw.split(',').map((cell) => cell.trim());
  try {
    // Spaces around a quoted cell are padding, which csv-parse takes for broken quoting unless it trims.
    return parse(raw, { relax_column_count: true, trim: true })[0] ?? [''];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}
