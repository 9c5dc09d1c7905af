import { Column, Entity, Index, Unique } from 'typeorm';
import { CountColumn, DocumentColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '#libs/platform';

/** What happens next, who acts, and by when (the end of that day). */
export interface NextStep {
  /** Code of the act or obligation, e.g. `DECIDE_LMT`. */
  act: string;
  /** Role that acts. */
  by: string;
  /** Last day for it; null when no day is set. */
  dueOn: string | null;
}

/**
 * The proof that an act was received. One act on one record has one receipt: filing again or retrying finds the first
 * one, with its number and time. The order of receipt is the order of `seq`, given once by the database.
 */
@Entity('receipt')
@Unique('receipt_seq_unique', ['seq'])
@Unique('receipt_act_unique', ['subjectId', 'act'])
@Index('receipt_organisation', ['organisationId', 'seq'])
@Index('receipt_actor', ['actorId', 'seq'])
export class Receipt {
  @IdColumn('receipt_pk')
  id: string;

  /** Its place, from which the number that people quote is made: see `receiptNumber`. */
  @Column('bigint')
  seq: string;

  @TextColumn()
  act: string;

  @TextColumn()
  subjectType: string;

  @RefColumn()
  subjectId: string;

  /** The organisation acted for; null for a worker, who acts for nobody. */
  @RefColumn({ nullable: true })
  organisationId: string | null;

  /** Who acted: user, token or service. */
  @TextColumn({ nullable: true })
  actorId: string | null;

  /** The official time. */
  @InstantColumn()
  receivedAt: Date;

  @DocumentColumn()
  next: NextStep[];
}

/** The one counter of receipts; its row lock puts them in order. */
@Entity('receipt_counter')
export class ReceiptCounter {
  @CountColumn({ primary: true, primaryKeyConstraintName: 'receipt_counter_pk' })
  id: number;

  @Column('bigint')
  last: string;
}
