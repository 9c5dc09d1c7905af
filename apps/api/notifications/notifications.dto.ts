import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { noticeKinds, type NoticeKind } from '#libs/deadlines';
import {
  type Delivery,
  deliveries,
  mailStates,
  type MailState,
  mailTemplates,
  type MailTemplate,
} from '#libs/notifications';
import { type Language, languages } from '#libs/platform';
import { CountField, IdField, OneOfField, TextField } from '../fields.js';

/** Which page of a list whose places are ids. */
class IdPageQuery {
  @IdField({ optional: true, description: 'The `next` of the page before.' })
  after?: string;

  // An address carries texts only.
  @Type(() => Number)
  @CountField({ optional: true, least: 1, most: 200, description: 'Items of a page; 50 when left out.' })
  limit?: number;
}

/** Which notifications to list. */
export class NotificationListQuery extends IdPageQuery {
  @OneOfField(['true', 'false'], { optional: true, description: 'Only those that were not read.' })
  unread?: 'true' | 'false';
}

/** A notice of a deadline or of an act, as its receiver has it. */
export class NotificationDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: [...noticeKinds] })
  kind: NoticeKind;

  @ApiProperty({ example: 'DECIDE_LMT', description: 'Code of the obligation, or of the act.' })
  obligation: string;

  @ApiProperty({ description: 'The obligation, or what was done, in the reader’s language.' })
  name: string;

  @ApiProperty({ example: 'job-order' })
  subjectType: string;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;

  @ApiProperty({ type: String, nullable: true, example: 'JO-000042-6' })
  subjectNumber: string | null;

  @ApiProperty()
  province: string;

  @ApiProperty({ format: 'date', description: 'The last day, or the day of the act, in the province.' })
  dueOn: string;

  @ApiProperty({ type: String, nullable: true, example: 'escalates' })
  whenMissed: string | null;

  @ApiProperty({ description: 'Whether it was settled or moved to another day since.' })
  over: boolean;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readAt: string | null;

  @ApiProperty({ type: String, enum: [...mailStates], nullable: true, description: 'How its mail stands.' })
  mail: MailState | null;
}

/** A page of notifications. */
export class NotificationPageDto {
  @ApiProperty({ type: [NotificationDto] })
  items: NotificationDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;

  @ApiProperty({ description: 'Unread notifications, on whatever page.' })
  unread: number;
}

/** How somebody wants to be told. */
export class PreferenceDto {
  @OneOfField(deliveries, {
    description:
      'One mail a day, mail at once, or no mail. Escalations, and what law or agreement demands, come at once whatever it says.',
  })
  delivery: Delivery;

  @TextField({
    optional: true,
    most: 64,
    example: 'America/Toronto',
    description: 'Time zone of the daily mail; that of the province when left out.',
  })
  timeZone?: string | null;

  @CountField({ optional: true, most: 23, description: 'Hour of the daily mail; 7 when left out.' })
  digestHour?: number | null;
}

/** A preference as it holds. */
export class PreferenceViewDto {
  @ApiProperty({ enum: [...deliveries] })
  delivery: Delivery;

  @ApiProperty({ type: String, nullable: true })
  timeZone: string | null;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 23 })
  digestHour: number;
}

/** The code of a template in an address. */
export class TemplateParam {
  @OneOfField(mailTemplates)
  code: MailTemplate;
}

/** In which language a template is shown. */
export class TemplateQuery {
  @OneOfField(languages, { optional: true, description: 'That of the reader when left out.' })
  language?: Language;
}

/** A mail as it would read. */
export class MailTextDto {
  @ApiProperty()
  subject: string;

  @ApiProperty()
  text: string;

  @ApiProperty()
  html: string;
}

/** Which mails to list. */
export class MailListQuery extends IdPageQuery {
  @OneOfField(mailStates, { optional: true })
  state?: MailState;

  @IdField({ optional: true, description: 'The account that they go to.' })
  userId?: string;
}

class MailDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  userId: string;

  @ApiProperty({ format: 'email', description: 'The address of the account.' })
  email: string;

  @ApiProperty({ enum: ['digest', 'urgent'] })
  kind: string;

  @ApiProperty({ enum: [...mailStates] })
  state: MailState;

  @ApiProperty({ description: 'Notices that it carries.' })
  notices: number;

  @ApiProperty({ description: 'Attempts at sending it.' })
  attempts: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it goes out.' })
  nextAt: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'EENVELOPE 550' })
  lastFailure: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sentAt: string | null;

  @ApiProperty({ format: 'date-time' })
  writtenAt: string;
}

/** A page of mails. */
export class MailPageDto {
  @ApiProperty({ type: [MailDto] })
  items: MailDto[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
