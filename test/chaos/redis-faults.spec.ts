import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorld, type Person, type World } from '../support/world.js';
import { enforced, goTo, kinds, outcomes, plan } from './obligations.js';
import { hasRedis, RedisServer } from './redis-server.js';
import { Relay } from './relay.js';
import { killWorkers, startWorker, type WorkerProcess } from './worker-process.js';

let redis: RedisServer;
let relay: Relay;
let world: World;
let administrator: Person;
let worker: WorkerProcess;
let day = Date.UTC(2000, 2, 10);

const dayAfter = (days: number) => new Date(day + days * 86_400_000).toISOString().slice(0, 10);

/** What ails Redis, and its end. */
const troubles: [string, () => unknown, () => unknown][] = [
  ['is emptied', () => redis.ask('flushall'), () => undefined],
  ['is stopped, and comes back empty', () => redis.stop(), () => redis.begin()],
  [
    'is full',
    () => redis.ask('config', 'set', 'maxmemory', '1'),
    () => redis.ask('config', 'set', 'maxmemory', '0'),
  ],
  ['is slow', () => relay.delay(700), () => relay.calm()],
  ['hangs', () => relay.hold('answers'), () => relay.calm()],
];

/** Jobs that were done to their end, as the queue counts them. */
const completed = async () => Number(await redis.ask('zcard', 'bull:temporada:completed'));

if (!hasRedis) it.todo('a Redis that is emptied, stopped, full, slow or hangs (needs redis-server)');
else
  describe('a Redis that', () => {
    beforeAll(async () => {
      redis = await RedisServer.start();
      relay = await Relay.to(() => redis.port);
      const REDIS_URL = relay.through(redis.url);
      world = await createWorld('2000-03-01T12:00:00Z', { REDIS_URL, TEMPORADA_LOG_LEVEL: 'silent' });
      administrator = await world.person('administrator');
      worker = startWorker({ DATABASE_URL: world.databaseUrl, REDIS_URL });
      while ((await completed()) === 0) await pause(50);
    }, 60_000);

    afterAll(async () => {
      await killWorkers();
      await world.close();
      await relay.close();
      await redis.stop();
    });

    it.each(troubles)(
      '%s keeps no act and no deadline waiting, and is used again when it is well',
      async (_what, begin, end) => {
        day += 3 * 86_400_000;
        const url = world.databaseUrl;
        const ids = await plan(
          world,
          kinds.map((kind) => ({ kind, dueOn: dayAfter(0) })),
        );
        await begin();
        // An act that wakes a worker: it is done, whatever becomes of the job.
        await administrator.post('clock/advance', { to: `${dayAfter(1)}T12:00:00Z` }).expect(200);
        await enforced(url);
        await end();
        const before = await completed();
        while ((await completed()) <= before) await pause(50);
        expect(worker.alive()).toBe(true);
        const once = { state: 'missed', enforced: 1, recorded: 1 };
        const told = { ...once, notices: ['escalation 1'] };
        const untold = { ...once, notices: [] };
        expect(await outcomes(url, ids)).toEqual([told, told, untold, untold]);
      },
      30_000,
    );

    it('is not there when a worker begins is waited for, and deadlines are enforced meanwhile', async () => {
      day += 3 * 86_400_000;
      const url = world.databaseUrl;
      await worker.stop();
      await redis.stop();
      const ids = await plan(world, [{ kind: 'EVALUATE', dueOn: dayAfter(0) }]);
      await goTo(url, `${dayAfter(1)}T12:00:00Z`);
      startWorker({ DATABASE_URL: url, REDIS_URL: redis.url });
      await enforced(url);
      expect(await outcomes(url, ids)).toMatchObject([{ state: 'missed', enforced: 1 }]);
      await redis.begin();
      while ((await completed()) === 0) await pause(50);
    }, 30_000);
  });
