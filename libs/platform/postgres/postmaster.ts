import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Site, surroundings } from './data-folder.js';
import { isPostmasterOf, pause, startMark } from './processes.js';
import { codeOf, serverProblem, StartProblem } from './start-problem.js';

/** A server that accepts connections. */
export interface Postmaster {
  pid: number;
  /** TCP port on 127.0.0.1. */
  port: number;
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>;
}

/** A fast shutdown ends sessions and writes everything: this long before the server is ended without writing. */
const patienceMs = 60_000;

const laptop = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_connections: '100',
  synchronous_commit: 'on',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Faster, and lost with the first power cut: for databases that live as long as a test run. */
const forTests = {
  ...laptop,
  synchronous_commit: 'off',
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
};

/** Starts the server on a free port and waits until it accepts connections; tries again when the port was taken meanwhile. */
export async function startPostmaster(site: Site): Promise<Postmaster> {
  const logFile = join(site.folder, 'postgres.log');
  await rename(logFile, `${logFile}.1`).catch(() => undefined);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const child = await spawnServer(site, port, logFile);
    const ended = endOf(child);
    if (await isReady(site, child, ended))
      return { pid: child.pid ?? 0, port, ended: ended.then(() => undefined) };
    const said = (await ended) ?? (await readFile(logFile, 'utf8'));
    const passing = /Address already in use|pre-existing shared memory block/.test(said);
    if (!passing || attempt === 10)
      throw serverProblem(said.replace(/^.*?(FATAL|could not)/s, '$1'), site.data);
    await rm(logFile, { force: true });
    await pause(300);
  }
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * The server gets a process group of its own: Ctrl-C in the terminal reaches the application alone, which closes
 * its connections before it stops the server. Its log is a file, so that it never depends on a living reader.
 */
async function spawnServer(site: Site, port: number, logFile: string): Promise<ChildProcess> {
  const settings = Object.entries({ ...(site.durable ? laptop : forTests), port: String(port) });
  const options = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = await open(logFile, 'a', 0o600);
  try {
    const child = spawn(site.binaries.postgres, ['-D', site.data, ...options], {
      ...surroundings(site.account),
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
    });
    child.unref();
    return child;
  } finally {
    await output.close();
  }
}

/** Resolves when the child has ended; with a text when it could not be started at all. */
const endOf = (child: ChildProcess) =>
  new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(undefined));
  });

/** True once the server says `ready` in its lock file, false when it has ended. A recovery may take its time. */
async function isReady(site: Site, child: ChildProcess, ended: Promise<unknown>): Promise<boolean> {
  let running = true;
  void ended.then(() => (running = false));
  let sayAt = Date.now() + 5_000;
  // The loop reads `running` after other callbacks ran.
  const stillRunning = () => running;
  while (stillRunning()) {
    const lock = await lockLines(site.data);
    if (lock[0] === String(child.pid) && lock[7] === 'ready') return true;
    if (Date.now() > sayAt) {
      site.log('PostgreSQL is still starting (after a crash it first replays its journal).');
      sayAt += 10_000;
    }
    await pause(10);
  }
  return false;
}

async function lockLines(data: string): Promise<string[]> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').map((line) => line.trim());
}

/** Stops a server: first so that all is written, then, when it does not end in a minute, ever harder. */
export async function stopPostmaster(pid: number): Promise<void> {
  const mark = await startMark(pid);
  if (mark === undefined) return;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    signalTo(pid, signal);
    const until = Date.now() + patienceMs;
    while (Date.now() < until) {
      if ((await startMark(pid)) !== mark) return;
      await pause(15);
    }
  }
}

/** Asks the server to shut down, without waiting: all that can be done while this process exits. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in this moment.
  }
}

/** The living server of this data folder, by its own lock file; a stranger with the same number is none. */
export async function serverOf(data: string): Promise<number | undefined> {
  const pid = Number((await lockLines(data))[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return (await isPostmasterOf(pid, data)) ? pid : undefined;
}

/**
 * Deals with the server a previous run left behind. A living one is stopped when that run is known to be dead;
 * a lock file that names no server of this folder is removed, because PostgreSQL would take a stranger for itself.
 */
export async function settlePrevious(site: Site, previousIsDead: boolean): Promise<void> {
  const pid = await serverOf(site.data);
  if (pid === undefined) {
    await rm(join(site.data, 'postmaster.pid'), { force: true });
    return;
  }
  if (!previousIsDead)
    throw new StartProblem(
      `A PostgreSQL server that Temporada did not start (process ${pid}) uses the data folder ${site.data}.`,
      `stop it (kill -INT ${pid}) or use another folder`,
    );
  site.log(`A previous run ended without stopping its database (process ${pid}): it is stopped first.`);
  await stopPostmaster(pid);
}
