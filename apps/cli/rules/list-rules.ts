import { type DatedValue, loadRulebook, type ValueKeys, valueStatuses } from '#libs/rulebook';
import { UsageProblem } from '../exit-codes.js';
import { type KeyOptions, readCode, readDay, readKeys } from './rule-question.js';
import { valueDocument, valueLine } from './rule-text.js';

interface Options extends KeyOptions {
  code?: string;
  status?: string;
  on?: string;
  json?: boolean;
  values?: string;
}

/** Prints every value of the rulebook that the call does not leave out. Throws UsageProblem. */
export function listRules(options: Options): void {
  const rulebook = loadRulebook(options.values);
  const code = options.code === undefined ? undefined : readCode(options.code);
  const on = options.on === undefined ? undefined : readDay('--on', options.on);
  const status = readStatus(options.status);
  const keys = readKeys(options, rulebook);
  const values = rulebook.series
    .filter((series) => code === undefined || series.code === code)
    .filter((series) => agrees(series.keys, keys))
    .flatMap((series) => series.values)
    .filter((one) => status === undefined || one.status === status)
    .filter((one) => on === undefined || (one.from <= on && (one.to === null || on < one.to)))
    .sort(byCodeAndKeys);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ count: values.length, values: values.map(valueDocument) })}\n`
      : asText(values),
  );
}

function readStatus(text: string | undefined): string | undefined {
  if (text === undefined || valueStatuses.some((one) => one === text)) return text;
  throw new UsageProblem(`--status takes ${valueStatuses.join(', ')}, not "${text}"`);
}

/** A value without a key holds for everyone, and so for whoever is asked about. */
function agrees(series: ValueKeys, asked: ValueKeys): boolean {
  return Object.entries(asked).every(([name, text]) => (series[name as keyof ValueKeys] ?? text) === text);
}

function byCodeAndKeys(one: DatedValue, other: DatedValue): number {
  const order = (value: DatedValue): string =>
    [value.code, ...Object.values(value.keys), value.from].join('\u0000');
  return order(one) < order(other) ? -1 : 1;
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
