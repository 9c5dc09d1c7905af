import { Entity, JoinColumn, OneToOne, type Relation } from 'typeorm';
import { PayRecord } from '#libs/payroll';
import { DocumentColumn, IdColumn, InstantColumn } from '#libs/platform';
import type { Unchecked } from '#libs/rulebook';

/** That a pay record was checked as it was paid, when, and what of it could not be. Kept with the record, and never changed. */
@Entity('pay_record_check')
export class PayRecordCheck {
  @IdColumn('pay_record_check_pk')
  payRecordId: string;

  @OneToOne(() => PayRecord)
  @JoinColumn({ name: 'pay_record_id', foreignKeyConstraintName: 'pay_record_check_pay_record_fk' })
  payRecord?: Relation<PayRecord>;

  @InstantColumn()
  checkedAt: Date;

  /** The findings that were not looked for, each with its reason. */
  @DocumentColumn()
  unchecked: Unchecked[];
}
