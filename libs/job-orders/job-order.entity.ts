import { Check, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { Employer, Farm, Worksite } from '#libs/employers';
import {
  CentsColumn,
  CountColumn,
  DateColumn,
  DocumentColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '#libs/platform';
import type { JobOrderState } from './job-order.states.js';

/** Pay by the piece for a crop. The rate is a decimal text in dollars: pieces can be worth fractions of a cent. */
export interface PieceRate {
  crop: string;
  unit: string;
  rate: string;
}

/** How workers eat: they cook for themselves, or the employer provides meals at a price a day. */
export type Meals = 'cooking-facilities' | 'provided';

/** A farm's request for workers of one country. Columns that a draft may leave open are null until it is filed. */
@Entity('job_order')
@Unique('job_order_number_unique', ['number'])
@Index('job_order_employer', ['employerId', 'state'])
@Index('job_order_province', ['province', 'state'])
@Index('job_order_agency', ['agencyId', 'state'])
@Check('job_order_positions', 'positions > 0')
@Check('job_order_split', 'named_positions + recruited_positions = positions')
@Check('job_order_approved', 'approved_positions is null or approved_positions between 0 and positions')
@Check('job_order_held', 'held_positions between 0 and coalesce(approved_positions, 0)')
@Check('job_order_dates', 'need_from < need_to')
@Check(
  'job_order_programme',
  `programme is not null or state = 'draft' or (state = 'withdrawn' and filed_at is null)`,
)
@Check('job_order_currency', `(currency is null) = (programme is null) and currency ~ '^[A-Z]{3}$'`)
export class JobOrder {
  @IdColumn('job_order_pk')
  id: string;

  @TextColumn()
  number: string;

  @RefColumn()
  employerId: string;

  @ManyToOne(() => Employer)
  @JoinColumn({ name: 'employer_id', foreignKeyConstraintName: 'job_order_employer_fk' })
  employer?: Relation<Employer>;

  @RefColumn()
  farmId: string;

  @ManyToOne(() => Farm)
  @JoinColumn({ name: 'farm_id', foreignKeyConstraintName: 'job_order_farm_fk' })
  farm?: Relation<Farm>;

  @RefColumn({ nullable: true })
  worksiteId: string | null;

  @ManyToOne(() => Worksite)
  @JoinColumn({ name: 'worksite_id', foreignKeyConstraintName: 'job_order_worksite_fk' })
  worksite?: Relation<Worksite>;

  /** Of the farm. */
  @TextColumn()
  province: string;

  @TextColumn({ default: 'draft' })
  state: JobOrderState;

  /** Country that the workers come from, as a two-letter code. */
  @TextColumn({ nullable: true })
  country: string | null;

  /** As the rulebook names it; every rule of the order is this programme's. Null only until it is filed. */
  @TextColumn({ nullable: true })
  programme: string | null;

  /** Of the programme's pay and of every amount of the order, as an ISO 4217 code; null while no programme is named. */
  @TextColumn({ nullable: true })
  currency: string | null;

  /** Name of the edition that the need date falls in; fixed at filing. */
  @TextColumn({ nullable: true })
  edition: string | null;

  @TextColumn({ nullable: true })
  commodity: string | null;

  /** Occupation, as a code of the National Occupational Classification. */
  @TextColumn({ nullable: true })
  noc: string | null;

  @CountColumn({ nullable: true })
  positions: number | null;

  @CountColumn({ nullable: true })
  namedPositions: number | null;

  @CountColumn({ nullable: true })
  recruitedPositions: number | null;

  /** When the positions that nobody was named for went to recruitment; null while they wait for names. */
  @InstantColumn({ nullable: true })
  namesClosedAt: Date | null;

  @DateColumn({ nullable: true })
  needFrom: string | null;

  /** Last day of need. */
  @DateColumn({ nullable: true })
  needTo: string | null;

  @CountColumn({ nullable: true })
  weeklyHours: number | null;

  @CentsColumn({ nullable: true })
  hourlyRateCents: number | null;

  @DocumentColumn({ default: [] })
  pieceRates: PieceRate[];

  /** Houses for these workers. */
  @DocumentColumn({ default: [] })
  housingUnitIds: string[];

  @TextColumn({ nullable: true })
  meals: Meals | null;

  @CentsColumn({ nullable: true })
  mealPriceCents: number | null;

  /** Whether another worker may travel in the place of one who cannot. */
  @FlagColumn({ nullable: true })
  substituteAllowed: boolean | null;

  @RefColumn({ nullable: true })
  copiedFromId: string | null;

  @TextColumn({ nullable: true })
  exceptionAskedFor: string | null;

  /** The reason with which an officer granted a late-filing exception. */
  @TextColumn({ nullable: true })
  exceptionReason: string | null;

  @InstantColumn({ nullable: true })
  filedAt: Date | null;

  @CountColumn({ nullable: true })
  approvedPositions: number | null;

  /** Approved positions that a placement holds: kept by whoever moves placements. */
  @CountColumn({ default: 0 })
  heldPositions: number;

  @RefColumn({ nullable: true })
  agencyId: string | null;

  @TextColumn({ nullable: true })
  endReason: string | null;

  /** Counts the amendments. */
  @CountColumn({ default: 0 })
  version: number;
}

/** A position that a decision approved. A placement holds one: there are never more placements than positions. */
@Entity('approved_position')
export class ApprovedPosition {
  @RefColumn({ primary: true, primaryKeyConstraintName: 'approved_position_pk' })
  jobOrderId: string;

  @ManyToOne(() => JobOrder)
  @JoinColumn({ name: 'job_order_id', foreignKeyConstraintName: 'approved_position_job_order_fk' })
  jobOrder?: Relation<JobOrder>;

  /** From 1 to the number approved. */
  @CountColumn({ primary: true, primaryKeyConstraintName: 'approved_position_pk' })
  number: number;
}
