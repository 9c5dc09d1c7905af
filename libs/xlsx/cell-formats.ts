import type { Archive } from './archive.js';
import { readPart } from './xml-part.js';

/** Numbers of the built-in formats that show a date or a time (ECMA-376 part 1, 18.8.30, with those of East Asia). */
const builtInDates = new Set([
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47],
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58],
]);

/** Quoted text, escaped characters, padding and colours or locales in brackets; `[h]`, `[mm]`, `[s]` are elapsed time. */
const noPlaceholder = /"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;

/** Whether a number format of a workbook shows a date or a time. */
export function isDateFormat(code: string): boolean {
  const [forNumbers = ''] = code.replace(noPlaceholder, '').split(';');
  return /[ymdhs]/i.test(forNumbers.replace(/general/gi, ''));
}

/** Whether each cell format of the workbook, by its number, shows a date. Throws WorkbookRefused. */
export async function dateFormats(archive: Archive, part: string): Promise<readonly boolean[]> {
  const own = new Map<string, boolean>();
  const formats: boolean[] = [];
  let inCellFormats = false;
  await readPart(archive.text(part), {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') own.set(numFmtId, isDateFormat(formatCode));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats)
        formats.push(own.get(numFmtId) ?? builtInDates.has(Number(numFmtId)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats;
}
