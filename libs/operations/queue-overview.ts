import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import {
  type Language,
  notFound,
  type Queue,
  QUEUE,
  queueState,
  Refused,
  retryFailedJob,
  type Settings,
  SETTINGS,
} from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { type DeadLetter, DeadLetters } from './dead-letters.js';
import { EnforcementReadings } from './enforcement-figures.js';
import { refuse } from './refusals.js';

/** A job that was given up, as it is shown. */
export interface FailedJobView {
  id: string;
  name: string;
  failure: string;
  attempts: number;
  failedAt: string | null;
}

/** How enforcement and queue stand. */
export interface QueueOverview {
  enforcement: 'on-time' | 'late' | 'never-ran';
  secondsSinceSweep: number | null;
  missedRuns: number;
  lagSeconds: number;
  backend: 'postgresql' | 'redis';
  /** Whether the queue answers; what it would tell is empty while it does not. */
  available: boolean;
  counts: Readonly<Record<string, number>>;
  nextRunAt: string | null;
  failedJobs: FailedJobView[];
  deadLetterCount: number;
  deadLetters: DeadLetter[];
}

/** What an administrator looks at when something does not happen. */
@Injectable()
export class Queues {
  constructor(
    private readonly readings: EnforcementReadings,
    private readonly deadLetters: DeadLetters,
    private readonly unitOfWork: UnitOfWork,
    @Inject(QUEUE) private readonly queue: Queue,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Everything at once, failures explained in a language. */
  async overview(language: Language): Promise<QueueOverview> {
    const [{ health, lagSeconds }, state, dead] = await Promise.all([
      this.readings.now(),
      queueState(this.queue),
      this.deadLetters.list(language),
    ]);
    const swept = health.late ? 'late' : 'on-time';
    return {
      enforcement: health.secondsSince === null ? 'never-ran' : swept,
      secondsSinceSweep: health.secondsSince,
      missedRuns: health.missedRuns,
      lagSeconds,
      backend: this.settings.redisUrl === undefined ? 'postgresql' : 'redis',
      available: state !== undefined,
      counts: state?.counts ?? {},
      nextRunAt: state?.nextRunAt?.toISOString() ?? null,
      failedJobs: (state?.failedJobs ?? []).map(({ failedAt, ...job }) => ({
        ...job,
        failedAt: failedAt?.toISOString() ?? null,
      })),
      deadLetterCount: dead.count,
      deadLetters: dead.items,
    };
  }

  /** Puts a job back that was given up. Throws not found where no job of this id failed, and Refused while the queue is away. */
  retryJob(principal: Principal, id: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const retried = await retryFailedJob(this.queue, id);
      if (retried.outcome !== 'retried')
        throw retried.outcome === 'away' ? new Refused([refuse('QUEUE_AWAY')]) : notFound('failed job');
      const { name, failedAt } = retried;
      work.record({ action: 'job.retried', subject: { type: 'job', id }, after: { name } });
      const receipt = await issueReceipt(work, {
        act: `job-retried:${id}:${failedAt}`,
        subject: { type: 'user', id: principal.userId },
        next: [{ act: 'RUN_JOB', by: 'service', dueOn: null }],
      });
      return { receipt };
    });
  }
}
