import { ApiProperty } from '@nestjs/swagger';
import {
  type AuditCaseState,
  auditCaseActs,
  auditCaseStates,
  type FindingState,
  findingStates,
  type RequirementState,
  caseFindingCodes,
  type CaseFindingCode,
} from '#libs/compliance';
import { PageQuery, ReceivedDto } from '../dto.js';
import { CentsField, DateField, IdField, ItemField, OneOfField, TextField } from '../fields.js';
import { FindingDto, RuleSourceDto } from './finding.dto.js';

/** A new audit case. */
export class NewAuditCaseDto {
  @IdField()
  employerId: string;

  @TextField({
    optional: true,
    least: 2,
    most: 2,
    example: 'ON',
    description: 'Where the audited work was done; the employer’s own province when left out.',
  })
  province?: string;

  @TextField({ least: 3, most: 2000, description: 'Why the audit is opened. The employer never sees it.' })
  mandate: string;

  @DateField({ description: 'First day that is audited.' })
  periodFrom: string;

  @DateField({ description: 'Last day that is audited.' })
  periodTo: string;
}

/** Which cases to list. */
export class AuditCaseListQuery extends PageQuery {
  @OneOfField(auditCaseStates, { optional: true })
  state?: AuditCaseState;
}

/** The ids of a requirement and its case in an address. */
export class RequirementParam {
  @IdField()
  id: string;

  @IdField()
  rid: string;
}

/** Evidence that is asked for. */
export class NewRequirementDto {
  @TextField({ least: 3, most: 2000, description: 'What evidence is asked for.' })
  asked: string;

  @DateField({ description: 'Last day for it.' })
  dueOn: string;
}

/** Evidence: where it is and what it shows. */
export class NewEvidenceDto {
  @TextField({ example: 'payroll-2000-06.pdf, sheet 3' })
  reference: string;

  @TextField({ most: 2000 })
  description: string;
}

/** A new finding. Money in cents. */
export class NewFindingDto {
  @OneOfField(caseFindingCodes)
  code: CaseFindingCode;

  @IdField({ description: 'Of the worker at the audited employer.' })
  placementId: string;

  @IdField({ optional: true, description: 'The pay record that it was found in.' })
  payRecordId?: string;

  @DateField()
  periodFrom: string;

  @DateField()
  periodTo: string;

  @CentsField({ least: -100_000_000, description: 'Positive when the worker is owed.' })
  owedCents: number;

  @CentsField({ optional: true })
  expectedCents?: number;

  @CentsField({ optional: true, least: -100_000_000 })
  actualCents?: number;

  @TextField({ description: 'The rule that was broken.' })
  rule: string;

  @ItemField(() => RuleSourceDto)
  source: RuleSourceDto;

  @TextField({ most: 4000 })
  explanation: string;
}

/** Issuing the findings. */
export class IssueDto {
  @DateField({ description: 'Last day for the employer’s answers.' })
  answerBy: string;
}

/** An employer's answer to a finding. */
export class AnswerDto {
  @OneOfField(['accept', 'contest'])
  answer: 'accept' | 'contest';

  @TextField({ least: 3, most: 2000 })
  reason: string;
}

/** An auditor's decision on a finding. */
export class OutcomeDto {
  @OneOfField(['uphold', 'withdraw'])
  outcome: 'uphold' | 'withdraw';

  @TextField({ least: 3, most: 2000, description: 'Why; it is kept in the audit trail.' })
  reason: string;
}

/** Proof of a repayment. */
export class RepaymentDto {
  @CentsField({ least: 1 })
  amountCents: number;

  @DateField()
  paidOn: string;

  @TextField({ description: 'Where the proof can be found: a transfer’s number, a signed receipt.' })
  reference: string;
}

/** A receipt, with the state that the case came to. */
export class CaseMovedDto extends ReceivedDto {
  @ApiProperty({ enum: [...auditCaseStates] })
  state: AuditCaseState;
}

/** A receipt, with the case that was opened. */
export class CaseOpenedDto extends CaseMovedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'A-000042-6' })
  number: string;
}

/** A receipt, with the state that the finding came to. */
export class FindingMovedDto extends ReceivedDto {
  @ApiProperty({ enum: [...findingStates] })
  state: FindingState;
}

/** A case as lists show it. */
export class AuditCaseDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'A-000042-6' })
  number: string;

  @ApiProperty({ enum: [...auditCaseStates] })
  state: AuditCaseState;

  @ApiProperty({ enum: [...auditCaseActs], isArray: true, description: 'What is possible from here.' })
  possible: string[];

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  province: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null for the employer.' })
  mandate: string | null;

  @ApiProperty({ format: 'date' })
  periodFrom: string;

  @ApiProperty({ format: 'date' })
  periodTo: string;

  @ApiProperty({ format: 'date-time' })
  openedAt: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  answerBy: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closedAt: string | null;
}

/** A page of cases. */
export class AuditCasePageDto {
  @ApiProperty({ type: [AuditCaseDto] })
  items: AuditCaseDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

/** Evidence as it was attached. */
export class EvidenceDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  reference: string;

  @ApiProperty()
  description: string;

  @ApiProperty({ format: 'date-time' })
  attachedAt: string;
}

/** A requirement with its evidence. */
export class RequirementDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  asked: string;

  @ApiProperty({ format: 'date' })
  dueOn: string;

  @ApiProperty({ enum: ['open', 'fulfilled', 'waived'] })
  state: RequirementState;

  @ApiProperty({ type: String, nullable: true })
  waiverReason: string | null;

  @ApiProperty({ description: 'Whether its day has passed without evidence.' })
  overdue: boolean;

  @ApiProperty({ format: 'date-time' })
  askedAt: string;

  @ApiProperty({ type: [EvidenceDto] })
  evidence: EvidenceDto[];
}

/** A case with everything in it that its reader may see. */
export class AuditCaseFileDto extends AuditCaseDto {
  @ApiProperty({ type: [RequirementDto] })
  requirements: RequirementDto[];

  @ApiProperty({ type: [FindingDto] })
  findings: FindingDto[];
}
