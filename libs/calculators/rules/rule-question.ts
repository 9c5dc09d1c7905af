import { isPlainDate, type PlainDate } from '#libs/quantities';
import {
  isValueCode,
  type KeyName,
  keyNames,
  knownKeys,
  nearestCodes,
  type Rulebook,
  type ValueCode,
  type ValueKeys,
  valueStatuses,
} from '#libs/rulebook';
import { dateExpected, QuestionInvalid, type QuestionProblem } from '../question.js';

/** What may be asked of the rulebook, as it was written: a code, keys, a day, a status. */
export type RuleWords = Partial<Record<KeyName | 'code' | 'on' | 'status', string | undefined>>;

/** The same, checked. */
export interface RuleQuestion {
  readonly code?: ValueCode;
  readonly keys: ValueKeys;
  readonly on?: PlainDate;
  readonly status?: string;
}

/** Thrown for a code that no value has; carries those that look like it, and what else is wrong with the question. */
export class CodeUnknown extends Error {
  override readonly name: string = 'CodeUnknown';

  constructor(
    readonly code: string,
    readonly alike: readonly string[],
    readonly problems: readonly QuestionProblem[],
  ) {
    super(`There is no value of code "${code}"`);
  }
}

/** Checks what is asked. Throws QuestionInvalid, or CodeUnknown, with everything that no value has; `must` may not be left out. */
export function readRuleQuestion(
  { code, on, status, ...words }: RuleWords,
  rulebook: Rulebook,
  must: readonly 'on'[] = [],
): RuleQuestion {
  const problems: QuestionProblem[] = [];
  const keys = readKeys(words, rulebook, problems);
  if (on === undefined ? must.includes('on') : !isPlainDate(on))
    problems.push({ field: 'on', value: on, expected: dateExpected });
  if (status !== undefined && !valueStatuses.some((one) => one === status))
    problems.push({ field: 'status', value: status, expected: `one of ${valueStatuses.join(', ')}` });
  if (code !== undefined && !isValueCode(code)) throw new CodeUnknown(code, nearestCodes(code), problems);
  if (problems.length > 0) throw new QuestionInvalid(problems);
  return {
    ...(code !== undefined && { code }),
    keys,
    ...(isPlainDate(on) && { on }),
    ...(status !== undefined && { status }),
  };
}

/** The keys that a question names; for one that no value has, the problem says which there are. */
function readKeys(
  words: Partial<Record<KeyName, string | undefined>>,
  rulebook: Rulebook,
  problems: QuestionProblem[],
): ValueKeys {
  const keys: Partial<Record<KeyName, string>> = {};
  const known = knownKeys(rulebook);
  for (const name of keyNames) {
    const value = words[name];
    if (value === undefined) continue;
    if (known[name].has(value)) keys[name] = value;
    else problems.push({ field: name, value, expected: expectedOf(name, known[name]) });
  }
  return keys;
}

function expectedOf(name: KeyName, known: ReadonlySet<string>): string {
  return known.size === 0
    ? `nothing: no value of these rules goes by ${name}`
    : `one of ${[...known].sort().join(', ')}`;
}
