export * from './record/check-record.js';
export * from './worker/check-worker.js';
export type { UnreadRecord } from './worker/coverage.js';
export * from './check-codes.js';
export * from './finding.js';
export * from './finding-codes.js';
export * from './paid-record.js';
export * from './paid-facts.js';
export * from './record/owed-in-net.js';
