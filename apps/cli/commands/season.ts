import { appendFileSync } from 'node:fs';
import Table from 'cli-table3';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command, Option } from 'commander';
import { DataSource } from 'typeorm';
import { createSeasonPlan, type Edition, type SeasonPlan } from '#libs/fiction';
import { DeliverMails, TellPeople } from '#libs/notifications';
import { createLogger, readSettings } from '#libs/platform';
import { openDatabase } from '../../runtime/database.js';
import { migrate } from '../../runtime/migrate.js';
import { WorkerModule } from '../../worker/worker.module.js';
import { refuseNameBesideUrl } from '../command-database.js';
import { openProgress } from '../progress.js';
import { exitCodes, exitCodesHelp } from '../refusal/exit-codes.js';
import { OptionProblems } from '../refusal/option-problems.js';
import {
  deadlineCounts,
  type DeadlineCounts,
  type Figure,
  figuresOf,
  pointsOff,
  toleratedPoints,
} from '../season/figures.js';
import { runSeason } from '../season/run-season.js';

interface Options {
  edition: Edition;
  workers: string;
  seed: string;
  database?: string;
  receipts?: string;
  json?: boolean;
}

/** Lives through a fictional season in simulated time. */
export const seasonCommand = () =>
  new Command('season')
    .description(
      'Generate fictional employers and workers and drive them through a whole season in simulated time, in a database of its own. ' +
        'Run again after an interruption, it goes on where it was.',
    )
    .addOption(
      new Option('--edition <edition>', 'edition of the rules').choices(['2000', '2026']).default('2000'),
    )
    .option('--workers <number>', 'workers of the season', '1000')
    .option('--seed <number>', 'the same seed gives the same season', '7')
    .option(
      '--database <name>',
      'database of the embedded PostgreSQL; made when missing (default: season_<edition>_<workers>_<seed>)',
    )
    .option('--receipts <file>', 'append the number of every receipt to a file as it is given')
    .option('--json', 'answer with one JSON document')
    .addHelpText('after', '\nExample:\n  temporada season --edition 2000 --workers 1000 --seed 7')
    .addHelpText('after', exitCodesHelp('done', 'done, and a figure is more than 2 points off'))
    .action(season);

async function season(options: Options): Promise<void> {
  const started = Date.now();
  const plan = createSeasonPlan(readPlan(options));
  const settings = readSettings({ TEMPORADA_LOG_LEVEL: 'warn', ...process.env });
  const logger = createLogger(settings.logLevel);
  refuseNameBesideUrl(settings, options.database);
  const name = options.database ?? `season_${options.edition}_${options.workers}_${options.seed}`;
  const database = await openDatabase(settings, logger, { name, attach: true, create: true });
  try {
    await migrate(database.ownerUrl, { mode: 'demonstration', now: new Date(`${firstDay(plan)}T12:00:00Z`) });
    const app = await NestFactory.createApplicationContext(
      WorkerModule.of({ settings, logger, databaseUrl: database.url }),
      {
        logger: false,
        abortOnError: false,
      },
    );
    try {
      await live(app, plan, options);
      await tellPeople(app);
      const figures = await figuresOf(app.get(DataSource), plan);
      const deadlines = await deadlineCounts(app.get(DataSource), plan);
      report(options, {
        edition: plan.edition,
        seed: plan.seed,
        workers: plan.workers,
        seconds: (Date.now() - started) / 1000,
        figures,
        deadlines,
      });
    } finally {
      await app.close();
    }
  } finally {
    await database.release();
  }
}

async function live(app: INestApplicationContext, plan: SeasonPlan, { receipts }: Options): Promise<void> {
  const moments = openProgress(`Season ${plan.edition}`, 1000);
  try {
    await runSeason(app, plan, {
      acknowledge: (number) => {
        if (receipts !== undefined) appendFileSync(receipts, `${number}\n`);
      },
      progress: (done, total, on) => {
        moments.at(Math.round((1000 * done) / total), on);
      },
    });
  } finally {
    moments.stop();
  }
}

/** What the last days brought is told as well: nobody else comes to this database to do it. */
async function tellPeople(app: INestApplicationContext): Promise<void> {
  const people = app.get(TellPeople);
  while ((await people.run()) > 0);
  await app.get(DeliverMails).run();
}

function firstDay(plan: SeasonPlan): string {
  const days = plan.employers.flatMap(({ orders }) => orders.map(({ filedOn }) => filedOn)).sort();
  return days[0] ?? `${plan.edition}-01-01`;
}

/** Which season is lived. Throws CommandRefused with everything that is wrong with the call. */
function readPlan({ edition, workers, seed, database, receipts }: Options): {
  edition: Edition;
  workers: number;
  seed: number;
} {
  const problems = new OptionProblems();
  const plan = {
    edition,
    workers: problems.wholeNumber('--workers', workers, 1, 100_000),
    seed: problems.wholeNumber('--seed', seed, 0, 2 ** 31),
  };
  // A database is made under this name: one of PostgreSQL's own would be written into.
  if (database !== undefined && !/^(?!postgres$|template)[a-z][a-z0-9_]{0,62}$/.test(database))
    problems.wrong(
      '--database',
      database,
      'a name of lower-case letters, digits and underscores, as season_7',
    );
  if (receipts !== undefined && !canAppend(receipts))
    problems.wrong('--receipts', receipts, 'a file that can be written, in a folder that is there');
  problems.refuse();
  return plan;
}

function canAppend(path: string): boolean {
  try {
    appendFileSync(path, '');
    return true;
  } catch {
    return false;
  }
}

interface Outcome {
  edition: string;
  seed: number;
  workers: number;
  seconds: number;
  figures: Figure[];
  deadlines: DeadlineCounts;
}

function report({ json }: Options, outcome: Outcome): void {
  const off = outcome.figures.filter((figure) => pointsOff(figure) > toleratedPoints);
  if (off.length > 0) process.exitCode = exitCodes.findings;
  if (json === true) {
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    return;
  }
  const table = new Table({
    head: ['Figure', 'Expected', 'Came out', 'Points off'],
    style: { head: [], border: [] },
  });
  for (const figure of outcome.figures) {
    const unit = figure.unit === '%' ? ' %' : '';
    table.push([
      figure.name,
      `${round(figure.expected)}${unit}`,
      `${round(figure.actual)}${unit}`,
      round(pointsOff(figure)),
    ]);
  }
  const { met, missed, waived, open, later } = outcome.deadlines;
  process.stdout.write(
    `${table.toString()}\nDeadlines: ${met} met, ${missed} missed, ${waived} waived, ${open} open, ${later} due in later years. ${outcome.seconds.toFixed(0)} s.\n`,
  );
}

const round = (value: number) => String(Math.round(value * 100) / 100);
