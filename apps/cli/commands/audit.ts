import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { knownProgrammes } from '#libs/calculators';
import { Rejections } from '#libs/csv';
import {
  auditDocument,
  auditRecords,
  AuditTally,
  columnsHelp,
  readPayRecords,
  type RejectedRow,
} from '#libs/pay-record-files';
import { explainedIn, type ExplanationLanguage, loadRulebook, type Rulebook } from '#libs/rulebook';
import { auditTables } from '../audit/table.js';
import { type Input, withInput } from '../input.js';
import { openProgress } from '../progress.js';
import { exitCodes, exitCodesHelp } from '../refusal/exit-codes.js';
import { optionRefused } from '../refusal/option-problems.js';

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

The file is CSV in UTF-8 with commas, or an Excel workbook (.xlsx) of which the first visible sheet is read, whatever its
name; one row for each worker and pay period, in any order. In a workbook ids are text cells. Each wrong gives one finding;
the same money is never owed twice. What cannot be checked, for want of a confirmed value or of a column, is told with the
records it concerns, and the rest of them is checked.

${columnsHelp()}
${exitCodesHelp('no finding, no rejected row', 'done, and there are findings or rejected rows')}`;

/** Checks a file of pay records as an auditor does, without a database. */
export const auditCommand = () =>
  new Command('audit')
    .description('Check a file of pay records, and tell what workers are owed. Needs no database.')
    .argument('<file>', 'CSV file or Excel workbook, or - for standard input')
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
  await withInput(path, (input) => auditInput(input, options, rulebook));
}

async function auditInput(input: Input, options: Options, rulebook: Rulebook): Promise<void> {
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
  } finally {
    progress.stop();
    await rejections.close();
  }
}

function checkProgramme(programme: string | undefined, rulebook: Rulebook): void {
  const known = knownProgrammes(rulebook);
  if (programme !== undefined && !known.includes(programme))
    throw optionRefused('--programme', programme, `one of ${known.join(', ')}`);
}
