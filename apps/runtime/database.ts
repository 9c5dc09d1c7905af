import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { applicationRole, createApplicationRole, type Logger, type Settings } from '#libs/platform';
import {
  attachEmbeddedPostgres,
  createDatabase,
  databaseUrl,
  startEmbeddedPostgres,
} from '#libs/platform/postgres';

/** A database that is up: its address for the application and for its owner, and how to let go of it. */
export interface OpenDatabase {
  url: string;
  ownerUrl: string;
  /** Where it is, for people: never with its password. */
  place: string;
  release: () => Promise<void>;
}

const loginRole = 'temporada_login';

/** The checkout or installation that this code belongs to. */
export const packageRoot = resolve(
  fileURLToPath(import.meta.url),
  import.meta.url.includes('/dist/') ? '../../../..' : '../../..',
);

/**
 * The database that the settings name; without DATABASE_URL an embedded PostgreSQL, started here, or the one that a
 * running Temporada has started when `attach` allows to share it. Throws StartProblem with what to do.
 */
export async function openDatabase(
  settings: Settings,
  logger: Logger,
  name: string,
  attach: boolean,
): Promise<OpenDatabase> {
  if (settings.databaseUrl !== undefined) {
    const { host, pathname } = new URL(settings.databaseUrl);
    return {
      url: settings.databaseUrl,
      ownerUrl: settings.databaseOwnerUrl ?? settings.databaseUrl,
      place: `${host}${pathname}`,
      release: () => Promise.resolve(),
    };
  }
  const folder = resolve(packageRoot, settings.dataFolder, 'postgres');
  const running =
    (attach ? await attachEmbeddedPostgres(folder) : undefined) ??
    (await startEmbeddedPostgres({ folder, log: (sentence) => logger.info(sentence) }));
  await createDatabase(running.ownerUrl, name).catch((error: unknown) => {
    const exists = typeof error === 'object' && error !== null && 'code' in error && error.code === '42P04';
    if (!exists) throw error;
  });
  const ownerUrl = databaseUrl(running.ownerUrl, name);
  return {
    url: attach ? ownerUrl : await applicationLogin(ownerUrl),
    ownerUrl,
    place: `embedded PostgreSQL, ${folder}`,
    release: () => running.stop(),
  };
}

/**
 * A role of the embedded server that the application signs in as: not its owner, so that even the application's own
 * connections cannot become it. Its password is new at every start and is kept nowhere.
 */
async function applicationLogin(ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString('hex');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await createApplicationRole(owner);
    const { rows } = await owner.query('select 1 from pg_roles where rolname = $1', [loginRole]);
    if (rows.length === 0) await owner.query(`create role ${loginRole} login in role ${applicationRole}`);
    await owner.query(`alter role ${loginRole} password '${password}'`);
  } finally {
    await owner.end();
  }
  const url = new URL(ownerUrl);
  url.username = loginRole;
  url.password = password;
  return url.href;
}
