import { Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { CentsColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '#libs/platform';
import type { RetroactiveKind } from '#libs/rulebook';
import { PayRecord } from '../records/pay-record.entity.js';

/**
 * What one pay record, the retroactive adjustment, made up for an earlier one. Lines are only ever added: what an earlier record
 * still lacks is what is lawful, less what it stated, less the lines of the adjustments that stand.
 */
@Entity('retroactive_settlement')
@Unique('retroactive_settlement_once', ['adjustmentId', 'recordId', 'kind'])
@Index('retroactive_settlement_record', ['recordId'])
export class RetroactiveSettlement {
  @IdColumn('retroactive_settlement_pk')
  id: string;

  @RefColumn()
  adjustmentId: string;

  @ManyToOne(() => PayRecord)
  @JoinColumn({ name: 'adjustment_id', foreignKeyConstraintName: 'retroactive_settlement_adjustment_fk' })
  adjustment?: Relation<PayRecord>;

  @RefColumn()
  recordId: string;

  @ManyToOne(() => PayRecord)
  @JoinColumn({ name: 'record_id', foreignKeyConstraintName: 'retroactive_settlement_record_fk' })
  record?: Relation<PayRecord>;

  /** `gross`, or a kind of deduction. */
  @TextColumn()
  kind: RetroactiveKind;

  /** More pay, or more kept back, when positive. */
  @CentsColumn()
  amountCents: number;

  @InstantColumn()
  enteredAt: Date;
}
