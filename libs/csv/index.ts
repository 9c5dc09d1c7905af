export * from './cell-text.js';
export { fileRecords, type FileRecord } from './file-records.js';
export {
  CsvFileError,
  type FileProblem,
  FileRefused,
  type HeaderFaults,
  headerRefused,
} from './file-refused.js';
export { Rejections } from './rejections.js';
