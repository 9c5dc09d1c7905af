import { cellText, isAscii } from '#libs/csv';
import { absent, readDecimal, unreadable } from './cells.js';
import type { ColumnsFound, PayRecordColumn } from './columns.js';

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

  text(column: PayRecordColumn): string {
    const raw = this.raw(column);
    const text = isAscii(raw) ? raw : cellText(raw).text;
    if (text === undefined) this.wrong(column, 'text in UTF-8');
    else if (text === '') this.wrong(column, 'a text that is not empty');
    else if (text.length > longestText) this.wrong(column, `at most ${longestText} characters`);
    return text ?? '';
  }

  /** An amount in cents; `absent` only where the cell may be empty. */
  money(column: PayRecordColumn, mayBeEmpty: boolean): number {
    const cents = readDecimal(this.raw(column), 2, mostCents);
    if (cents === unreadable || (cents === absent && !mayBeEmpty))
      return this.wrong(column, 'dollars, 0 or more, with a point and at most two decimals, e.g. 331.20');
    return cents;
  }

  /** A rate in ten-thousandths of a dollar, 0 where the cell is empty. */
  rate(column: PayRecordColumn, decimals: 2 | 4): number {
    const parts = readDecimal(this.raw(column), 4, mostParts);
    const text = this.raw(column);
    const point = text.indexOf('.');
    if (parts === unreadable || (point >= 0 && text.length - point - 1 > decimals)) {
      const places = decimals === 2 ? 'two' : 'four';
      return this.wrong(
        column,
        `dollars, 0 or more, with a point and at most ${places} decimals, e.g. 17.60`,
      );
    }
    return Math.max(0, parts);
  }
}

export function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
