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
import type { StatutoryKind } from '#libs/rulebook';
import { Worker } from '#libs/workers';

/** A deduction of a year that has no box of its own. */
export interface OtherDeduction {
  kind: string;
  amountCents: number;
}

/** What was withheld by statute in a year, and the jurisdiction whose authority got it. */
export type StatutoryOfYear = Omit<OtherDeduction, 'kind'> & {
  kind: StatutoryKind;
  authority: string | null;
};

/**
 * What a worker was paid by an employer in a calendar year, by pay date, and what was withheld: the sum of the pay records
 * that stand, as they were paid or are to be. A slip never changes; when a record does, an amended one takes its place.
 */
@Entity('tax_slip')
@Unique('tax_slip_number_unique', ['number'])
@Unique('tax_slip_amends_unique', ['amendsId'])
@Index('tax_slip_once', ['employerId', 'workerId', 'taxYear'], { unique: true, where: 'amends_id is null' })
@Index('tax_slip_worker', ['workerId', 'taxYear'])
@Check('tax_slip_currency', "currency ~ '^[A-Z]{3}$'")
@Check('tax_slip_statutory', `jsonb_typeof(statutory) = 'array'`)
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

  /** Of all its amounts, as an ISO 4217 code. */
  @TextColumn()
  currency: string;

  /** How many pay records it sums up. */
  @CountColumn()
  payRecords: number;

  /** Employment income, before any deduction. */
  @CentsColumn()
  grossCents: number;

  /** What was withheld by statute, by kind and authority. */
  @DocumentColumn()
  statutory: StatutoryOfYear[];

  @DocumentColumn()
  otherDeductions: OtherDeduction[];

  /** What reached the worker; null where a record does not say. */
  @CentsColumn({ nullable: true })
  netCents: number | null;

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
