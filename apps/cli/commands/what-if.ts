import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { compare, comparisonDocument, type RecordSource } from '#libs/calculators';
import type { Edition } from '#libs/fiction';
import {
  explainedIn,
  type ExplanationLanguage,
  loadRulebook,
  readOverlay,
  type Rulebook,
  type WhatIfDimension,
  whatIfDimensions,
} from '#libs/rulebook';
import { readText, writeOutput } from '../input.js';
import { openProgress } from '../progress.js';
import { OptionProblems } from '../refusal/option-problems.js';
import { exitCodes, exitCodesHelp } from '../refusal/exit-codes.js';
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
${exitCodesHelp(
  'every record was compared',
  'done, and some records were refused or could not be read: each reason is told with its records',
)}`;

/** Compares net pay under the rules and under proposed values. */
export const whatIfCommand = () =>
  new Command('what-if')
    .description('Compare net pay before and after values that somebody proposes. It changes nothing.')
    .argument('<overlay>', 'YAML file of proposed values')
    .option('--records <file>', 'over a file of pay records, CSV or Excel workbook, or - for standard input')
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
  const asked = readOptions(options, rulebook);
  const { by, edition } = asked;
  const overlay = readOverlay(
    await readText(path, 'a YAML file of proposed values'),
    rulebook,
    basename(path),
  );
  const source = await openSource(asked, rulebook);
  const { language } = options;
  const progress = openProgress('Comparing');
  try {
    const question = { rulebook, overlay, by, edition, allowUnconfirmed: options.allowUnconfirmed === true };
    const compared = await compare(question, source, (workers) => {
      progress.at(workers, `${workers} workers`);
    });
    progress.stop();
    if (options.html !== undefined)
      await writeOutput('--html', options.html, comparisonPage(compared, language));
    if (options.json === true)
      process.stdout.write(`${JSON.stringify(comparisonDocument(compared, language))}\n`);
    else for (const text of comparisonTables(compared, language)) process.stdout.write(text);
    if (compared.result.refused.length + compared.rejected.count > 0) process.exitCode = exitCodes.findings;
  } finally {
    progress.stop();
    await source.close();
  }
}

/** What is compared, over which records: of a file, of the database, or of a fictional season. */
interface Asked {
  readonly by: readonly WhatIfDimension[];
  readonly edition: string | undefined;
  readonly records: string | undefined;
  readonly season: { edition: Edition; workers: number; seed: number } | undefined;
}

/** Checks the call. Throws CommandRefused with everything that is wrong with it. */
function readOptions({ by, base, records, database, workers, seed }: Options, rulebook: Rulebook): Asked {
  const problems = new OptionProblems();
  const sources = { '--records': records, '--database': database, '--workers': workers };
  const given = Object.entries(sources).flatMap(([option, value]) => (value === undefined ? [] : [option]));
  problems.oneOf(Object.keys(sources), given, oneSource);
  const editions = rulebook.editions.map(({ name }) => name);
  if (base !== undefined && !editions.includes(base))
    problems.wrong('--base', base, `an edition: ${editions.join(', ')}`);
  else if (workers !== undefined && base !== undefined && !isSeason(base))
    problems.wrong('--base', base, `an edition that a fictional season is of: ${seasons.join(', ')}`);
  const season = workers !== undefined && {
    edition: isSeason(base) ? base : lastSeason,
    workers: problems.wholeNumber('--workers', workers, 1, 100_000),
    seed: problems.wholeNumber('--seed', seed ?? '7', 0, 2 ** 31),
  };
  const groupings = readGroupings(by, problems);
  problems.refuse();
  return { by: groupings, edition: base, records, season: season === false ? undefined : season };
}

const oneSource =
  '--records and a file, or --database for the records stored, or --workers and a number for a fictional season';
const seasons: readonly Edition[] = ['2000', '2026'];
const lastSeason: Edition = '2026';
const isSeason = (name: string | undefined): name is Edition => seasons.some((one) => one === name);

function openSource({ records, season }: Asked, rulebook: Rulebook): Promise<RecordSource> {
  if (records !== undefined) return fileSource(records, rulebook);
  return season === undefined ? databaseSource(rulebook) : Promise.resolve(seasonSource(season, rulebook));
}

function readGroupings(text: string, problems: OptionProblems): WhatIfDimension[] {
  return text.split(',').flatMap((word) => {
    const known = whatIfDimensions.find((one) => one === word.trim());
    if (known !== undefined) return [known];
    problems.wrong('--by', word, `${whatIfDimensions.join(', ')}, separated by commas`);
    return [];
  });
}
