import pg from 'pg';
import type { Logger, Settings } from '#libs/platform';
import { StartProblem } from '#libs/platform/postgres';
import { migrations } from '../../migrations/index.js';
import { type OpenDatabase, openDatabase } from '../runtime/database.js';
import { migrate } from '../runtime/migrate.js';

/**
 * A database whose tables are those of this version: the embedded one is brought up to date, that of DATABASE_URL is not
 * ours to change unasked. Throws StartProblem when `temporada migrate` has to run first.
 */
export async function openPreparedDatabase(
  settings: Settings,
  logger: Logger,
  name: string,
): Promise<OpenDatabase> {
  const database = await openDatabase(settings, logger, name, true);
  try {
    if (settings.databaseUrl === undefined) {
      await migrate(database.ownerUrl, { mode: settings.mode ?? 'demonstration' });
    } else await requireMigrated(database);
    return database;
  } catch (error) {
    await database.release();
    throw error;
  }
}

async function requireMigrated({ url, place }: OpenDatabase): Promise<void> {
  const applied = await appliedMigrations(url);
  const missing = migrations.map((migration) => new migration().name).filter((name) => !applied.has(name));
  if (missing.length === 0) return;
  throw new StartProblem(
    applied.size === 0
      ? `The database ${place} has not been prepared.`
      : `The database ${place} is of an earlier version: it lacks ${missing.join(', ')}.`,
    'run `temporada migrate`',
  );
}

async function appliedMigrations(url: string): Promise<ReadonlySet<string>> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  await client.connect();
  try {
    const { rows: present } = await client.query(
      `select 1 where to_regclass('public.migrations') is not null`,
    );
    if (present.length === 0) return new Set();
    const { rows } = await client.query<{ name: string }>('select name from public.migrations');
    return new Set(rows.map(({ name }) => name));
  } finally {
    await client.end();
  }
}
