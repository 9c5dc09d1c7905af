import { covers, type DatedValue, type Rulebook } from '#libs/rulebook';
import { readRuleQuestion, type RuleWords } from './rule-question.js';
import { valueDocument } from './value-document.js';

/**
 * The values that a question asks for, by code and keys; all of them without one. Throws QuestionInvalid or CodeUnknown, and
 * RuleRefused for a day that no edition covers, naming the nearest ones.
 */
export function listValues(words: RuleWords, rulebook: Rulebook): DatedValue[] {
  const { code, keys, on, status } = readRuleQuestion(words, rulebook);
  if (on !== undefined) rulebook.editionOn(on);
  return rulebook.series
    .filter((series) => code === undefined || series.code === code)
    .filter((series) => rulebook.agrees(series.keys, keys))
    .flatMap((series) => series.values)
    .filter((one) => status === undefined || one.status === status)
    .filter((one) => on === undefined || covers(one, on))
    .sort(byCodeAndKeys);
}

/** Values as one document. */
export function valuesDocument(values: readonly DatedValue[]): { count: number; values: object[] } {
  return { count: values.length, values: values.map(valueDocument) };
}

function byCodeAndKeys(one: DatedValue, other: DatedValue): number {
  const order = (value: DatedValue): string =>
    [value.code, ...Object.values(value.keys), value.from].join('\u0000');
  return order(one) < order(other) ? -1 : 1;
}
