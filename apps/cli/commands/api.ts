import { Command } from 'commander';
import { createLogger, readSettings } from '#libs/platform';
import { ApiModule } from '../../api/api.module.js';
import { createApi } from '../../api/create-api.js';
import { openMigrated } from '../command-database.js';
import { exitCodesHelp } from '../refusal/exit-codes.js';
import { listen, runUntilStopped } from '../serve.js';

/** The API alone; several of them may run beside each other. */
export const apiCommand = () =>
  new Command('api')
    .description('Serve the HTTP API on a database that `temporada migrate` has prepared.')
    .option('--json', 'say in one JSON document where it listens, once it does')
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://user@host/temporada PORT=8080 temporada api')
    .addHelpText('after', exitCodesHelp('it was stopped'))
    .action(async ({ json }: { json?: boolean }) => {
      const settings = readSettings(process.env);
      const logger = createLogger(settings.logLevel);
      const database = await openMigrated({ settings, logger });
      const api = await createApi(
        ApiModule.of({ settings, logger, databaseUrl: database.url }),
        settings.publicUrl,
      );
      const address = await listen(api, settings);
      logger.info(`The API listens at ${address}`);
      if (json === true) process.stdout.write(`${JSON.stringify({ address })}\n`);
      await runUntilStopped(api, database.release);
    });
