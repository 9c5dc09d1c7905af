import { type LookedUp, lookedUpDocument, lookUp, type RuleWords } from '#libs/calculators';
import { loadRulebook, writeKeys } from '#libs/rulebook';
import { asUsage } from '../as-usage.js';
import { exitCodes } from '../exit-codes.js';
import { valueLine } from './rule-text.js';

interface Options extends Omit<RuleWords, 'status'> {
  allowUnconfirmed?: boolean;
  json?: boolean;
  values?: string;
}

/** Prints the value of a code that holds on a day. Exit code 1 where none may be used. Throws UsageProblem. */
export function showRule(text: string, { allowUnconfirmed, json, values, ...words }: Options): void {
  const rulebook = loadRulebook(values);
  const shown = asUsage(() => lookUp(text, words, rulebook, allowUnconfirmed === true));
  process.stdout.write(json === true ? `${JSON.stringify(lookedUpDocument(shown))}\n` : asText(shown));
  if (shown.refusals.length > 0) process.exitCode = exitCodes.findings;
}

function asText({ code, on, keys, edition, value, refusals, matching, others }: LookedUp): string {
  const lines = [
    `${code} for ${writeKeys(keys)} on ${on} (${edition === null ? 'in no edition' : `edition ${edition}`})`,
    value === undefined ? '  no value' : `  ${valueLine(value)}`,
    ...(value?.file == null ? [] : [`      values/${value.file}`]),
    ...refusals.map((refusal) => `Refused: ${refusal.text}\nWhat to do: ${refusal.instead}`),
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
