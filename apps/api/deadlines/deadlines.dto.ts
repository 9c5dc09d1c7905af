import { ApiProperty } from '@nestjs/swagger';
import { deadlineStates, type DeadlineState, noticeKinds, type NoticeKind } from '#libs/deadlines';
import { roles } from '#libs/identity';
import { PageQuery } from '../dto.js';
import { DateField, OneOfField } from '../fields.js';
import { SourceDto } from '../problem.dto.js';

/** Which deadlines to list. */
export class DeadlineListQuery extends PageQuery {
  @OneOfField(deadlineStates, { optional: true })
  state?: DeadlineState;

  @OneOfField(roles, { optional: true, description: 'Role that owes it.' })
  owedBy?: string;

  @DateField({ optional: true, description: 'Due before this day.' })
  dueBefore?: string;
}

class FrozenPlanDto {
  @ApiProperty({ format: 'uuid' })
  freezeId: string;

  @ApiProperty({ format: 'date', description: 'Where undoing the freeze puts it back to.' })
  backTo: string;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'First day of a window moved too.',
  })
  opensOn: string | null;

  @ApiProperty({ format: 'date', description: 'The last day by the rules.' })
  plannedOn: string;
}

class PlannedBeforeDto {
  @ApiProperty({ format: 'date' })
  dueOn: string;

  @ApiProperty({ format: 'date-time' })
  movedAt: string;

  @ApiProperty()
  reason: string;

  @ApiProperty({ enum: [...deadlineStates], description: 'How it stood when it moved.' })
  state: DeadlineState;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it had been missed.' })
  missedAt: string | null;

  @ApiProperty({
    type: FrozenPlanDto,
    required: false,
    nullable: true,
    description: 'The freeze under which the plan after it stands.',
  })
  frozen?: FrozenPlanDto | null;
}

class DeadlineNoticeDto {
  @ApiProperty({ enum: [...noticeKinds] })
  kind: NoticeKind;

  @ApiProperty({ enum: [...roles], isArray: true })
  to: string[];

  @ApiProperty({ format: 'date-time' })
  at: string;
}

/** Something owed by a day. */
export class DeadlineDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'DECIDE_LMT' })
  kind: string;

  @ApiProperty({ example: 'job-order' })
  subjectType: string;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;

  @ApiProperty({
    example: '2000-05-01',
    description: 'First day of the pay period that it is of; empty where a record owes it once.',
  })
  occasion: string;

  @ApiProperty({ example: 'host-officer' })
  owedBy: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  employerId: string | null;

  @ApiProperty()
  province: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  opensAt: string | null;

  @ApiProperty({ format: 'date', description: 'The last day, in the province.' })
  dueOn: string;

  @ApiProperty({ format: 'date-time', description: 'The end of that day.' })
  dueAt: string;

  @ApiProperty()
  countedFrom: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day of that event.' })
  countedFromOn: string | null;

  @ApiProperty({ type: SourceDto })
  source: SourceDto;

  @ApiProperty({ enum: [...deadlineStates] })
  state: DeadlineState;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  missedAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  settledAt: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ type: [PlannedBeforeDto] })
  plannedBefore: PlannedBeforeDto[];

  @ApiProperty({
    type: [DeadlineNoticeDto],
    description: 'What was told of it, to whom, in order.',
  })
  notices: DeadlineNoticeDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'escalates',
    description: 'What missing it leads to.',
  })
  whenMissed: string | null;
}

/** A page of deadlines. */
export class DeadlinePageDto {
  @ApiProperty({ type: [DeadlineDto] })
  items: DeadlineDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
