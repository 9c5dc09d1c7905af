import { Command } from 'commander';
import { createLogger, readSettings } from '#libs/platform';
import { openMigrated } from '../command-database.js';
import { exitCodesHelp } from '../refusal/exit-codes.js';
import { listenAsWorker, runUntilStopped } from '../serve.js';
import { createWatchedWorker } from '../watched-worker.js';

/** The worker alone; several of them may run beside each other. */
export const workerCommand = () =>
  new Command('worker')
    .description('Enforce deadlines: take jobs from the queue and sweep the deadline table.')
    .option('--json', 'say in one JSON document where it tells its health, once it takes jobs')
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://user@host/temporada temporada worker')
    .addHelpText('after', exitCodesHelp('it was stopped'))
    .action(async ({ json }: { json?: boolean }) => {
      const settings = readSettings(process.env);
      const logger = createLogger(settings.logLevel);
      const database = await openMigrated({ settings, logger });
      const worker = await createWatchedWorker({ settings, logger, databaseUrl: database.url });
      const address = await listenAsWorker(worker, settings);
      logger.info(`The worker takes jobs, and is asked how it is at ${address}`);
      if (json === true) process.stdout.write(`${JSON.stringify({ address })}\n`);
      await runUntilStopped(worker, database.release);
    });
