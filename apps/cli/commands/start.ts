import { Command } from 'commander';
import { createLogger, readSettings } from '#libs/platform';
import { ApiModule } from '../../api/api.module.js';
import { createApi } from '../../api/create-api.js';
import { openDatabase } from '../../runtime/database.js';
import { migrate } from '../../runtime/migrate.js';
import { JobHostModule } from '../../worker/worker.module.js';
import { demonstrationPassword, demonstrationPeople } from '../demonstration/people.js';
import { seedDemonstration } from '../demonstration/seed.js';
import { listen, runUntilStopped } from '../serve.js';

/** Everything in one process: database, migrations, demonstration, API and worker. */
export const startCommand = () =>
  new Command('start')
    .description(
      'Start everything in one process: embedded PostgreSQL unless DATABASE_URL is set, API and worker.',
    )
    .addHelpText('after', '\nExample:\n  PORT=8080 temporada start')
    .action(start);

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const logger = createLogger(settings.logLevel);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const database = await openDatabase(settings, logger, 'temporada', false);
  try {
    const mode = settings.mode ?? (settings.databaseUrl === undefined ? 'demonstration' : 'live');
    const { applied, mode: born } = await migrate(database.ownerUrl, { mode });
    if (applied.length > 0) say(`Brought the database up to date: ${applied.length} migrations.`);
    const api = await createApi(
      ApiModule.of({ settings, logger, databaseUrl: database.url }, [JobHostModule]),
      settings.publicUrl,
    );
    const seeded = born === 'demonstration' ? await seedDemonstration(api) : false;
    if (seeded) say('Loaded the demonstration: fictional farms, workers and officials.');
    const address = await listen(api, settings);
    say(`\nTemporada is ready.\n  Open     ${address}\n  Database ${database.place}`);
    if (born === 'demonstration') say(peopleTable());
    say('Ctrl-C stops it.');
    await runUntilStopped(api, database.release);
  } catch (error) {
    await database.release();
    throw error;
  }
}

function peopleTable(): string {
  const width = Math.max(...demonstrationPeople.map(({ email }) => email.length));
  const rows = demonstrationPeople.map(({ email, what }) => `    ${email.padEnd(width)}  ${what}`);
  return `  Sign in with POST /api/v1/session, password "${demonstrationPassword}", as\n${rows.join('\n')}`;
}
