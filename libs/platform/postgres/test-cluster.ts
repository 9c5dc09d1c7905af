import { mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { ownerOf } from './owner-lock.js';
import { serverOf, stopPostmaster } from './postmaster.js';

/** Holds the owner's connection string of a PostgreSQL server of your own that tests are to use. */
const testDatabaseVariable = 'TEST_DATABASE_URL';

const prefix = 'temporada-test-';
/** A run has made its lock long before this: a folder without one is then a leftover. */
const lockWithinMs = 10 * 60_000;

/** The server of one test run. */
export interface TestCluster {
  ownerUrl: string;
  /** Stops the server and removes its folder; a server given by TEST_DATABASE_URL is left alone. */
  stop: () => Promise<void>;
}

/**
 * For Jest's globalSetup: starts one fast PostgreSQL in a temporary folder for the whole run, or none when
 * TEST_DATABASE_URL names one.
 */
export async function startTestCluster(): Promise<TestCluster> {
  const given = process.env[testDatabaseVariable];
  if (given) return { ownerUrl: given, stop: () => Promise.resolve() };
  await removeDeadClusters();
  const folder = await mkdtemp(join(tmpdir(), prefix));
  const remove = () => rm(folder, { recursive: true, force: true });
  const running = await startEmbeddedPostgres({ folder, log: () => undefined, durable: false }).catch(
    async (error: unknown) => {
      await remove();
      throw error;
    },
  );
  const stop = async () => {
    await running.stop();
    await remove();
  };
  return { ownerUrl: running.ownerUrl, stop };
}

/** Stops and removes the clusters of test runs that were killed. Those of living runs, or of other users, stay. */
export async function removeDeadClusters(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const folder = join(tmpdir(), name);
    try {
      if (!(await isDead(folder))) continue;
      const server = await serverOf(join(await realpath(folder), 'data'));
      if (server !== undefined) await stopPostmaster(server);
      await rm(folder, { recursive: true, force: true });
    } catch {
      // Another user's, or another run is removing it at this moment.
    }
  }
}

async function isDead(folder: string): Promise<boolean> {
  const { uid, mtimeMs } = await stat(folder);
  if (uid !== process.getuid?.()) return false;
  const owner = await ownerOf(folder);
  return owner === 'none' ? Date.now() - mtimeMs > lockWithinMs : owner === 'dead';
}
