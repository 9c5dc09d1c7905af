import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { type Logger, LOGGER, type Settings, SETTINGS } from '#libs/platform';

/** How enforcement is doing, by the real clock. */
export interface SweepHealth {
  /** Null when no sweep ever ran. */
  lastRunAt: Date | null;
  /** Whole seconds since then; null when no sweep ever ran. */
  secondsSince: number | null;
  /** Whether so much time has passed that rounds are missing now. */
  late: boolean;
  /** Rounds that should have run and did not, since the installation, those missing now not counted. */
  missedRuns: number;
  enforced: number;
  failed: number;
  /** How many of those enforced had waited no longer than each of {@link waitBounds}, longer than the one before; the last are those that waited longer. */
  waitCounts: number[];
  /** How long all together had waited, in seconds. */
  waitSeconds: number;
}

/** Bounds, in seconds, by which the time is counted that deadlines waited to be enforced. */
export const waitBounds = [0.1, 0.5, 1, 2, 5, 15, 60, 300, 3_600, 86_400] as const;

/** Rounds that may be skipped before their absence is an alert: a restart of the worker takes that long. */
export const patienceRounds = 3;

/** Notes that sweeps run, and tells when they did not: a run that did not happen leaves no error of its own. */
@Injectable()
export class Heartbeat {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A sweep begins. When rounds before it did not run, the first sweep after them counts them and writes them into the trail. */
  async beat(): Promise<void> {
    const every = this.settings.sweepSeconds;
    const [rows]: [{ missed: number; secondsSince: number | null }[], number] = await this.dataSource.query(
      `update sweep_heartbeat h set last_run_at = clock_timestamp(),
         missed_runs = missed_runs + gap.missed,
         last_gap_at = case when gap.missed > 0 then clock_timestamp() else last_gap_at end,
         last_gap_runs = case when gap.missed > 0 then gap.missed else last_gap_runs end
       from (select id, extract(epoch from clock_timestamp() - last_run_at)::float8 as since,
               case when extract(epoch from clock_timestamp() - last_run_at) > $1::int * $2::int
                 then floor(extract(epoch from clock_timestamp() - last_run_at) / $1::int)::int - 1 else 0 end as missed
             from sweep_heartbeat where id = 1 for update) gap
       where h.id = gap.id returning gap.missed, gap.since as "secondsSince"`,
      [every, patienceRounds],
    );
    const [gap] = rows;
    if (gap === undefined || gap.missed === 0) return;
    this.logger.error(
      { missedRuns: gap.missed, secondsSince: gap.secondsSince },
      'Deadlines were not swept for a while; what came due meanwhile is enforced now, in due order',
    );
    await this.unitOfWork.note(serviceActor('deadlines', randomUUID()), {
      action: 'deadlines.runs-missed',
      subject: { type: 'installation', id: '1' },
      after: { missedRuns: gap.missed },
    });
  }

  /** A sweep has ended; each of those that it enforced had waited for so many milliseconds. */
  async ran(enforced: number, failed: number, waitedMs: readonly number[]): Promise<void> {
    if (enforced + failed === 0) return;
    await this.dataSource.query(
      `update sweep_heartbeat set enforced = enforced + $1, failed = failed + $2,
         wait_counts = array(select coalesce(wait_counts[i], 0) + ($3::bigint[])[i]
           from generate_series(1, cardinality($3::bigint[])) as i order by i),
         wait_ms = wait_ms + $4::bigint
       where id = 1`,
      [enforced, failed, countWaits(waitedMs), waitedMs.reduce((sum, ms) => sum + ms, 0)],
    );
  }

  /** How enforcement is doing now. */
  async health(): Promise<SweepHealth> {
    const [row]: (Omit<SweepHealth, 'late'> | undefined)[] = await this.dataSource.query(
      `select last_run_at as "lastRunAt", floor(extract(epoch from clock_timestamp() - last_run_at))::int as "secondsSince",
         missed_runs::float8 as "missedRuns", enforced::float8 as enforced, failed::float8 as failed,
         wait_counts::float8[] as "waitCounts", wait_ms::float8 / 1000 as "waitSeconds"
       from sweep_heartbeat where id = 1`,
    );
    if (row === undefined) throw new Error('The database keeps no heartbeat: run `temporada migrate`');
    const { secondsSince } = row;
    return {
      ...row,
      late: secondsSince !== null && secondsSince > this.settings.sweepSeconds * patienceRounds,
    };
  }
}

function countWaits(waitedMs: readonly number[]): number[] {
  const counts = [...waitBounds, Infinity].map(() => 0);
  for (const ms of waitedMs) {
    const found = waitBounds.findIndex((bound) => ms <= bound * 1000);
    const place = found === -1 ? waitBounds.length : found;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
