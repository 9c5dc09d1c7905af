import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Heartbeat, type SweepHealth } from '#libs/deadlines';

/** Deadlines of one kind by how they stand; one can be counted in several. */
export interface KindFigures {
  kind: string;
  /** Neither settled nor missed. */
  open: number;
  /** To be looked at by a sweep now. */
  due: number;
  /** Missed and still owed. */
  overdue: number;
  /** Those whose last attempt failed. */
  failing: number;
}

/** How enforcement stands. */
export interface EnforcementFigures {
  kinds: KindFigures[];
  /** For how long the oldest due deadline has waited; 0 when none is due. */
  lagSeconds: number;
  health: SweepHealth;
  /** Mails by state. */
  mails: { state: string; count: number }[];
}

/** Counts what is owed and how enforcement keeps up with it. Kinds and counts only: nothing of anybody. */
@Injectable()
export class EnforcementReadings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly heartbeat: Heartbeat,
  ) {}

  /** The figures now. */
  async now(): Promise<EnforcementFigures> {
    const kinds: KindFigures[] = await this.dataSource.query(
      `select kind, (count(*) filter (where state = 'open'))::int as open,
         (count(*) filter (where next_at <= n.now))::int as due,
         (count(*) filter (where state = 'missed'))::int as overdue,
         (count(*) filter (where failures > 0))::int as failing
       from (select official_now() as now) n, deadline where settled_at is null group by kind order by kind`,
    );
    const [lag]: { seconds: number }[] = await this.dataSource.query(
      `select coalesce(extract(epoch from greatest(official_now() - min(next_at), interval '0')), 0)::float8 as seconds
       from deadline where next_at is not null`,
    );
    return {
      kinds,
      lagSeconds: lag?.seconds ?? 0,
      health: await this.heartbeat.health(),
      // Named here and not imported, since people are told from above deadlines.
      mails: await this.dataSource.query(
        'select state, count(*)::int as count from mail group by state order by state',
      ),
    };
  }
}
