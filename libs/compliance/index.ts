export { AnswerAuditCase, type Repayment } from './answer-audit-case.js';
export * from './audit-case.states.js';
export type { AuditCaseFile, AuditCaseSummary, FindingView, RequirementView } from './audit-case.view.js';
export { AuditCaseQueries, type AuditCaseFilter } from './audit-cases.queries.js';
export { caseFindingCodes, type CaseFindingCode } from './case-finding-codes.js';
export { CloseAuditCase } from './close-audit-case.js';
export {
  AuditCase,
  AuditEvidence,
  AuditFinding,
  AuditRequirement,
  findingOrigins,
  type RequirementState,
} from './compliance.entities.js';
export { ComplianceModule } from './compliance.module.js';
export * from './finding.states.js';
export { FindingQueries, type FindingFilter } from './findings.queries.js';
export { PayRecordCheck } from './pay-record-check.entity.js';
export { floorUntested } from './unchecked-by-statement.js';
export { PayRecordChecks, type PayRecordCheckView } from './pay-record-checks.queries.js';
export { OpenAuditCase, type NewAuditCase } from './open-audit-case.js';
export { RaiseFinding, type NewFinding } from './raise-finding.js';
