import Table from 'cli-table3';
import { Command } from 'commander';
import {
  type Checklist,
  checklistCalendar,
  checklistDocument,
  checklistFor,
  type SeasonWords,
  sourceOf,
} from '#libs/calculators';
import { consequenceOf, debtorName, loadRulebook } from '#libs/rulebook';
import { writeOutput } from '../input.js';
import { exitCodesHelp } from '../refusal/exit-codes.js';

interface Options extends SeasonWords {
  ics?: string;
  allowUnconfirmed?: boolean;
  json?: boolean;
}

/** Lists every obligation of a season, without a database. */
export const checklistCommand = () =>
  new Command('checklist')
    .description(
      'List every obligation of a season with its date, how it is counted and its source. Needs no database. ' +
        'What counts from the arrival or the first day worked is counted from the need date.',
    )
    .option('--programme <programme>', 'as sawp-mexico; must be given')
    .option('--province <province>', 'two letters, as ON; must be given')
    .option('--need-from <date>', 'first day of need, YYYY-MM-DD; must be given')
    .option('--need-to <date>', 'last day of need, YYYY-MM-DD')
    .option('--ics <file>', 'write the dates as an iCalendar file too')
    .option('--allow-unconfirmed', 'also use values that no source confirms; they are marked')
    .option('--json', 'answer with one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  temporada checklist --programme sawp-mexico --province ON --need-from 2026-05-04 --need-to 2026-11-27 --ics season.ics',
    )
    .addHelpText('after', exitCodesHelp())
    .action(checklist);

async function checklist({ ics, json, allowUnconfirmed, ...season }: Options): Promise<void> {
  const rulebook = loadRulebook();
  const list = checklistFor(season, rulebook, allowUnconfirmed === true);
  if (ics !== undefined) await writeOutput('--ics', ics, checklistCalendar(list, new Date()));
  const document = checklistDocument(list);
  if (json === true) {
    process.stdout.write(`${JSON.stringify(document)}\n`);
    return;
  }
  process.stdout.write(`${tableOf(list)}\n`);
  for (const { text } of [...document.warnings, ...list.notHeld]) process.stderr.write(`Note: ${text}\n`);
}

function tableOf({ found: { obligations } }: Checklist): string {
  const table = new Table({
    head: ['Due on', 'What', 'Owed by', 'Counted', 'When missed', 'Source'],
    colWidths: [12, 28, 11, 34, 28, 40],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const one of obligations) {
    const due = one.opensOn === undefined ? one.dueOn : `${one.dueOn} from ${one.opensOn}`;
    table.push([
      due,
      one.name.en,
      debtorName(one.owedBy, 'en'),
      one.counting,
      consequenceOf(one.whenMissed, 'en'),
      sourceOf(one),
    ]);
  }
  return table.toString();
}
