import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { built } from '../support/needed.js';

/** A worker in a process of its own. */
export interface WorkerProcess {
  /** When it takes jobs. */
  ready: Promise<void>;
  /** Whether it still runs. */
  alive(): boolean;
  /** Ends it without warning, as a power cut does. */
  kill(): Promise<void>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

const cli = await built('apps/cli/main.js');
const skewedClock = pathToFileURL(resolve('test/chaos/skewed-clock.mjs')).href;
const started = new Set<ChildProcess>();

/** Starts `temporada worker` as built, which sweeps every second, with a clock of its own where it is told to. */
export function startWorker(
  environment: Record<string, string>,
  { aheadSeconds }: { aheadSeconds?: number } = {},
): WorkerProcess {
  const skew = aheadSeconds === undefined ? [] : ['--import', skewedClock];
  const child = spawn(process.execPath, [...skew, cli, 'worker'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      TEMPORADA_LOG_LEVEL: 'info',
      TEMPORADA_SWEEP_SECONDS: '1',
      CLOCK_AHEAD_SECONDS: String(aheadSeconds ?? 0),
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.add(child);
  const ready = new Promise<void>((resolve) => {
    createInterface(child.stderr).on('line', (line) => {
      if (line.includes('The worker takes jobs')) resolve();
      // Its log is not the test's; what else it says is why it fell over.
      if (!line.startsWith('{')) process.stderr.write(`${line}\n`);
    });
  });
  return {
    ready,
    alive: () => child.exitCode === null && child.signalCode === null,
    kill: () => ended(child, 'SIGKILL'),
    stop: () => ended(child, 'SIGTERM'),
  };
}

/** Kills every worker that a test has left behind. */
export async function killWorkers(): Promise<void> {
  await Promise.all([...started].map((child) => ended(child, 'SIGKILL')));
  started.clear();
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await over;
}
