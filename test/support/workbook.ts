import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

/** A cell of a workbook: a text, a number, a truth, or a day, a formula with the value that was saved with it, an error. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | { day: string }
  | { number: string; format?: number }
  | { error: string }
  | { formula: string; value?: number | string };

/** What is written; what is not said is as Excel does it. */
export interface WorkbookOptions {
  /** Days are counted from 1904, as Excel for the Macintosh did. */
  countsFrom1904?: boolean;
  /** Rows of a hidden sheet that stands before the visible one. */
  hidden?: readonly (readonly Cell[])[];
  /** Texts are written in their cells, and not shared. */
  inline?: boolean;
  /** Parts by name that are added, or stand instead of the usual ones. */
  parts?: Readonly<Record<string, string | Buffer>>;
  without?: readonly string[];
  /** Parts are stored as they are, and not packed. */
  stored?: boolean;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** Number of the format `yyyy-mm-dd` among those of the cells below; 0 shows a number as it is. */
export const formats = [
  'General',
  'yyyy\\-mm\\-dd',
  '"$"#,##0.00',
  '[Magenta]0.00',
  'd. mmmm yyyy;@',
] as const;
const dayFormat = 1;

/** A workbook as Excel writes one, as bytes. A row that is undefined is left out, so that the next has a higher number. */
export function workbook(
  rows: readonly (readonly Cell[] | undefined)[],
  {
    countsFrom1904 = false,
    hidden,
    inline = false,
    parts = {},
    without = [],
    stored = false,
  }: WorkbookOptions = {},
): Promise<Buffer> {
  const strings: string[] = [];
  const how = { countsFrom1904, strings: inline ? undefined : strings };
  const sheets = [
    ...(hidden === undefined ? [] : [{ state: ' state="hidden"', xml: sheetOf(hidden, how) }]),
    { state: '', xml: sheetOf(rows, how) },
  ];
  const usual: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"/>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${countsFrom1904 ? 1 : 0}"/><sheets>${sheets
      .map(({ state }, at) => `<sheet name="S${at + 1}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['styles', '/xl/styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': styles(),
    ...Object.fromEntries(sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
  };
  return archive(
    Object.fromEntries(Object.entries({ ...usual, ...parts }).filter(([name]) => !without.includes(name))),
    stored,
  );
}

/** A ZIP archive of parts by name. */
export function archive(parts: Readonly<Record<string, string | Buffer>>, stored = false): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, part] of Object.entries(parts)) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    zip.addBuffer(bytes, name, { compress: !stored });
  }
  zip.end();
  return buffer(zip.outputStream);
}

function relations(all: readonly (readonly [kind: string, target: string])[]): string {
  const each = all.map(
    ([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packaged}/relationships">${each.join('')}</Relationships>`;
}

function styles(): string {
  const own = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`);
  const cells = formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`;
}

/** What cells are written with: `strings` gathers the texts that are shared. */
interface How {
  countsFrom1904: boolean;
  strings: string[] | undefined;
}

function sheetOf(rows: readonly (readonly Cell[] | undefined)[], how: How): string {
  const written = rows.map((cells, row) =>
    cells === undefined
      ? ''
      : `<row r="${row + 1}">${cells.map((cell, column) => cellOf(cell, `${letters(column)}${row + 1}`, how)).join('')}</row>`,
  );
  return `<worksheet xmlns="${main}"><sheetData>${written.join('')}</sheetData></worksheet>`;
}

function cellOf(cell: Cell, r: string, { countsFrom1904, strings }: How): string {
  if (cell === null) return `<c r="${r}" s="2"/>`;
  if (typeof cell === 'number') return `<c r="${r}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${r}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string') {
    if (strings === undefined) return `<c r="${r}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    return `<c r="${r}" t="s"><v>${strings.push(cell) - 1}</v></c>`;
  }
  if ('day' in cell) return `<c r="${r}" s="${dayFormat}"><v>${serialOf(cell.day, countsFrom1904)}</v></c>`;
  if ('number' in cell) return `<c r="${r}" s="${cell.format ?? 0}"><v>${cell.number}</v></c>`;
  if ('error' in cell) return `<c r="${r}" t="e"><f>1/0</f><v>${cell.error}</v></c>`;
  const { formula, value } = cell;
  const type = typeof value === 'string' ? ' t="str"' : '';
  const saved = value === undefined ? '' : `<v>${escaped(String(value))}</v>`;
  return `<c r="${r}"${type}><f>${escaped(formula)}</f>${saved}</c>`;
}

function serialOf(day: string, countsFrom1904: boolean): number {
  const serial = Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569;
  return countsFrom1904 ? serial - 1462 : serial;
}

function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest === 0 ? '' : letters(rest - 1)}${String.fromCharCode(65 + (column % 26))}`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
