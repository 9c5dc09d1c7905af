import { NestFactory } from '@nestjs/core';
import { isEmail } from 'class-validator';
import { Command } from 'commander';
import { serviceActor } from '#libs/audit-trail';
import { Administrators } from '#libs/identity';
import { createLogger, newId, readSettings } from '#libs/platform';
import { RuntimeModule } from '../../runtime/runtime.module.js';
import { databaseOption, openPrepared } from '../command-database.js';
import { readNewPassword } from '../password.js';
import { exitCodesHelp } from '../refusal/exit-codes.js';
import { OptionProblems } from '../refusal/option-problems.js';

interface Options {
  email?: string;
  name?: string;
  organisation: string;
  another?: boolean;
  json?: boolean;
  database?: string;
}

/** Lets the operator of an installation in: the account that creates all others. */
export const adminCommand = () =>
  new Command('admin')
    .description(
      'Create the first administrator of a database, and its organisation. The password is asked for at the terminal, or read from standard input as one line.',
    )
    .option('--email <address>', 'e-mail address to sign in with; must be given')
    .option('--name <name>', 'name of the person; must be given')
    .option('--organisation <name>', 'name of the administration, when there is none yet', 'Administration')
    .option('--another', 'create one more where there is an administrator')
    .option('--json', 'answer with one JSON document')
    .addOption(databaseOption())
    .addHelpText(
      'after',
      '\nExamples:\n  temporada admin --email ada@ministry.example --name "Ada Marsh"\n  temporada admin --email ada@ministry.example --name "Ada Marsh" < password.txt',
    )
    .addHelpText('after', exitCodesHelp())
    .action(admin);

async function admin(options: Options): Promise<void> {
  const account = readAccount(options);
  const settings = readSettings({ TEMPORADA_LOG_LEVEL: 'warn', ...process.env });
  const logger = createLogger(settings.logLevel);
  const database = await openPrepared({ settings, logger, named: options.database });
  try {
    const password = await readNewPassword();
    const app = await NestFactory.createApplicationContext(
      RuntimeModule.of({ settings, logger, databaseUrl: database.url }),
      { logger: false, abortOnError: false },
    );
    try {
      const created = await app.get(Administrators).enter(serviceActor('admin', newId()), {
        ...account,
        password,
        another: options.another === true,
      });
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(created)}\n`
          : `${account.email} is an administrator and can sign in.\n`,
      );
    } finally {
      await app.close();
    }
  } finally {
    await database.release();
  }
}

/** Who is to be entered. Throws CommandRefused with everything that is wrong with it. */
function readAccount({ email, name, organisation }: Options): {
  email: string;
  name: string;
  organisation: string;
} {
  const problems = new OptionProblems();
  if (email === undefined || !isEmail(email))
    problems.wrong('--email', email, 'an e-mail address such as ada@ministry.example');
  const names = {
    name: readName('--name', name, problems),
    organisation: readName('--organisation', organisation, problems),
  };
  problems.refuse();
  return { email: email ?? '', ...names };
}

const longestName = 200;

function readName(option: string, text: string | undefined, problems: OptionProblems): string {
  const name = text?.trim() ?? '';
  if (name === '' || name.length > longestName)
    problems.wrong(option, text, `1 to ${longestName} characters`);
  return name;
}
