import { covers, type DatedValue, type Rulebook, type ValueCode } from '#libs/rulebook';
import { readCode, readRuleQuestion, type RuleWords } from './rule-question.js';
import { valueDocument } from './value-document.js';

/**
 * The values that a question asks for, by code and keys; all of them without one. Throws QuestionInvalid or CodeUnknown.
 */
export function listValues(words: RuleWords & { code?: string }, rulebook: Rulebook): DatedValue[] {
  const { code: text, ...question } = words;
  const code: ValueCode | undefined = text === undefined ? undefined : readCode(text);
  const { keys, on, status } = readRuleQuestion(question, rulebook);
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
