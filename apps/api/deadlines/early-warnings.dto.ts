import { ApiProperty } from '@nestjs/swagger';
import type { EarlyWarning, StepToCome } from '#libs/placements';

class StepToComeDto implements StepToCome {
  @ApiProperty({ type: String, example: 'complete-documents' })
  act: StepToCome['act'];

  @ApiProperty({ description: 'Working days that it will probably take from now on.' })
  days: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Finished cases that it was learned from; null while it is the stated duration.',
  })
  learnedFrom: number | null;
}

class EarlyWarningDto implements EarlyWarning {
  @ApiProperty({ format: 'uuid' })
  deadlineId: string;

  @ApiProperty({ example: 'BOOK_TRAVEL' })
  kind: string;

  @ApiProperty({ format: 'uuid' })
  placementId: string;

  @ApiProperty({ type: String, format: 'date' })
  dueOn: EarlyWarning['dueOn'];

  @ApiProperty({ description: 'Working days of the province that are left, the due day included.' })
  daysLeft: number;

  @ApiProperty({ description: 'Working days that the steps to come usually take.' })
  daysNeeded: number;

  @ApiProperty({ type: [StepToComeDto] })
  steps: StepToComeDto[];

  @ApiProperty({ description: 'The reason as a sentence, in the language of the caller.' })
  text: string;
}

/** What will probably be missed, the nearest day first. */
export class EarlyWarningsDto {
  @ApiProperty({ type: [EarlyWarningDto] })
  items: EarlyWarningDto[];
}
