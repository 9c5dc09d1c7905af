import { dayOfSerial } from './serial-day.js';
import type { WorkbookLimits } from './limits.js';
import { shownText } from './rich-text.js';
import type { Workbook } from './workbook.js';
import { WorkbookRefused } from './workbook-refused.js';
import type { PartReader } from './xml-part.js';

/**
 * What a cell of a workbook holds: `date` where its format shows one (its text is ISO), `error` such as #N/A, `uncalculated`
 * a formula whose result was not saved. An empty cell is an empty text.
 */
export type CellType = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'uncalculated';

/** A row of a sheet that has a value in it. */
export interface SheetRow {
  /** Its number in the sheet, from 1. */
  readonly line: number;
  /** Texts of its cells from column A on; a number is as it is stored, up to 17 digits. */
  readonly cells: readonly string[];
  readonly types: readonly CellType[];
}

const lastRow = 1_048_576;
const noCell = -1;
const daysHeld = 10_000;

/** Gathers the rows of a sheet while its part is read. */
export class SheetReader implements PartReader {
  private rows: SheetRow[] = [];
  private line = 0;
  private cells: string[] = [];
  private types: CellType[] = [];
  private hasValue = false;
  private column = noCell;
  private kind = '';
  private style = 0;
  private value = '';
  private inValue = false;
  private hasFormula = false;
  private readings = 0;
  private readonly days = new Map<string, string>();

  constructor(
    private readonly workbook: Pick<Workbook, 'strings' | 'isDate' | 'countsFrom1904'>,
    private readonly limits: WorkbookLimits,
  ) {}

  /** The rows gathered since the last call. */
  take(): readonly SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || name === 't') this.inValue = this.readings === 0;
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'row') this.openRow(attributes['r']);
    else if (name === 'rPh') this.readings += 1;
  }

  text(found: string): void {
    if (!this.inValue) return;
    this.value += found;
    if (this.value.length > this.limits.cellCharacters)
      throw new WorkbookRefused('unsafe', `A cell of row ${this.line} is too long`);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'rPh') this.readings -= 1;
  }

  private openRow(number: string | undefined): void {
    const line = number === undefined ? this.line + 1 : Number(number);
    if (!(line > this.line && line <= lastRow))
      throw new WorkbookRefused('damaged', `Row ${String(number)} follows row ${this.line}`);
    this.line = line;
    this.cells = [];
    this.types = [];
    this.hasValue = false;
    this.column = noCell;
  }

  private openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.column + 1 : columnOf(r);
    if (!(column > this.column))
      throw new WorkbookRefused('damaged', `Cell ${String(r)} of row ${this.line} is out of order`);
    this.column = column;
    this.kind = t;
    this.style = Number(s);
    this.value = '';
    this.hasFormula = false;
  }

  private closeCell(): void {
    const { value: text, hasFormula, kind } = this;
    if (text === '' && !(hasFormula && kind !== 'str')) return;
    if (this.column >= this.limits.columns)
      throw new WorkbookRefused(
        'too-large',
        `Row ${this.line} has a value beyond column ${this.limits.columns}`,
      );
    if (text === '') this.keep('', 'uncalculated');
    else if (kind === 'n') this.keepNumber(text);
    else if (kind === 's') this.keep(this.shared(text), 'text');
    else if (kind === 'str' || kind === 'inlineStr') this.keep(shownText(text), 'text');
    else if (kind === 'b') this.keep(text === '1' ? 'TRUE' : 'FALSE', 'boolean');
    else if (kind === 'd') this.keep(text.replace(/T00:00(:00(\.0+)?)?Z?$/, ''), 'date');
    else if (kind === 'e') this.keep(text, 'error');
    else throw new WorkbookRefused('damaged', `Row ${this.line} has a cell of the type ${kind}`);
  }

  private keepNumber(text: string): void {
    const day = this.workbook.isDate[this.style] === true ? this.dayOf(text) : undefined;
    if (day === undefined) this.keep(text, 'number');
    else this.keep(day, 'date');
  }

  /** A table has few days, and each of them very often. */
  private dayOf(serial: string): string | undefined {
    const known = this.days.get(serial);
    if (known !== undefined) return known;
    const day = dayOfSerial(Number(serial), this.workbook.countsFrom1904);
    if (day !== undefined && this.days.size < daysHeld) this.days.set(serial, day);
    return day;
  }

  private shared(number: string): string {
    const text = this.workbook.strings.text(Number(number));
    if (text === undefined) throw new WorkbookRefused('damaged', `There is no text number ${number}`);
    return text;
  }

  private keep(text: string, type: CellType): void {
    if (text === '' && type === 'text') return;
    while (this.cells.length < this.column) {
      this.cells.push('');
      this.types.push('text');
    }
    this.cells.push(text);
    this.types.push(type);
    this.hasValue = true;
  }

  private closeRow(): void {
    if (this.hasValue) this.rows.push({ line: this.line, cells: this.cells, types: this.types });
  }
}

const letterA = 65;

/** The number of the column that a reference such as `AB12` names, from 0; -1 where it names none. */
function columnOf(reference: string): number {
  let number = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - letterA;
    if (letter < 0 || letter > 25) break;
    number = number * 26 + letter + 1;
  }
  return number - 1;
}
