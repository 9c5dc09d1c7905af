import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openQueue,
  openWorker,
  type Queue,
  queueDepth,
  type QueuePlace,
  queueState,
  retryFailedJob,
} from '#libs/platform';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { redisOf } from '../support/redis.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

/** Puts in a job whose handler throws, and gives its id once it is given up. */
async function givenUp(place: QueuePlace, queue: Queue): Promise<string> {
  const handled = openWorker(
    place,
    ({ name }) => (name === 'test.broken' ? Promise.reject(new Error('It fell over')) : Promise.resolve()),
    1,
  );
  const failed = new Promise<string>((resolve) => {
    handled.on('failed', (job) => {
      resolve(job?.id ?? '');
    });
  });
  await queue.add('test.broken', {}, { attempts: 1 });
  const id = await failed;
  await handled.close();
  return id;
}

/** Has a job done at last: a Redis keeps its jobs from one run of this test to the next. */
async function finished(place: QueuePlace, id: string): Promise<void> {
  const handled = openWorker(place, () => Promise.resolve(), 1);
  await new Promise<void>((resolve) => {
    handled.on('completed', (job) => {
      if (job.id === id) resolve();
    });
  });
  await handled.close();
}

/** What a queue says of itself while a job is given up, while it is put back twice at once, and when it is away. */
async function saidBy(place: QueuePlace) {
  const queue = openQueue(place);
  await queue.upsertJobScheduler('test-round', { every: 3_600_000 }, { name: 'test.round', data: {} });
  const id = await givenUp(place, queue);
  const [before, depth] = [await queueState(queue), await queueDepth(queue)];
  const both = await Promise.all([retryFailedJob(queue, id), retryFailedJob(queue, id)]);
  const [after, stranger] = [await queueState(queue), await retryFailedJob(queue, 'never-there')];
  await finished(place, id);
  await queue.close();
  return {
    failed: before?.failedJobs.map(({ id: one, name, failure, attempts }) => [
      one === id,
      name,
      failure,
      attempts,
    ]),
    scheduled: before?.nextRunAt instanceof Date,
    depth: depth?.failed,
    retried: both.map(({ outcome }) => outcome).sort(),
    failedAfter: after?.failedJobs,
    waitingAfter: after?.counts.waiting,
    stranger: stranger.outcome,
    away: [await queueState(queue), (await retryFailedJob(queue, id)).outcome],
  };
}

const expected = {
  failed: [[true, 'test.broken', 'It fell over', 1]],
  scheduled: true,
  depth: 1,
  retried: ['retried', 'unknown'],
  failedAfter: [],
  waitingAfter: 1,
  stranger: 'unknown',
  away: [undefined, 'away'],
};

describe('the state of the queue, and putting back a job that was given up', () => {
  it('are the same in PostgreSQL', async () => {
    expect(await saidBy({ databaseUrl: database.url })).toEqual(expected);
  });

  const redisUrl = redisOf('queue-state');
  const onRedis = 'are the same in Redis';
  // Without a Redis nothing is proved of it, and the report says so.
  if (redisUrl === undefined) it.todo(`${onRedis} (needs TEST_REDIS_URL)`);
  else
    it(
      onRedis,
      async () => {
        expect(await saidBy({ databaseUrl: database.url, redisUrl })).toEqual(expected);
      },
      20_000,
    );
});
