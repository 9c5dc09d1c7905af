import { within } from '../patience.js';
import type { Queue } from './backend.js';

/** A job that failed for good, or was given up. */
export interface FailedJob {
  id: string;
  name: string;
  /** What its handler threw. */
  failure: string;
  attempts: number;
  failedAt: Date | null;
}

/** How the queue stands. */
export interface QueueState {
  /** Jobs by state, such as `waiting`, `delayed`, `active`, `failed`. */
  counts: Readonly<Record<string, number>>;
  /** When its schedule puts the next job in; null while there is none. */
  nextRunAt: Date | null;
  /** The newest first. */
  failedJobs: FailedJob[];
}

/** How long a queue is waited for that may be away. */
const patienceMs = 2_000;
const failedJobsShown = 100;

/** How the queue stands; undefined when it does not answer: it may be away, and nothing is lost by that. */
export function queueState(queue: Queue): Promise<QueueState | undefined> {
  return answer(async () => {
    const [counts, schedulers, failed] = await Promise.all([
      queue.getJobCounts(),
      queue.getJobSchedulers(0, 0, true),
      queue.getFailed(0, failedJobsShown - 1),
    ]);
    const next = schedulers[0]?.next;
    return {
      counts,
      nextRunAt: next === undefined ? null : new Date(next),
      failedJobs: failed.map((job) => ({
        id: String(job.id),
        name: job.name,
        failure: job.failedReason,
        attempts: job.attemptsMade,
        failedAt: job.finishedOn === undefined ? null : new Date(job.finishedOn),
      })),
    };
  });
}

/** Jobs by state; undefined when the queue does not answer. */
export function queueDepth(queue: Queue): Promise<Readonly<Record<string, number>> | undefined> {
  return answer(() => queue.getJobCounts());
}

/** What became of a failed job that was to be put back: when it had failed, or that no job of this id has, or no answer. */
export type RetriedJob =
  { outcome: 'retried'; name: string; failedAt: number } | { outcome: 'unknown' | 'away' };

/** Puts a failed job back into the queue. */
export async function retryFailedJob(queue: Queue, id: string): Promise<RetriedJob> {
  const found = await answer(async (): Promise<RetriedJob> => {
    const job = await queue.getJob(id);
    if (job === undefined || !(await job.isFailed())) return { outcome: 'unknown' };
    const { name, finishedOn: failedAt = 0 } = job;
    try {
      await job.retry('failed');
    } catch (error) {
      // Somebody else was quicker.
      if (!(await job.isFailed())) return { outcome: 'unknown' };
      throw error;
    }
    return { outcome: 'retried', name, failedAt };
  });
  return found ?? { outcome: 'away' };
}

async function answer<T>(ask: () => Promise<T>): Promise<T | undefined> {
  let found: T | undefined;
  const asked = ask().then((value) => {
    found = value;
  });
  // A queue that is away is told by having no answer, however it fails.
  await within(patienceMs, asked).catch(() => undefined);
  return found;
}
