import { Check, Entity, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import {
  CountColumn,
  DateColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
  TextsColumn,
} from '#libs/platform';
import { Deadline } from './deadline.entity.js';

/** What a notice says: that a day is near, that it will hardly be kept, or that it has passed and somebody must step in. */
export const noticeKinds = ['reminder', 'warning', 'escalation'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/**
 * Word of a deadline to the holders of some roles, written in the transaction that has its cause. It is what people find in
 * their lists, and what their mail is made of; the same word of the same plan is kept once.
 */
@Entity('deadline_notice')
@Unique('deadline_notice_once', ['deadlineId', 'dueOn', 'kind', 'turn'])
@Check('deadline_notice_kind', `kind in ('reminder', 'warning', 'escalation')`)
export class DeadlineNotice {
  @IdColumn('deadline_notice_pk')
  id: string;

  @RefColumn()
  deadlineId: string;

  @ManyToOne(() => Deadline)
  @JoinColumn({ name: 'deadline_id', foreignKeyConstraintName: 'deadline_notice_deadline_fk' })
  deadline?: Relation<Deadline>;

  /** The last day of the plan that it speaks of. */
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
