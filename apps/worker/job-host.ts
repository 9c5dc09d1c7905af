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
  type Settings,
  SETTINGS,
  type Worker,
  within,
} from '#libs/platform';
import { DATABASE_URL } from '../runtime/runtime.module.js';
import { sweepJob, type SweepOutcome } from '#libs/deadlines';
import { SweepProcessor } from './deadlines/sweep.processor.js';

/** Every processor of the product: one handler for each kind of job. */
export const processors = [SweepProcessor];

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
  private lastSweepAt = 0;

  constructor(
    private readonly modules: ModuleRef,
    private readonly sweeper: SweepProcessor,
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
        if (job.name === sweepJob.name) this.lastSweepAt = Date.now();
      },
      concurrency,
    );
    this.worker.on('error', (error: Error) =>
      this.logger.warn({ error: error.message }, 'The queue is out of reach'),
    );
    await this.keepSchedule();
    const everyMs = this.settings.sweepSeconds * 1000;
    this.timer = setInterval(() => {
      this.underWay = this.beat(everyMs);
    }, everyMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await within(patienceMs, this.underWay);
    // A queue that is away must not keep the process from ending: its jobs are found by the next sweep.
    await within(patienceMs, this.worker?.close());
  }

  private async beat(everyMs: number): Promise<void> {
    await this.keepSchedule();
    if (Date.now() - this.lastSweepAt < 2 * everyMs) return;
    const outcome: SweepOutcome | undefined = await this.sweeper.sweep().catch((error: unknown) => {
      this.logger.error({ error }, 'A sweep failed');
      return undefined;
    });
    this.lastSweepAt = Date.now();
    if (outcome !== undefined && outcome.enforced > 0) {
      this.logger.warn(
        { ...outcome },
        'Deadlines were enforced without the queue, which brought no job for two rounds',
      );
    }
  }

  /** The repeating sweep is entered again and again: a queue that was emptied has it back within a round. */
  private async keepSchedule(): Promise<void> {
    try {
      const every = this.settings.sweepSeconds * 1000;
      const entered = this.queue.upsertJobScheduler(
        'deadlines-sweep',
        { every },
        { name: sweepJob.name, data: {} },
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
