import { Command } from 'commander';
import { exitCodesHelp } from '../refusal/exit-codes.js';
import { checkRules } from '../rules/check-rules.js';
import { listRules } from '../rules/list-rules.js';
import { showRule } from '../rules/show-rule.js';
import { withKeyOptions } from '../rules/rule-question.js';

const folderOption = [
  '--values <folder>',
  'another folder of values than the one that is shipped, such as a copy with a new edition',
] as const;

/** Shows the rulebook and proves it, without a database. */
export const rulesCommand = () =>
  new Command('rules')
    .description('Show the dated values that the rules are made of, with their sources, and prove them.')
    .addHelpText(
      'after',
      '\nExample:\n  temporada rules list --code minimum-wage --on 2026-05-04\n  temporada rules show minimum-wage --on 2026-05-04 --province ON\n  temporada rules check',
    )
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(showCommand())
    .addCommand(checkCommand());

const listCommand = () =>
  withKeyOptions(new Command('list'))
    .description('List every value: code, keys, value, unit, dates, status and source.')
    .option('--code <code>', 'only this code')
    .option('--status <status>', 'only confirmed, carried or unconfirmed ones')
    .option('--on <date>', 'only what holds on this day, YYYY-MM-DD')
    .option('--json', 'answer with one JSON document')
    .option(...folderOption)
    .addHelpText('after', '\nExample:\n  temporada rules list --status unconfirmed --province QC --json')
    .addHelpText('after', exitCodesHelp())
    .action(listRules);

const showCommand = () =>
  withKeyOptions(new Command('show'))
    .description(
      'Show the value of a code that holds on a day, its source, which keys decided, and what held before and after.',
    )
    .argument('<code>', 'as minimum-wage; `temporada rules list` has them all')
    .option('--on <date>', 'the day, YYYY-MM-DD; must be given')
    .option('--allow-unconfirmed', 'take a value that no source confirms for an answer too')
    .option('--json', 'answer with one JSON document')
    .option(...folderOption)
    .addHelpText(
      'after',
      '\nExample:\n  temporada rules show commodity-rate --on 2017-05-01 --province ON --commodity tobacco --skill lower',
    )
    .addHelpText('after', exitCodesHelp())
    .action(showRule);

const checkCommand = () =>
  new Command('check')
    .description('Read all values and worked cases strictly, and work every case.')
    .option('--json', 'answer with one JSON document')
    .option(...folderOption)
    .addHelpText('after', '\nExample:\n  temporada rules check --json')
    .addHelpText(
      'after',
      exitCodesHelp(
        'everything is in order',
        'a file is wrong or a case does not hold; each is printed with its place',
      ),
    )
    .action(checkRules);
