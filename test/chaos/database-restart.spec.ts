import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { verifyTrail } from '#libs/audit-trail';
import {
  createDatabase,
  databaseUrl,
  type RunningPostgres,
  startEmbeddedPostgres,
} from '#libs/platform/postgres';
import { migrate } from '../../apps/runtime/migrate.js';
import { ask, enforced, goTo, kinds, outcomes, plan, sweeps, until } from './obligations.js';
import { Relay } from './relay.js';
import { killWorkers, startWorker } from './worker-process.js';

let folder: string;
let server: RunningPostgres;
let relay: Relay;

const begin = () => startEmbeddedPostgres({ folder, log: () => undefined });
/** The address past the relay: another after each start. */
const direct = () => databaseUrl(server.ownerUrl, 'season');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temporada-restart-'));
  await chmod(folder, 0o755);
  server = await begin();
  relay = await Relay.to(() => server.port);
  await createDatabase(server.ownerUrl, 'season');
  await migrate(direct(), { mode: 'demonstration', now: new Date('2000-03-01T12:00:00Z') });
}, 60_000);

afterAll(async () => {
  await killWorkers();
  await relay.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Ends the server at once, as a crash does: sessions break, and nothing is put in order. */
async function crash(): Promise<void> {
  const [pid] = (await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGQUIT');
  await server.stop();
}

const done = `(select count(*) from deadline where state = 'missed')`;

it('a database that is restarted, and one that crashes, in the middle of a sweep lose nothing and repeat nothing', async () => {
  // Kinds take turns from day to day, so that each is a transaction of its own, which takes a while.
  const ids = await plan(
    direct(),
    Array.from({ length: 32 }, (_, index) => ({
      kind: kinds[index % kinds.length] ?? '',
      dueOn: new Date(Date.UTC(2000, 2, 5 + index)).toISOString().slice(0, 10),
    })),
  );
  await ask(
    direct(),
    `create function take_a_while() returns trigger language plpgsql as $$
     begin if new.state = 'missed' and old.state = 'open' then perform pg_sleep(0.1); end if; return new; end $$;
     create trigger take_a_while before update on deadline for each row execute function take_a_while()`,
  );
  const workers = [1, 2].map(() => startWorker({ DATABASE_URL: relay.through(direct()) }));
  await Promise.all(workers.map(({ ready }) => ready));
  await sweeps(direct(), 2);
  await goTo(direct(), '2000-05-01T12:00:00Z');
  const left: number[] = [];
  for (const [most, end] of [
    [4, () => server.stop()],
    [16, crash],
  ] as const) {
    await until(direct(), `select ${done} >= $1 as yes`, [most]);
    await end();
    server = await begin();
    const [row] = await ask<{ n: number }>(
      direct(),
      `select count(*)::int as n from deadline where state = 'open'`,
    );
    left.push(row?.n ?? 0);
  }
  // Each time there was something left to do.
  expect(left.every((count) => count > 0)).toBe(true);
  await enforced(direct());
  expect(workers.map((worker) => worker.alive())).toEqual([true, true]);
  const once = { state: 'missed', enforced: 1, recorded: 1 };
  expect(await outcomes(direct(), ids)).toEqual(
    ids.map((_, index) => ({ ...once, notices: index % 4 < 2 ? ['escalation 1'] : [] })),
  );
  const dataSource = await new DataSource({ type: 'postgres', url: direct() }).initialize();
  expect((await verifyTrail(dataSource)).faults).toEqual([]);
  await dataSource.destroy();
}, 60_000);
