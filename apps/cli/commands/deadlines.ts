import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import { serviceActor } from '#libs/audit-trail';
import { ReplanDeadlines } from '#libs/deadlines';
import { createLogger, newId, readSettings } from '#libs/platform';
import { RuntimeModule } from '../../runtime/runtime.module.js';
import { replanReport } from '../deadlines/replan-report.js';
import { databaseOption, openPrepared } from '../command-database.js';
import { exitCodes, exitCodesHelp } from '../refusal/exit-codes.js';
import { OptionProblems } from '../refusal/option-problems.js';
import { rulebookIn } from '../rules/rulebook-in.js';

interface Options {
  apply?: boolean;
  reason?: string;
  values?: string;
  json?: boolean;
  database?: string;
}

/** Looks after what is owed by which day. */
export const deadlinesCommand = () =>
  new Command('deadlines')
    .description('Look after what is owed by which day.')
    .addHelpText(
      'after',
      '\nExample:\n  temporada deadlines replan\n  temporada deadlines replan --apply --reason "Holiday of 30 September entered"',
    )
    .addCommand(replanCommand());

const replanCommand = () =>
  new Command('replan')
    .description(
      'Show which open deadlines the rules date otherwise than they are planned, after a holiday, an amount or a clock has changed; with --apply, move them.',
    )
    .option('--apply', 'move them, in one transaction; without it nothing is changed')
    .option('--reason <text>', 'why, for the audit trail; owed with --apply')
    .option('--values <folder>', 'show what another folder of values would move; not with --apply')
    .option('--json', 'answer with one JSON document')
    .addOption(databaseOption())
    .addHelpText('after', '\nExample:\n  temporada deadlines replan --values ../proposed-values')
    .addHelpText(
      'after',
      exitCodesHelp(
        'nothing is planned otherwise, or it was moved',
        'deadlines are planned otherwise and were not moved',
      ),
    )
    .action(replan);

async function replan({ apply, reason, values, json, database: name }: Options): Promise<void> {
  const why = reason?.trim() ?? '';
  const problems = new OptionProblems();
  if (apply === true && why === '')
    problems.wrong('--reason', reason, 'why, which the audit trail keeps with --apply');
  if (apply === true && values !== undefined)
    problems.wrong('--values', values, 'nothing beside --apply, which goes by the values that are in force');
  problems.refuse();
  const book = values === undefined ? undefined : rulebookIn(values);
  const settings = readSettings({ TEMPORADA_LOG_LEVEL: 'warn', ...process.env });
  const logger = createLogger(settings.logLevel);
  const database = await openPrepared({ settings, logger, named: name });
  try {
    const app = await NestFactory.createApplicationContext(
      RuntimeModule.of({ settings, logger, databaseUrl: database.url }),
      { logger: false, abortOnError: false },
    );
    try {
      const replanning = app.get(ReplanDeadlines);
      const found =
        apply === true
          ? await replanning.apply(serviceActor('replan', newId()), why)
          : await replanning.preview(book);
      const applied = apply === true;
      process.stdout.write(
        json === true ? `${JSON.stringify({ applied, ...found })}\n` : replanReport(found, applied),
      );
      if (found.rows.some(({ stays }) => !applied || stays !== null)) process.exitCode = exitCodes.findings;
    } finally {
      await app.close();
    }
  } finally {
    await database.release();
  }
}
