export * from './what-if.js';
export * from './what-if-record.js';
export { whatIfRecordOf } from './paid-records.js';
