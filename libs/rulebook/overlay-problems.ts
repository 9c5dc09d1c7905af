import { pieceWindows } from './calculations/pay/earnings/wages.js';
import { valueCodes, type ValueCode } from './codes.js';
import { lackingKeyMessage } from './key-problems.js';
import { knownKeys } from './known-keys.js';
import { keyNames, type ValueContent, type ValueSeries } from './value.js';
import { writeKeys } from './lookup-refusals.js';
import type { Rulebook } from './rulebook.js';
import type { Problem } from './yaml-place.js';

/** Words that a calculation knows beside those that the rulebook uses today. */
const furtherWords: Partial<Record<ValueCode, readonly string[]>> = { 'piece-floor-window': pieceWindows };

/** Texts that only name something: any does. */
const freeTexts: ReadonlySet<ValueCode> = new Set(['agency', 'agency-fee-tax', 'withholding-edition']);

/**
 * What of an overlay no calculation could use: keys that no value of the rulebook has (a misspelt province would change
 * nothing, silently), a code without the key that it needs, words that mean nothing, "none" and tables where a rule
 * always needs a number.
 */
export function overlayProblems(series: readonly ValueSeries[], rulebook: Rulebook): Problem[] {
  const known = knownKeys(rulebook);
  return series.flatMap(({ code, keys, values, file }) => {
    const path = `${code} (${writeKeys(keys)})`;
    const lacking = lackingKeyMessage({ code, keys });
    const messages = new Set<string>(lacking === undefined ? [] : [lacking]);
    for (const name of keyNames) {
      const key = keys[name];
      const words = known[name];
      if (key !== undefined && !words.has(key))
        messages.add(`${name} is one of ${[...words].sort().join(', ')}, not "${key}"`);
    }
    for (const { value } of values) {
      const message = unusableContent(code, value, rulebook);
      if (message !== undefined) messages.add(message);
    }
    return [...messages].map((message) => ({ file, path, message }));
  });
}

/**
 * What a content of the right unit must look like for a calculation to use it, by what the rulebook holds of its code;
 * undefined when it does: a word that means something, no "none" where a number is always needed, a table that begins at 0.
 */
export function unusableContent(
  code: ValueCode,
  value: ValueContent,
  rulebook: Rulebook,
): string | undefined {
  const unit = valueCodes[code];
  const held = rulebook.seriesOf(code).flatMap((one) => one.values.map(({ value: content }) => content));
  const further = furtherWords[code] ?? [];
  if (value === null) {
    return held.includes(null) ? undefined : 'a value expected, such as 0: no rule says "none" here';
  }
  if (unit === 'text' && !freeTexts.has(code)) {
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
