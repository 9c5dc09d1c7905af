import { ApiProperty } from '@nestjs/swagger';

/** Where a rule comes from. */
export class SourceDto {
  @ApiProperty()
  title: string;

  @ApiProperty({ required: false })
  href?: string;

  @ApiProperty({ required: false })
  clause?: string;
}

/** One thing that stands against an act. */
export class FindingDto {
  @ApiProperty({ example: 'FILED_TOO_LATE' })
  code: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  detail: string;

  @ApiProperty({ description: 'What can be done instead.' })
  instead: string;

  @ApiProperty({ required: false })
  rule?: string;

  @ApiProperty({ required: false, type: SourceDto })
  source?: SourceDto;

  @ApiProperty({ type: 'object', additionalProperties: true })
  params: Record<string, unknown>;
}

/** A refusal as RFC 9457 has it. */
export class ProblemDto extends FindingDto {
  @ApiProperty({ example: '/problems/FILED_TOO_LATE' })
  type: string;

  @ApiProperty()
  status: number;

  @ApiProperty({ type: [FindingDto], description: 'All findings at once; the first is the one above.' })
  findings: FindingDto[];

  @ApiProperty()
  requestId: string;
}
