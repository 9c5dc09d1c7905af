import { ApiProperty } from '@nestjs/swagger';
import { AnswerQuery } from '../calculators/answer-query.js';
import { RejectedRowDto } from '../calculators/withholding.dto.js';
import { TextField } from '../fields.js';

/** How a file is audited. */
export class PayRecordAuditQuery extends AnswerQuery {
  @TextField({ optional: true, example: 'sawp-mexico', description: 'Only records of this programme.' })
  programme?: string;
}

/** What is wrong in a file of pay records. */
export class PayRecordAuditDto {
  @ApiProperty({
    type: [Object],
    description:
      'Code, records, worker, employer, days, what is owed, expected and actual, rule, source, explanation, steps.',
  })
  findings: object[];

  @ApiProperty({ type: [RejectedRowDto] })
  rejected: RejectedRowDto[];

  @ApiProperty({
    type: [Object],
    description: 'What could not be checked, why, and which records it concerns.',
  })
  unchecked: object[];

  @ApiProperty({ type: [String], description: 'Values used that no source confirms.' })
  warnings: string[];

  @ApiProperty({ type: Object, description: 'Records, findings and what is owed, in all and by code.' })
  summary: object;
}
