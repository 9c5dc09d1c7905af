import type { Comparison, RejectedRow } from '#libs/calculators';
import { explainWarning, type ExplanationLanguage, writeNumber } from '#libs/rulebook';
import { comparisonWords } from './words.js';

const rowsTold = 20;

const rowText = ({ line, column, value, expected }: RejectedRow) =>
  `${line}, ${column}: ${JSON.stringify(value)} (${expected})`;

/** What a reader of the figures must know: what was left out and why, and what the figures rest on. */
export function notesOf(one: Comparison, language: ExplanationLanguage): string[] {
  const words = comparisonWords[language];
  const { result, otherEditions, rejected, unused } = one;
  const count = (number: number) => writeNumber(number, language);
  return [
    words.meaning,
    ...result.refused.map(
      ({ under, records, text, recordIds }) =>
        `${count(records)} ${words.records.toLowerCase()} ${words.refused[under]}: ${text} (${recordIds.join(', ')}${records > recordIds.length ? ', …' : ''})`,
    ),
    ...(rejected.count > 0
      ? [words.rejected(count(rejected.count)), ...rejected.first.slice(0, rowsTold).map(rowText)]
      : []),
    ...(otherEditions > 0 ? [words.otherEditions(count(otherEditions))] : []),
    ...(result.asReported > 0 ? [words.asReported(count(result.asReported))] : []),
    ...unused.map(words.unused),
    ...new Set(result.warnings.map((warning) => explainWarning(warning, language))),
  ];
}
