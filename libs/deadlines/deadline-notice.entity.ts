import { Check, Entity, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import {
  CountColumn,
  DateColumn,
  DocumentColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
  TextsColumn,
} from '#libs/platform';
import { Deadline } from './deadline.entity.js';

/**
 * What a notice says: that a day is near, that it will hardly be kept, that it has passed and somebody must step in, or that
 * something was done.
 */
export const noticeKinds = ['reminder', 'warning', 'escalation', 'act'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Acts that others are told of, beside the deadlines. */
export const toldActs = ['PAY_RECORD_WITHDRAWN', 'STAY_DATES_CORRECTED'] as const;
export type ToldAct = (typeof toldActs)[number];

/**
 * Word of a deadline, or of an act on a placement, to the holders of some roles, written in the transaction that has its
 * cause. It is what people find in their lists, and what their mail is made of; the same word of the same plan is kept once.
 */
@Entity('deadline_notice')
@Unique('deadline_notice_once', ['deadlineId', 'dueOn', 'kind', 'turn'])
@Check('deadline_notice_kind', `kind in ('reminder', 'warning', 'escalation', 'act')`)
@Check(
  'deadline_notice_about',
  `(kind = 'act') = (deadline_id is null) and (kind = 'act') = (act is not null and placement_id is not null)`,
)
export class DeadlineNotice {
  @IdColumn('deadline_notice_pk')
  id: string;

  /** Null for an act. */
  @RefColumn({ nullable: true })
  deadlineId: string | null;

  @ManyToOne(() => Deadline)
  @JoinColumn({ name: 'deadline_id', foreignKeyConstraintName: 'deadline_notice_deadline_fk' })
  deadline?: Relation<Deadline>;

  /** What was done; null for a deadline. */
  @TextColumn({ nullable: true })
  act: ToldAct | null;

  /** The placement to which it was done; placements lean on deadlines, so that no foreign key leads there. */
  @RefColumn({ nullable: true })
  placementId: string | null;

  /** Dates and numbers that the sentence of an act names. */
  @DocumentColumn({ default: {} })
  params: Record<string, string>;

  /** The last day of the plan that it speaks of, or the day of the act. */
  @DateColumn()
  dueOn: string;

  @TextColumn()
  kind: NoticeKind;

  /** 1 for the first of its kind and plan, and so on: an escalation is repeated while it lasts. */
  @CountColumn()
  turn: number;

  /** Roles that it is for, within whose scope the deadline lies. */
  @TextsColumn()
  toRoles: string[];

  @InstantColumn()
  at: Date;
}
