import { Command } from 'commander';
import { createLogger, readSettings } from '#libs/platform';
import { ApiModule } from '../../api/api.module.js';
import { createApi } from '../../api/create-api.js';
import { openDatabase } from '../../runtime/database.js';
import { migrate } from '../../runtime/migrate.js';
import { JobHostModule } from '../../worker/worker.module.js';
import { demonstrationPassword, demonstrationPeople } from '../demonstration/people.js';
import { seedDemonstration } from '../demonstration/seed.js';
import { exitCodesHelp } from '../refusal/exit-codes.js';
import { listen, runUntilStopped } from '../serve.js';

/** Everything in one process: database, migrations, demonstration, API and worker. */
export const startCommand = () =>
  new Command('start')
    .description(
      'Start everything in one process: embedded PostgreSQL unless DATABASE_URL is set, API and worker.',
    )
    .option('--json', 'say in one JSON document where it listens and who can sign in, once it does')
    .addHelpText('after', '\nExample:\n  PORT=8080 temporada start')
    .addHelpText('after', exitCodesHelp('it was stopped'))
    .action(start);

async function start({ json }: { json?: boolean }): Promise<void> {
  const settings = readSettings(process.env);
  const logger = createLogger(settings.logLevel);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const database = await openDatabase(settings, logger, { name: 'temporada', attach: false, create: true });
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
    if (json === true) process.stdout.write(`${JSON.stringify(started(address, database.place, born))}\n`);
    say('Ctrl-C stops it.');
    await runUntilStopped(api, database.release);
  } catch (error) {
    await database.release();
    throw error;
  }
}

/** Where everything is; in a demonstration also who can sign in. */
function started(address: string, database: string, mode: string): object {
  const place = { address, database, mode };
  if (mode !== 'demonstration') return place;
  const people = demonstrationPeople.map(({ email, role, what }) => ({ email, role, what }));
  return { ...place, password: demonstrationPassword, people };
}

function peopleTable(): string {
  const width = Math.max(...demonstrationPeople.map(({ email }) => email.length));
  const rows = demonstrationPeople.map(({ email, what }) => `    ${email.padEnd(width)}  ${what}`);
  return `  Sign in with POST /api/v1/session, password "${demonstrationPassword}", as\n${rows.join('\n')}`;
}
