import { Injectable } from '@nestjs/common';
import { Sweep, sweepJob, type SweepOutcome } from '#libs/deadlines';
import type { JobHandler } from '#libs/platform';

/** Sweeps the deadline table when a job says that something may be due. */
@Injectable()
export class SweepProcessor implements JobHandler {
  readonly job = sweepJob;

  constructor(private readonly deadlines: Sweep) {}

  async handle(): Promise<void> {
    await this.sweep();
  }

  /** One bounded sweep. */
  sweep(): Promise<SweepOutcome> {
    return this.deadlines.run();
  }
}
