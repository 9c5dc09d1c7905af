import { Check, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import {
  CountColumn,
  DateColumn,
  DocumentColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '#libs/platform';
import { Placement } from '#libs/placements';
import type { ParcelState, ReturnState } from './return.states.js';

/** What a worker can need on coming home. */
export const receptionNeeds = ['onward-travel', 'lodging', 'medical-care', 'accompaniment', 'other'] as const;
export type ReceptionNeed = (typeof receptionNeeds)[number];

/** A worker's return at the end of a stay: what is needed at home, and whether the worker would come again. */
@Entity('worker_return')
@Unique('worker_return_placement_unique', ['placementId'])
@Index('worker_return_country', ['country', 'state'])
@Check(
  'worker_return_arranged',
  "state <> 'arranged' or (arranged_on is not null and arranged_how is not null)",
)
export class WorkerReturn {
  @IdColumn('worker_return_pk')
  id: string;

  @RefColumn()
  placementId: string;

  @ManyToOne(() => Placement)
  @JoinColumn({ name: 'placement_id', foreignKeyConstraintName: 'worker_return_placement_fk' })
  placement?: Relation<Placement>;

  /** Of the placement, as are employer, province and country. */
  @RefColumn()
  workerId: string;

  @RefColumn()
  employerId: string;

  @TextColumn()
  province: string;

  @TextColumn()
  country: string;

  @TextColumn({ default: 'stated' })
  state: ReturnState;

  /** Empty when nothing is needed. */
  @DocumentColumn({ default: [] })
  needs: ReceptionNeed[];

  @TextColumn({ nullable: true })
  remarks: string | null;

  /** Whether the worker applies again for next year; null while undecided. */
  @FlagColumn({ nullable: true })
  appliesAgain: boolean | null;

  @InstantColumn()
  statedAt: Date;

  @DateColumn({ nullable: true })
  arrangedOn: string | null;

  /** Who receives the worker, and how. */
  @TextColumn({ nullable: true })
  arrangedHow: string | null;

  @InstantColumn({ nullable: true })
  settledAt: Date | null;
}

/** Effects that a worker has sent home, in one piece. */
@Entity('return_parcel')
@Index('return_parcel_return', ['returnId'])
@Check('return_parcel_shipped', "(state = 'declared') = (shipped_on is null)")
@Check('return_parcel_received', "(state = 'received') = (received_on is not null)")
@Check('return_parcel_order', 'received_on >= shipped_on')
@Check('return_parcel_weight', 'weight_grams > 0')
export class ReturnParcel {
  @IdColumn('return_parcel_pk')
  id: string;

  @RefColumn()
  returnId: string;

  @ManyToOne(() => WorkerReturn)
  @JoinColumn({ name: 'return_id', foreignKeyConstraintName: 'return_parcel_return_fk' })
  return?: Relation<WorkerReturn>;

  @TextColumn({ default: 'declared' })
  state: ParcelState;

  /** What is in it. */
  @TextColumn()
  contents: string;

  @CountColumn()
  weightGrams: number;

  /** Where it is to go. */
  @TextColumn()
  destination: string;

  @InstantColumn()
  declaredAt: Date;

  @DateColumn({ nullable: true })
  shippedOn: string | null;

  /** Who carries it, with the number to follow it by. */
  @TextColumn({ nullable: true })
  shippedHow: string | null;

  @DateColumn({ nullable: true })
  receivedOn: string | null;
}
