import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type RunningCli, startCli } from '../support/cli.js';

const token = 'a-token-of-prometheus';
const late = 'Deadlines are not being swept: start a worker';

let database: TestDatabase;
let owner: pg.Client;
const running: RunningCli[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});

afterEach(async () => {
  for (const one of running.splice(0)) {
    one.kill('SIGINT');
    await one.ended;
  }
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

function start(command: 'api' | 'worker', environment: Record<string, string>): RunningCli {
  const started = startCli([command], {
    DATABASE_URL: database.url,
    TEMPORADA_SWEEP_SECONDS: '1',
    ...environment,
  });
  running.push(started);
  return started;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

/** Asks until it says what is expected of it. */
async function untilReady(address: string, enforcement: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${address}/health/ready`).then(
      (response) => response.json() as Promise<{ enforcement?: string }>,
      () => undefined,
    );
    if (answer?.enforcement === enforcement) return;
    await pause(50);
  }
}

describe('a worker as a process of its own', () => {
  it('tells its health to everybody on its port, and figures to who has the token', async () => {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    start('worker', { TEMPORADA_WORKER_PORT: String(port), TEMPORADA_METRICS_TOKEN: token });
    await untilReady(address, 'on-time');
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
    const asked = (bearer?: string) =>
      fetch(
        `${address}/metrics`,
        bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } },
      );
    expect((await asked()).status).toBe(401);
    expect((await asked(`${token}x`)).status).toBe(401);
    const told = await asked(token);
    expect(told.status).toBe(200);
    const text = await told.text();
    expect(text).toMatch(/^temporada_sweep_late 0$/m);
    // Of this process, and not of the API.
    expect(text).toMatch(/^process_cpu_seconds_total /m);
    const other = await fetch(`${address}/api/v1/session`, { method: 'POST' });
    expect(other.status).toBe(404);
    expect(other.headers.get('content-type')).toContain('application/problem+json');
  }, 60_000);

  it('shows figures to nobody where there is no token', async () => {
    const port = await freePort();
    start('worker', { TEMPORADA_WORKER_PORT: String(port) });
    await untilReady(`http://127.0.0.1:${port}`, 'on-time');
    const closed = await fetch(`http://127.0.0.1:${port}/metrics`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(closed.status).toBe(404);
    expect(await closed.json()).toMatchObject({ code: 'METRICS_CLOSED' });
  }, 60_000);

  it('does not begin on a port that is taken, and says which', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const { code, stderr } = await start('worker', { TEMPORADA_WORKER_PORT: String(port) }).ended;
    taken.close();
    expect(code).toBe(3);
    expect(stderr).toContain(`Port ${port} of 127.0.0.1 is taken`);
    expect(stderr).toContain('TEMPORADA_WORKER_PORT');
  }, 60_000);
});

describe('sweeps that do not run', () => {
  it('are told by a worker that does not get through, though nobody asks', async () => {
    const port = await freePort();
    const worker = start('worker', { TEMPORADA_WORKER_PORT: String(port) });
    await untilReady(`http://127.0.0.1:${port}`, 'on-time');
    await owner.query('begin');
    await owner.query('select id from sweep_heartbeat for update');
    await worker.says(late);
    await owner.query('rollback');
    // It goes on by itself.
    await untilReady(`http://127.0.0.1:${port}`, 'on-time');
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  }, 60_000);

  it('are told by an API that no worker is left for, though nobody asks', async () => {
    await owner.query(`update sweep_heartbeat set last_run_at = clock_timestamp() - interval '1 hour'`);
    const api = start('api', { PORT: String(await freePort()) });
    await api.says(late);
    api.kill('SIGINT');
    const { stderr } = await api.ended;
    const [line] = stderr.split('\n').filter((one) => one.includes(late));
    expect(JSON.parse(line ?? '')).toMatchObject({ level: 'error', secondsSince: expect.any(Number) });
  }, 60_000);
});
