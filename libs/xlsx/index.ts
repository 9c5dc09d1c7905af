export type { WorkbookLimits } from './limits.js';
export type { CellType, SheetRow } from './sheet-reader.js';
export { sheetRows } from './sheet-rows.js';
export { type WorkbookFault, WorkbookRefused } from './workbook-refused.js';
