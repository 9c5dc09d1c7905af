import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openQueue } from '#libs/platform';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { enforced, goTo, kinds, outcomes, plan, settle } from './obligations.js';
import { hasRedis, RedisServer } from './redis-server.js';
import { killWorkers, startWorker } from './worker-process.js';

let database: TestDatabase;
let redis: RedisServer;

/** A day of the season, counted from 0; Toronto's ends at 05:00 UTC of the next. */
const dayOf = (index: number) => new Date(Date.UTC(2000, 2, 6 + index)).toISOString().slice(0, 10);
const lastDay = 7;

/** An obligation of each kind that falls due on each of four days. */
const fourDays = (first: number) =>
  [0, 1, 2, 3].flatMap((ahead) => kinds.map((kind) => ({ kind, day: first + ahead })));

/** Kinds that somebody does on their last day, as long as the season goes on. */
const doneInTime = (kind: string, day: number) => ['BOOK_TRAVEL', 'EVALUATE'].includes(kind) && day < 6;

/** What must have become of an obligation: those of which people are told are told of each day until the last. */
function expected(kind: string, day: number) {
  if (doneInTime(kind, day)) return { state: 'met', enforced: 0, recorded: 0, notices: [] };
  const told = kind === 'REPORT_ARRIVAL' || kind === 'BOOK_TRAVEL';
  const times = told ? lastDay + 1 - day : 1;
  const notices = told ? Array.from({ length: times }, (_, index) => `escalation ${index + 1}`) : [];
  return { state: 'missed', enforced: times, recorded: times, notices };
}

const title =
  'a queue that moves to Redis and back in the middle of a season loses nothing and repeats nothing';

if (!hasRedis) it.todo(`${title} (needs redis-server)`);
else {
  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), RedisServer.start()]);
  });

  afterAll(async () => {
    await killWorkers();
    await redis.stop();
    await database.drop();
  });

  it(
    title,
    async () => {
      const { url } = database;
      const planned: { id: string; kind: string; day: number }[] = [];
      await goTo(url, `${dayOf(0)}T12:00:00Z`);
      // What is planned on one backend also falls due on the next.
      const backends: Record<string, string>[] = [{}, { REDIS_URL: redis.url }, {}];
      for (const [turn, environment] of backends.entries()) {
        const days = fourDays(2 * turn);
        const ids = await plan(
          url,
          days.map(({ kind, day }) => ({ kind, dueOn: dayOf(day) })),
          environment,
        );
        planned.push(...days.map((one, index) => ({ ...one, id: ids[index] ?? '' })));
        const worker = startWorker({ DATABASE_URL: url, ...environment });
        for (const today of turn === 2 ? [4, 5, 6, lastDay] : [2 * turn, 2 * turn + 1]) {
          const done = planned.filter(({ kind, day }) => day === today && doneInTime(kind, day));
          await settle(
            url,
            done.map(({ id }) => id),
            environment,
          );
          await goTo(url, `${dayOf(today + 1)}T05:00:00Z`);
          await enforced(url);
        }
        await (turn === 1 ? worker.kill() : worker.stop());
      }
      const found = await outcomes(
        url,
        planned.map(({ id }) => id),
      );
      for (const [index, { kind, day }] of planned.entries())
        expect([kind, day, found[index]]).toEqual([kind, day, expected(kind, day)]);
      const queue = openQueue({ databaseUrl: url });
      expect(await queue.getFailed()).toEqual([]);
      await queue.close();
    },
    60_000,
  );
}
