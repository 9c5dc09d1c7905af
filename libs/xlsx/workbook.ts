import { Archive } from './archive.js';
import { dateFormats } from './cell-formats.js';
import type { WorkbookLimits } from './limits.js';
import { type Relationship, relationshipsOf } from './relationships.js';
import { sharedStrings } from './shared-strings.js';
import { TextTable } from './text-table.js';
import { WorkbookRefused } from './workbook-refused.js';
import { readPart } from './xml-part.js';

/** What the cells of a workbook's first visible sheet are read with. */
export interface Workbook {
  readonly archive: Archive;
  /** The part that holds the sheet. */
  readonly sheet: string;
  readonly countsFrom1904: boolean;
  readonly strings: TextTable;
  readonly isDate: readonly boolean[];
}

/** Opens a workbook down to its first visible sheet. Throws WorkbookRefused. */
export async function openWorkbook(fd: number, limits: WorkbookLimits): Promise<Workbook> {
  const archive = await Archive.open(fd, limits);
  const main = await mainPart(archive);
  const related = await relationshipsOf(archive, main);
  const { sheets, countsFrom1904 } = await readMain(archive, main);
  const partOf = (kind: string) => related.find((one) => one.kind === kind)?.target;
  const strings = partOf('sharedStrings');
  const styles = partOf('styles');
  return {
    archive,
    sheet: firstVisible(sheets, related),
    countsFrom1904,
    strings: strings === undefined ? new TextTable() : await sharedStrings(archive, strings, limits),
    isDate: styles === undefined ? [] : await dateFormats(archive, styles),
  };
}

async function mainPart(archive: Archive): Promise<string> {
  const related = await relationshipsOf(archive, '');
  const main = related.find(({ kind }) => kind === 'officeDocument')?.target;
  if (main !== undefined && /^xl\/|workbook/i.test(main) && !main.endsWith('.bin')) return main;
  const format = otherFormat(archive.names, main);
  if (format === undefined) throw new WorkbookRefused('damaged', 'The archive has no workbook in it');
  throw new WorkbookRefused('other-format', `It is ${format}`, format);
}

/** What an archive is that holds no workbook; undefined where it has parts of one. */
function otherFormat(names: readonly string[], main: string | undefined): string | undefined {
  if (main?.endsWith('.bin') === true) return 'Excel Binary Workbook (.xlsb)';
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (has('word/')) return 'Word (.docx)';
  if (has('ppt/')) return 'PowerPoint (.pptx)';
  if (has('content.xml')) return 'OpenDocument (.ods)';
  if (has('index/')) return 'Numbers (.numbers)';
  return has('xl/') || has('[content_types].xml') ? undefined : 'ZIP';
}

interface Sheet {
  readonly relationship: string | undefined;
  readonly isHidden: boolean;
}

async function readMain(
  archive: Archive,
  part: string,
): Promise<{ sheets: Sheet[]; countsFrom1904: boolean }> {
  const sheets: Sheet[] = [];
  let countsFrom1904 = false;
  await readPart(archive.text(part), {
    open: (name, attributes) => {
      if (name === 'workbookPr') countsFrom1904 = ['1', 'true', 'on'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.keys(attributes).find((one) => one.endsWith(':id'));
      const { state = 'visible' } = attributes;
      sheets.push({ relationship: id && attributes[id], isHidden: state !== 'visible' });
    },
  });
  return { sheets, countsFrom1904 };
}

/** Sheets that hold a chart alone are no tables. */
function firstVisible(sheets: readonly Sheet[], related: readonly Relationship[]): string {
  for (const { relationship, isHidden } of sheets) {
    const found = related.find(({ id }) => id === relationship);
    if (!isHidden && found?.kind === 'worksheet') return found.target;
  }
  throw new WorkbookRefused('without-sheet', 'No sheet with a table is visible');
}
