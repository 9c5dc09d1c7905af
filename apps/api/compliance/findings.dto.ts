import { ApiProperty } from '@nestjs/swagger';
import { findingOrigins, type FindingState, findingStates } from '#libs/compliance';
import { type FindingCode, findingCodes } from '#libs/rulebook';
import { PageQuery } from '../dto.js';
import { OneOfField } from '../fields.js';
import { FindingDto } from './audit-cases.dto.js';

/** Which findings to list. */
export class FindingListQuery extends PageQuery {
  @OneOfField(findingStates, { optional: true })
  state?: FindingState;

  @OneOfField(findingCodes, { optional: true })
  code?: FindingCode;

  @OneOfField(findingOrigins, { optional: true })
  raisedBy?: (typeof findingOrigins)[number];
}

/** A page of findings. */
export class FindingPageDto {
  @ApiProperty({ type: [FindingDto] })
  items: FindingDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
