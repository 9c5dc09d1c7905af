import { type CalendarDay, icalendar } from '#libs/icalendar';
import { daysBetween, isPlainDate, type PlainDate } from '#libs/quantities';
import {
  consequenceOf,
  debtorName,
  explainWarning,
  type Obligation,
  type Obligations,
  obligationsFor,
  type Rulebook,
  type RuleRefusal,
} from '#libs/rulebook';
import { knownWords } from '../pay/known-words.js';
import { dateExpected, QuestionInvalid, type QuestionProblem } from '../question.js';

/** The season that a checklist is asked for, as it was written. */
export type SeasonWords = Partial<
  Record<'programme' | 'province' | 'needFrom' | 'needTo', string | undefined>
>;

/** The same, checked. */
export interface SeasonAsked {
  programme: string;
  province: string;
  needFrom: PlainDate;
  /** Last day of need. */
  needTo?: PlainDate;
}

/** Every obligation of a season. */
export interface Checklist {
  readonly asked: SeasonAsked;
  readonly found: Obligations;
  /** Values that are not held; one can be missing for several obligations, and is told once. */
  readonly notHeld: readonly RuleRefusal[];
}

/** Works out the obligations of a season, under the rulebook alone. Throws QuestionInvalid with all that is wrong. */
export function checklistFor(words: SeasonWords, rulebook: Rulebook, allowUnconfirmed: boolean): Checklist {
  const asked = readSeason(words, rulebook);
  const { programme, province, ...season } = asked;
  const found = obligationsFor({ rulebook, programme, province, allowUnconfirmed }, season);
  const notHeld = [...new Map(found.notHeld.map((refusal) => [refusal.text, refusal])).values()];
  return { asked, found, notHeld };
}

function readSeason(words: SeasonWords, rulebook: Rulebook): SeasonAsked {
  const { programme, province, needFrom, needTo } = words;
  const { programmes, provinces } = knownWords(rulebook);
  const problems: QuestionProblem[] = [];
  const wrong = (field: keyof SeasonWords, expected: string): void => {
    problems.push({ field, value: words[field], expected });
  };
  const [knownProgramme, knownProvince] = [known(programme, programmes), known(province, provinces)];
  if (knownProgramme === undefined) wrong('programme', programmes.join(' or '));
  if (knownProvince === undefined) wrong('province', provinces.join(', '));
  if (!isPlainDate(needFrom)) wrong('needFrom', dateExpected);
  if (needTo !== undefined && !isPlainDate(needTo)) wrong('needTo', dateExpected);
  else if (needTo !== undefined && isPlainDate(needFrom) && needTo < needFrom)
    wrong('needTo', `a day from the first day of need, ${needFrom}, on`);
  if (knownProgramme === undefined || knownProvince === undefined || !isPlainDate(needFrom))
    throw new QuestionInvalid(problems);
  if (problems.length > 0) throw new QuestionInvalid(problems);
  return {
    ...{ programme: knownProgramme, province: knownProvince, needFrom },
    ...(isPlainDate(needTo) ? { needTo } : {}),
  };
}

function known(word: string | undefined, words: readonly string[]): string | undefined {
  return word !== undefined && words.includes(word) ? word : undefined;
}

/** A checklist as one document. */
export function checklistDocument({ asked, found, notHeld }: Checklist) {
  const warnings = found.warnings.map((warning) => ({ ...warning, text: explainWarning(warning, 'en') }));
  return { ...asked, ...found, warnings, notHeld };
}

/** A checklist as an iCalendar file; `changedAt` is when it is written. */
export function checklistCalendar({ asked, found }: Checklist, changedAt: Date): string {
  const { programme, province, needFrom } = asked;
  const days = found.obligations.map((one) => dayOf(one, asked, changedAt));
  return icalendar({ name: `Temporada ${programme} ${province} ${needFrom}` }, days);
}

/** Where an obligation comes from, in a line. */
export function sourceOf({ source, basis, status }: Obligation): string {
  const doubt = status === 'confirmed' ? '' : `, ${status}`;
  return `${source.title}: ${source.clause} (${basis}${doubt})`;
}

function dayOf(
  one: Obligation,
  { programme, province, needFrom }: SeasonAsked,
  changedAt: Date,
): CalendarDay {
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
