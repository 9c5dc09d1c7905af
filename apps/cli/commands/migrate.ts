import { Command } from 'commander';
import { readSettings } from '#libs/platform';
import { migrate } from '../../runtime/migrate.js';
import { openExisting } from '../command-database.js';
import { exitCodesHelp } from '../refusal/exit-codes.js';

/** Brings the database up to date, as the role that owns it. */
export const migrateCommand = () =>
  new Command('migrate')
    .description(
      'Bring the database up to date. Uses DATABASE_OWNER_URL where the application’s user does not own it.',
    )
    .option('--json', 'answer with one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  DATABASE_URL=postgres://app@host/temporada DATABASE_OWNER_URL=postgres://owner@host/temporada temporada migrate',
    )
    .addHelpText('after', exitCodesHelp())
    .action(async ({ json }: { json?: boolean }) => {
      const settings = readSettings(process.env);
      const database = await openExisting({ settings });
      try {
        const mode = settings.mode ?? (settings.databaseUrl === undefined ? 'demonstration' : 'live');
        const outcome = await migrate(database.ownerUrl, { mode });
        process.stdout.write(
          json === true
            ? `${JSON.stringify(outcome)}\n`
            : `${outcome.applied.length === 0 ? 'Nothing to do' : `Applied ${outcome.applied.join(', ')}`}; this is a ${outcome.mode} database.\n`,
        );
      } finally {
        await database.release();
      }
    });
