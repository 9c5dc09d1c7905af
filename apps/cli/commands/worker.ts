import { Command } from 'commander';
import { createLogger, readSettings } from '#libs/platform';
import { openDatabase } from '../../runtime/database.js';
import { listenAsWorker, runUntilStopped } from '../serve.js';
import { createWatchedWorker } from '../watched-worker.js';

/** The worker alone; several of them may run beside each other. */
export const workerCommand = () =>
  new Command('worker')
    .description('Enforce deadlines: take jobs from the queue and sweep the deadline table.')
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://user@host/temporada temporada worker')
    .action(async () => {
      const settings = readSettings(process.env);
      const logger = createLogger(settings.logLevel);
      const database = await openDatabase(settings, logger, 'temporada', true);
      const worker = await createWatchedWorker({ settings, logger, databaseUrl: database.url });
      const address = await listenAsWorker(worker, settings);
      logger.info(`The worker takes jobs, and is asked how it is at ${address}`);
      await runUntilStopped(worker, database.release);
    });
