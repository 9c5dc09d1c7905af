import { Check, Entity, Exclusion, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { ApprovedPosition, JobOrder } from '#libs/job-orders';
import {
  CentsColumn,
  CountColumn,
  DateColumn,
  DocumentColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  type Refusal,
  RefColumn,
  TextColumn,
} from '#libs/platform';
import { Worker } from '#libs/workers';
import type { PlacementState } from './placement.states.js';

/** How a worker came to a position. */
export type PlacedBy = 'named' | 'recruited' | 'substitute' | 'transfer';

/**
 * A worker on a position of an order. It holds the position by its number: two placements cannot hold one, none can hold
 * a position that was not approved, and a worker cannot hold two for overlapping stays. The database sees to all three.
 */
@Entity('placement')
@Unique('placement_number_unique', ['number'])
@Index('placement_position_unique', ['jobOrderId', 'positionNumber'], {
  unique: true,
  where: 'position_number is not null',
})
@Index('placement_job_order', ['jobOrderId'])
@Index('placement_worker', ['workerId'])
@Index('placement_employer', ['employerId', 'state'])
@Index('placement_country', ['country', 'state'])
@Index('placement_housing', ['housingUnitId'], { where: 'housing_unit_id is not null' })
@Exclusion(
  'placement_no_double_stay',
  `using gist (worker_id with =, daterange(stay_from, stay_to, '[]') with &&) where (position_number is not null)`,
)
@Check('placement_stay', 'stay_from <= stay_to')
@Check(
  'placement_tax_number_ending',
  `tax_number_ending is null or (tax_number_ending ~ '^[0-9]{3}$' and tax_number_requested_on is not null)`,
)
export class Placement {
  @IdColumn('placement_pk')
  id: string;

  /** The number that people quote, e.g. `P-000042-6`. */
  @TextColumn()
  number: string;

  @RefColumn()
  jobOrderId: string;

  @ManyToOne(() => JobOrder)
  @JoinColumn({ name: 'job_order_id', foreignKeyConstraintName: 'placement_job_order_fk' })
  jobOrder?: Relation<JobOrder>;

  /** The approved position that it holds; null once it has given it back. */
  @CountColumn({ nullable: true })
  positionNumber: number | null;

  /** The position that it gave back when it left by the side or moved on; a substitute takes it. */
  @CountColumn({ nullable: true })
  freedPositionNumber: number | null;

  @ManyToOne(() => ApprovedPosition)
  @JoinColumn([
    {
      name: 'job_order_id',
      referencedColumnName: 'jobOrderId',
      foreignKeyConstraintName: 'placement_position_fk',
    },
    {
      name: 'position_number',
      referencedColumnName: 'number',
      foreignKeyConstraintName: 'placement_position_fk',
    },
  ])
  position?: Relation<ApprovedPosition>;

  @RefColumn()
  workerId: string;

  @ManyToOne(() => Worker)
  @JoinColumn({ name: 'worker_id', foreignKeyConstraintName: 'placement_worker_fk' })
  worker?: Relation<Worker>;

  @TextColumn()
  placedBy: PlacedBy;

  @TextColumn({ default: 'proposed' })
  state: PlacementState;

  /** Of the order, kept here because every list is held against them. */
  @RefColumn()
  employerId: string;

  @TextColumn()
  province: string;

  /** Citizenship of the worker: whose ministry, visa office and consulate see it. */
  @TextColumn()
  country: string;

  @TextColumn()
  programme: string;

  @TextColumn()
  edition: string;

  /** First and last day of the stay: planned by the order, then as it was. */
  @DateColumn()
  stayFrom: string;

  @DateColumn()
  stayTo: string;

  @FlagColumn()
  firstTimer: boolean;

  /** The placement in whose stead this one is, or that was transferred here. */
  @RefColumn({ nullable: true })
  inSteadOfId: string | null;

  /** When the worker consented to be transferred here. */
  @DateColumn({ nullable: true })
  transferConsentedOn: string | null;

  @DateColumn({ nullable: true })
  contractSignedByEmployerOn: string | null;

  @DateColumn({ nullable: true })
  contractSignedByWorkerOn: string | null;

  /** Letter of introduction of the visa office. */
  @TextColumn({ nullable: true })
  letterNumber: string | null;

  @DateColumn({ nullable: true })
  letterIssuedOn: string | null;

  @TextColumn({ nullable: true })
  flight: string | null;

  @DateColumn({ nullable: true })
  travelOn: string | null;

  /** The round trip, advanced by the employer. */
  @CentsColumn({ nullable: true })
  transportCostCents: number | null;

  @DateColumn({ nullable: true })
  arrivedOn: string | null;

  @DateColumn({ nullable: true })
  firstDayWorkedOn: string | null;

  /** When the employer asked for the worker's tax number. */
  @DateColumn({ nullable: true })
  taxNumberRequestedOn: string | null;

  /** The last three digits of it, where they are known; the number itself is kept nowhere. */
  @TextColumn({ nullable: true })
  taxNumberEnding: string | null;

  /** When the employer asked for the worker's health card. */
  @DateColumn({ nullable: true })
  healthCardRequestedOn: string | null;

  /** When the worker's medical insurance was taken out. */
  @DateColumn({ nullable: true })
  insuredOn: string | null;

  @RefColumn({ nullable: true })
  housingUnitId: string | null;

  @DateColumn({ nullable: true })
  departedOn: string | null;

  /** Why it left by the side. */
  @TextColumn({ nullable: true })
  exitReason: string | null;

  /** What stood against it when it was found ineligible. */
  @DocumentColumn({ default: [] })
  findings: Refusal[];

  @InstantColumn()
  proposedAt: Date;
}

/** A placement as a row, without the records that it refers to. */
export type PlacementRow = Omit<Placement, 'jobOrder' | 'position' | 'worker'>;
