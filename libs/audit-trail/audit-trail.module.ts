import { Global, Module } from '@nestjs/common';
import { AuditTrail } from './audit-trail.queries.js';
import { UnitOfWork } from './unit-of-work.js';

/** The audit trail and the transactions that feed it; global, because every change goes through it. */
@Global()
@Module({ providers: [UnitOfWork, AuditTrail], exports: [UnitOfWork, AuditTrail] })
export class AuditTrailModule {}
