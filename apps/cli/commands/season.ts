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
import { exitCodes, UsageProblem } from '../exit-codes.js';
import { openProgress } from '../progress.js';
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
    .addHelpText(
      'after',
      '\nExample:\n  temporada season --edition 2000 --workers 1000 --seed 7\nExit code 1 when a figure is more than 2 points off.',
    )
    .action(season);

async function season(options: Options): Promise<void> {
  const started = Date.now();
  const plan = createSeasonPlan({
    edition: options.edition,
    workers: wholeNumber('--workers', options.workers, 1, 100_000),
    seed: wholeNumber('--seed', options.seed, 0, 2 ** 31),
  });
  const settings = readSettings({ TEMPORADA_LOG_LEVEL: 'warn', ...process.env });
  const logger = createLogger(settings.logLevel);
  const name = options.database ?? `season_${options.edition}_${options.workers}_${options.seed}`;
  const database = await openDatabase(settings, logger, name, true);
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

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new UsageProblem(`${option} takes a whole number from ${least} to ${most}, not "${text}"`);
  }
  return value;
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
