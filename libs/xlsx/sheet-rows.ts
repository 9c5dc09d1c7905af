import { type WorkbookLimits, workbookLimits } from './limits.js';
import { SheetReader, type SheetRow } from './sheet-reader.js';
import { openWorkbook } from './workbook.js';
import { PartParser } from './xml-part.js';

/**
 * The rows with a value in the first visible sheet of a workbook, as many at once as come with a piece of it; `fd` is an
 * open file, which is left open. Formulas give the value that was saved with them. Memory does not grow with the rows, only
 * with the texts that the workbook shares between its cells. Throws WorkbookRefused.
 */
export async function* sheetRows(
  fd: number,
  limits: Partial<WorkbookLimits> = {},
): AsyncGenerator<readonly SheetRow[]> {
  const bounds = { ...workbookLimits, ...limits };
  const workbook = await openWorkbook(fd, bounds);
  const reader = new SheetReader(workbook, bounds);
  const parser = new PartParser(reader);
  for await (const piece of workbook.archive.text(workbook.sheet)) {
    parser.write(piece);
    const rows = reader.take();
    if (rows.length > 0) yield rows;
  }
  parser.close();
  const last = reader.take();
  if (last.length > 0) yield last;
}
