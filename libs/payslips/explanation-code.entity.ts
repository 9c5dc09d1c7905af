import { Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { PayRecord } from '#libs/payroll';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '#libs/platform';

/**
 * The code that a payslip carries. It is kept as it is printed, since a payslip is printed again and again with the same
 * one; it opens less than the pay record that it stands beside. A record has one code that opens, or none.
 */
@Entity('explanation_code')
@Unique('explanation_code_unique', ['code'])
@Index('explanation_code_pay_record', ['payRecordId'])
@Index('explanation_code_live_unique', ['payRecordId'], { unique: true, where: 'revoked_at is null' })
export class ExplanationCode {
  @IdColumn('explanation_code_pk')
  id: string;

  @RefColumn()
  payRecordId: string;

  @ManyToOne(() => PayRecord)
  @JoinColumn({ name: 'pay_record_id', foreignKeyConstraintName: 'explanation_code_pay_record_fk' })
  payRecord?: Relation<PayRecord>;

  @TextColumn()
  code: string;

  @InstantColumn()
  issuedAt: Date;

  @InstantColumn({ nullable: true })
  revokedAt: Date | null;
}
