import { Check, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { Placement } from '#libs/placements';
import { CountColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '#libs/platform';

/** Whether an employer would have a worker back. */
export const rehireAnswers = ['yes', 'with-reservations', 'no'] as const;
export type RehireAnswer = (typeof rehireAnswers)[number];

/** What an employer says of a worker at the end of a stay: once for each placement. It feeds next season's naming. */
@Entity('worker_evaluation')
@Unique('worker_evaluation_placement_unique', ['placementId'])
@Index('worker_evaluation_job_order', ['jobOrderId'])
@Index('worker_evaluation_employer', ['employerId', 'workerId'])
@Check('worker_evaluation_rating', 'rating between 1 and 5')
export class WorkerEvaluation {
  @IdColumn('worker_evaluation_pk')
  id: string;

  @RefColumn()
  placementId: string;

  @ManyToOne(() => Placement)
  @JoinColumn({ name: 'placement_id', foreignKeyConstraintName: 'worker_evaluation_placement_fk' })
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
  wouldRehire: RehireAnswer;

  /** From 1, poor, to 5, excellent. */
  @CountColumn()
  rating: number;

  @TextColumn({ nullable: true })
  remarks: string | null;

  @InstantColumn()
  evaluatedAt: Date;
}

/** What a worker says of an employer: once for each placement. Shown only together with those of others. */
@Entity('employer_evaluation')
@Unique('employer_evaluation_placement_unique', ['placementId'])
@Index('employer_evaluation_employer', ['employerId'])
@Check('employer_evaluation_rating', 'rating between 1 and 5')
export class EmployerEvaluation {
  @IdColumn('employer_evaluation_pk')
  id: string;

  @RefColumn()
  placementId: string;

  @ManyToOne(() => Placement)
  @JoinColumn({ name: 'placement_id', foreignKeyConstraintName: 'employer_evaluation_placement_fk' })
  placement?: Relation<Placement>;

  @RefColumn()
  workerId: string;

  @RefColumn()
  employerId: string;

  @TextColumn()
  province: string;

  @TextColumn()
  country: string;

  /** From 1, poor, to 5, excellent. */
  @CountColumn()
  rating: number;

  @TextColumn({ nullable: true })
  remarks: string | null;

  @InstantColumn()
  evaluatedAt: Date;
}
