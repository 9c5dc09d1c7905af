import { Check, Entity } from 'typeorm';
import { CountColumn, FlagColumn, InstantColumn, TextColumn } from '../database/columns.js';

/** What a database is for, fixed when it is born: only a demonstration has a clock that can be moved. */
@Entity('installation')
@Check('installation_single', 'id = 1')
@Check('installation_mode', `mode in ('demonstration', 'live')`)
@Check('installation_clock', `mode = 'demonstration' or simulated_at is null`)
export class Installation {
  @CountColumn({ primary: true, primaryKeyConstraintName: 'installation_pk' })
  id: number;

  @TextColumn()
  mode: 'demonstration' | 'live';

  /** The simulated time at the moment `setAt` of real time. */
  @InstantColumn({ nullable: true })
  simulatedAt: Date | null;

  @InstantColumn({ nullable: true })
  setAt: Date | null;

  /** Whether simulated time goes on by itself. */
  @FlagColumn({ default: true })
  running: boolean;
}
