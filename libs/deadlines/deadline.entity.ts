import { Check, Column, Entity, Index, Unique } from 'typeorm';
import {
  CountColumn,
  DateColumn,
  DocumentColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  type RefusalSource,
  RefColumn,
  TextColumn,
} from '#libs/platform';

/** How a deadline stands. A missed one stays missed; `settledAt` tells whether it was done late. */
export const deadlineStates = ['open', 'met', 'missed', 'waived', 'cancelled'] as const;
export type DeadlineState = (typeof deadlineStates)[number];

/** An earlier plan of a deadline that has moved. */
export interface PlannedBefore {
  dueOn: string;
  movedAt: string;
  reason: string;
  /** How it stood when it moved. */
  state: DeadlineState;
  /** When it had been missed; null when it had not. */
  missedAt: string | null;
  /** The freeze under which the next plan stands; null or left out where none does. */
  frozen?: Frozen | null;
}

/** A deadline's days before a freeze moved it. */
export interface Frozen {
  freezeId: string;
  /** Where its undoing puts the deadline back to. */
  backTo: string;
  /** First day of the window that it moved too. */
  opensOn: string | null;
  /** The last day by the rules, before every freeze that stands. */
  plannedOn: string;
}

/** Something owed by a day. The row is the truth; a queued job only wakes the worker that reads it. */
@Entity('deadline')
@Unique('deadline_subject_kind_unique', ['subjectId', 'kind', 'occasion'])
@Index('deadline_next', ['nextAt', 'kind'], { where: 'next_at is not null' })
@Index('deadline_employer', ['employerId', 'state'])
@Index('deadline_owed', ['dueAt', 'id'], { where: 'settled_at is null' })
@Check('deadline_state', `state in ('open', 'met', 'missed', 'waived', 'cancelled')`)
@Check('deadline_settled', `state in ('open', 'missed') or (settled_at is not null and next_at is null)`)
export class Deadline {
  @IdColumn('deadline_pk')
  id: string;

  /** Code of the obligation, e.g. `DECIDE_LMT`. */
  @TextColumn()
  kind: string;

  @TextColumn()
  subjectType: string;

  @RefColumn()
  subjectId: string;

  /** Tells those of one kind and subject apart that are owed again and again: the first day of a pay period. */
  @TextColumn({ default: '' })
  occasion: string;

  /** Role that owes it. */
  @TextColumn()
  owedBy: string;

  @RefColumn({ nullable: true })
  employerId: string | null;

  @TextColumn()
  province: string;

  /** When it can first be done, where the rule has a window. */
  @InstantColumn({ nullable: true })
  opensAt: Date | null;

  /** Whether its window has been opened; true from the start where there is none. */
  @FlagColumn({ default: true })
  opened: boolean;

  /** When reminders are still to go out, the first one first. */
  @Column({ type: 'timestamptz', array: true, default: '{}' })
  remindAt: Date[];

  /** The last day for it, in the province. */
  @DateColumn()
  dueOn: string;

  /** The end of that day. */
  @InstantColumn()
  dueAt: Date;

  /** Event that it is counted from. */
  @TextColumn()
  countedFrom: string;

  /** The day of that event, as it was known when the plan was made; null where a plan is older than the keeping of it. */
  @DateColumn({ nullable: true })
  countedFromOn: string | null;

  @DocumentColumn()
  source: RefusalSource;

  @TextColumn({ default: 'open' })
  state: DeadlineState;

  /** When the sweep must look at it next; null when nothing is to come. */
  @InstantColumn({ nullable: true })
  nextAt: Date | null;

  @InstantColumn({ nullable: true })
  missedAt: Date | null;

  @InstantColumn({ nullable: true })
  settledAt: Date | null;

  @TextColumn({ nullable: true })
  reason: string | null;

  /** How often its effect has run. */
  @CountColumn({ default: 0 })
  enforcedCount: number;

  /** Failures in a row of its handler, and the last one's code. */
  @CountColumn({ default: 0 })
  failures: number;

  @TextColumn({ nullable: true })
  lastFailure: string | null;

  @DocumentColumn({ default: [] })
  plannedBefore: PlannedBefore[];
}
