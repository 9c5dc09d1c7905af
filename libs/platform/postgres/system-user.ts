import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, ownServer, StartProblem } from './start-problem.js';

const run = promisify(execFile);

/** The system account that PostgreSQL runs under when this process is root: PostgreSQL refuses to run as root. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/**
 * The account to run under, or undefined when this process is a plain user and PostgreSQL runs as that user.
 * A data folder that exists keeps its owner; otherwise the user `postgres` is used, and made when missing.
 */
export async function accountFor(data: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await stat(data).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (existing && existing.uid !== 0)
    return { name: `number ${existing.uid}`, uid: existing.uid, gid: existing.gid };
  return (await accountNamed('postgres')) ?? (await accountNamed('_postgres')) ?? (await makeAccount());
}

async function accountNamed(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function makeAccount(): Promise<Account> {
  const plain = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  try {
    await run('useradd', [...plain, '--shell', '/usr/sbin/nologin', 'postgres']);
    const made = await accountNamed('postgres');
    if (made) return made;
    throw new Error('useradd made no user');
  } catch (error) {
    throw new StartProblem(
      'PostgreSQL does not run as root, and the system user postgres is missing and could not be made.',
      `start as a plain user, make the user (useradd --system postgres), or ${ownServer}`,
      { cause: error },
    );
  }
}

/** Throws a StartProblem naming the first folder above `path` that the account may not pass through. */
export async function requireReachable(path: string, account: Account): Promise<void> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0)
      throw new StartProblem(
        `PostgreSQL runs as the system user ${account.name}, who may not pass through ${folder} to reach ${path}.`,
        `start as a plain user, move the checkout elsewhere, or allow it: chmod o+x ${folder}`,
      );
    if (folder === dirname(folder)) return;
  }
}
