import { Check, Entity, Index, JoinColumn, ManyToOne, OneToOne, type Relation, Unique } from 'typeorm';
import {
  CountColumn,
  DateColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '#libs/platform';

/** A person of a sending country's pool. What is kept here is what choosing and processing need, and no more. */
@Entity('worker')
@Unique('worker_number_unique', ['number'])
@Index('worker_country', ['country', 'number'])
@Check('worker_seasons', 'seasons_completed >= 0')
export class Worker {
  @IdColumn('worker_pk')
  id: string;

  /** The number that people quote, e.g. `W-000042-6`. */
  @TextColumn()
  number: string;

  /** Citizenship, as a two-letter code. */
  @TextColumn()
  country: string;

  /** State, parish or island. */
  @TextColumn({ nullable: true })
  region: string | null;

  @TextColumn()
  givenNames: string;

  @TextColumn()
  familyNames: string;

  @DateColumn()
  bornOn: string;

  @TextColumn()
  language: string;

  /** Seasons completed in the programme; 0 is a first-timer. */
  @CountColumn({ default: 0 })
  seasonsCompleted: number;

  @FlagColumn()
  farmExperience: boolean;

  @InstantColumn()
  enteredAt: Date;
}

/** The sex of a worker, kept apart: it is for statistics and is not there where people are chosen. */
@Entity('worker_statistic')
export class WorkerStatistic {
  @IdColumn('worker_statistic_pk')
  workerId: string;

  @OneToOne(() => Worker)
  @JoinColumn({ name: 'worker_id', foreignKeyConstraintName: 'worker_statistic_worker_fk' })
  worker?: Relation<Worker>;

  @TextColumn()
  sex: string;
}

/** A document that a worker holds: passport, farmer certificate, medical exam, police certificate, biometrics. */
@Entity('worker_document')
@Index('worker_document_worker', ['workerId', 'kind'])
@Check('worker_document_dates', 'expires_on is null or issued_on <= expires_on')
export class WorkerDocument {
  @IdColumn('worker_document_pk')
  id: string;

  @RefColumn()
  workerId: string;

  @ManyToOne(() => Worker)
  @JoinColumn({ name: 'worker_id', foreignKeyConstraintName: 'worker_document_worker_fk' })
  worker?: Relation<Worker>;

  @TextColumn()
  kind: string;

  @TextColumn({ nullable: true })
  reference: string | null;

  @DateColumn()
  issuedOn: string;

  @DateColumn({ nullable: true })
  expiresOn: string | null;
}
