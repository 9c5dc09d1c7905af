import { Check, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { Placement } from '#libs/placements';
import {
  CentsColumn,
  CountColumn,
  DateColumn,
  DocumentColumn,
  IdColumn,
  InstantColumn,
  type RefusalSource,
  RefColumn,
  TextColumn,
} from '#libs/platform';
import type { RuleStep } from '#libs/rulebook';
import { Worker } from '#libs/workers';

/**
 * Why an employer owes a worker: guaranteed hours that were not given, the pay still to come when the stay ends, what
 * became known of earlier pay after the last one, or pay that was less than is lawful or of which nobody says that it came.
 */
export const debtKinds = ['hours-guarantee', 'final-wages', 'retroactive-pay', 'underpaid-wages'] as const;
export type DebtKind = (typeof debtKinds)[number];

/**
 * A line of a worker's account with an employer: what became owed beside the regular pay, and what was paid of it. Lines
 * are only ever added. One cause has one amount: when it changes, a further line with the difference is entered, so that
 * the sum over a cause's lines is what it owes, and the sum over all lines is what is open.
 */
@Entity('worker_account_entry')
@Unique('worker_account_entry_cause_unique', ['kind', 'causeId', 'turn'])
@Index('worker_account_entry_worker', ['workerId', 'enteredAt'])
@Index('worker_account_entry_placement', ['placementId', 'kind'])
@Index('worker_account_entry_employer', ['employerId', 'enteredAt'])
@Index('worker_account_entry_proof_once', ['placementId', 'method', 'proofReference'], {
  unique: true,
  where: `kind = 'underpaid-wages' and sense = 'paid'`,
})
@Check('worker_account_entry_kinds', `kind in (${debtKinds.map((kind) => `'${kind}'`).join(', ')})`)
@Check('worker_account_entry_currency', "currency ~ '^[A-Z]{3}$'")
@Check('worker_account_entry_senses', `sense in ('owed', 'paid')`)
@Check('worker_account_entry_sign', `case sense when 'paid' then amount_cents < 0 else amount_cents <> 0 end`)
@Check(
  'worker_account_entry_proof',
  `(sense = 'paid') = (paid_on is not null and method is not null and proof_reference is not null)`,
)
@Check('worker_account_entry_rule', `(sense = 'owed') = (rule is not null and source is not null)`)
export class WorkerAccountEntry {
  @IdColumn('worker_account_entry_pk')
  id: string;

  @RefColumn()
  workerId: string;

  @ManyToOne(() => Worker)
  @JoinColumn({ name: 'worker_id', foreignKeyConstraintName: 'worker_account_entry_worker_fk' })
  worker?: Relation<Worker>;

  /** The stay with the employer who owes it. */
  @RefColumn()
  placementId: string;

  @ManyToOne(() => Placement)
  @JoinColumn({ name: 'placement_id', foreignKeyConstraintName: 'worker_account_entry_placement_fk' })
  placement?: Relation<Placement>;

  /** Of the placement, kept here because every list is held against them. */
  @RefColumn()
  employerId: string;

  @TextColumn()
  province: string;

  @TextColumn()
  country: string;

  @TextColumn()
  kind: DebtKind;

  @TextColumn()
  sense: 'owed' | 'paid';

  /** More owed to the worker when positive, less when negative. */
  @CentsColumn()
  amountCents: number;

  /** As an ISO 4217 code. */
  @TextColumn()
  currency: string;

  /** The season's first placement for the guarantee, the pay record for final and underpaid wages, the placement for retroactive pay, the entry itself for a payment. */
  @RefColumn()
  causeId: string;

  /** How many lines the cause had before: two settlements at once cannot both enter the same one. */
  @CountColumn()
  turn: number;

  /** The rule that makes it owed; null for a payment. */
  @TextColumn({ nullable: true })
  rule: string | null;

  @DocumentColumn({ nullable: true })
  source: RefusalSource | null;

  @DocumentColumn({ default: [] })
  steps: RuleStep[];

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
