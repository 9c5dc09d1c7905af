export { AuditTrailReading } from './audit-trail-reading.js';
export { AuditTrailReadingModule } from './audit-trail-reading.module.js';
