export { auditRecords } from './audit-records.js';
export { AuditTally, type UncheckedGroup } from './audit-tally.js';
export { type PayRecordsRead, readPayRecords, type RejectedRow } from './read-pay-records.js';
export { workRecords } from './work-records.js';
