export * from './check-record.js';
export * from './check-worker.js';
export { isWithholdingChecked } from './check-withholding.js';
export { CheckRules, type CheckSubject } from './check-rules.js';
export * from './check-codes.js';
export * from './finding.js';
export * from './finding-codes.js';
export * from './paid-record.js';
export { partsOf } from './parts.js';
