export * from './check-record.js';
export * from './check-worker.js';
export type { UnreadRecord } from './coverage.js';
export * from './check-codes.js';
export * from './finding.js';
export * from './finding-codes.js';
export * from './paid-record.js';
export * from './paid-facts.js';
export * from './owed-in-net.js';
