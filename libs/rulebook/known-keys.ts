import type { Rulebook } from './rulebook.js';
import { type KeyName, keyNames } from './value.js';

/** The words that a rulebook knows for each key: those that its values are keyed by, and the countries that take part. */
export function knownKeys(rulebook: Rulebook): Readonly<Record<KeyName, ReadonlySet<string>>> {
  const known = Object.fromEntries(
    keyNames.map((name) => [name, new Set(rulebook.series.flatMap(({ keys }) => keys[name] ?? []))]),
  ) as Record<KeyName, Set<string>>;
  for (const { values } of rulebook.seriesOf('participating-countries')) {
    for (const { value } of values) {
      if (typeof value === 'object') for (const country of value ?? []) known.country.add(country);
    }
  }
  return known;
}
