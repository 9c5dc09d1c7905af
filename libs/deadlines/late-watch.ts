import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Logger, LOGGER, type Settings, SETTINGS } from '#libs/platform';
import { Heartbeat, patienceRounds, type SweepHealth } from './heartbeat.js';

/** Late enforcement is told again after so long. */
const alertEveryMs = 60_000;

/**
 * Every process watches whether sweeps run and says in its log when they do not: an API that has no worker left, and a
 * worker whose rounds do not get through, without anybody having asked.
 */
@Injectable()
export class LateWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private toldAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly heartbeat: Heartbeat,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A process looks for the first time when its own worker, if it has one, has had its rounds. */
  onApplicationBootstrap(): void {
    this.timer = setInterval(
      () => {
        // A database that does not answer is told by everything that needs it.
        this.look().catch(() => undefined);
      },
      this.settings.sweepSeconds * patienceRounds * 1000,
    ).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** How enforcement is doing; what is late is logged by whoever looks, once a minute at most. */
  async look(): Promise<SweepHealth> {
    const health = await this.heartbeat.health();
    const { late, secondsSince, missedRuns } = health;
    if ((late || secondsSince === null) && performance.now() - this.toldAt >= alertEveryMs) {
      this.toldAt = performance.now();
      this.logger.error({ secondsSince, missedRuns }, 'Deadlines are not being swept: start a worker');
    }
    return health;
  }
}
