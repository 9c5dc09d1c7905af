import { type LookedUp, lookedUpDocument, lookUp, type RuleWords } from '#libs/calculators';
import { RuleRefused, writeKeys } from '#libs/rulebook';
import { rulebookIn } from './rulebook-in.js';
import { valueLine } from './rule-text.js';

interface Options extends Omit<RuleWords, 'code' | 'status'> {
  allowUnconfirmed?: boolean;
  json?: boolean;
  values?: string;
}

/**
 * Prints the value of a code that holds on a day, with what held before and after. Throws RuleRefused where none may be used, and
 * QuestionInvalid or CodeUnknown for a question that no value answers.
 */
export function showRule(text: string, { allowUnconfirmed, json, values, ...words }: Options): void {
  const shown = lookUp(text, words, rulebookIn(values), allowUnconfirmed === true);
  if (shown.refusals.length > 0) throw new RuleRefused(shown.refusals);
  process.stdout.write(json === true ? `${JSON.stringify(lookedUpDocument(shown))}\n` : asText(shown));
}

function asText({ code, on, keys, edition, value, matching, others }: LookedUp): string {
  const lines = [
    `${code} for ${writeKeys(keys)} on ${on} (${edition === null ? 'in no edition' : `edition ${edition}`})`,
    value === undefined ? '  no value' : `  ${valueLine(value)}`,
    ...(value?.file == null ? [] : [`      values/${value.file}`]),
  ];
  for (const series of matching) {
    const decides = value !== undefined && series.values.includes(value);
    lines.push(`Series of ${writeKeys(series.keys)}${decides ? ', which decides' : ''}:`);
    for (const one of series.values) lines.push(`${one === value ? '  > ' : '    '}${valueLine(one)}`);
    for (const gap of series.gaps)
      lines.push(`    not held from ${gap.from} to before ${gap.to}: ${gap.reason}`);
  }
  if (others.length > 0)
    lines.push(`Held for other keys: ${others.map((one) => writeKeys(one.keys)).join('; ')}`);
  return `${lines.join('\n')}\n`;
}
