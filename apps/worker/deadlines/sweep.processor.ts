import { Injectable } from '@nestjs/common';
import { Sweep, sweepJob, type SweepOutcome } from '#libs/deadlines';
import { EarlyWarnings } from '#libs/placements';
import type { JobHandler } from '#libs/platform';

/** Sweeps the deadline table when a job says that something may be due. */
@Injectable()
export class SweepProcessor implements JobHandler {
  readonly job = sweepJob;

  constructor(
    private readonly deadlines: Sweep,
    private readonly warnings: EarlyWarnings,
  ) {}

  async handle(): Promise<void> {
    await this.sweep();
  }

  /** One bounded sweep, and once a day the warnings of what is coming. */
  async sweep(): Promise<SweepOutcome> {
    const outcome = await this.deadlines.run();
    await this.warnings.tellToday();
    return outcome;
  }
}
