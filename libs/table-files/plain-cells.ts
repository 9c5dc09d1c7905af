import { cellText } from '#libs/csv';
import type { CellType } from '#libs/xlsx';
import type { TableRecord } from './table-records.js';

/**
 * What a column holds, where a workbook can say it otherwise than a text: `id` names somebody or something and has to be a text,
 * `money` is in dollars and whole cents. Everything else is `plain`.
 */
export type ColumnKind = 'id' | 'money' | 'plain';

/** A column of a table, as its header names it. */
export interface TableColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** What is wrong with a cell. */
export interface CellFault {
  readonly column: string;
  readonly value: string;
  readonly expected: string;
}

/** The cells of a record as a CSV file has them, and what of them cannot be taken for a text. */
export interface PlainCells {
  readonly cells: readonly string[] | undefined;
  readonly faults: readonly CellFault[];
}

const none: readonly CellFault[] = [];

/** The columns of a header, given the kinds of those that are known. */
export function columnsOf(
  header: readonly string[],
  kindOf: (name: string) => ColumnKind | undefined,
): TableColumn[] {
  return header.map((name) => ({ name, kind: kindOf(name) ?? 'plain' }));
}

/**
 * The cells of a record as a CSV file would have them: numbers without the noise of their last digits, money within 0.005 of a
 * cent as that cent, as many cells as the header has. Cells with an error, and numbers where an id is expected, are faults.
 * Records of a CSV file are handed on as they are.
 */
export function plainCells({ cells, types }: TableRecord, columns: readonly TableColumn[]): PlainCells {
  if (types === undefined || cells === undefined) return { cells, faults: none };
  const faults: CellFault[] = [];
  const plain = columns.map(({ name, kind }, at) => {
    const cell = cells[at] ?? '';
    const type = types[at] ?? 'text';
    if (type === 'text') return cell;
    const expected = expectedInstead(type, kind);
    if (expected !== undefined) faults.push({ column: name, value: cellText(cell).shown, expected });
    return type === 'number' ? decimalOf(cell, kind) : cell;
  });
  return { cells: plain, faults };
}

/** Whether a record has no value in it, as a row of commas that a spreadsheet left. */
export function isBlank({ cells, raw, types }: TableRecord): boolean {
  if (cells === undefined) return raw.trim() === '';
  return cells.every((cell) => cell === '' || cell.trim() === '') && types?.includes('uncalculated') !== true;
}

function expectedInstead(type: CellType, kind: ColumnKind): string | undefined {
  if (type === 'error') return 'a value: the formula of this cell gives an error';
  if (type === 'uncalculated')
    return 'a value: the result of this formula was not saved; open the workbook in a spreadsheet program and save it';
  if (kind === 'id')
    return 'a text: in a number or date the leading zeros are lost; format the column as text and enter it again';
  return undefined;
}

/** Digits that a number of a workbook is sure of. */
const sureDigits = 15;

/** As far from a whole cent as an amount may lie, in cents; the last part is what binary numbers cannot tell apart. */
const centsOff = 0.005 + 1e-6;

/** A decimal without zeros at its end: a workbook may hold 52 as 52.0. */
function withoutZeros(decimal: string): string {
  return /^-?\d+\.\d*$/.test(decimal) ? decimal.replace(/\.?0*$/, '') : decimal;
}

/** A number as it is stored, with up to 17 digits, as the decimal that it stands for. */
function decimalOf(stored: string, kind: ColumnKind): string {
  const point = stored.indexOf('.');
  if (stored.length <= sureDigits && (point < 0 || stored.length - point <= 3) && !/e/i.test(stored))
    return kind === 'money' ? stored : withoutZeros(stored);
  const number = Number(stored);
  if (!Number.isFinite(number)) return stored;
  if (kind === 'money') {
    const cents = Math.round(number * 100);
    if (Math.abs(number * 100 - cents) <= centsOff) return (cents / 100).toFixed(2);
  }
  const sure = Number(number.toPrecision(sureDigits));
  const text = String(sure);
  return text.includes('e') ? sure.toFixed(20).replace(/\.?0+$/, '') : text;
}
