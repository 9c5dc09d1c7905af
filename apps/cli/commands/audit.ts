import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { knownProgrammes } from '#libs/calculators';
import { CsvFileError, Rejections } from '#libs/csv';
import {
  auditDocument,
  auditRecords,
  AuditTally,
  readPayRecords,
  type RejectedRow,
} from '#libs/pay-record-files';
import { explainedIn, type ExplanationLanguage, loadRulebook, type Rulebook } from '#libs/rulebook';
import { auditTables } from '../audit/table.js';
import { exitCodes, UsageProblem } from '../exit-codes.js';
import { openInput } from '../input.js';
import { openProgress } from '../progress.js';

interface Options {
  programme?: string;
  language: ExplanationLanguage;
  allowUnconfirmed?: boolean;
  json?: boolean;
}

const help = `
Example:
  temporada audit pay-2026.csv
  cat pay-2000.csv | temporada audit - --programme sawp-caribbean --json

The file is CSV in UTF-8 with commas, one row for each worker and pay period, in any order. Each wrong gives one finding;
the same money is never owed twice. What cannot be checked, for want of a confirmed value or of a column, is told with the
records it concerns, and the rest of them is checked.

Exit codes:
  0  no finding, no rejected row
  1  done, and there are findings or rejected rows
  2  the call is wrong: no such file, or not a file of pay records
  3  the system could not do it`;

/** Checks a file of pay records as an auditor does, without a database. */
export const auditCommand = () =>
  new Command('audit')
    .description('Check a file of pay records, and tell what workers are owed. Needs no database.')
    .argument('<file>', 'CSV file, or - for standard input')
    .option('--programme <programme>', 'only records of this programme, as sawp-mexico')
    .addOption(
      new Option('--language <language>', 'language of explanations').choices(explainedIn).default('en'),
    )
    .option('--allow-unconfirmed', 'also use values that no source confirms; findings from them are marked')
    .option('--json', 'answer with one JSON document')
    .addHelpText('after', help)
    .action(audit);

async function audit(path: string, options: Options): Promise<void> {
  const rulebook = loadRulebook();
  checkProgramme(options.programme, rulebook);
  const input = await openInput(path);
  const progress = openProgress('Reading', input.bytes);
  const rejections = new Rejections<RejectedRow>();
  try {
    const read = await readPayRecords(input.stream, {
      rulebook,
      programme: options.programme,
      rejected: (row) => rejections.add(row),
      progress: (rows) => {
        progress.at(input.bytesRead(), `${rows} rows`);
      },
    });
    progress.stop();
    const tally = new AuditTally();
    const allowUnconfirmed = options.allowUnconfirmed === true;
    const outcome = {
      ...{ read, tally, language: options.language },
      findings: auditRecords(read, rulebook, { allowUnconfirmed }, tally),
      rejections: () => rejections.all(),
    };
    const text = options.json === true ? auditDocument(outcome) : auditTables(outcome);
    await pipeline(Readable.from(text), process.stdout, { end: false });
    if (tally.findings > 0 || read.rejected > 0) process.exitCode = exitCodes.findings;
  } catch (error) {
    if (error instanceof CsvFileError) throw new UsageProblem(`${path}: ${error.message}`);
    throw error;
  } finally {
    progress.stop();
    await rejections.close();
    input.stream.destroy();
  }
}

function checkProgramme(programme: string | undefined, rulebook: Rulebook): void {
  const known = knownProgrammes(rulebook);
  if (programme !== undefined && !known.includes(programme))
    throw new UsageProblem(`--programme is one of ${known.join(', ')}, not "${programme}"`);
}
