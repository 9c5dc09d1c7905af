import { Module } from '@nestjs/common';
import { AuditTrailReading } from './audit-trail-reading.js';

/** Reading the audit trail within a scope, which stands above identity while the trail itself stands below it. */
@Module({ providers: [AuditTrailReading], exports: [AuditTrailReading] })
export class AuditTrailReadingModule {}
