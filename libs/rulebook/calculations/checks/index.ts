export * from './check-record.js';
export * from './check-worker.js';
export * from './check-rules.js';
export * from './check-codes.js';
export * from './finding.js';
export * from './finding-codes.js';
export * from './paid-record.js';
export * from './parts.js';
