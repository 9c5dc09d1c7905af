export * from './cell-text.js';
export { CsvFileError } from './file-lines.js';
export * from './file-records.js';
export { Rejections } from './rejections.js';
