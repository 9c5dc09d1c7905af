import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findBinaries } from './binaries.js';
import { statement } from './databases.js';
import {
  hasPassword,
  ownerPassword,
  ownerRole,
  prepareDataFolder,
  resetPassword,
  type Site,
} from './data-folder.js';
import { takeOwnership } from './owner-lock.js';
import { type Postmaster, settlePrevious, signalTo, startPostmaster, stopPostmaster } from './postmaster.js';
import { codeOf, folderProblem, StartProblem } from './start-problem.js';
import { accountFor, requireReachable } from './system-user.js';

/** How to run the bundled PostgreSQL. */
export interface EmbeddedPostgresOptions {
  /** Where the database lives; made when missing. */
  folder: string;
  /** Receives sentences for the person at the terminal. */
  log: (sentence: string) => void;
  /** False gives up safety against power cuts for speed (tests). Default true. */
  durable?: boolean;
}

/** A PostgreSQL server that this process started and has to stop. */
export interface RunningPostgres {
  /** Connection string of the owner (superuser), for the database `postgres`. */
  ownerUrl: string;
  /** TCP port on 127.0.0.1. */
  port: number;
  /** Ends all sessions, writes everything, returns when the server has ended. May be called again. */
  stop: () => Promise<void>;
}

/**
 * Starts the PostgreSQL that npm installed on the database in `folder`, making the database at the first start.
 * Expected failures are StartProblems. The server is also told to stop when this process exits without `stop()`.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<RunningPostgres> {
  const wanted = resolve(options.folder);
  try {
    const binaries = await findBinaries();
    await mkdir(wanted, { recursive: true });
    const folder = await realpath(wanted);
    const data = join(folder, 'data');
    const account = await accountFor(data);
    const { durable = true, log } = options;
    const site: Site = { folder, data, binaries, account, durable, log };
    await letAccountIn(site);
    return await startOwned(site);
  } catch (error) {
    throw folderProblem(error, wanted);
  }
}

/** As root: the folder stays root's, and the account of the database may pass through it to its data. */
async function letAccountIn({ folder, data, binaries, account }: Site): Promise<void> {
  if (!account) return;
  const { mode } = await stat(folder);
  if ((mode & 0o011) !== 0o011) await chmod(folder, (mode & 0o777) | 0o011);
  await requireReachable(data, account);
  await requireReachable(binaries.postgres, account);
}

async function startOwned(site: Site): Promise<RunningPostgres> {
  const ownership = await takeOwnership(site.folder);
  try {
    await settlePrevious(site, ownership.takenFromDead);
    const passwordLost = !(await hasPassword(site.folder));
    const database = await prepareDataFolder(site);
    if (passwordLost && database === 'kept') await resetPassword(site);
    const postmaster = await startPostmaster(site);
    const running = handle(site, postmaster, await ownerPassword(site), ownership.release);
    await checkPassword(site, running);
    return running;
  } catch (error) {
    await ownership.release();
    throw error;
  }
}

function handle(
  site: Site,
  postmaster: Postmaster,
  password: string,
  release: () => Promise<void>,
): RunningPostgres {
  const { pid, port } = postmaster;
  const stopOnExit = () => signalTo(pid, 'SIGINT');
  process.on('exit', stopOnExit);
  let stopping: Promise<void> | undefined;
  void postmaster.ended.then(() => {
    process.off('exit', stopOnExit);
    if (!stopping) site.log(`PostgreSQL ended unexpectedly; see ${join(site.folder, 'postgres.log')}.`);
  });
  const stop = async () => {
    await stopPostmaster(pid);
    await release();
  };
  return {
    ownerUrl: `postgres://${ownerRole}:${password}@127.0.0.1:${String(port)}/postgres`,
    port,
    stop: () => (stopping ??= stop()),
  };
}

/** The password file may be of another database than the data: a restored backup. */
async function checkPassword({ folder }: Site, running: RunningPostgres): Promise<void> {
  try {
    await statement(running.ownerUrl, 'SELECT 1');
  } catch (error) {
    await running.stop();
    if (codeOf(error) !== '28P01') throw error;
    throw new StartProblem(
      `The password in ${join(folder, 'password')} is not the one of the database beside it.`,
      'restore the file that belongs to the data folder, or delete it: a new password is then set',
      { cause: error },
    );
  }
}
