import type { PlainDate } from '#libs/quantities';
import {
  type DatedValue,
  loadRulebook,
  matches,
  type Rulebook,
  RuleRefused,
  type RuleRefusal,
  type ValueCode,
  type ValueKeys,
  type ValueSeries,
  writeKeys,
} from '#libs/rulebook';
import { exitCodes } from '../exit-codes.js';
import { type KeyOptions, readCode, readDay, readKeys } from './rule-question.js';
import { valueDocument, valueLine } from './rule-text.js';

interface Options extends KeyOptions {
  on: string;
  allowUnconfirmed?: boolean;
  json?: boolean;
  values?: string;
}

/** What the rulebook answers for one code, keys and day. */
interface Shown {
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

/** Prints the value of a code that holds on a day. Exit code 1 where none may be used. Throws UsageProblem. */
export function showRule(text: string, options: Options): void {
  const code = readCode(text);
  const on = readDay('--on', options.on);
  const rulebook = loadRulebook(options.values);
  const keys = readKeys(options, rulebook);
  const shown = look(rulebook, code, keys, on, options.allowUnconfirmed === true);
  process.stdout.write(options.json === true ? `${JSON.stringify(asDocument(shown))}\n` : asText(shown));
  if (shown.refusals.length > 0) process.exitCode = exitCodes.findings;
}

function look(
  rulebook: Rulebook,
  code: ValueCode,
  keys: ValueKeys,
  on: PlainDate,
  allowUnconfirmed: boolean,
): Shown {
  const found = rulebook.attempt(code, keys, on, { allowUnconfirmed });
  const all = rulebook.seriesOf(code);
  return {
    code,
    on,
    keys,
    edition: rulebook.editions.find((one) => one.from <= on && on < one.to)?.name ?? null,
    value: rulebook.find(code, keys, on),
    refusals: found instanceof RuleRefused ? found.refusals : [],
    matching: all.filter((series) => matches(series.keys, keys)),
    others: all.filter((series) => !matches(series.keys, keys)),
  };
}

function asDocument({ matching, others, value, refusals, ...question }: Shown): object {
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

function asText({ code, on, keys, edition, value, refusals, matching, others }: Shown): string {
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
