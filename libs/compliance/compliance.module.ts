import { Module } from '@nestjs/common';
import { PayrollModule } from '#libs/payroll';
import { AnswerAuditCase } from './answer-audit-case.js';
import { AuditCaseQueries } from './audit-cases.queries.js';
import { CloseAuditCase } from './close-audit-case.js';
import { MissedPayRecords, MissedPaySheets } from './missed-pay-records.js';
import { MissedHealthCard, MissedInsurance, MissedPapers, MissedTaxNumber } from './missed-papers.js';
import { CheckPayRecords } from './check-pay-records.js';
import { RecheckCorrectedStays } from './recheck-corrected-stays.js';
import { FindingQueries } from './findings.queries.js';
import { PayRecordChecks } from './pay-record-checks.queries.js';
import { OpenAuditCase } from './open-audit-case.js';
import { RaiseFinding } from './raise-finding.js';
import { WatchFinalWages } from './watch-final-wages.js';

const services = [
  OpenAuditCase,
  AnswerAuditCase,
  RaiseFinding,
  CloseAuditCase,
  AuditCaseQueries,
  FindingQueries,
  PayRecordChecks,
];

/** Audit cases and their findings. */
@Module({
  imports: [PayrollModule],
  providers: [
    ...services,
    CheckPayRecords,
    RecheckCorrectedStays,
    WatchFinalWages,
    MissedPapers,
    MissedTaxNumber,
    MissedHealthCard,
    MissedInsurance,
    MissedPayRecords,
    MissedPaySheets,
  ],
  exports: services,
})
export class ComplianceModule {}
