import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import { codeOf, serverProblem, StartProblem, textIn } from './start-problem.js';
import type { Account } from './system-user.js';

const run = promisify(execFile);

/** What the parts of the runner share: where things lie, which programs, which account, where sentences go. */
export interface Site {
  /** The folder given by the caller: holds `data`, `password`, `postgres.log` and `owner.json`. */
  folder: string;
  /** PostgreSQL's own data folder. */
  data: string;
  binaries: Binaries;
  account: Account | undefined;
  durable: boolean;
  log: (sentence: string) => void;
}

/** The database role that owns everything. */
export const ownerRole = 'temporada';

/** Its presence inside a data folder says that the database in it was once made completely. */
const marker = 'temporada.json';
const unfinished = 'data.unfinished-';

const textOf = (path: string) =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });

/** How child processes run: under the account, in English, without the caller's PG variables. */
export function surroundings(account: Account | undefined): {
  uid?: number;
  gid?: number;
  cwd: string;
  env: NodeJS.ProcessEnv;
} {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/.test(name));
  const who = account && { uid: account.uid, gid: account.gid };
  return { ...who, cwd: '/', env: { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' } };
}

/** Makes sure that `site.data` holds a complete database of the right version, making one when there is none. */
export async function prepareDataFolder(site: Site): Promise<'kept' | 'made'> {
  await removeAttempts(site.folder);
  const complete = (await textOf(join(site.data, marker))) !== undefined;
  if (complete) {
    await requireVersion(site);
    return 'kept';
  }
  await moveAside(site);
  await makeDatabase(site);
  return 'made';
}

async function requireVersion({ data, binaries }: Site): Promise<void> {
  const version = (await textOf(join(data, 'PG_VERSION')))?.trim();
  if (version === binaries.major) return;
  if (version === undefined)
    throw new StartProblem(
      `The data folder ${data} is damaged: it once held a database, and its file PG_VERSION is gone.`,
      'restore the folder from a backup; nothing in it was changed',
    );
  throw new StartProblem(
    `The data folder ${data} was made by PostgreSQL ${version}; this release runs PostgreSQL ${binaries.major}.`,
    `dump it with PostgreSQL ${version} (pg_dump) and load it into a new folder; nothing in it was changed`,
  );
}

/** A data folder without the marker is never used and never deleted: it may hold what somebody put there. */
async function moveAside({ folder, data, log }: Site): Promise<void> {
  try {
    await rmdir(data);
    return;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
  }
  const aside = join(folder, `data.aside-${Date.now()}`);
  await rename(data, aside);
  log(`${data} held no complete database: it was moved to ${aside}, and a new one is made.`);
}

/** The database is made beside its place and moved there when complete: a killed initdb leaves no half of one. */
async function makeDatabase(site: Site): Promise<void> {
  const { account, binaries, folder, log } = site;
  log(`Making a new database in ${folder} (a few seconds, once).`);
  const attempt = join(folder, `${unfinished}${randomBytes(4).toString('hex')}`);
  await mkdir(attempt, { mode: 0o700 });
  if (account) await chown(attempt, account.uid, account.gid);
  await ownerPassword(site);
  const sync = site.durable ? [] : ['--no-sync'];
  try {
    await run(binaries.initdb, [...initdbOptions(folder, attempt), ...sync], surroundings(account));
  } catch (error) {
    await rm(attempt, { recursive: true, force: true });
    throw serverProblem(outputOf(error), site.data);
  }
  await writeFile(join(attempt, marker), JSON.stringify({ postgres: binaries.major, madeAt: new Date() }));
  await rename(attempt, site.data);
}

/** The locale comes from PostgreSQL itself, so that text sorts and folds case alike on every system. */
const initdbOptions = (folder: string, data: string) => [
  `--pgdata=${data}`,
  `--username=${ownerRole}`,
  `--pwfile=${passwordFile(folder)}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

/** What a failed program wrote, or why it could not even run. */
const outputOf = (error: unknown) =>
  textIn(error, 'stderr')?.trim() || (textIn(error, 'message') ?? String(error));

async function removeAttempts(folder: string): Promise<void> {
  const left = (await readdir(folder)).filter((name) => name.startsWith(unfinished));
  // An initdb that outlived its killed parent may still write there: it is left for the next start then.
  const remove = (name: string) =>
    rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  await Promise.all(left.map(remove));
}

const passwordFile = (folder: string) => join(folder, 'password');

/** The owner role's password: random, made once, in a file only the account of the database (and root) can read. */
export async function ownerPassword({ folder, account }: Site): Promise<string> {
  const file = passwordFile(folder);
  const kept = (await textOf(file))?.trim();
  if (kept) return kept;
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  if (account) await chown(file, account.uid, account.gid);
  return password;
}

/** Gives the owner role the password of the file, on a database that is not running: for a password file that was lost. */
export async function resetPassword(site: Site): Promise<void> {
  const password = await ownerPassword(site);
  const single = run(
    site.binaries.postgres,
    ['--single', '-D', site.data, 'postgres'],
    surroundings(site.account),
  );
  single.child.stdin?.end(`ALTER ROLE ${ownerRole} PASSWORD '${password}'\n`);
  await single.catch((error: unknown) => {
    throw serverProblem(outputOf(error), site.data);
  });
}

/** Whether the password file is there. */
export const hasPassword = async (folder: string) => Boolean((await textOf(passwordFile(folder)))?.trim());
