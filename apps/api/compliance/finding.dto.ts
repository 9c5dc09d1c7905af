import { ApiProperty } from '@nestjs/swagger';
import {
  type CaseFindingCode,
  caseFindingCodes,
  findingActs,
  findingOrigins,
  type FindingState,
  findingStates,
  type FindingView,
} from '#libs/compliance';
import { TextField } from '../fields.js';

/** Where a rule comes from. */
export class RuleSourceDto {
  @TextField()
  title: string;

  @TextField({ optional: true, most: 500 })
  href?: string;

  @TextField({ optional: true })
  clause?: string;
}

/** A finding. */
export class FindingDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: [...caseFindingCodes] })
  code: CaseFindingCode;

  @ApiProperty({ enum: [...findingStates] })
  state: FindingState;

  @ApiProperty({ enum: [...findingActs], isArray: true, description: 'What is possible from here.' })
  possible: string[];

  @ApiProperty({ enum: [...findingOrigins], description: 'An auditor in a case, or the system by itself.' })
  raisedBy: FindingView['raisedBy'];

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  auditCaseId: string | null;

  @ApiProperty({ format: 'uuid' })
  employerId: string;

  @ApiProperty()
  province: string;

  @ApiProperty({ format: 'uuid' })
  placementId: string;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  payRecordId: string | null;

  @ApiProperty({ format: 'date' })
  periodFrom: string;

  @ApiProperty({ format: 'date' })
  periodTo: string;

  @ApiProperty({ description: 'Positive when the worker is owed.' })
  owedCents: number;

  @ApiProperty({ type: Number, nullable: true })
  expectedCents: number | null;

  @ApiProperty({ type: Number, nullable: true })
  actualCents: number | null;

  @ApiProperty()
  rule: string;

  @ApiProperty({ type: RuleSourceDto })
  source: RuleSourceDto;

  @ApiProperty()
  explanation: string;

  @ApiProperty({ type: [Object], description: 'How the amounts were found, in the reader’s language.' })
  steps: FindingView['steps'];

  @ApiProperty({ format: 'date-time' })
  raisedAt: string;

  @ApiProperty({ type: String, nullable: true })
  answerReason: string | null;

  @ApiProperty({ type: String, nullable: true })
  outcomeReason: string | null;

  @ApiProperty({ type: Number, nullable: true })
  repaidCents: number | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  repaidOn: string | null;

  @ApiProperty({ type: String, nullable: true })
  repaidReference: string | null;
}
