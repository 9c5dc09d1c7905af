import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import { createLogger, readSettings } from '#libs/platform';
import { openDatabase } from '../../runtime/database.js';
import { WorkerModule } from '../../worker/worker.module.js';
import { runUntilStopped } from '../serve.js';

/** The worker alone; several of them may run beside each other. */
export const workerCommand = () =>
  new Command('worker')
    .description('Enforce deadlines: take jobs from the queue and sweep the deadline table.')
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://user@host/temporada temporada worker')
    .action(async () => {
      const settings = readSettings(process.env);
      const logger = createLogger(settings.logLevel);
      const database = await openDatabase(settings, logger, 'temporada', true);
      const worker = await NestFactory.createApplicationContext(
        WorkerModule.of({ settings, logger, databaseUrl: database.url }),
        { logger: false, abortOnError: false },
      );
      logger.info('The worker takes jobs');
      await runUntilStopped(worker, database.release);
    });
