import { pieceWindows } from './calculations/pay/pay-gross.js';
import type { ValueCode } from './codes.js';
import { knownKeys } from './known-keys.js';
import { keyNames, type ValueContent, type ValueSeries } from './value.js';
import { writeKeys } from './lookup-refusals.js';
import type { Rulebook } from './rulebook.js';
import type { Problem } from './yaml-place.js';

/** Words that a calculation knows beside those that the rulebook uses today. */
const furtherWords: Partial<Record<ValueCode, readonly string[]>> = { 'piece-floor-window': pieceWindows };

/**
 * What of an overlay no calculation could use: keys that no value of the rulebook has (a misspelt province would change
 * nothing, silently), words that mean nothing, "none" and tables where a rule always needs a number.
 */
export function overlayProblems(series: readonly ValueSeries[], rulebook: Rulebook): Problem[] {
  const known = knownKeys(rulebook);
  return series.flatMap(({ code, keys, values, file }) => {
    const path = `${code} (${writeKeys(keys)})`;
    const held = rulebook.seriesOf(code).flatMap((one) => one.values.map(({ value }) => value));
    const messages = new Set<string>();
    for (const name of keyNames) {
      const key = keys[name];
      const words = known[name];
      if (key !== undefined && !words.has(key))
        messages.add(`${name} is one of ${[...words].sort().join(', ')}, not "${key}"`);
    }
    for (const { value, unit } of values) {
      const message = unusable(value, unit, held, furtherWords[code]);
      if (message !== undefined) messages.add(message);
    }
    return [...messages].map((message) => ({ file, path, message }));
  });
}

function unusable(
  value: ValueContent,
  unit: string,
  held: readonly ValueContent[],
  further: readonly string[] = [],
): string | undefined {
  if (value === null) {
    return held.includes(null) ? undefined : 'a value expected, such as 0: no rule says "none" here';
  }
  if (unit === 'text') {
    const words = [...new Set([...held.filter((one) => typeof one === 'string'), ...further])].sort();
    if (words.length === 0 || words.includes(String(value))) return undefined;
    return `one of ${words.join(', ')} expected, not "${String(value)}"`;
  }
  if (!Array.isArray(value) || !unit.startsWith('income/')) return undefined;
  const first = (table: ValueContent) => (Array.isArray(table) ? String(table[0]).split(' ')[0] : undefined);
  return first(value) === '0' || !held.some((table) => first(table) === '0')
    ? undefined
    : `the first row begins at 0, not at ${String(first(value))}`;
}
