import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { applicationRole, createApplicationRole, type Logger, type Settings } from '#libs/platform';
import {
  attachEmbeddedPostgres,
  createDatabase,
  databaseUrl,
  startEmbeddedPostgres,
  StartProblem,
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

/** Which database of the embedded PostgreSQL is opened, and how. */
export interface Opening {
  name: string;
  /** Whether to share the server that a running Temporada has started, and sign in as its owner. */
  attach: boolean;
  /** Whether server and database are made where they are missing. */
  create: boolean;
}

/** A database of the embedded PostgreSQL that is not there, and those that are. */
export class DatabaseMissing extends StartProblem {
  constructor(
    readonly database: string,
    readonly others: readonly string[],
    folder: string,
  ) {
    super(
      `There is no database "${database}" in ${folder}.`,
      'run `temporada start` or `temporada seed`, which make it, or set DATABASE_URL',
    );
  }
}

/**
 * The database that the settings name; without DATABASE_URL one of an embedded PostgreSQL, which is started here unless it runs
 * already. Throws StartProblem with what to do, a DatabaseMissing where it is not there and may not be made.
 */
export async function openDatabase(
  settings: Settings,
  logger: Logger,
  { name, attach, create }: Opening,
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
  if (!create && !existsSync(resolve(folder, 'data', 'PG_VERSION')))
    throw new DatabaseMissing(name, [], folder);
  const running =
    (attach ? await attachEmbeddedPostgres(folder) : undefined) ??
    (await startEmbeddedPostgres({ folder, log: (sentence) => logger.info(sentence) }));
  try {
    const others = await databasesOf(running.ownerUrl);
    if (!others.includes(name)) {
      if (!create) throw new DatabaseMissing(name, others, folder);
      await createUnlessThere(running.ownerUrl, name);
    }
    const ownerUrl = databaseUrl(running.ownerUrl, name);
    return {
      url: attach ? ownerUrl : await applicationLogin(ownerUrl),
      ownerUrl,
      place: `embedded PostgreSQL, ${folder}`,
      release: () => running.stop(),
    };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** The databases of a server that are anybody's own, and not PostgreSQL's. */
async function databasesOf(ownerUrl: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ datname: string }>(
      "select datname from pg_database where not datistemplate and datname <> 'postgres' order by datname",
    );
    return rows.map(({ datname }) => datname);
  } finally {
    await owner.end();
  }
}

/** Two commands may make it at once: it is no fault that the other was faster. */
async function createUnlessThere(ownerUrl: string, name: string): Promise<void> {
  await createDatabase(ownerUrl, name).catch((error: unknown) => {
    const exists = typeof error === 'object' && error !== null && 'code' in error && error.code === '42P04';
    if (!exists) throw error;
  });
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
