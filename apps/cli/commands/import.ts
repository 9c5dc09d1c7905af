import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import { serviceActor } from '#libs/audit-trail';
import { Rejections } from '#libs/csv';
import {
  type ImportCounts,
  ImportPublicList,
  type ImportWatch,
  type PublicListRow,
  readPublicList,
  type RejectedRow,
} from '#libs/employers';
import { createLogger, newId, readSettings } from '#libs/platform';
import { StartProblem } from '#libs/platform/postgres';
import { databaseOption, openPrepared } from '../command-database.js';
import { ImportModule } from '../import.module.js';
import { type Input, withInput } from '../input.js';
import { printImport } from '../import-report.js';
import { openProgress } from '../progress.js';
import { exitCodes, exitCodesHelp } from '../refusal/exit-codes.js';
import { optionRefused } from '../refusal/option-problems.js';

interface Options {
  json?: boolean;
  list?: string;
  database?: string;
}

type Row = PublicListRow | RejectedRow;

const help = `
Example:
  temporada import employers lmia-2025q1-primary-agriculture.csv
  cat list.csv | temporada import employers - --list lmia-2025q1-primary-agriculture --json

The file is the quarterly list that Employment and Social Development Canada publishes, approved or refused, as CSV in
UTF-8 or as an Excel workbook (.xlsx) of which the first visible sheet is read, whatever its name. A row is known again by its list, employer, province, occupation and stream: importing a file again adds nothing,
and an import that was stopped is completed by running it again. A new edition of a list under the same name updates
its rows; another quarter is another list and needs another name.
${exitCodesHelp(
  'every row was taken (notes and blank lines around the table are reported, and are no fault)',
  'done, and some rows are wrong: each is reported with line, column, value and what was expected',
)}
Of an import that breaks off with 3, batches that were stored before stay.`;

/** Reads real data into the database. */
export const importCommand = () =>
  new Command('import')
    .description('Read files of other bodies into the database.')
    .addCommand(
      new Command('employers')
        .description('Import the public list of employers with approved, or refused, labour-market tests.')
        .argument('<file>', 'CSV file or Excel workbook, or - for standard input')
        .option('--json', 'answer with one JSON document')
        .option(
          '--list <name>',
          'name of this publication of the list (default: the name of the file without folder and ending, in lower case)',
        )
        .addOption(databaseOption())
        .addHelpText('after', help)
        .action(importEmployers),
    );

async function importEmployers(path: string, options: Options): Promise<void> {
  const settings = readSettings(process.env);
  await withInput(path, async (input) => {
    const name = listName(options.list ?? input.name);
    const rows = await openRows(input.stream);
    await importRows({ settings, input, name, rows, options });
  });
}

interface Import {
  settings: ReturnType<typeof readSettings>;
  input: Input;
  name: string;
  rows: AsyncGenerator<Row>;
  options: Options;
}

async function importRows({ settings, input, name, rows, options }: Import): Promise<void> {
  const logger = createLogger(settings.logLevel);
  const database = await openPrepared({ settings, logger, named: options.database });
  const rejections = new Rejections<RejectedRow>();
  try {
    const app = await NestFactory.createApplicationContext(
      ImportModule.of({ settings, logger, databaseUrl: database.url }),
      { logger: false, abortOnError: false },
    );
    try {
      const importer = app.get(ImportPublicList);
      const taken = new TakenRows(rows);
      const counts = await watched(input, { rejections, taken }, (watch) =>
        importer.run(serviceActor('import', newId()), name, taken, watch),
      );
      await printImport({ list: name, kind: taken.kind, counts }, rejections.all(), options.json === true);
      if (counts.wrongRows > 0) process.exitCode = exitCodes.findings;
    } finally {
      await app.close();
    }
  } finally {
    await rejections.close();
    await database.release();
  }
}

/** The rows of a list on their way into the database: until it is stopped, which list they are of is noted. */
class TakenRows implements AsyncIterable<Row> {
  kind: PublicListRow['list'] | null = null;
  private stopped: Error | undefined;

  constructor(private readonly rows: AsyncGenerator<Row>) {}

  stop(reason: Error): void {
    this.stopped = reason;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Row> {
    for await (const row of this.rows) {
      if (this.stopped !== undefined) throw this.stopped;
      if (row.outcome === 'row') this.kind = row.list;
      yield row;
    }
  }
}

/** Runs an import with its progress bar; a stop in the middle, also by Ctrl-C, says what stays. */
async function watched(
  input: Input,
  { rejections, taken }: { rejections: Rejections<RejectedRow>; taken: TakenRows },
  run: (watch: ImportWatch) => Promise<ImportCounts>,
): Promise<ImportCounts> {
  const progress = openProgress('Importing employers', input.bytes);
  const stop = () => {
    const stopped = new StartProblem('The import was stopped.', 'run it again to complete it');
    taken.stop(stopped);
    input.stream.destroy(stopped);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  let stored = 0;
  try {
    return await run({
      rejected: (row) => rejections.add(row),
      stored: (counts) => {
        stored = counts.rows;
        progress.at(input.bytesRead(), `${counts.rows} rows`);
      },
    });
  } catch (error) {
    process.stderr.write(
      `The import did not come to its end: ${stored} rows are done and stay. Running it again completes it.\n`,
    );
    throw error;
  } finally {
    for (const signal of signals) process.off(signal, stop);
    progress.stop();
  }
}

const nameOfStandardInput = 'standard-input';

function listName(given: string | undefined): string {
  if (given === undefined) {
    process.stderr.write(
      `Standard input has no name: its rows are filed under "${nameOfStandardInput}". Name the list with --list, so that another one is not taken for its new edition.\n`,
    );
  }
  const name = (given ?? nameOfStandardInput).normalize('NFC').trim().toLowerCase().replace(/\s+/g, '-');
  if (/^[\p{L}\d][\p{L}\d._()-]{0,99}$/u.test(name)) return name;
  throw optionRefused(
    '--list',
    name,
    '1 to 100 letters, digits, dots and dashes, as lmia-2025q1-primary-agriculture',
  );
}

/** Reads as far as the first row, so that a file of another kind is refused before a database is opened. */
async function openRows(stream: Input['stream']): Promise<AsyncGenerator<Row>> {
  const rows = readPublicList(stream);
  const first = await rows.next();
  return (async function* () {
    if (first.done === true) return;
    yield first.value;
    yield* rows;
  })();
}
