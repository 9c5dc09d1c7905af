import { Check, Entity, Index, JoinColumn, ManyToOne, OneToOne, type Relation } from 'typeorm';
import { Placement } from '#libs/placements';
import { CentsColumn, DateColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '#libs/platform';
import { Worker } from '#libs/workers';
import { PayRecord } from './records/pay-record.entity.js';

/**
 * What the pay records of one placement add up to. A worker's season is the sum over the placements that share a root:
 * the placement with which the season began, before any transfer. Caps are held against that sum. Hours of the guarantee are
 * counted in the records: which of their days count can change when the first day worked is corrected.
 */
@Entity('pay_balance')
@Index('pay_balance_root', ['rootId'])
export class PayBalance {
  @IdColumn('pay_balance_pk')
  placementId: string;

  @OneToOne(() => Placement)
  @JoinColumn({ name: 'placement_id', foreignKeyConstraintName: 'pay_balance_placement_fk' })
  placement?: Relation<Placement>;

  @RefColumn()
  rootId: string;

  /** Recovered of the journey: of what was taken, the lawful part. So are the others. */
  @CentsColumn()
  transportCents: number;

  @CentsColumn()
  administrationCents: number;

  /** Withheld as savings. */
  @CentsColumn()
  savingsCents: number;

  @CentsColumn()
  housingCents: number;

  /** Recovered of what was advanced in money. */
  @CentsColumn()
  advanceCents: number;

  @DateColumn()
  lastPeriodEnd: string;
}

/** How a worker's savings change. */
export type SavingsEntryKind = 'withheld' | 'paid-out' | 'adjusted';

/** A line of a worker's savings account. Lines are only ever added; what is owed to the worker is their sum. */
@Entity('savings_entry')
@Index('savings_entry_worker', ['workerId', 'enteredAt'])
@Check(
  'savings_entry_sign',
  `case kind when 'withheld' then amount_cents > 0 when 'paid-out' then amount_cents < 0 else amount_cents <> 0 end`,
)
@Check('savings_entry_kinds', `kind in ('withheld', 'paid-out', 'adjusted')`)
@Check('savings_entry_origin', `(kind = 'paid-out') = (pay_record_id is null)`)
@Check(
  'savings_entry_payout',
  `kind <> 'paid-out' or (paid_on is not null and method is not null and proof_reference is not null)`,
)
export class SavingsEntry {
  @IdColumn('savings_entry_pk')
  id: string;

  @RefColumn()
  workerId: string;

  @ManyToOne(() => Worker)
  @JoinColumn({ name: 'worker_id', foreignKeyConstraintName: 'savings_entry_worker_fk' })
  worker?: Relation<Worker>;

  @TextColumn()
  kind: SavingsEntryKind;

  /** More owed to the worker when positive, less when negative. */
  @CentsColumn()
  amountCents: number;

  /** As an ISO 4217 code. */
  @TextColumn()
  currency: string;

  /** Where it was withheld; null for what was paid out. */
  @RefColumn({ nullable: true })
  placementId: string | null;

  @RefColumn({ nullable: true })
  payRecordId: string | null;

  @ManyToOne(() => PayRecord)
  @JoinColumn({ name: 'pay_record_id', foreignKeyConstraintName: 'savings_entry_pay_record_fk' })
  payRecord?: Relation<PayRecord>;

  @DateColumn({ nullable: true })
  paidOn: string | null;

  /** How it reached the worker. */
  @TextColumn({ nullable: true })
  method: string | null;

  /** Where the proof is found, such as the number of a bank transfer. */
  @TextColumn({ nullable: true })
  proofReference: string | null;

  @InstantColumn()
  enteredAt: Date;
}
