import { ApiProperty } from '@nestjs/swagger';
import type { CalendarFeedView, ChartBar, ObligationsChart, ToDo, ToDoPage } from '#libs/agenda';
import { deadlineStates } from '#libs/deadlines';
import { MadeDto } from '../dto.js';
import { TextField } from '../fields.js';
import { SourceDto } from '../problem.dto.js';

/** Something that the caller is to do. */
export class ToDoDto implements ToDo {
  @ApiProperty({ format: 'uuid', description: 'Of the deadline.' })
  id: string;

  @ApiProperty({ example: 'DECIDE_LMT' })
  kind: string;

  @ApiProperty({ example: 'Decide the labour-market test', description: 'In the caller’s language.' })
  name: string;

  @ApiProperty({ example: 'job-order' })
  subjectType: string;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;

  @ApiProperty({ type: String, nullable: true, example: 'J-000042-6' })
  subjectNumber: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'J-000042-6' })
  orderNumber: string | null;

  @ApiProperty()
  province: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The first day for it.' })
  opensOn: ToDo['opensOn'];

  @ApiProperty({ type: String, format: 'date', description: 'The last day, in the province.' })
  dueOn: ToDo['dueOn'];

  @ApiProperty({ format: 'date-time', description: 'The end of that day.' })
  dueAt: string;

  @ApiProperty({ description: 'From today in the province: 0 on the last day, negative after it.' })
  daysLeft: number;

  @ApiProperty()
  overdue: boolean;

  @ApiProperty({ description: 'Others owe it, missed it, and it came up to the caller’s role.' })
  escalated: boolean;

  @ApiProperty({ type: String, nullable: true, example: 'escalates' })
  whenMissed: ToDo['whenMissed'];

  @ApiProperty({ type: String, nullable: true, description: 'What missing it leads to, in words.' })
  otherwise: string | null;

  @ApiProperty({ type: SourceDto })
  source: SourceDto;
}

/** A page of what the caller is to do. */
export class ToDoPageDto implements ToDoPage {
  @ApiProperty({ type: [ToDoDto] })
  items: ToDoDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

/** What a new calendar feed is for. */
export class CalendarFeedDraftDto {
  @TextField({ description: 'What reads it, to tell it from others.', example: 'My telephone' })
  name: string;
}

/** A calendar feed. */
export class CalendarFeedDto implements CalendarFeedView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt: string | null;
}

/** A new calendar feed. */
export class NewCalendarFeedDto extends MadeDto {
  @ApiProperty({ description: 'To subscribe to. Told once; of its secret only the hash is kept.' })
  address: string;
}

/** An obligation of a season chart. */
export class ChartBarDto implements ChartBar {
  @ApiProperty({ format: 'uuid', description: 'Of the deadline.' })
  id: string;

  @ApiProperty({ example: 'DECIDE_LMT' })
  kind: string;

  @ApiProperty({ description: 'In the language that was asked for.' })
  name: string;

  @ApiProperty({ example: 'placement' })
  subjectType: string;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;

  @ApiProperty({ type: String, nullable: true, example: 'P-000042-6' })
  subjectNumber: string | null;

  @ApiProperty({ example: 'employer' })
  owedBy: string;

  @ApiProperty({ example: 'need date' })
  countedFrom: string;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The day of that event; null when it has none, or none yet.',
  })
  countedFromOn: ChartBar['countedFromOn'];

  @ApiProperty({ type: String, format: 'date', nullable: true })
  opensOn: ChartBar['opensOn'];

  @ApiProperty({ type: String, format: 'date', description: 'The last day, in the province.' })
  dueOn: ChartBar['dueOn'];

  @ApiProperty({ enum: [...deadlineStates] })
  state: ChartBar['state'];

  @ApiProperty({ description: 'It is still owed though its day has passed.' })
  overdue: boolean;
}

/** All obligations of an order and its placements, by their last day. */
export class ObligationsChartDto implements ObligationsChart {
  @ApiProperty({ format: 'uuid' })
  orderId: string;

  @ApiProperty({ example: 'J-000042-6' })
  orderNumber: string;

  @ApiProperty()
  province: string;

  @ApiProperty({ type: String, format: 'date', description: 'The day that it is in the province.' })
  today: ObligationsChart['today'];

  @ApiProperty({ type: [ChartBarDto] })
  bars: ChartBarDto[];
}
