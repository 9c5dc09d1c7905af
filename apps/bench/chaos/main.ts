import 'reflect-metadata';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { randomOf } from '#libs/fiction';
import { migrate } from '../../runtime/migrate.js';
import { planSeason, settleToday } from './obligations.js';
import { judge } from './laws.js';
import { troubledPostgres, TroubledRedis, Workers } from './trouble.js';

const { values } = parseArgs({
  options: {
    obligations: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '7' },
    backend: { type: 'string', default: 'both' },
    'lost-answers': { type: 'string', default: '0.01' },
  },
});
const obligations = Number(values.obligations);
const days = 20;
const restarts = 5;
const crew = 3;
const patienceMs = 180_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Lives through the days of many obligations while everything that can fail does, and holds the end against the laws. */
async function season(backend: string): Promise<boolean> {
  const random = randomOf(Number(values.seed), 'chaos', backend);
  const folder = await mkdtemp(join(tmpdir(), 'temporada-chaos-'));
  await chmod(folder, 0o755);
  const postgres = await troubledPostgres(join(folder, 'postgres'), random, Number(values['lost-answers']));
  const redis = backend === 'redis' ? await TroubledRedis.start() : undefined;
  const workers = new Workers({
    DATABASE_URL: postgres.url,
    ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
  });
  const counts = { restarts: 0, flushes: 0, outages: 0 };
  try {
    await migrate(postgres.direct(), { mode: 'demonstration', now: new Date('2000-03-01T12:00:00Z') });
    await planSeason(postgres.direct(), obligations, days, random);
    workers.start(crew);
    for (let day = 1; day <= days + 1; day += 1) {
      await settleToday(postgres.direct(), day);
      await asked(
        postgres.direct(),
        `select * from advance_clock('2000-03-10T05:00:00Z'::timestamptz + $1::int * interval '1 day')`,
        [day],
      );
      await pause(200 + random.fraction() * 300);
      await workers.kill(Math.floor(random.fraction() * crew));
      if (day % 4 === 1 && counts.restarts < restarts) {
        await postgres.restart();
        counts.restarts += 1;
      }
      if (redis !== undefined && day % 3 === 0) {
        await redis.flush();
        counts.flushes += 1;
      }
      if (redis !== undefined && day % 5 === 0) {
        await redis.outage(2000);
        counts.outages += 1;
      }
      await enforced(postgres.direct());
    }
    // What failed at last is tried again within the hour.
    await asked(postgres.direct(), `select * from advance_clock(official_now() + interval '2 hours')`);
    await enforced(postgres.direct());
    await workers.stop();
    const { outcomes, entries, broken } = await judge(postgres.direct(), obligations);
    const told = Object.entries(outcomes).map(([state, n]) => `${n} ${state}`);
    say(
      `${backend}: ${obligations} obligations, ${told.join(', ')}; ${workers.kills} workers killed, ` +
        `PostgreSQL restarted ${counts.restarts} times, ${postgres.lost()} answers lost, Redis flushed ${counts.flushes} and stopped ` +
        `${counts.outages} times; ${entries} entries verified, ${broken.length} laws broken`,
    );
    for (const law of broken) say(`BROKEN: ${law}`);
    return broken.length === 0;
  } finally {
    await workers.stop();
    await redis?.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until nothing is left to be enforced now; what failed is tried again in its own time, to which the clock goes on. */
async function enforced(url: string): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const [row] = await asked<{ n: number }>(
      url,
      'select count(*)::int as n from deadline where next_at <= official_now()',
    );
    if (row?.n === 0) return;
    if (Date.now() > until) throw new Error(`${row?.n ?? 'some'} deadlines were not enforced in time`);
    await pause(100);
  }
}

async function asked<Row extends object>(
  url: string,
  question: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(question, parameters);
    return rows;
  } finally {
    await client.end();
  }
}

const backends = values.backend === 'both' ? ['postgres', 'redis'] : [values.backend];
for (const backend of backends) if (!(await season(backend))) process.exitCode = 1;
