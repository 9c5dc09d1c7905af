import { writeFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { Command } from 'commander';
import { type CalendarDay, icalendar } from '#libs/icalendar';
import { daysBetween, isPlainDate, type PlainDate } from '#libs/quantities';
import {
  consequenceOf,
  debtorName,
  explainWarning,
  loadRulebook,
  type Obligation,
  type Obligations,
  obligationsFor,
  type Rulebook,
  type RuleRefusal,
} from '#libs/rulebook';
import { UsageProblem } from '../exit-codes.js';

interface Options {
  programme: string;
  province: string;
  needFrom: string;
  needTo?: string;
  ics?: string;
  allowUnconfirmed?: boolean;
  json?: boolean;
}

/** A call that was checked. */
interface Asked {
  programme: string;
  province: string;
  needFrom: PlainDate;
  needTo?: PlainDate;
}

/** Lists every obligation of a season, without a database. */
export const checklistCommand = () =>
  new Command('checklist')
    .description(
      'List every obligation of a season with its date, how it is counted and its source. Needs no database. ' +
        'What counts from the arrival or the first day worked is counted from the need date.',
    )
    .requiredOption('--programme <programme>', 'sawp-mexico or sawp-caribbean')
    .requiredOption('--province <province>', 'two letters, as ON')
    .requiredOption('--need-from <date>', 'first day of need, YYYY-MM-DD')
    .option('--need-to <date>', 'last day of need, YYYY-MM-DD')
    .option('--ics <file>', 'write the dates as an iCalendar file too')
    .option('--allow-unconfirmed', 'also use values that no source confirms; they are marked')
    .option('--json', 'answer with one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  temporada checklist --programme sawp-mexico --province ON --need-from 2026-05-04 --need-to 2026-11-27 --ics season.ics',
    )
    .action(checklist);

async function checklist(options: Options): Promise<void> {
  const rulebook = loadRulebook();
  const asked = checkedCall(options, rulebook);
  const { programme, province, ...season } = asked;
  const allowUnconfirmed = options.allowUnconfirmed === true;
  const found = obligationsFor({ rulebook, programme, province, allowUnconfirmed }, season);
  if (options.ics !== undefined) await writeCalendar(options.ics, asked, found.obligations);
  const warnings = found.warnings.map((warning) => ({ ...warning, text: explainWarning(warning, 'en') }));
  if (options.json === true) {
    process.stdout.write(
      `${JSON.stringify({ ...asked, ...found, warnings, notHeld: each(found.notHeld) })}\n`,
    );
    return;
  }
  process.stdout.write(`${tableOf(found)}\n`);
  const remarks = [...warnings.map(({ text }) => text), ...each(found.notHeld).map(({ text }) => text)];
  for (const remark of remarks) process.stderr.write(`Note: ${remark}\n`);
}

/** Checks everything in the call, and says all that is wrong with it at once. Throws UsageProblem. */
function checkedCall({ programme, province, needFrom, needTo }: Options, rulebook: Rulebook): Asked {
  const programmes = keysOf(rulebook, 'participating-countries', 'programme');
  const provinces = keysOf(rulebook, 'time-zone', 'province');
  const problems = [
    ...(programmes.includes(programme)
      ? []
      : [`--programme takes ${programmes.join(' or ')}, not "${programme}"`]),
    ...(provinces.includes(province) ? [] : [`--province takes ${provinces.join(', ')}, not "${province}"`]),
    ...(isPlainDate(needFrom) ? [] : [dateProblem('--need-from', needFrom)]),
    ...(needTo === undefined || isPlainDate(needTo) ? [] : [dateProblem('--need-to', needTo)]),
  ];
  if (isPlainDate(needFrom) && isPlainDate(needTo) && needTo < needFrom)
    problems.push(
      `--need-to ${needTo} lies before --need-from ${needFrom}; expected that day or a later one`,
    );
  if (problems.length > 0 || !isPlainDate(needFrom)) throw new UsageProblem(problems.join('\n'));
  return { programme, province, needFrom, ...(isPlainDate(needTo) ? { needTo } : {}) };
}

function dateProblem(option: string, text: string): string {
  return `${option} takes a date of the calendar as YYYY-MM-DD, not "${text}"`;
}

function keysOf(
  rulebook: Rulebook,
  code: 'participating-countries' | 'time-zone',
  key: 'programme' | 'province',
): string[] {
  return [...new Set(rulebook.seriesOf(code).flatMap(({ keys }) => keys[key] ?? []))].sort();
}

/** One value can be missing for several obligations; it is told once. */
function each(notHeld: readonly RuleRefusal[]): RuleRefusal[] {
  return [...new Map(notHeld.map((refusal) => [refusal.text, refusal])).values()];
}

function tableOf({ obligations }: Obligations): string {
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

function sourceOf({ source, basis, status }: Obligation): string {
  const doubt = status === 'confirmed' ? '' : `, ${status}`;
  return `${source.title}: ${source.clause} (${basis}${doubt})`;
}

async function writeCalendar(path: string, asked: Asked, obligations: readonly Obligation[]): Promise<void> {
  const { programme, province, needFrom } = asked;
  const changedAt = new Date();
  const days = obligations.map((one) => dayOf(one, asked, changedAt));
  const text = icalendar({ name: `Temporada ${programme} ${province} ${needFrom}` }, days);
  await writeFile(path, text).catch((error: unknown) => {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    throw new UsageProblem(
      `--ics ${path} cannot be written (${code}); expected a file in a folder that is there`,
    );
  });
}

function dayOf(one: Obligation, { programme, province, needFrom }: Asked, changedAt: Date): CalendarDay {
  const { href } = one.source;
  const description = [
    `Owed by: ${debtorName(one.owedBy, 'en')}`,
    `Counted: ${one.counting}`,
    ...(one.opensOn === undefined ? [] : [`Possible from: ${one.opensOn}`]),
    `When missed: ${consequenceOf(one.whenMissed, 'en')}`,
    `Source: ${sourceOf(one)}`,
  ];
  return {
    uid: `${one.code}.${programme}.${province}.${needFrom}@temporada`,
    on: one.dueOn,
    changedAt,
    summary: one.name.en,
    description: description.join('\n'),
    ...(href === null ? {} : { url: href }),
    remindsDays: one.reminders.map((day) => daysBetween(day, one.dueOn)),
  };
}
