import { CommanderError } from 'commander';
import { CodeUnknown, QuestionInvalid } from '#libs/calculators';
import { FileRefused } from '#libs/csv';
import { explainRefusal, refusalKind, type Refusal, Refused, SettingProblem } from '#libs/platform';
import { StartProblem } from '#libs/platform/postgres';
import { isNotHeld, OverlayInvalid, RulebookInvalid, RuleRefused } from '#libs/rulebook';
import { CommandRefused, type Problem, problemsIn, refused } from './command-refused.js';
import { connectionRefusal } from './connection-refusal.js';
import { optionProblem } from './option-problems.js';
import { placeProblems } from './place-problems.js';
import { rulesRefused } from './rules-refused.js';

/** What an expected failure says to whoever made the call; undefined for one that nobody expects. */
export function refusalOf(error: unknown): CommandRefused | undefined {
  if (error instanceof CommandRefused) return error;
  if (error instanceof CommanderError) return ofCall(error);
  if (error instanceof QuestionInvalid) return ofProblems('CALL_INVALID', questionProblems(error.problems));
  if (error instanceof CodeUnknown) return ofCode(error);
  if (error instanceof SettingProblem) return ofSettings(error);
  if (error instanceof StartProblem) return refused('SYSTEM_FAILED', error.message, error.instead);
  if (error instanceof FileRefused) return new CommandRefused('FILE_UNREADABLE', error.problems);
  if (error instanceof Refused) return ofRefusals(error.refusals);
  if (error instanceof RuleRefused) return rulesRefused(error.refusals);
  if (error instanceof OverlayInvalid) return ofProblems('FACTS_INVALID', placeProblems(error.problems));
  if (error instanceof RulebookInvalid) return ofProblems('SYSTEM_FAILED', placeProblems(error.problems));
  return connectionRefusal(error);
}

/** `needFrom` is written `--need-from`. */
const optionOf = (field: string) => `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function ofProblems(kind: CommandRefused['kind'], list: readonly Problem[]): CommandRefused | undefined {
  const problems = problemsIn(list);
  return problems && new CommandRefused(kind, problems);
}

/** What is expected in place of a part of a call, from what the parser says: the choices or the arguments that there are. */
function expectedOf(code: string, what: string, guess: string | undefined): string {
  const choices = /Allowed choices are ([^.]*)/.exec(what)?.[1];
  if (choices !== undefined) return `one of ${choices}`;
  const count = /Expected (\d+ arguments?)/.exec(what)?.[1];
  if (count !== undefined) return count;
  const missing = /(?:argument|option) '([^']*)'/.exec(what)?.[1];
  if (missing !== undefined && /missing|required/.test(what)) return missing;
  const meant = guess === undefined ? undefined : /mean (?:one of )?([^?]*)/.exec(guess)?.[1];
  if (meant !== undefined) return meant;
  return code.includes('Command') ? 'a command that there is' : 'an option or argument that there is';
}

/** The part of a call that is wrong, as it was written; undefined where it was left out. */
function wrongIn(code: string, what: string): string | undefined {
  if (/missing|required|not specified/.test(what)) return undefined;
  const quoted = [...what.matchAll(/'([^']*)'/g)].map(([, one]) => one);
  return code === 'commander.excessArguments' ? undefined : quoted.at(-1);
}

/** What the parser of the command line says, as `error: unknown option '--prvince'` and a guess on a second line. */
function ofCall({ code, message }: CommanderError): CommandRefused {
  if (code === 'commander.help')
    return refused(
      'CALL_INVALID',
      'The command is missing.',
      'See --help for the commands.',
      'COMMAND_MISSING',
    );
  const [what = '', guess] = message.replace(/^error: /, '').split('\n');
  const path = /'(?:[^']*?)(--[\w-]+)[^']*'/.exec(what)?.[1];
  const detail = `${what.charAt(0).toUpperCase()}${what.slice(1).replace(/\.$/, '')}.`;
  const instead = guess === undefined ? 'See --help for how it is called.' : guess.replace(/^\(|\)$/g, '');
  const name = code.replace(/^commander\./, '').replace(/[A-Z]/g, (letter) => `_${letter}`);
  const value = wrongIn(code, what);
  const expected = expectedOf(code, what, guess);
  return new CommandRefused('CALL_INVALID', [
    {
      ...{ code: name.toUpperCase(), ...(path !== undefined && { path }) },
      ...{ ...(value !== undefined && { value }), expected, detail, instead },
    },
  ]);
}

function ofCode({ code, alike, problems }: CodeUnknown): CommandRefused {
  const nearest = alike.join(', ');
  return new CommandRefused('CALL_INVALID', [
    {
      ...{ code: 'RULE_CODE_UNKNOWN', path: 'code', value: code, expected: `a code, as ${nearest}` },
      detail: `There is no value of code "${code}"; nearest ${alike.length === 1 ? 'is' : 'are'} ${nearest}.`,
      instead: 'See `temporada rules list` for all codes.',
    },
    ...questionProblems(problems),
  ]);
}

const questionProblems = (problems: QuestionInvalid['problems']): readonly Problem[] =>
  problems.map(({ field, value, expected }) => optionProblem(optionOf(field), value, expected));

function ofSettings({ message }: SettingProblem): CommandRefused | undefined {
  const problems = message.split('\n').map((detail) => {
    const path = /^\w+/.exec(detail)?.[0];
    const instead = 'Correct the environment variable; README.md says what each may be.';
    const expected = /expected (.*)$/.exec(detail)?.[1] ?? 'a setting that there is';
    return { code: 'SETTING_INVALID', ...(path !== undefined && { path }), expected, detail, instead };
  });
  return ofProblems('SETTINGS_INVALID', problems);
}

function ofRefusals(refusals: readonly Refusal[]): CommandRefused | undefined {
  const statuses = refusals.map(({ code }) => refusalKind(code).status);
  const kind = statuses.every((status) => status >= 500)
    ? 'SYSTEM_FAILED'
    : refusals.some(({ code }) => !isNotHeld(code))
      ? 'FACTS_INVALID'
      : 'VALUE_NOT_HELD';
  const problems = refusals.map((refusal) => {
    const { code, title, detail, instead, rule, source } = explainRefusal(refusal, 'en');
    return {
      ...{ code, ...(rule !== undefined && { rule }), ...(source !== undefined && { source }) },
      ...{ detail: `${title}: ${detail}`, instead },
    };
  });
  return ofProblems(kind, problems);
}
