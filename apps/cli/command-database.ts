import pg from 'pg';
import { Option } from 'commander';
import { createLogger, type Logger, type Settings } from '#libs/platform';
import { StartProblem } from '#libs/platform/postgres';
import { migrations } from '../../migrations/index.js';
import { DatabaseMissing, type OpenDatabase, openDatabase } from '../runtime/database.js';
import { migrate } from '../runtime/migrate.js';
import { optionRefused } from './refusal/option-problems.js';

const usualName = 'temporada';

/** The option by which a command names its database. */
export const databaseOption = () =>
  new Option('--database <name>', `database of the embedded PostgreSQL (default: ${usualName})`);

/** What a command opens: the settings, and the name that its call gave. */
export interface Wanted {
  settings: Settings;
  logger?: Logger;
  named?: string | undefined;
}

/**
 * The database that a command works on, which has to be there: only `start`, `seed` and `season` make one. Throws
 * CommandRefused for a name in the call that no database has, StartProblem where it cannot be opened.
 */
export async function openExisting({ settings, logger, named }: Wanted): Promise<OpenDatabase> {
  refuseNameBesideUrl(settings, named);
  const opening = { name: named ?? usualName, attach: true, create: false };
  try {
    return await openDatabase(settings, logger ?? createLogger(settings.logLevel), opening);
  } catch (error) {
    if (!(error instanceof DatabaseMissing) || named === undefined) throw error;
    const { others } = error;
    throw optionRefused(
      '--database',
      named,
      others.length === 0
        ? 'the name of a database that is there; there is none yet'
        : `one of ${others.join(', ')}`,
    );
  }
}

/** Such a database with the tables of this version. Throws StartProblem where `temporada migrate` has to run first. */
export async function openMigrated(wanted: Wanted): Promise<OpenDatabase> {
  return checked(await openExisting(wanted), requireMigrated);
}

/**
 * The same; but the embedded one is brought up to date, while that of DATABASE_URL is not ours to change unasked.
 */
export async function openPrepared(wanted: Wanted): Promise<OpenDatabase> {
  const { databaseUrl, mode = 'demonstration' } = wanted.settings;
  if (databaseUrl !== undefined) return openMigrated(wanted);
  return checked(await openExisting(wanted), ({ ownerUrl }) => migrate(ownerUrl, { mode }));
}

/** A name that would not be looked at must not seem to be. Throws CommandRefused. */
export function refuseNameBesideUrl({ databaseUrl }: Settings, named: string | undefined): void {
  if (databaseUrl !== undefined && named !== undefined)
    throw optionRefused('--database', named, 'nothing where DATABASE_URL is set, which names the database');
}

async function checked(
  database: OpenDatabase,
  check: (database: OpenDatabase) => Promise<unknown>,
): Promise<OpenDatabase> {
  try {
    await check(database);
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
  // A server that goes away meanwhile is told by the query that fails.
  client.on('error', () => undefined);
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
