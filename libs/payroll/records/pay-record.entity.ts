import { Check, Entity, Exclusion, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { Placement } from '#libs/placements';
import {
  CentsColumn,
  CountColumn,
  DateColumn,
  DocumentColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '#libs/platform';
import type { PayStatement } from '#libs/rulebook';
import { type PaidBasis, paidBases, type PaidParts } from '../paid/paid.js';
import type { PayBasis } from './pay-basis.js';
import type { PayAsSubmitted } from '../sheets/pay-sheet.input.js';
import { type PayRecordState, payRecordStates, standing } from './pay-record.states.js';

/** What an employer submits at once: the pay of workers of one order for one period. */
@Entity('pay_sheet')
@Index('pay_sheet_job_order', ['jobOrderId', 'periodStart'])
@Check('pay_sheet_sent', '(sent_on is null) = (sent_reference is null)')
@Check(
  'pay_sheet_withdrawn',
  '(withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null or sent_on is null)',
)
export class PaySheet {
  @IdColumn('pay_sheet_pk')
  id: string;

  @RefColumn()
  jobOrderId: string;

  @RefColumn()
  employerId: string;

  @DateColumn()
  periodStart: string;

  /** Included. */
  @DateColumn()
  periodEnd: string;

  @DateColumn()
  payDate: string;

  /** Pay periods in a year: 52 when paid each week. */
  @CountColumn()
  payPeriods: number;

  @InstantColumn()
  submittedAt: Date;

  /** When it was sent to the liaison service, with what it withholds for the workers, and what proves it. */
  @DateColumn({ nullable: true })
  sentOn: string | null;

  @TextColumn({ nullable: true })
  sentReference: string | null;

  /** When its employer took it back with all its records, and why; nobody was paid by it. */
  @InstantColumn({ nullable: true })
  withdrawnAt: Date | null;

  @TextColumn({ nullable: true })
  withdrawalReason: string | null;
}

/**
 * One worker's pay for one period, as submitted, as is lawful and as it was paid. The statement is stored with what it decided
 * and never rewritten: the database refuses that, and a second standing record for a day. Its payment is proven once.
 */
@Entity('pay_record')
@Unique('pay_record_number_unique', ['number'])
@Unique('pay_record_corrects_unique', ['correctsId'])
@Index('pay_record_placement', ['placementId'])
@Index('pay_record_known', ['placementId', 'knownAt'])
@Index('pay_record_job_order', ['jobOrderId', 'number'])
@Index('pay_record_worker', ['workerId', 'number'])
@Index('pay_record_employer', ['employerId', 'number'])
@Exclusion(
  'pay_record_no_double_period',
  `using gist (placement_id with =, daterange(period_start, period_end, '[]') with &&) where (${standing()})`,
)
@Check('pay_record_states', `state in (${payRecordStates.map((state) => `'${state}'`).join(', ')})`)
@Check('pay_record_period', 'period_start <= period_end')
@Check('pay_record_net', 'net_cents = gross_cents - deductions_cents and net_cents >= 0')
@Check('pay_record_currency', "currency ~ '^[A-Z]{3}$'")
@Check('pay_record_paid_basis', `paid_basis in (${paidBases.map((basis) => `'${basis}'`).join(', ')})`)
@Check(
  'pay_record_paid_amounts',
  `paid_before_cents >= 0 and case paid_basis when 'stated' then paid_gross_cents >= 0
     else paid_net_cents is not null end`,
)
@Check(
  'pay_record_paid_parts',
  `jsonb_typeof(paid -> 'statutory') = 'array' and jsonb_typeof(paid -> 'deductions') = 'array'
     and jsonb_typeof(paid -> 'earnings') = 'array' and jsonb_typeof(paid -> 'taken') = 'object'`,
)
@Check(
  'pay_record_paid_proof',
  '(paid_on is null) = (paid_method is null) and (paid_on is null) = (paid_proof is null) and (paid_on is null or paid_net_cents is not null)',
)
export class PayRecord {
  @IdColumn('pay_record_pk')
  id: string;

  /** The number that people quote, e.g. `PR-000042-6`. */
  @TextColumn()
  number: string;

  @RefColumn()
  sheetId: string;

  @ManyToOne(() => PaySheet)
  @JoinColumn({ name: 'sheet_id', foreignKeyConstraintName: 'pay_record_sheet_fk' })
  sheet?: Relation<PaySheet>;

  @RefColumn()
  placementId: string;

  @ManyToOne(() => Placement)
  @JoinColumn({ name: 'placement_id', foreignKeyConstraintName: 'pay_record_placement_fk' })
  placement?: Relation<Placement>;

  /** Of the placement, kept here because every list is held against them. */
  @RefColumn()
  jobOrderId: string;

  @RefColumn()
  workerId: string;

  @RefColumn()
  employerId: string;

  @TextColumn()
  province: string;

  @TextColumn()
  country: string;

  @TextColumn()
  programme: string;

  /** Of all its amounts, as an ISO 4217 code: that of the programme. */
  @TextColumn()
  currency: string;

  /** Edition of the rules by which it was assessed. */
  @TextColumn()
  edition: string;

  @DateColumn()
  periodStart: string;

  /** Included. */
  @DateColumn()
  periodEnd: string;

  @DateColumn()
  payDate: string;

  /** Pay periods in a year. */
  @CountColumn()
  payPeriods: number;

  @DocumentColumn()
  facts: PayAsSubmitted;

  @TextColumn()
  state: PayRecordState;

  /** What is lawful, with what it makes up for earlier pay. */
  @CentsColumn()
  grossCents: number;

  @CentsColumn()
  deductionsCents: number;

  @CentsColumn()
  netCents: number;

  @DocumentColumn()
  statement: PayStatement;

  /** What the statement was worked out from; null for records older than the keeping of it. */
  @DocumentColumn({ nullable: true })
  basis: PayBasis | null;

  /** How it is known what was paid. */
  @TextColumn()
  paidBasis: PaidBasis;

  @CentsColumn()
  paidGrossCents: number;

  /** What reached the worker in all, or is to; null where the employer does not say. */
  @CentsColumn({ nullable: true })
  paidNetCents: number | null;

  /** What is proven to have reached the worker by the record that this one replaces, also on the account. */
  @CentsColumn()
  paidBeforeCents: number;

  /** What was withheld, taken and paid beside the wages, and what of it counts for the season. */
  @DocumentColumn()
  paid: PaidParts;

  /** The day on which its net reached the worker, how, and where the proof is found; null while that is not proven. */
  @DateColumn({ nullable: true })
  paidOn: string | null;

  @TextColumn({ nullable: true })
  paidMethod: string | null;

  @TextColumn({ nullable: true })
  paidProof: string | null;

  /** The instant as of which the rules were known when it was worked out. */
  @InstantColumn()
  knownAt: Date;

  /** The record that this one replaces. */
  @RefColumn({ nullable: true })
  correctsId: string | null;

  @ManyToOne(() => PayRecord)
  @JoinColumn({ name: 'corrects_id', foreignKeyConstraintName: 'pay_record_corrects_fk' })
  corrects?: Relation<PayRecord>;

  /** What the worker, or an officer for them, says is wrong. */
  @TextColumn({ nullable: true })
  disputeReason: string | null;

  @TextColumn({ nullable: true })
  correctionReason: string | null;

  @InstantColumn()
  submittedAt: Date;

  @InstantColumn({ nullable: true })
  answeredAt: Date | null;
}
