import { Check, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { UserAccount } from '#libs/identity';
import {
  CountColumn,
  DateColumn,
  IdColumn,
  InstantColumn,
  type Language,
  RefColumn,
  TextColumn,
} from '#libs/platform';

/**
 * How a mail stands: `waiting` for its time or another attempt, `sent`, `failed` when it was given up, `bounced` when the
 * server does not know its receiver, `kept` where no mail server is set, `dropped` when nothing was left to tell.
 */
export const mailStates = ['waiting', 'sent', 'failed', 'bounced', 'kept', 'dropped'] as const;
export type MailState = (typeof mailStates)[number];

/** What a mail is: all that a day brought, or what cannot wait. */
export type MailKind = 'digest' | 'urgent';

/** A mail to one person. What it tells is read from its notifications when it goes out, so that it is true then. */
@Entity('mail')
@Unique('mail_message_unique', ['messageId'])
@Unique('mail_digest_once', ['userId', 'digestOn'])
@Index('mail_due', ['nextAt', 'id'], { where: `state = 'waiting'` })
@Index('mail_listed', ['state', 'id'])
@Index('mail_open_digest', ['userId'], {
  unique: true,
  where: `kind = 'digest' and state = 'waiting' and attempts = 0`,
})
@Index('mail_open_urgent', ['userId'], {
  unique: true,
  where: `kind = 'urgent' and state = 'waiting' and attempts = 0`,
})
@Check('mail_kind', `(kind = 'digest') = (digest_on is not null) and kind in ('digest', 'urgent')`)
@Check('mail_state', `state in ('waiting', 'sent', 'failed', 'bounced', 'kept', 'dropped')`)
@Check('mail_next', `(state = 'waiting') = (next_at is not null)`)
@Check('mail_sent', `(state = 'sent') = (sent_at is not null)`)
export class Mail {
  @IdColumn('mail_pk')
  id: string;

  @RefColumn()
  userId: string;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'mail_user_fk' })
  user?: Relation<UserAccount>;

  @TextColumn()
  language: Language;

  @TextColumn()
  kind: MailKind;

  /** The local day of a digest; a person gets one a day. */
  @DateColumn({ nullable: true })
  digestOn: string | null;

  /** Its Message-ID, the same at every attempt: a mail that arrived twice is recognised as one. */
  @TextColumn()
  messageId: string;

  @TextColumn()
  state: MailState;

  /** Attempts at sending it since it was written, or since an administrator had it tried again. */
  @CountColumn({ default: 0 })
  attempts: number;

  /** When it goes out, or is tried again. */
  @InstantColumn({ nullable: true })
  nextAt: Date | null;

  /** Until when, by the real clock, a worker has it to itself; a worker that died is not waited for longer. */
  @InstantColumn({ nullable: true })
  claimedUntil: Date | null;

  /** Code of the last failure, without what the server said: that may name people. */
  @TextColumn({ nullable: true })
  lastFailure: string | null;

  @InstantColumn({ nullable: true })
  sentAt: Date | null;

  @InstantColumn()
  writtenAt: Date;
}
