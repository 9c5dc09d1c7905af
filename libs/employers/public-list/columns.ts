import { CsvFileError, headerRefused } from '#libs/csv';
import { foldText } from './folding.js';

/** Which of the two public lists a file is: the tests that were approved, or those that were refused. */
export type PublicListKind = 'approved' | 'refused';

/** The columns of the list, by what they mean. */
export type ColumnKey =
  | 'province'
  | 'stream'
  | 'employer'
  | 'address'
  | 'occupation'
  | 'incorporation'
  | 'labourMarketTests'
  | 'positions';

/** Where each column stands in a file, and how its header writes it. */
export interface ListColumns {
  readonly kind: PublicListKind;
  readonly width: number;
  readonly headers: readonly string[];
  readonly at: Readonly<Partial<Record<ColumnKey, number>>>;
}

/** A file that cannot be read as the public list at all; the message names the line and what is missing. */
export class PublicListFileError extends CsvFileError {
  override readonly name = 'PublicListFileError';
}

const places: readonly { key: ColumnKey; header: string; alike?: string; mandatory: boolean }[] = [
  { key: 'province', header: 'Province/Territory', mandatory: true },
  { key: 'stream', header: 'Program Stream', mandatory: true },
  { key: 'employer', header: 'Employer', mandatory: true },
  { key: 'address', header: 'Address', mandatory: true },
  { key: 'occupation', header: 'Occupation', mandatory: true },
  { key: 'incorporation', header: 'Incorporate Status', mandatory: false },
  { key: 'labourMarketTests', header: 'Approved LMIAs', alike: 'Requested LMIAs', mandatory: true },
  { key: 'positions', header: 'Approved Positions', alike: 'Requested Positions', mandatory: true },
];

const foldHeader = (text: string) => foldText(text).replace(/\s*\/\s*/g, '/');

const known = new Set(places.flatMap(({ header, alike }) => [header, alike ?? header]).map(foldHeader));

/** Whether a record is the header: at least three of its cells are names of columns (titles may stand above it). */
export function looksLikeHeader(cells: readonly string[]): boolean {
  return cells.filter((cell) => known.has(foldHeader(cell))).length >= 3;
}

/**
 * Finds the columns in a header. Columns may stand in any order and unknown ones are ignored. Throws a
 * FileRefused naming every mandatory column that is missing, or a column that appears twice.
 */
export function findColumns(cells: readonly string[], line: number): ListColumns {
  const folded = cells.map(foldHeader);
  const refused = folded.includes('requested positions') || folded.includes('requested lmias');
  const kind: PublicListKind = refused ? 'refused' : 'approved';
  const at: Partial<Record<ColumnKey, number>> = {};
  const [missing, twice]: [string[], string[]] = [[], []];
  for (const { key, header, alike, mandatory } of places) {
    const name = refused ? (alike ?? header) : header;
    const index = folded.indexOf(foldHeader(name));
    if (index >= 0) at[key] = index;
    else if (mandatory) missing.push(name);
    if (index >= 0 && folded.includes(foldHeader(name), index + 1)) twice.push(name);
  }
  const faults = headerRefused(line, { missing, twice }, cells);
  if (faults !== undefined) throw faults;
  return { kind, width: cells.length, headers: cells, at };
}
