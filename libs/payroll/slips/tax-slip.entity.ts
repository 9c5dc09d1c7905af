import { Check, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { Employer } from '#libs/employers';
import {
  CentsColumn,
  CountColumn,
  DocumentColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '#libs/platform';
import { Worker } from '#libs/workers';

/** A deduction of a year that has no box of its own. */
export interface OtherDeduction {
  kind: string;
  amountCents: number;
}

/**
 * What a worker earned with an employer in a calendar year, by pay date, and what was withheld: the sum of the pay
 * records that stand. A slip never changes; when a record does, an amended one takes its place.
 */
@Entity('tax_slip')
@Unique('tax_slip_number_unique', ['number'])
@Unique('tax_slip_amends_unique', ['amendsId'])
@Index('tax_slip_once', ['employerId', 'workerId', 'taxYear'], { unique: true, where: 'amends_id is null' })
@Index('tax_slip_worker', ['workerId', 'taxYear'])
@Check('tax_slip_amended', '(amends_id is null) = (reason is null)')
export class TaxSlip {
  @IdColumn('tax_slip_pk')
  id: string;

  /** The number that people quote, e.g. `TS-000042-6`. */
  @TextColumn()
  number: string;

  @RefColumn()
  workerId: string;

  @ManyToOne(() => Worker)
  @JoinColumn({ name: 'worker_id', foreignKeyConstraintName: 'tax_slip_worker_fk' })
  worker?: Relation<Worker>;

  @RefColumn()
  employerId: string;

  @ManyToOne(() => Employer)
  @JoinColumn({ name: 'employer_id', foreignKeyConstraintName: 'tax_slip_employer_fk' })
  employer?: Relation<Employer>;

  /** Of the last record in it: where the work was done. */
  @TextColumn()
  province: string;

  @TextColumn()
  country: string;

  @CountColumn()
  taxYear: number;

  /** How many pay records it sums up. */
  @CountColumn()
  payRecords: number;

  /** Employment income, before any deduction. */
  @CentsColumn()
  grossCents: number;

  /** Contributions to the pension plan, the province's own where it has one. */
  @CentsColumn()
  pensionCents: number;

  /** Second additional contributions to it. */
  @CentsColumn()
  secondPensionCents: number;

  /** Premiums for employment insurance. */
  @CentsColumn()
  employmentInsuranceCents: number;

  @CentsColumn()
  incomeTaxCents: number;

  @DocumentColumn()
  otherDeductions: OtherDeduction[];

  @CentsColumn()
  netCents: number;

  /** The slip in whose place it is. */
  @RefColumn({ nullable: true })
  amendsId: string | null;

  @ManyToOne(() => TaxSlip)
  @JoinColumn({ name: 'amends_id', foreignKeyConstraintName: 'tax_slip_amends_fk' })
  amends?: Relation<TaxSlip>;

  /** Why it was amended. */
  @TextColumn({ nullable: true })
  reason: string | null;

  @InstantColumn()
  issuedAt: Date;
}
