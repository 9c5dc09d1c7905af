import {
  createPostgresBackend,
  Queue as BullQueue,
  Worker as BullWorker,
  type Processor,
  runMigrations,
  withBackend,
} from 'bullmq';
import type { Client } from 'pg';
import { applicationRole } from '../database/data-source.js';

/** The database schema that BullMQ's tables live in. */
export const queueSchema = 'bullmq';

/** Where the queues live: PostgreSQL, or Redis when its address is given. */
export interface QueuePlace {
  databaseUrl: string;
  redisUrl?: string | undefined;
}

/** A queue, wherever it lives. */
export type Queue = Pick<
  BullQueue,
  | 'add'
  | 'addBulk'
  | 'upsertJobScheduler'
  | 'getJobSchedulers'
  | 'close'
  | 'getJobCounts'
  | 'getFailed'
  | 'getJob'
  | 'on'
  | 'waitUntilReady'
>;

/** A worker, wherever its queue lives. */
export type Worker = Pick<BullWorker, 'close' | 'on' | 'waitUntilReady' | 'isRunning'>;

const queueName = 'temporada';

function postgresConnection(databaseUrl: string) {
  // BullMQ has a pool of its own: waiting for jobs must never use up the connections that serve people.
  return {
    connectionString: databaseUrl,
    schema: queueSchema,
    max: 4,
    options: `-c role=${applicationRole}`,
  };
}

/**
 * BullMQ opens, and therefore closes, its own connections. Whoever puts a job in is told soon that Redis is away, since the
 * job only hastens what a sweep finds; a worker waits for it to come back.
 */
function redisConnection(redisUrl: string, patience: 'soon' | 'wait') {
  return {
    url: redisUrl,
    maxRetriesPerRequest: patience === 'wait' ? null : 2,
    connectTimeout: 5_000,
    // BullMQ's own waits grow to 20 seconds: so long would a Redis go unused that is back.
    retryStrategy: (times: number) => Math.min(200 * times, 2_000),
  };
}

/** Opens the one queue of the product, to put jobs in. */
export function openQueue(place: QueuePlace): Queue {
  const jobOptions = {
    removeOnComplete: 1000,
    removeOnFail: 5000,
    attempts: 5,
    backoff: { type: 'exponential', delay: 1000 },
  };
  if (place.redisUrl !== undefined) {
    return new BullQueue(queueName, {
      connection: redisConnection(place.redisUrl, 'soon'),
      defaultJobOptions: jobOptions,
    });
  }
  const { Queue: PostgresQueue } = withBackend(createPostgresBackend);
  return new PostgresQueue(queueName, {
    connection: postgresConnection(place.databaseUrl),
    defaultJobOptions: jobOptions,
  }) as unknown as Queue;
}

/** How long a worker waits after a queue did not answer: BullMQ's own quarter of a minute is a round missed for nothing. */
const askAgainMs = 1_000;

/** Starts a worker on the queue. */
export function openWorker(place: QueuePlace, processor: Processor, concurrency: number): Worker {
  if (place.redisUrl !== undefined) {
    return new BullWorker(queueName, processor, {
      connection: redisConnection(place.redisUrl, 'wait'),
      concurrency,
      runRetryDelay: askAgainMs,
    });
  }
  const { Worker: PostgresWorker } = withBackend(createPostgresBackend);
  const worker = new PostgresWorker(queueName, processor, {
    connection: postgresConnection(place.databaseUrl),
    concurrency,
    runRetryDelay: askAgainMs,
    autorun: false,
  });
  // BullMQ remembers a first connection that failed and would ask it again and again without a pause, so that nothing else
  // in the process got its turn: it begins only once it is connected.
  worker
    .waitUntilReady()
    .then(() => worker.run())
    .catch((error: unknown) =>
      worker.emit('error', error instanceof Error ? error : new Error(String(error))),
    );
  return worker as unknown as Worker;
}

/**
 * Waits until a queue in PostgreSQL is connected, and throws what kept it from it: BullMQ remembers a first connection that
 * failed, and would have none until the process ends. A Redis that is away comes back by itself, and is not waited for.
 */
export async function requireConnected(
  { redisUrl }: Pick<QueuePlace, 'redisUrl'>,
  queue: Pick<Queue, 'waitUntilReady'>,
): Promise<void> {
  if (redisUrl === undefined) await queue.waitUntilReady();
}

/** Brings BullMQ's own tables up to date and lets the application's role use them. Run by the migration step, as owner. */
export async function migrateQueue(owner: Client): Promise<void> {
  await runMigrations(owner, queueSchema);
  // BullMQ makes a sequence for each queue at its first job.
  await owner.query(`grant usage, create on schema ${queueSchema} to ${applicationRole}`);
  await owner.query(`grant all on all tables in schema ${queueSchema} to ${applicationRole}`);
  await owner.query(`grant all on all sequences in schema ${queueSchema} to ${applicationRole}`);
  await owner.query(`grant execute on all functions in schema ${queueSchema} to ${applicationRole}`);
}
