import { isPlainDate, type PlainDate } from '#libs/quantities';
import {
  isValueCode,
  type KeyName,
  keyNames,
  type Rulebook,
  type ValueCode,
  valueCodes,
  type ValueKeys,
  valueStatuses,
} from '#libs/rulebook';
import { dateExpected, QuestionInvalid, type QuestionProblem } from '../question.js';

/** What may be asked of the rulebook, as it was written: keys, a day, a status. */
export type RuleWords = Partial<Record<KeyName | 'on' | 'status', string>>;

/** The same, checked. */
export interface RuleQuestion {
  readonly keys: ValueKeys;
  readonly on?: PlainDate;
  readonly status?: string;
}

/** Checks what is asked. Throws QuestionInvalid with everything that no value has. */
export function readRuleQuestion({ on, status, ...words }: RuleWords, rulebook: Rulebook): RuleQuestion {
  const problems: QuestionProblem[] = [];
  const keys = readKeys(words, rulebook, problems);
  if (on !== undefined && !isPlainDate(on)) problems.push({ field: 'on', value: on, expected: dateExpected });
  if (status !== undefined && !valueStatuses.some((one) => one === status))
    problems.push({ field: 'status', value: status, expected: valueStatuses.join(', ') });
  if (problems.length > 0) throw new QuestionInvalid(problems);
  return { keys, ...(isPlainDate(on) && { on }), ...(status !== undefined && { status }) };
}

/** The keys that a question names; for one that no value has, the problem says which there are. */
function readKeys(
  words: Partial<Record<KeyName, string>>,
  rulebook: Rulebook,
  problems: QuestionProblem[],
): ValueKeys {
  const keys: Partial<Record<KeyName, string>> = {};
  for (const name of keyNames) {
    const value = words[name];
    if (value === undefined) continue;
    const known = new Set(rulebook.series.flatMap((series) => series.keys[name] ?? []));
    if (known.has(value)) keys[name] = value;
    else problems.push({ field: name, value, expected: [...known].sort().join(', ') });
  }
  return keys;
}

/** Thrown for a code that no value has; carries those that look like it. */
export class CodeUnknown extends Error {
  override readonly name: string = 'CodeUnknown';

  constructor(
    readonly code: string,
    readonly alike: readonly string[],
  ) {
    super(`There is no value of code "${code}"`);
  }
}

/** A code of the rulebook's values. Throws CodeUnknown. */
export function readCode(text: string): ValueCode {
  if (isValueCode(text)) return text;
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2);
  throw new CodeUnknown(
    text,
    Object.keys(valueCodes).filter((code) => words.some((word) => code.includes(word))),
  );
}
