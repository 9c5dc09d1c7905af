import { Command } from 'commander';
import { createLogger, readSettings } from '#libs/platform';
import { ApiModule } from '../../api/api.module.js';
import { createApi } from '../../api/create-api.js';
import { openDatabase } from '../../runtime/database.js';
import { listen, runUntilStopped } from '../serve.js';

/** The API alone; several of them may run beside each other. */
export const apiCommand = () =>
  new Command('api')
    .description('Serve the HTTP API on a database that `temporada migrate` has prepared.')
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://user@host/temporada PORT=8080 temporada api')
    .action(async () => {
      const settings = readSettings(process.env);
      const logger = createLogger(settings.logLevel);
      const database = await openDatabase(settings, logger, 'temporada', true);
      const api = await createApi(
        ApiModule.of({ settings, logger, databaseUrl: database.url }),
        settings.publicUrl,
      );
      logger.info(`The API listens at ${await listen(api, settings)}`);
      await runUntilStopped(api, database.release);
    });
