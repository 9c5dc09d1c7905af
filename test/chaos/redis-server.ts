import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { Redis } from 'ioredis';

/** Whether a Redis can be started here: without one, nothing is proved of it, and the report has to say so. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of a test's own, that keeps nothing on disk. */
export class RedisServer {
  private child: ChildProcess | undefined;
  private client: Redis | undefined;

  private constructor(readonly port: number) {}

  static async start(): Promise<RedisServer> {
    const redis = new RedisServer(await freePort());
    await redis.begin();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Asks it something as whoever runs it would. */
  async ask(command: string, ...args: string[]): Promise<unknown> {
    this.client ??= new Redis(this.url, { maxRetriesPerRequest: null });
    return this.client.call(command, ...args);
  }

  /** Starts it again, empty. */
  async begin(): Promise<void> {
    const settings = {
      bind: '127.0.0.1',
      port: String(this.port),
      save: '',
      appendonly: 'no',
      dir: tmpdir(),
    };
    const args = Object.entries({ ...settings, 'maxmemory-policy': 'noeviction' });
    this.child = spawn(
      'redis-server',
      args.flatMap(([name, value]) => [`--${name}`, value]),
      { stdio: 'ignore' },
    );
    await this.ask('ping');
  }

  /** Ends it without warning. */
  async stop(): Promise<void> {
    this.client?.disconnect();
    this.client = undefined;
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const over = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await over;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
