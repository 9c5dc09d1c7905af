import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IdField } from '../fields.js';

/** The record in an address. */
export class SubjectParam {
  @IdField()
  subjectId: string;
}

/** One fact of the audit trail. */
export class AuditEntryDto {
  @ApiProperty({ description: 'Place in the one chain of all entries.' })
  seq: number;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ example: 'job-order.file' })
  action: string;

  @ApiProperty()
  subjectType: string;

  @ApiProperty()
  subjectId: string;

  @ApiProperty({ enum: ['user', 'token', 'service'] })
  actorKind: string;

  @ApiProperty()
  actorId: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  organisationId: string | null;

  @ApiProperty()
  role: string;

  @ApiProperty()
  requestId: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  before?: object;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  after?: object;

  @ApiPropertyOptional()
  reason?: string;
}
