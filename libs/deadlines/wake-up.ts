import { Inject, Injectable, Optional } from '@nestjs/common';
import { type Logger, LOGGER, type Queue, QUEUE, within } from '#libs/platform';
import { sweepJob } from './sweep-job.js';

const patienceMs = 2_000;

/**
 * Puts a job into the queue that wakes a worker when something is due. Losing such a job loses nothing: the sweep finds
 * every row by its own date. That is also why a queue that does not answer is logged and not an error of the act.
 */
@Injectable()
export class WakeUp {
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    @Optional() @Inject(QUEUE) private readonly queue?: Queue,
  ) {}

  /** Wakes a worker at an instant, told from the official time. Deadlines that end together share one job. */
  at(instant: Date, now: Date): void {
    if (this.queue === undefined) return;
    const delay = Math.max(0, instant.getTime() - now.getTime());
    const jobId = delay === 0 ? undefined : `sweep-${instant.getTime()}-at`;
    const added = this.queue
      .add(sweepJob.name, {}, { delay, ...(jobId === undefined ? {} : { jobId }) })
      .catch((error: unknown) =>
        this.logger.warn(
          { error: error instanceof Error ? error.message : String(error) },
          'The queue did not take a wake-up; the sweep will find the row',
        ),
      )
      .finally(() => this.underWay.delete(added));
    this.underWay.add(added);
  }

  /** Wakes a worker now. */
  now(): void {
    this.at(new Date(0), new Date(0));
  }

  /** Waits until what was handed over has been taken, but not for a queue that is away. */
  async settled(): Promise<void> {
    await within(patienceMs, Promise.all(this.underWay));
  }
}
