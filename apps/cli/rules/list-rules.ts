import { listValues, type RuleWords, valuesDocument } from '#libs/calculators';
import type { DatedValue } from '#libs/rulebook';
import { rulebookIn } from './rulebook-in.js';
import { valueLine } from './rule-text.js';

interface Options extends RuleWords {
  json?: boolean;
  values?: string;
}

/** Prints every value of the rulebook that the call does not leave out. Throws QuestionInvalid, CodeUnknown, RuleRefused. */
export function listRules({ json, values: folder, ...words }: Options): void {
  const values = listValues(words, rulebookIn(folder));
  process.stdout.write(json === true ? `${JSON.stringify(valuesDocument(values))}\n` : asText(values));
}

function asText(values: readonly DatedValue[]): string {
  let text = '';
  let code = '';
  for (const one of values) {
    if (one.code !== code) text += `${one.code}\n`;
    code = one.code;
    text += `  ${valueLine(one)}\n`;
  }
  return `${text}${String(values.length)} values\n`;
}
