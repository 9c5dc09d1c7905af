export { auditDocument } from './audit-document.js';
export { type AuditOutcome, explanationOf, warningsOf } from './audit-outcome.js';
export { auditRecords } from './audit-records.js';
export { AuditTally, type UncheckedGroup } from './audit-tally.js';
export { columnsHelp } from './columns-help.js';
export { type PayRecordsRead, readPayRecords, type RejectedRow } from './read-pay-records.js';
export { workRecords } from './work-records.js';
