import { realpath, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownerRole } from './data-folder.js';
import type { RunningPostgres } from './embedded-postgres.js';
import { ownerOf } from './owner-lock.js';
import { serverOf } from './postmaster.js';

/**
 * The server that a living process of ours runs on this folder, for a command that works beside it; undefined when none
 * does. Its `stop` does nothing: whoever started a server stops it.
 */
export async function attachEmbeddedPostgres(folder: string): Promise<RunningPostgres | undefined> {
  if (typeof (await ownerOf(folder)) !== 'number') return undefined;
  const real = await realpath(folder);
  const data = join(real, 'data');
  if ((await serverOf(data)) === undefined) return undefined;
  // The fourth line of PostgreSQL's own lock file is its port.
  const port = Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[3]);
  const password = (await readFile(join(real, 'password'), 'utf8')).trim();
  return {
    ownerUrl: `postgres://${ownerRole}:${password}@127.0.0.1:${port}/postgres`,
    port,
    stop: () => Promise.resolve(),
  };
}
