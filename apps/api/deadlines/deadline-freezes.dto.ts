import { ApiProperty } from '@nestjs/swagger';
import { type LeftReason, leftReasons } from '#libs/deadlines';
import type { PlainDate } from '#libs/quantities';
import { MadeDto, ReasonDto, ReceivedDto } from '../dto.js';
import { CountField, DateField, TextField } from '../fields.js';

/** Which deadlines a freeze moves, how far, and why. */
export class FreezeOrderDto extends ReasonDto {
  @TextField({ optional: true, description: 'Programme whose orders it is for; all when left out.' })
  programme?: string;

  @TextField({ optional: true, example: 'ON', description: 'All that you supervise when left out.' })
  province?: string;

  @DateField({ description: 'First due day that is moved.' })
  from: PlainDate;

  @DateField({ description: 'Last due day that is moved.' })
  to: PlainDate;

  @CountField({
    optional: true,
    least: 1,
    most: 366,
    description: 'By how many calendar days; or give `until`.',
  })
  days?: number;

  @DateField({ optional: true, description: 'The day that all are moved to, after `to`; or give `days`.' })
  until?: PlainDate;
}

/** A freeze as its preview showed it. */
export class ShownFreezeDto extends FreezeOrderDto {
  @CountField({ description: 'The `moves` of the preview: no more than these are moved.' })
  moves: number;

  @CountField({ description: 'The `revision` of the preview.' })
  revision: number;
}

class FreezeCountDto {
  @ApiProperty({ example: 'DECIDE_LMT' })
  kind: string;

  @ApiProperty({ example: 'ON' })
  province: string;

  @ApiProperty()
  moves: number;
}

class FreezeRowDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'DECIDE_LMT' })
  kind: string;

  @ApiProperty({ example: 'job-order' })
  subjectType: string;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;

  @ApiProperty({ example: 'ON' })
  province: string;

  @ApiProperty({ format: 'date' })
  dueOn: string;

  @ApiProperty({ format: 'date' })
  movesTo: string;
}

/** What a freeze would move; nothing is changed by looking. */
export class FreezePreviewDto {
  @ApiProperty({ description: 'How many deadlines.' })
  moves: number;

  @ApiProperty({ description: 'To be sent with the order: how many freezes came before.' })
  revision: number;

  @ApiProperty({ type: [String] })
  provinces: readonly string[];

  @ApiProperty({ type: [FreezeCountDto] })
  counts: FreezeCountDto[];

  @ApiProperty({ type: [FreezeRowDto], description: 'The first ones; those of drafts are only counted.' })
  first: FreezeRowDto[];
}

/** A freeze that was ordered. */
export class FrozenDto extends MadeDto {
  @ApiProperty({ description: 'How many deadlines were moved.' })
  moved: number;
}

class LeftDeadlineDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'DECIDE_LMT' })
  kind: string;

  @ApiProperty({ example: 'job-order' })
  subjectType: string;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;

  @ApiProperty({ format: 'date', description: 'Where it stays.' })
  dueOn: string;

  @ApiProperty({
    enum: [...leftReasons],
    description: 'Settled or missed by now, moved again since, or its earlier day is over.',
  })
  why: LeftReason;
}

/** What undoing a freeze did. */
export class UndoneDto extends ReceivedDto {
  @ApiProperty({ description: 'How many deadlines have their earlier day again.' })
  putBack: number;

  @ApiProperty({ description: 'How many stay where they are.' })
  left: number;

  @ApiProperty({ type: [LeftDeadlineDto], description: 'The first 200 of those that stay.' })
  leftDeadlines: LeftDeadlineDto[];
}

/** A freeze as it is listed. */
export class FreezeDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  reason: string;

  @ApiProperty({ type: String, nullable: true })
  programme: string | null;

  @ApiProperty({ type: [String] })
  provinces: string[];

  @ApiProperty({ format: 'date' })
  from: string;

  @ApiProperty({ format: 'date' })
  to: string;

  @ApiProperty({ type: Number, nullable: true })
  days: number | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  until: string | null;

  @ApiProperty()
  moved: number;

  @ApiProperty({ format: 'date-time' })
  orderedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  undoneAt: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'How many its undoing put back.' })
  putBack: number | null;
}
