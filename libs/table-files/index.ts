export { type FileRefusalCode, fileRefusals, isFileRefusalCode } from './file-refusals.js';
export {
  type CellFault,
  type ColumnKind,
  columnsOf,
  isBlank,
  plainCells,
  type TableColumn,
} from './plain-cells.js';
export { textOfFile } from './text-file.js';
export { requireReadable, type TableLimits, type TableRecord, tableRecords } from './table-records.js';
