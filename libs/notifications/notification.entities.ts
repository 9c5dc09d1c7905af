import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { DeadlineNotice } from '#libs/deadlines';
import { UserAccount } from '#libs/identity';
import { CountColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '#libs/platform';
import { Mail } from './mail.entity.js';

/**
 * A notice that nobody has been told yet. The database enters it with the notice itself, which nobody can remove: a foreign
 * key would ask again, for each of the thousands of one midnight, what the trigger knows.
 */
@Entity('untold_notice')
export class UntoldNotice {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'untold_notice_pk' })
  noticeId: string;

  @ManyToOne(() => DeadlineNotice, { createForeignKeyConstraints: false })
  @JoinColumn({ name: 'notice_id' })
  notice?: Relation<DeadlineNotice>;
}

/** A notice as one person has it: in their list, and in a mail where there is one. */
@Entity('notification')
@Unique('notification_once', ['noticeId', 'userId'])
@Index('notification_listed', ['userId', 'id'])
@Index('notification_unread', ['userId'], { where: 'read_at is null' })
@Index('notification_mail', ['mailId'])
export class Notification {
  @IdColumn('notification_pk')
  id: string;

  @RefColumn()
  noticeId: string;

  @ManyToOne(() => DeadlineNotice)
  @JoinColumn({ name: 'notice_id', foreignKeyConstraintName: 'notification_notice_fk' })
  notice?: Relation<DeadlineNotice>;

  @RefColumn()
  userId: string;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'notification_user_fk' })
  user?: Relation<UserAccount>;

  /** The mail that carries it; null when its receiver wants it in the list alone. */
  @RefColumn({ nullable: true })
  mailId: string | null;

  @ManyToOne(() => Mail)
  @JoinColumn({ name: 'mail_id', foreignKeyConstraintName: 'notification_mail_fk' })
  mail?: Relation<Mail>;

  @InstantColumn()
  at: Date;

  @InstantColumn({ nullable: true })
  readAt: Date | null;
}

/** How people may want what the law does not demand to be told: in one mail a day, by mail at once, or in their list alone. */
export const deliveries = ['digest', 'at-once', 'lists'] as const;
export type Delivery = (typeof deliveries)[number];

/** How a person wants to be told. Who has none gets a digest at seven in the morning of the province. */
@Entity('notification_preference')
@Check('notification_preference_delivery', `delivery in ('digest', 'at-once', 'lists')`)
@Check('notification_preference_hour', 'digest_hour between 0 and 23')
export class NotificationPreference {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'notification_preference_pk' })
  userId: string;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'notification_preference_user_fk' })
  user?: Relation<UserAccount>;

  @TextColumn()
  delivery: Delivery;

  /** IANA zone of the digest's hour; null for that of the province that a notice is about. */
  @TextColumn({ nullable: true })
  timeZone: string | null;

  /** Hour at which a digest goes out, 0 to 23. */
  @CountColumn()
  digestHour: number;
}
