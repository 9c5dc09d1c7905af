import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditTrailModule } from '#libs/audit-trail';
import { DeadlinesModule, WakeUp } from '#libs/deadlines';
import { IdentityModule } from '#libs/identity';
import {
  dataSourceOptions,
  type Logger,
  LOGGER,
  openQueue,
  type Queue,
  QUEUE,
  requireConnected,
  type Settings,
  SETTINGS,
  within,
} from '#libs/platform';
import { loadRulebook, type Rulebook } from '#libs/rulebook';
import { RulesInForceModule } from '#libs/rules-in-force';
import { entities } from './entities.js';

/** Token of the address of the database that the process uses. */
export const DATABASE_URL = Symbol('DatabaseUrl');

/** What a process of the application is given at its start. */
export interface Runtime {
  settings: Settings;
  logger: Logger;
  /** PostgreSQL, from the settings or embedded. */
  databaseUrl: string;
}

/** Begins with a queue that is connected, and closes it last of all: acts that are still ending may wake a worker. */
@Global()
@Module({})
class QueueModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(QUEUE) private readonly queue: Queue,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly wakeUp: WakeUp,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await requireConnected(this.settings, this.queue);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.wakeUp.settled();
    // A queue that is away does not keep the process from ending.
    await within(2_000, this.queue.close());
  }
}

/** Read once for a process: nothing changes it, and tests start many applications in one. */
let rulebook: Rulebook | undefined;

/** What every process of the application stands on: settings, log, database, queue, law, identity, trail, deadlines. */
@Global()
@Module({})
export class RuntimeModule {
  static of({ settings, logger, databaseUrl }: Runtime): DynamicModule {
    const queue = openQueue({ databaseUrl, redisUrl: settings.redisUrl });
    queue.on('error', (error: Error) => logger.warn({ error: error.message }, 'The queue is out of reach'));
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: LOGGER, useValue: logger },
      { provide: QUEUE, useValue: queue },
      { provide: DATABASE_URL, useValue: databaseUrl },
    ];
    return {
      module: RuntimeModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions({
            url: databaseUrl,
            pool: settings.databasePool,
            as: 'application',
            entities,
          }),
          retryAttempts: 1,
        }),
        RulesInForceModule.of((rulebook ??= loadRulebook())),
        QueueModule,
        AuditTrailModule,
        IdentityModule,
        DeadlinesModule,
      ],
      providers,
      exports: providers,
    };
  }
}
