import { Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { Membership } from '#libs/identity';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '#libs/platform';

/**
 * A private address under which a calendar reads what its owner owes. The address holds a secret of which only the hash
 * is kept; what it shows is what the membership may see at the moment of reading, and it ends with the membership.
 */
@Entity('calendar_feed')
@Unique('calendar_feed_secret_unique', ['secretHash'])
@Index('calendar_feed_membership', ['membershipId'])
export class CalendarFeed {
  @IdColumn('calendar_feed_pk')
  id: string;

  /** SHA-256 of the secret, in hexadecimal. */
  @TextColumn()
  secretHash: string;

  /** What its owner calls it: a telephone, an office. */
  @TextColumn()
  name: string;

  @RefColumn()
  membershipId: string;

  @ManyToOne(() => Membership, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'membership_id', foreignKeyConstraintName: 'calendar_feed_membership_fk' })
  membership?: Relation<Membership>;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  revokedAt: Date | null;
}
