import { NestFactory } from '@nestjs/core';
import { isEmail } from 'class-validator';
import { Command, Option } from 'commander';
import { serviceActor } from '#libs/audit-trail';
import { Administrators } from '#libs/identity';
import { createLogger, newId, readSettings } from '#libs/platform';
import { RuntimeModule } from '../../runtime/runtime.module.js';
import { UsageProblem } from '../exit-codes.js';
import { readNewPassword } from '../password.js';
import { openPreparedDatabase } from '../prepared-database.js';

interface Options {
  email: string;
  name: string;
  organisation: string;
  another?: boolean;
  json?: boolean;
  database: string;
}

/** Lets the operator of an installation in: the account that creates all others. */
export const adminCommand = () =>
  new Command('admin')
    .description(
      'Create the first administrator of a database, and its organisation. The password is asked for at the terminal, or read from standard input as one line.',
    )
    .requiredOption('--email <address>', 'e-mail address to sign in with')
    .requiredOption('--name <name>', 'name of the person')
    .option('--organisation <name>', 'name of the administration, when there is none yet', 'Administration')
    .option('--another', 'create one more where there is an administrator')
    .option('--json', 'answer with one JSON document')
    .addOption(new Option('--database <name>', 'database of the embedded PostgreSQL').default('temporada'))
    .addHelpText(
      'after',
      '\nExamples:\n  temporada admin --email ada@ministry.example --name "Ada Marsh"\n  temporada admin --email ada@ministry.example --name "Ada Marsh" < password.txt',
    )
    .action(admin);

async function admin(options: Options): Promise<void> {
  if (!isEmail(options.email)) {
    throw new UsageProblem(
      `--email takes an e-mail address such as ada@ministry.example, not "${options.email}"`,
    );
  }
  const [name, organisation] = [
    readName('--name', options.name),
    readName('--organisation', options.organisation),
  ];
  const settings = readSettings({ TEMPORADA_LOG_LEVEL: 'warn', ...process.env });
  const logger = createLogger(settings.logLevel);
  const database = await openPreparedDatabase(settings, logger, options.database);
  try {
    const password = await readNewPassword();
    const app = await NestFactory.createApplicationContext(
      RuntimeModule.of({ settings, logger, databaseUrl: database.url }),
      { logger: false, abortOnError: false },
    );
    try {
      const created = await app.get(Administrators).enter(serviceActor('admin', newId()), {
        email: options.email,
        name,
        password,
        organisation,
        another: options.another === true,
      });
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(created)}\n`
          : `${options.email} is an administrator and can sign in.\n`,
      );
    } finally {
      await app.close();
    }
  } finally {
    await database.release();
  }
}

function readName(option: string, text: string): string {
  const name = text.trim();
  if (name.length >= 1 && name.length <= 200) return name;
  throw new UsageProblem(`${option} takes 1 to 200 characters`);
}
