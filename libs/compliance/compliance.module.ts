import { Module } from '@nestjs/common';
import { AnswerAuditCase } from './answer-audit-case.js';
import { AuditCaseQueries } from './audit-cases.queries.js';
import { CloseAuditCase } from './close-audit-case.js';
import { MissedHealthCard, MissedPapers, MissedTaxNumber } from './missed-papers.js';
import { OpenAuditCase } from './open-audit-case.js';
import { RaiseFinding } from './raise-finding.js';

const services = [OpenAuditCase, AnswerAuditCase, RaiseFinding, CloseAuditCase, AuditCaseQueries];

/** Audit cases and their findings. */
@Module({
  providers: [...services, MissedPapers, MissedTaxNumber, MissedHealthCard],
  exports: services,
})
export class ComplianceModule {}
