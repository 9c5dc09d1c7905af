import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import {
  callContext,
  type JobHandler,
  type Logger,
  LOGGER,
  openWorker,
  type Queue,
  QUEUE,
  requireConnected,
  type Settings,
  SETTINGS,
  type Worker,
  within,
} from '#libs/platform';
import { DATABASE_URL } from '../runtime/runtime.module.js';
import { sweepJob, type SweepOutcome } from '#libs/deadlines';
import { deliverJob } from '#libs/notifications';
import { SweepProcessor } from './deadlines/sweep.processor.js';
import { DeliverProcessor } from './notifications/deliver.processor.js';

/** Every processor of the product: one handler for each kind of job. */
export const processors = [SweepProcessor, DeliverProcessor];

/** The jobs that repeat, by the name of their schedule. */
const repeated = { 'deadlines-sweep': sweepJob.name, 'notifications-deliver': deliverJob.name };

const concurrency = 2;
/** How long a queue is waited for that may be away. */
const patienceMs = 5_000;

/**
 * Takes jobs out of the queue and has them handled. The queue only hastens: whatever becomes of it, a timer of this
 * process keeps the schedule alive and sweeps by itself when no job has come for two rounds.
 */
@Injectable()
export class JobHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private worker: Worker | undefined;
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<unknown> = Promise.resolve();
  /** When a round of each repeated job last came to its end here. */
  private readonly lastAt = new Map<string, number>();
  /** Repeated jobs that this process is doing by itself. */
  private readonly alone = new Set<string>();

  constructor(
    private readonly modules: ModuleRef,
    private readonly sweeper: SweepProcessor,
    private readonly deliverer: DeliverProcessor,
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
    @Inject(QUEUE) private readonly queue: Queue,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const handlers = this.handlers();
    this.worker = openWorker(
      { databaseUrl: this.databaseUrl, redisUrl: this.settings.redisUrl },
      async (job) => {
        const handler = handlers.get(job.name);
        if (handler === undefined) throw new Error(`No handler for the job ${job.name}`);
        const requestId = `job-${job.id ?? 'unknown'}`;
        await callContext.run({ requestId }, () => handler.handle(handler.job.read(job.data)));
        this.lastAt.set(job.name, Date.now());
      },
      concurrency,
    );
    this.worker.on('error', (error: Error) =>
      this.logger.warn({ error: error.message }, 'The queue is out of reach'),
    );
    await requireConnected(this.settings, this.worker);
    const everyMs = this.settings.sweepSeconds * 1000;
    this.timer = setInterval(() => {
      this.underWay = this.beat(everyMs);
    }, everyMs);
    this.underWay = this.keepSchedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await within(patienceMs, this.underWay);
    // A queue that is away must not keep the process from ending: its jobs are found by the next sweep.
    await within(patienceMs, this.worker?.close());
  }

  private async beat(everyMs: number): Promise<void> {
    // A queue or a mail server that hangs must not keep deadlines waiting: none waits for another.
    await Promise.all([
      this.keepSchedule(),
      this.withoutQueue(sweepJob.name, everyMs, () => this.sweep()),
      this.withoutQueue(deliverJob.name, everyMs, () => this.deliverer.handle()),
    ]);
  }

  /** Does a repeated job by itself when the queue has brought none for two rounds, once at a time. */
  private async withoutQueue(job: string, everyMs: number, act: () => Promise<unknown>): Promise<void> {
    if (this.alone.has(job) || Date.now() - (this.lastAt.get(job) ?? 0) < 2 * everyMs) return;
    this.alone.add(job);
    await act().catch((error: unknown) =>
      this.logger.error({ job, error }, 'A round without the queue failed'),
    );
    this.alone.delete(job);
    this.lastAt.set(job, Date.now());
  }

  private async sweep(): Promise<void> {
    const outcome: SweepOutcome = await this.sweeper.sweep();
    if (outcome.enforced === 0) return;
    this.logger.warn(
      { ...outcome },
      'Deadlines were enforced without the queue, which brought no job for two rounds',
    );
  }

  /** The repeating jobs are entered again and again: a queue that was emptied has them back within a round. */
  private async keepSchedule(): Promise<void> {
    try {
      const every = this.settings.sweepSeconds * 1000;
      const entered = Promise.all(
        Object.entries(repeated).map(([schedule, name]) =>
          this.queue.upsertJobScheduler(schedule, { every }, { name, data: {} }),
        ),
      );
      if (!(await within(patienceMs, entered)))
        this.logger.warn('The queue does not answer; sweeping goes on without it');
    } catch (error) {
      this.logger.warn(
        { error: error instanceof Error ? error.message : String(error) },
        'The queue took no schedule',
      );
    }
  }

  private handlers(): ReadonlyMap<string, JobHandler> {
    const found = new Map<string, JobHandler>();
    for (const processor of processors) {
      const handler: JobHandler = this.modules.get(processor, { strict: false });
      if (found.has(handler.job.name)) throw new Error(`Two handlers claim the job ${handler.job.name}`);
      found.set(handler.job.name, handler);
    }
    return found;
  }
}
