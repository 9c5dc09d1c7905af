export * from './cell-text.js';
export { fileRecords, type FileRecord } from './file-records.js';
export { columnsMissing, CsvFileError, type FileProblem, FileRefused } from './file-refused.js';
export { Rejections } from './rejections.js';
