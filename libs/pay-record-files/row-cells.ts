import { cellText, isAscii } from '#libs/csv';
import { absent, readDecimal, readList, unreadable } from './cells.js';
import type { PayRecordColumn } from './column-names.js';
import type { ColumnsFound } from './columns.js';

/** What is wrong with a cell. */
export interface CellProblem {
  /** The column, or `row` when the row as a whole is wrong. */
  readonly column: string;
  readonly value: string;
  readonly expected: string;
}

/** Ten million dollars, in cents: more is a slip of the pen. */
const mostCents = 1_000_000_000;
const mostParts = 100_000_000;
const longestText = 100;

/** The cells of one row: each reads as what is expected there, or notes the problem. */
export class RowCells {
  readonly problems: CellProblem[] = [];
  /** Whether the row takes another one back: its amounts and hours are negative, and are read as what they take back. */
  isReversal = false;

  constructor(
    private readonly cells: readonly string[],
    private readonly columns: ColumnsFound,
  ) {}

  /** The cell as it stands, empty where the file has no such column. */
  raw(column: PayRecordColumn): string {
    const at = this.columns.at[column];
    return at < 0 ? '' : (this.cells[at] ?? '');
  }

  wrong(column: PayRecordColumn, expected: string): number {
    this.problems.push({ column, value: shorten(cellText(this.raw(column)).shown), expected });
    return unreadable;
  }

  /** A text that names somebody or something, composed (NFC) and trimmed. */
  text(column: PayRecordColumn): string {
    const text = nameIn(this.raw(column));
    if (text === undefined) this.wrong(column, 'text in UTF-8');
    else if (text === '') this.wrong(column, 'a text that is not empty');
    else if (text.length > longestText) this.wrong(column, `at most ${longestText} characters`);
    return text ?? '';
  }

  /** An amount in cents; `absent` only where the cell may be empty. What is paid is negative in a reversal. */
  money(column: PayRecordColumn, mayBeEmpty: boolean, isPaid: boolean): number {
    const raw = this.raw(column);
    const cents = readDecimal(this.isReversal ? unsigned(raw) : raw, 2, mostCents);
    if (cents === unreadable || (cents === absent && !mayBeEmpty))
      return this.wrong(column, 'dollars, 0 or more, with a point and at most two decimals, e.g. 331.20');
    if (this.isReversal && isPaid && cents > 0 && !raw.startsWith('-'))
      return this.wrong(column, 'the negative of what the record has, e.g. -331.20');
    return cents;
  }

  /** A rate in ten-thousandths of a dollar, 0 where the cell is empty. */
  rate(column: PayRecordColumn, decimals: 2 | 4): number {
    const raw = this.raw(column);
    const parts = readRate(this.isReversal ? unsigned(raw) : raw, decimals);
    if (parts !== unreadable) return Math.max(0, parts);
    const places = decimals === 2 ? 'two' : 'four';
    return this.wrong(column, `dollars, 0 or more, with a point and at most ${places} decimals, e.g. 17.60`);
  }

  /**
   * Numbers of days in ten-thousandths, separated by spaces; undefined where one cannot be read. What is paid by is negative in a
   * reversal.
   */
  days(column: PayRecordColumn, most: number, isPaid: boolean): number[] | undefined {
    const raw = this.raw(column);
    if (!this.isReversal) return readList(raw, 4, most);
    const texts = raw.split(' ').filter((one) => one !== '');
    const days = readList(texts.map(unsigned).join(' '), 4, most);
    const isTakenBack = texts.every((one, day) => days?.[day] === 0 || one.startsWith('-'));
    return isTakenBack || !isPaid ? days : undefined;
  }
}

const unsigned = (text: string): string => (text.startsWith('-') ? text.slice(1) : text);

/** A cell that names somebody or something, composed and trimmed; undefined where its bytes are no UTF-8. */
export function nameIn(raw: string): string | undefined {
  return isAscii(raw) ? raw.trim() : cellText(raw).text?.normalize('NFC').trim();
}

/** A rate in ten-thousandths of a dollar, with at most so many decimals. */
export function readRate(text: string, decimals: 2 | 4): number {
  const parts = readDecimal(text, 4, mostParts);
  const point = text.indexOf('.');
  return point >= 0 && text.length - point - 1 > decimals ? unreadable : parts;
}

export function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
