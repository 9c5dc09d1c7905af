import { NestFactory } from '@nestjs/core';
import { Command, Option } from 'commander';
import { serviceActor } from '#libs/audit-trail';
import { CsvFileError, Rejections } from '#libs/csv';
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
import { exitCodes, UsageProblem } from '../exit-codes.js';
import { ImportModule } from '../import.module.js';
import { type Input, openInput } from '../input.js';
import { printImport } from '../import-report.js';
import { openPreparedDatabase } from '../prepared-database.js';
import { openProgress } from '../progress.js';

interface Options {
  json?: boolean;
  list?: string;
  database: string;
}

type Row = PublicListRow | RejectedRow;

const help = `
Example:
  temporada import employers lmia-2025q1-primary-agriculture.csv
  cat list.csv | temporada import employers - --list lmia-2025q1-primary-agriculture --json

The file is the quarterly list that Employment and Social Development Canada publishes, approved or refused, as CSV in
UTF-8. A row is known again by its list, employer, province, occupation and stream: importing a file again adds nothing,
and an import that was stopped is completed by running it again. A new edition of a list under the same name updates
its rows; another quarter is another list and needs another name.

Exit codes:
  0  every row was taken (notes and blank lines around the table are reported, and are no fault)
  1  done, and some rows are wrong: each is reported with line, column, value and what was expected
  2  the call is wrong: no such file, or not a file of this list, such as one without a mandatory column
  3  the system could not do it; batches that were stored before stay`;

/** Reads real data into the database. */
export const importCommand = () =>
  new Command('import')
    .description('Read files of other bodies into the database.')
    .addCommand(
      new Command('employers')
        .description('Import the public list of employers with approved, or refused, labour-market tests.')
        .argument('<file>', 'CSV file, or - for standard input')
        .option('--json', 'answer with one JSON document')
        .option(
          '--list <name>',
          'name of this publication of the list (default: the name of the file without folder and ending, in lower case)',
        )
        .addOption(
          new Option('--database <name>', 'database of the embedded PostgreSQL').default('temporada'),
        )
        .addHelpText('after', help)
        .exitOverride()
        .showHelpAfterError('(see --help)')
        .action(importEmployers),
    );

async function importEmployers(path: string, options: Options): Promise<void> {
  const settings = readSettings(process.env);
  const input = await openInput(path);
  try {
    const name = listName(options.list ?? input.name);
    const rows = await openRows(input.stream);
    await importRows({ settings, input, name, rows, options });
  } catch (error) {
    if (error instanceof CsvFileError) throw new UsageProblem(`${path}: ${error.message}`);
    throw error;
  } finally {
    input.stream.destroy();
  }
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
  const database = await openPreparedDatabase(settings, logger, options.database);
  const rejections = new Rejections<RejectedRow>();
  try {
    const app = await NestFactory.createApplicationContext(
      ImportModule.of({ settings, logger, databaseUrl: database.url }),
      { logger: false, abortOnError: false },
    );
    try {
      const importer = app.get(ImportPublicList);
      const counts = await watched(input, rejections, (watch) =>
        importer.run(serviceActor('import', newId()), name, rows, watch),
      );
      await printImport(counts, rejections.all(), options.json === true);
      if (counts.wrongRows > 0) process.exitCode = exitCodes.findings;
    } finally {
      await app.close();
    }
  } finally {
    await rejections.close();
    await database.release();
  }
}

/** Runs an import with its progress bar; a stop in the middle, also by Ctrl-C, says what stays. */
async function watched(
  input: Input,
  rejections: Rejections<RejectedRow>,
  run: (watch: ImportWatch) => Promise<ImportCounts>,
): Promise<ImportCounts> {
  const progress = openProgress('Importing employers', input.bytes);
  const stop = () => {
    input.stream.destroy(new StartProblem('The import was stopped.', 'run it again to complete it'));
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
  throw new UsageProblem(
    `The list cannot be called "${name}": --list takes 1 to 100 letters, digits, dots and dashes, as lmia-2025q1-primary-agriculture`,
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
