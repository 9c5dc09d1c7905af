import pg from 'pg';
import { DataSource } from 'typeorm';
import { createApplicationRole, dataSourceOptions, grantApplication, migrateQueue } from '#libs/platform';
import { migrations } from '../../migrations/index.js';
import { demonstrationDay } from './demonstration-day.js';

/** What a migration run did. */
export interface MigrationOutcome {
  applied: string[];
  mode: 'demonstration' | 'live';
}

/** Any number will do, as long as every migration step of this product uses the same. */
const migrationLock = 1_950_000_001;

/**
 * Brings a database up to date, as the role that owns it: tables, BullMQ's tables, and, at its birth, what it is for.
 * Several at once wait for each other. Nothing changes when there is nothing to do.
 */
export async function migrate(
  ownerUrl: string,
  birth: { mode: 'demonstration' | 'live'; now?: Date },
): Promise<MigrationOutcome> {
  const guard = new pg.Client({ connectionString: ownerUrl });
  await guard.connect();
  const dataSource = new DataSource(
    dataSourceOptions({ url: ownerUrl, pool: 2, as: 'owner', entities: [], migrations }),
  );
  try {
    await guard.query('select pg_advisory_lock($1)', [migrationLock]);
    await createApplicationRole(guard);
    await dataSource.initialize();
    const applied = await dataSource.runMigrations();
    await migrateQueue(guard);
    await grantApplication(guard);
    const simulated = birth.mode === 'demonstration' ? (birth.now ?? demonstrationDay) : null;
    await guard.query(
      `insert into installation (id, mode, simulated_at, set_at) values (1, $1, $2, case when $2::timestamptz is null then null else clock_timestamp() end)
       on conflict do nothing`,
      [birth.mode, simulated],
    );
    const { rows } = await guard.query<{ mode: 'demonstration' | 'live' }>(
      'select mode from installation where id = 1',
    );
    return { applied: applied.map(({ name }) => name), mode: rows[0]?.mode ?? birth.mode };
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await guard.end();
  }
}
