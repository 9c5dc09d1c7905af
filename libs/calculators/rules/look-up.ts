import type { PlainDate } from '#libs/quantities';
import {
  covers,
  type DatedValue,
  type Rulebook,
  RuleRefused,
  type RuleRefusal,
  type ValueCode,
  type ValueKeys,
  type ValueSeries,
} from '#libs/rulebook';
import { QuestionInvalid } from '../question.js';
import { lackingKeys } from './lacking-keys.js';
import { readRuleQuestion, type RuleWords } from './rule-question.js';
import { valueDocument } from './value-document.js';

/** What the rulebook answers for one code, keys and day. */
export interface LookedUp {
  readonly code: ValueCode;
  readonly on: PlainDate;
  readonly keys: ValueKeys;
  /** The edition that the day falls in; null outside all. */
  readonly edition: string | null;
  /** The value found, also where it may not be used. */
  readonly value: DatedValue | undefined;
  readonly refusals: readonly RuleRefusal[];
  /** Series that the keys match, the most specific first: what held before and after. */
  readonly matching: readonly ValueSeries[];
  /** Series of the code that ask for other keys than those given. */
  readonly others: readonly ValueSeries[];
}

/**
 * Looks a code up for a day, with what held before and after and which keys decided. Where no value may be used the answer
 * says why. Throws CodeUnknown; QuestionInvalid also where the keys by which the code is held are not named.
 */
export function lookUp(
  text: string,
  words: Omit<RuleWords, 'code'>,
  rulebook: Rulebook,
  allowUnconfirmed: boolean,
): LookedUp {
  const { code, keys, on } = readRuleQuestion({ ...words, code: text }, rulebook, ['on']);
  if (code === undefined || on === undefined) throw new RangeError('A code and a day were read as none');
  const all = rulebook.seriesOf(code);
  const lacking = lackingKeys(code, keys, rulebook);
  if (lacking.length > 0) throw new QuestionInvalid(lacking);
  const found = rulebook.attempt(code, keys, on, { allowUnconfirmed });
  return {
    code,
    on,
    keys,
    edition: rulebook.editions.find((one) => covers(one, on))?.name ?? null,
    value: rulebook.find(code, keys, on),
    refusals: found instanceof RuleRefused ? found.refusals : [],
    matching: all.filter((series) => rulebook.matches(series.keys, keys)),
    others: all.filter((series) => !rulebook.matches(series.keys, keys)),
  };
}

/** What was looked up as one document. */
export function lookedUpDocument({ matching, others, value, refusals, ...question }: LookedUp) {
  return {
    ...question,
    value: value === undefined ? null : valueDocument(value),
    refusals,
    series: matching.map(({ keys, file, values, gaps }) => ({
      keys,
      file,
      decides: value !== undefined && values.includes(value),
      values: values.map(valueDocument),
      gaps,
    })),
    otherKeys: others.map(({ keys }) => keys),
  };
}
