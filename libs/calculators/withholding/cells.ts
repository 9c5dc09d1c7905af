import { cellText } from '#libs/csv';
import { type Cents, centsFromDollars, isPlainDate, type PlainDate } from '#libs/quantities';
import {
  claimCeilingCents,
  type ExemptionKind,
  type ExemptionReason,
  exemptionReasons,
  isExemptionReason,
  type TaxClaim,
} from '#libs/rulebook';
import { claimExpected } from '../claim-expected.js';
import type { WithholdingColumn, WithholdingColumns } from './columns.js';

/** A cell that cannot be used, and what was expected in it. */
export interface CellProblem {
  readonly column: string;
  readonly value: string;
  readonly expected: string;
}

const yesWords: readonly string[] = ['yes', 'true', 'y', '1'];
const noWords: readonly string[] = ['no', 'false', 'n', '0'];
const money = 'dollars of 0 or more with a decimal point and at most two decimals, as 1234.50';

/** The cells of one row: each is read as what it must be, or its problem is noted. An empty cell is undefined. */
export class RowCells {
  readonly problems: CellProblem[] = [];

  constructor(
    private readonly cells: readonly string[],
    private readonly columns: WithholdingColumns,
  ) {}

  /** The text of a cell; undefined when it is empty or there is no such column. */
  text(column: WithholdingColumn): string | undefined {
    const at = this.columns.at.get(column);
    if (at === undefined) return undefined;
    const cell = cellText(this.cells[at] ?? '');
    if (cell.text === undefined) this.wrong(column, cell.shown, 'text in UTF-8');
    return cell.text === '' ? undefined : cell.text;
  }

  needText(column: WithholdingColumn): string {
    const text = this.text(column);
    if (text === undefined) this.wrong(column, '', 'a text');
    return text ?? '';
  }

  oneOf(column: WithholdingColumn, known: readonly string[]): string {
    const text = this.text(column) ?? '';
    const word = text.toUpperCase();
    if (!known.includes(word)) this.wrong(column, text, `one of ${known.join(', ')}`);
    return word;
  }

  date(column: WithholdingColumn): PlainDate | undefined {
    const text = this.text(column) ?? '';
    if (isPlainDate(text)) return text;
    this.wrong(column, text, 'a date of the calendar as YYYY-MM-DD');
    return undefined;
  }

  whole(column: WithholdingColumn, least: number, most: number): number | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const value = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    this.wrong(column, text, `a whole number from ${least} to ${most}`);
    return undefined;
  }

  cents(column: WithholdingColumn): Cents | undefined {
    const text = this.text(column);
    return text === undefined ? undefined : this.centsOf(column, text, money);
  }

  yes(column: WithholdingColumn): boolean | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    if (yesWords.includes(text.toLowerCase())) return true;
    if (noWords.includes(text.toLowerCase())) return false;
    this.wrong(column, text, 'yes or no');
    return undefined;
  }

  /** One of some whole numbers. */
  wholeOf(column: WithholdingColumn, known: readonly number[]): number | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const value = known.find((one) => String(one) === text);
    if (value === undefined) this.wrong(column, text, `one of ${known.join(', ')}`);
    return value;
  }

  /** Why nothing is withheld of an amount; a plain yes leaves the reason unstated. */
  exemption<Kind extends ExemptionKind>(
    column: WithholdingColumn,
    kind: Kind,
  ): ExemptionReason<Kind> | undefined {
    const text = this.text(column);
    const word = text?.toLowerCase();
    if (text === undefined || word === undefined || noWords.includes(word)) return undefined;
    if (yesWords.includes(word)) return 'unstated';
    if (word !== 'unstated' && isExemptionReason(kind, word)) return word;
    this.wrong(column, text, `no, yes, or why: ${exemptionReasons[kind].join(', ')}`);
    return undefined;
  }

  /** A claim: an amount, `E`, or where the guide has claim codes, a whole number from 1 to 10. Empty: no form on file. */
  claim(column: WithholdingColumn, hasCodes: boolean): TaxClaim | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    if (text.toUpperCase() === 'E') return 'E';
    if (hasCodes && /^([1-9]|10)$/.test(text)) return { code: Number(text) };
    const amount = this.centsOf(column, text, `${money}, or E; empty for the basic amount`);
    if (amount === undefined || amount <= claimCeilingCents) return amount;
    this.wrong(column, text, claimExpected);
    return undefined;
  }

  wrong(column: string, value: string, expected: string): void {
    this.problems.push({ column, value, expected });
  }

  private centsOf(column: WithholdingColumn, text: string, expected: string): Cents | undefined {
    if (/^\d{1,9}(\.\d{1,2})?$/.test(text)) return centsFromDollars(text);
    this.wrong(column, text, expected);
    return undefined;
  }
}
