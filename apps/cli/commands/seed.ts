import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import { createLogger, readSettings } from '#libs/platform';
import { openDatabase } from '../../runtime/database.js';
import { migrate } from '../../runtime/migrate.js';
import { WorkerModule } from '../../worker/worker.module.js';
import { demonstrationPassword, demonstrationPeople } from '../demonstration/people.js';
import { seedDemonstration } from '../demonstration/seed.js';
import { exitCodesHelp } from '../refusal/exit-codes.js';
import { refused } from '../refusal/command-refused.js';

/** Loads the demonstration into an empty database, as `start` does by itself. */
export const seedCommand = () =>
  new Command('seed')
    .description(
      'Bring an empty database up to date and load the demonstration: fictional farms, workers, officials and orders.',
    )
    .option('--json', 'answer with one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  DATABASE_URL=postgres://user@host/demo TEMPORADA_MODE=demonstration temporada seed',
    )
    .addHelpText('after', exitCodesHelp())
    .action(seed);

async function seed({ json }: { json?: boolean }): Promise<void> {
  const settings = readSettings(process.env);
  const logger = createLogger(settings.logLevel);
  const database = await openDatabase(settings, logger, { name: 'temporada', attach: true, create: true });
  try {
    const { mode } = await migrate(database.ownerUrl, { mode: settings.mode ?? 'demonstration' });
    if (mode === 'live')
      throw refused(
        'CALL_INVALID',
        'This is the database of a live system: it takes no fiction.',
        'Name the database of a demonstration in DATABASE_URL.',
        'DATABASE_LIVE',
      );
    const app = await NestFactory.createApplicationContext(
      WorkerModule.of({ settings, logger, databaseUrl: database.url }),
      { logger: false, abortOnError: false },
    );
    try {
      const seeded = await seedDemonstration(app);
      const people = demonstrationPeople.map(({ email, role, what }) => ({ email, role, what }));
      process.stdout.write(
        json === true
          ? `${JSON.stringify({ seeded, password: demonstrationPassword, people })}\n`
          : `${seeded ? 'Loaded the demonstration.' : 'The database holds something already; nothing was changed.'}\n`,
      );
    } finally {
      await app.close();
    }
  } finally {
    await database.release();
  }
}
