import { ApiProperty } from '@nestjs/swagger';
import {
  type CaseFindingCode,
  caseFindingCodes,
  findingOrigins,
  type FindingState,
  findingStates,
} from '#libs/compliance';
import { PageQuery } from '../dto.js';
import { OneOfField } from '../fields.js';
import { FindingDto } from './finding.dto.js';

/** Which findings to list. */
export class FindingListQuery extends PageQuery {
  @OneOfField(findingStates, { optional: true })
  state?: FindingState;

  @OneOfField(caseFindingCodes, { optional: true })
  code?: CaseFindingCode;

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
