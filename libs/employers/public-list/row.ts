import type { CellText } from '#libs/csv';
import { expectedAddress, readAddress, type PublicAddress } from './address.js';
import type { ColumnKey, ListColumns, PublicListKind } from './columns.js';
import { provinceCode, type ProvinceCode } from './provinces.js';

/** An occupation of the National Occupational Classification 2021. */
export interface Occupation {
  /** Five digits. */
  readonly code: string;
  readonly title: string;
}

/** One row of the public list: an employer's labour-market tests in one occupation at one place. */
export interface PublicListRow {
  readonly outcome: 'row';
  readonly list: PublicListKind;
  /** Physical line of the file on which the record starts, from 1. */
  readonly line: number;
  readonly province: ProvinceCode;
  readonly stream: string;
  /** The employer's name as published, trimmed. */
  readonly employer: string;
  readonly address: PublicAddress;
  readonly occupation: Occupation;
  /** `Corporation`, `Unknown`, ...; empty when the file has no such column. */
  readonly incorporation: string;
  /** Tests approved (or requested, in the refused list). */
  readonly labourMarketTests: number;
  /** Positions approved (or requested, in the refused list). */
  readonly positions: number;
}

/** One thing that is wrong with a row. */
export interface CellProblem {
  /** The column as the header writes it, or `row` when the record as a whole is wrong. */
  readonly column: string;
  readonly value: string;
  readonly expected: string;
}

/** A record that was not taken, and why. Exactly one is given for each record of the file that is no row. */
export interface RejectedRow extends CellProblem {
  readonly outcome: 'rejected';
  readonly line: number;
  /** `note` and `blank` are text around the table and empty lines; the rest are rows that are wrong. */
  readonly reason: 'cell' | 'cell-count' | 'quoting' | 'note' | 'blank';
  /** Further problems of the same record, so that all can be mended at once. */
  readonly others: readonly CellProblem[];
}

/** Reads the cells of one record, of which there are as many as the header has. */
export function readRow(
  cells: readonly CellText[],
  columns: ListColumns,
  line: number,
): PublicListRow | RejectedRow {
  const header = (index: number) => columns.headers[index] ?? 'row';
  const used = new Set(Object.values(columns.at));
  const expectedTexts = cells.map((cell, index) => expectedText(cell, used.has(index)));
  const problems: CellProblem[] = cells.flatMap(({ shown }, index) => {
    const expected = expectedTexts[index];
    return expected === undefined ? [] : [{ column: header(index), value: shorten(shown), expected }];
  });
  const read = <T>(
    key: ColumnKey,
    parse: (text: string) => T | undefined,
    expected: string,
  ): T | undefined => {
    const index = columns.at[key] ?? -1;
    const value = cells[index]?.text;
    if (value === undefined || expectedTexts[index] !== undefined) return undefined;
    const parsed = parse(value);
    if (parsed === undefined) problems.push({ column: header(index), value, expected });
    return parsed;
  };
  const province = read(
    'province',
    provinceCode,
    'a province or territory of Canada, by its English or French name or its code',
  );
  const stream = read('stream', readText, 'the name of a program stream');
  const employer = read('employer', readText, 'the name of an employer');
  const address = read('address', readAddress, expectedAddress);
  const occupation = read(
    'occupation',
    readOccupation,
    'a NOC code of five digits, a dash and a title, e.g. "85100-Livestock labourers"',
  );
  const incorporation = read('incorporation', (text) => text, 'text') ?? '';
  const labourMarketTests = read('labourMarketTests', readCount, 'a whole number, 0 or more');
  const positions = read('positions', readCount, 'a whole number, 0 or more');
  const [first, ...others] = problems;
  if (first !== undefined) return { outcome: 'rejected', reason: 'cell', line, ...first, others };
  if (
    province === undefined ||
    stream === undefined ||
    employer === undefined ||
    address === undefined ||
    occupation === undefined ||
    labourMarketTests === undefined ||
    positions === undefined
  ) {
    throw new Error(`Line ${line}: a mandatory column was read neither as a value nor as a problem.`);
  }
  const counted = { occupation, incorporation, labourMarketTests, positions };
  return { outcome: 'row', list: columns.kind, line, province, stream, employer, address, ...counted };
}

/** More characters than any name, address or occupation of the list comes near; identities made of them fit an index. */
const longestText = 300;

function expectedText({ text }: CellText, isUsed: boolean): string | undefined {
  if (text === undefined) return 'text encoded in UTF-8';
  if (!isUsed) return undefined;
  if (text.includes('\u0000')) return 'text without NUL characters';
  return text.normalize('NFKD').length > longestText ? `at most ${longestText} characters` : undefined;
}

/** The beginning of a value that is too long to be shown whole. */
export function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** A name needs a letter or a digit; dashes and dots alone mark an empty cell. */
function readText(text: string): string | undefined {
  return /[\p{L}\d]/u.test(text) ? text : undefined;
}

function readOccupation(text: string): Occupation | undefined {
  const [, code, title] = /^(\d{5})\s*[-–—]\s*(\S.*)$/su.exec(text) ?? [];
  return code !== undefined && title !== undefined ? { code, title } : undefined;
}

/** Thousands may be set apart by commas (`1,250`), as spreadsheets export them. */
function readCount(text: string): number | undefined {
  return /^(\d{1,9}|\d{1,3}(,\d{3}){1,2})$/.test(text) ? Number(text.replaceAll(',', '')) : undefined;
}
