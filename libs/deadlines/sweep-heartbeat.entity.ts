import { Check, Column, Entity } from 'typeorm';
import { CountColumn, InstantColumn } from '#libs/platform';

/** When a sweep last ran, by the real clock of the database whatever a demonstration's clock says; one row for all workers. */
@Entity('sweep_heartbeat')
@Check('sweep_heartbeat_single', 'id = 1')
export class SweepHeartbeat {
  @CountColumn({ primary: true, primaryKeyConstraintName: 'sweep_heartbeat_pk' })
  id: number;

  /** Null until the first sweep. */
  @InstantColumn({ nullable: true })
  lastRunAt: Date | null;

  /** Rounds that should have run and did not, since the installation. */
  @Column('bigint', { default: 0 })
  missedRuns: string;

  /** When rounds were last found to be missing, and how many that were. */
  @InstantColumn({ nullable: true })
  lastGapAt: Date | null;

  @CountColumn({ default: 0 })
  lastGapRuns: number;

  /** When early warnings last went out, by the official time. */
  @InstantColumn({ nullable: true })
  warnedAt: Date | null;

  /** Deadlines enforced, and attempts that failed, since the installation. */
  @Column('bigint', { default: 0 })
  enforced: string;

  @Column('bigint', { default: 0 })
  failed: string;

  /** How many had waited how long when they were enforced, by the bounds that the program has; empty until the first. */
  @Column('bigint', { array: true, default: '{}' })
  waitCounts: string[];

  /** How long all of them together had waited. */
  @Column('bigint', { default: 0 })
  waitMs: string;
}
