import { listValues, type RuleWords, valuesDocument } from '#libs/calculators';
import { type DatedValue, loadRulebook } from '#libs/rulebook';
import { asUsage } from '../as-usage.js';
import { valueLine } from './rule-text.js';

interface Options extends RuleWords {
  code?: string;
  json?: boolean;
  values?: string;
}

/** Prints every value of the rulebook that the call does not leave out. Throws UsageProblem. */
export function listRules({ json, values: folder, ...words }: Options): void {
  const rulebook = loadRulebook(folder);
  const values = asUsage(() => listValues(words, rulebook));
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
