export * from './actor.js';
export { AuditEntryRow, AuditHead } from './audit-entry.entity.js';
export { AuditTrail, type AuditEntry } from './audit-trail.queries.js';
export { AuditTrailModule } from './audit-trail.module.js';
export { idempotencyClaim, IdempotencyKey } from './idempotency.js';
export { UnitOfWork, type AuditFact, type Work } from './unit-of-work.js';
export { verifyTrail, type TrailFault, type TrailVerdict } from './verify.js';
