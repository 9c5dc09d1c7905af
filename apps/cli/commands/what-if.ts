import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { compare, comparisonDocument, type RecordSource } from '#libs/calculators';
import type { Edition } from '#libs/fiction';
import {
  explainedIn,
  type ExplanationLanguage,
  loadRulebook,
  type Overlay,
  OverlayInvalid,
  readOverlay,
  type Rulebook,
  type WhatIfDimension,
  whatIfDimensions,
} from '#libs/rulebook';
import { exitCodes, UsageProblem } from '../exit-codes.js';
import { openProgress } from '../progress.js';
import { databaseSource, fileSource, seasonSource } from '../what-if/open-source.js';
import { comparisonPage } from '../what-if/page.js';
import { comparisonTables } from '../what-if/table.js';

interface Options {
  base?: string;
  records?: string;
  database?: boolean;
  workers?: string;
  seed?: string;
  by: string;
  language: ExplanationLanguage;
  allowUnconfirmed?: boolean;
  json?: boolean;
  html?: string;
}

const help = `
An overlay holds proposed values in the form of the rulebook's own files:

  proposal: { title: 'A living wage', author: 'Growers and pickers' }
  values:
    - code: minimum-wage
      unit: CAD/hour
      keys: { province: 'ON' }
      entries:
        - { value: '20.00', from: 2026-05-01, to: 2027-01-01 }

The most specific keys decide, so an overlay repeats the keys of the value that it replaces: see temporada rules list.
Nothing is written but the page that is asked for.

Example:
  temporada what-if living-wage.yaml --workers 1000 --seed 7
  temporada what-if living-wage.yaml --records pay-2026.csv
  temporada what-if living-wage.yaml --database --by employer --json
  temporada what-if living-wage.yaml --workers 1000 --base 2000 --by province --html living-wage.html --language es

Exit codes:
  0  every record was compared
  1  done, and some records were refused or could not be read: each reason is told with its records
  2  the call or the overlay is wrong: every problem is told with its place
  3  the system could not do it`;

/** Compares net pay under the rules and under proposed values. */
export const whatIfCommand = () =>
  new Command('what-if')
    .description('Compare net pay before and after values that somebody proposes. It changes nothing.')
    .argument('<overlay>', 'YAML file of proposed values')
    .option('--records <file>', 'over a CSV file of pay records, or - for standard input')
    .option('--database', 'over the stored pay records, as submitted; nothing is written')
    .option('--workers <number>', 'over a fictional season of so many workers')
    .option('--seed <number>', 'the same seed gives the same season (default: 7)')
    .option(
      '--base <edition>',
      'only records of this edition; of a fictional season its edition (default: 2026)',
    )
    .option('--by <groupings>', 'how to group, separated by commas', whatIfDimensions.join(','))
    .addOption(new Option('--language <language>', 'of tables and page').choices(explainedIn).default('en'))
    .option('--allow-unconfirmed', 'also use values that no source confirms; they are told')
    .option('--json', 'answer with one JSON document')
    .option('--html <file>', 'also write a page with tables and charts')
    .addHelpText('after', help)
    .action(whatIf);

async function whatIf(path: string, options: Options): Promise<void> {
  const rulebook = loadRulebook();
  const by = readGroupings(options.by);
  const edition = readEdition(options.base, rulebook);
  const overlay = await openOverlay(path, rulebook);
  const source = await openSource(options, rulebook);
  const { language } = options;
  const progress = openProgress('Comparing');
  try {
    const question = { rulebook, overlay, by, edition, allowUnconfirmed: options.allowUnconfirmed === true };
    const compared = await compare(question, source, (workers) => {
      progress.at(workers, `${workers} workers`);
    });
    progress.stop();
    if (options.html !== undefined) await writePage(options.html, comparisonPage(compared, language));
    if (options.json === true)
      process.stdout.write(`${JSON.stringify(comparisonDocument(compared, language))}\n`);
    else for (const text of comparisonTables(compared, language)) process.stdout.write(text);
    if (compared.result.refused.length + compared.rejected.count > 0) process.exitCode = exitCodes.findings;
  } finally {
    progress.stop();
    await source.close();
  }
}

async function openOverlay(path: string, rulebook: Rulebook): Promise<Overlay> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    throw new UsageProblem(`${path} cannot be read (${code}); expected a YAML file of proposed values`);
  });
  try {
    return readOverlay(text, rulebook, basename(path));
  } catch (error) {
    if (error instanceof OverlayInvalid) throw new UsageProblem(error.message);
    throw error;
  }
}

async function openSource(options: Options, rulebook: Rulebook): Promise<RecordSource> {
  const { records, database, workers, seed, base = '2026' } = options;
  if ([records, database, workers].filter((one) => one !== undefined).length !== 1)
    throw new UsageProblem(
      'Say over which records to compare, one of: --records with a CSV file, --database for those stored, --workers with a number for a fictional season',
    );
  if (records !== undefined) return fileSource(records, rulebook);
  if (workers === undefined) return databaseSource(rulebook);
  if (base !== '2000' && base !== '2026')
    throw new UsageProblem(`A fictional season is of edition 2000 or 2026, not "${base}"`);
  const edition: Edition = base;
  const count = wholeNumber('--workers', workers, 1, 100_000);
  return seasonSource(
    { edition, workers: count, seed: wholeNumber('--seed', seed ?? '7', 0, 2 ** 31) },
    rulebook,
  );
}

function readGroupings(text: string): WhatIfDimension[] {
  return text.split(',').map((word) => {
    const known = whatIfDimensions.find((one) => one === word.trim());
    if (known === undefined)
      throw new UsageProblem(`--by takes ${whatIfDimensions.join(', ')}, separated by commas, not "${word}"`);
    return known;
  });
}

function readEdition(name: string | undefined, { editions }: Rulebook): string | undefined {
  if (name === undefined || editions.some((one) => one.name === name)) return name;
  throw new UsageProblem(
    `--base takes an edition: ${editions.map((one) => one.name).join(', ')}, not "${name}"`,
  );
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageProblem(`${option} takes a whole number from ${least} to ${most}, not "${text}"`);
}

async function writePage(path: string, page: string): Promise<void> {
  await writeFile(path, page).catch((error: unknown) => {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    throw new UsageProblem(
      `--html ${path} cannot be written (${code}); expected a file in a folder that is there`,
    );
  });
}
