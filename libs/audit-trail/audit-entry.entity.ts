import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CountColumn } from '#libs/platform';

/** One fact of the audit trail, exactly as it was written: `entry` is `json`, which keeps the text that the hash was taken of. */
@Entity('audit_entry')
@Index('audit_entry_subject', { synchronize: false })
export class AuditEntryRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_entry_pk' })
  seq: string;

  @Column('json')
  entry: object;

  /** SHA-256 of the previous entry's hash, this `seq` and this `entry`. */
  @Column('bytea')
  hash: Buffer;
}

/** The last entry's number and hash: a trail that ends earlier than this has lost its end. */
@Entity('audit_head')
export class AuditHead {
  @CountColumn({ primary: true, primaryKeyConstraintName: 'audit_head_pk' })
  id: number;

  @Column('bigint')
  seq: string;

  @Column('bytea')
  hash: Buffer;
}
