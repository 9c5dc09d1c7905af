import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Random } from '#libs/fiction';
import { type RunningPostgres, startEmbeddedPostgres } from '#libs/platform/postgres';
import { freePort } from '../processes.js';

const run = promisify(execFile);

/** A PostgreSQL that can be restarted, behind an address that stays, on the way from which answers can be lost. */
export interface TroubledPostgres {
  /** The address that workers use. */
  url: string;
  /** The address without trouble, new after each restart. */
  direct(): string;
  restart(): Promise<void>;
  lost(): number;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL in a folder, and a relay before it. With the likelihood given, an answer of the server never arrives and
 * the connection breaks: the call was executed, and whoever made it cannot know.
 */
export async function troubledPostgres(
  folder: string,
  random: Random,
  likelihood: number,
): Promise<TroubledPostgres> {
  const begin = () => startEmbeddedPostgres({ folder, log: () => undefined });
  let server: RunningPostgres = await begin();
  let lost = 0;
  const sockets = new Set<Socket>();
  const relay = createServer((client) => {
    const upstream = connect(server.port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => upstream.write(chunk));
    upstream.on('data', (chunk) => {
      if (random.fraction() >= likelihood) return void client.write(chunk);
      lost += 1;
      client.destroy();
    });
  });
  const port = await listen(relay);
  const address = new URL(server.ownerUrl);
  address.port = String(port);
  return {
    url: address.href,
    direct: () => server.ownerUrl,
    restart: async () => {
      await server.stop();
      server = await begin();
    },
    lost: () => lost,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      relay.close();
      await server.stop();
    },
  };
}

async function listen(server: Server): Promise<number> {
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return port;
}

/** A Redis of this run's own, that can be emptied, stopped and started again. */
export class TroubledRedis {
  private child: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<TroubledRedis> {
    const port = await freePort();
    const redis = new TroubledRedis(`redis://127.0.0.1:${port}`, port);
    await redis.begin();
    return redis;
  }

  /** Loses everything in it. */
  async flush(): Promise<void> {
    await this.ask('flushall');
  }

  /** Is away for a while, and comes back empty. */
  async outage(ms: number): Promise<void> {
    await this.stop();
    await pause(ms);
    await this.begin();
  }

  async stop(): Promise<void> {
    await killed(this.child);
  }

  private ask(command: string): Promise<unknown> {
    return run('redis-cli', ['-p', String(this.port), command]);
  }

  private async begin(): Promise<void> {
    const settings = [
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--maxmemory-policy',
      'noeviction',
    ];
    this.child = spawn('redis-server', ['--port', String(this.port), ...settings], { stdio: 'ignore' });
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const answered = await this.ask('ping').then(
        () => true,
        () => false,
      );
      if (answered) return;
      await pause(50);
    }
    throw new Error('Redis did not start');
  }
}

/** Workers as processes of their own, that are killed and replaced. */
export class Workers {
  private readonly children: ChildProcess[] = [];
  kills = 0;

  constructor(private readonly environment: Record<string, string>) {}

  start(count: number): void {
    for (let index = 0; index < count; index += 1) this.children.push(this.begin());
  }

  /** Kills one without warning and starts another in its place. */
  async kill(index: number): Promise<void> {
    await killed(this.children[index]);
    this.kills += 1;
    this.children[index] = this.begin();
  }

  async stop(): Promise<void> {
    await Promise.all(this.children.map(killed));
  }

  private begin(): ChildProcess {
    return spawn(process.execPath, [fileURLToPath(new URL('../../cli/main.js', import.meta.url)), 'worker'], {
      env: {
        ...process.env,
        TEMPORADA_LOG_LEVEL: 'silent',
        TEMPORADA_SWEEP_SECONDS: '1',
        ...this.environment,
      },
      stdio: 'ignore',
    });
  }
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
