import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Random } from '#libs/fiction';
import { type RunningPostgres, startEmbeddedPostgres } from '#libs/platform/postgres';
import { freePort } from '../processes.js';
import { isReadyForQuery, Relay } from './relay.js';

const run = promisify(execFile);

/** A PostgreSQL that can be stopped and started again, behind two addresses that stay: one with trouble on the way. */
export class TroubledPostgres {
  restarts = 0;
  crashes = 0;

  private constructor(
    private readonly folder: string,
    private server: RunningPostgres,
    readonly troubled: Relay,
    private readonly calm: Relay,
  ) {}

  static async start(folder: string, random: Random, likelihood: number): Promise<TroubledPostgres> {
    const server = await startEmbeddedPostgres({ folder, log: () => undefined });
    const target = () => ({ host: '127.0.0.1', port: postgres.server.port });
    const way = { target, random, isAnswer: isReadyForQuery };
    const postgres: TroubledPostgres = new TroubledPostgres(
      folder,
      server,
      await Relay.open({ ...way, likelihood }),
      await Relay.open({ ...way, likelihood: 0 }),
    );
    return postgres;
  }

  /** The address that workers use. */
  get url(): string {
    return this.troubled.through(this.server.ownerUrl);
  }

  /** The address on whose way nothing is lost. */
  get calmUrl(): string {
    return this.calm.through(this.server.ownerUrl);
  }

  /** Stops it as an administrator does, and starts it again. */
  async restart(): Promise<void> {
    await this.server.stop();
    this.restarts += 1;
    await this.begin();
  }

  /** Stops it at once, as a power cut does: it recovers from its log when it starts. */
  async crash(): Promise<void> {
    const [pid = ''] = (await readFile(join(this.folder, 'data', 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGQUIT');
    await this.server.stop();
    this.crashes += 1;
    await this.begin();
  }

  async stop(): Promise<void> {
    this.troubled.close();
    this.calm.close();
    await this.server.stop();
  }

  private async begin(): Promise<void> {
    this.server = await startEmbeddedPostgres({ folder: this.folder, log: () => undefined });
  }
}

/** Whether a Redis of one's own can be started here. */
export function hasRedisServer(): Promise<boolean> {
  return run('redis-server', ['--version']).then(
    () => true,
    () => false,
  );
}

/** A Redis that is emptied and goes away, on the way from which answers are lost. */
export class TroubledRedis {
  flushes = 0;
  outages = 0;

  private constructor(
    /** Without trouble on the way. */
    readonly calmUrl: string,
    readonly troubled: Relay,
    /** The server of this run; undefined for one that others started, which only seems to be away. */
    private child: ChildProcess | undefined,
  ) {}

  static async start(given: string | undefined, random: Random, likelihood: number): Promise<TroubledRedis> {
    const address = given ?? `redis://127.0.0.1:${await freePort()}`;
    const { hostname: host, port } = new URL(address);
    const target = () => ({ host, port: Number(port === '' ? 6379 : port) });
    const child = given === undefined ? await beginRedis(target().port) : undefined;
    const relay = await Relay.open({ target, random, likelihood });
    const redis = new TroubledRedis(address, relay, child);
    await redis.empty();
    return redis;
  }

  /** The address that workers use. */
  get url(): string {
    return this.troubled.through(this.calmUrl);
  }

  /** Loses everything in it. */
  async flush(): Promise<void> {
    await this.empty();
    this.flushes += 1;
  }

  /** Is away for a while, and comes back empty. */
  async outage(ms: number): Promise<void> {
    this.troubled.cut();
    if (this.child !== undefined) await killed(this.child);
    await pause(ms);
    if (this.child !== undefined) this.child = await beginRedis(Number(new URL(this.calmUrl).port));
    await this.empty();
    this.troubled.restore();
    this.outages += 1;
  }

  async stop(): Promise<void> {
    this.troubled.close();
    if (this.child !== undefined) await killed(this.child);
  }

  private async empty(): Promise<void> {
    const { hostname, port, pathname } = new URL(this.calmUrl);
    await askRedis(hostname, Number(port === '' ? 6379 : port), [
      `SELECT ${Number(pathname.slice(1))}`,
      'FLUSHDB',
    ]);
  }
}

async function beginRedis(port: number): Promise<ChildProcess> {
  const settings = '--bind 127.0.0.1 --appendonly no --maxmemory-policy noeviction --save'.split(' ');
  const child = spawn('redis-server', ['--port', String(port), ...settings, ''], { stdio: 'ignore' });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answered = await askRedis('127.0.0.1', port, ['PING']).then(
      () => true,
      () => false,
    );
    if (answered) return child;
    await pause(50);
  }
  throw new Error('Redis did not start');
}

/** Says some commands to Redis, a line each, and waits for as many answers. */
function askRedis(host: string, port: number, commands: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => {
      socket.write(commands.map((command) => `${command}\r\n`).join(''));
    });
    let said = '';
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error(`Redis answered "${said}" to ${commands.join(', ')}`));
    });
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\r\n').length <= commands.length) return;
      if (!said.includes('-')) resolve();
      socket.destroy();
    });
  });
}

/** Workers as processes of their own, that are killed and replaced; one that ends by itself is replaced as well. */
export class Workers {
  kills = 0;
  /** How often one ended by itself, as one does that cannot even connect at its start. */
  ends = 0;
  private readonly children: ChildProcess[] = [];
  private stopping = false;

  constructor(private readonly environment: Record<string, string>) {}

  start(count: number): void {
    for (let index = 0; index < count; index += 1) this.begin(index);
  }

  /** Kills one without warning and starts another in its place. */
  async kill(index: number): Promise<void> {
    const child = this.children[index];
    child?.removeAllListeners('exit');
    await killed(child);
    this.kills += 1;
    this.begin(index);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.children.map(killed));
  }

  private begin(index: number): void {
    const main = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
    const child = spawn(process.execPath, [main, 'worker'], {
      env: {
        ...process.env,
        TEMPORADA_LOG_LEVEL: 'silent',
        TEMPORADA_SWEEP_SECONDS: '1',
        ...this.environment,
      },
      stdio: 'ignore',
    });
    this.children[index] = child;
    child.once('exit', () => {
      if (this.stopping) return;
      this.ends += 1;
      this.begin(index);
    });
  }
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
