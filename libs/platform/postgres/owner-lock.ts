import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startMark } from './processes.js';
import { codeOf, StartProblem } from './start-problem.js';

/** The process that runs the database of a folder. */
interface Owner {
  pid: number;
  startMark: string;
}

/** The right of this process to run the database of a folder. */
export interface Ownership {
  /** Whether a process held the folder before and died without giving it back. */
  takenFromDead: boolean;
  release: () => Promise<void>;
}

const lockOf = (folder: string) => join(folder, 'owner.json');

/** Makes this process the owner of the folder. Throws a StartProblem when a living process is. */
export async function takeOwnership(folder: string): Promise<Ownership> {
  const lock = lockOf(folder);
  const mine = join(folder, `owner.${String(process.pid)}.${randomBytes(4).toString('hex')}`);
  const owner: Owner = { pid: process.pid, startMark: (await startMark(process.pid)) ?? '' };
  await writeFile(mine, JSON.stringify(owner), { mode: 0o644 });
  let takenFromDead = false;
  try {
    // A link appears whole or not at all, and only one of two processes that start together can make it.
    while (!(await linked(mine, lock))) {
      const text = await readFile(lock, 'utf8').catch(() => undefined);
      if (text === undefined) continue;
      await refuseIfAlive(text, folder);
      takenFromDead = true;
      await putAside(lock, text, `${mine}.dead`);
    }
  } finally {
    await rm(mine, { force: true });
  }
  let released: Promise<void> | undefined;
  // Once only: afterwards the lock may already be another process's.
  return { takenFromDead, release: () => (released ??= rm(lock, { force: true })) };
}

/** The number of the living process that runs the database of this folder; `none` without a lock, else `dead`. */
export async function ownerOf(folder: string): Promise<number | 'none' | 'dead'> {
  const text = await readFile(lockOf(folder), 'utf8').catch(() => undefined);
  return text === undefined ? 'none' : ((await livingOwner(text)) ?? 'dead');
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function livingOwner(text: string): Promise<number | undefined> {
  const owner = parseOwner(text);
  if (owner === undefined) return undefined;
  return (await startMark(owner.pid)) === owner.startMark ? owner.pid : undefined;
}

function parseOwner(text: string): Owner | undefined {
  try {
    const { pid, startMark: mark } = JSON.parse(text) as Partial<Owner>;
    return typeof pid === 'number' && typeof mark === 'string' ? { pid, startMark: mark } : undefined;
  } catch {
    return undefined;
  }
}

async function refuseIfAlive(text: string, folder: string): Promise<void> {
  const pid = await livingOwner(text);
  if (pid === undefined) return;
  throw new StartProblem(
    `Temporada is already running here (process ${pid}, database folder ${folder}).`,
    'stop it (Ctrl-C in its terminal) or use another folder',
  );
}

/** Removes the dead lock, unless another process replaced it by its own since it was read: that one is put back. */
async function putAside(lock: string, text: string, aside: string): Promise<void> {
  try {
    await rename(lock, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== text) await linked(aside, lock);
  await rm(aside, { force: true });
}
