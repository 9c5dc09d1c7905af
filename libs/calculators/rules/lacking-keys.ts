import {
  type KeyName,
  keyNames,
  lackingKey,
  type Rulebook,
  type ValueCode,
  type ValueKeys,
} from '#libs/rulebook';
import type { QuestionProblem } from '../question.js';

/**
 * The keys that a question about a code has to name before any value of it can answer: those that all values go by which the given
 * keys leave open, each with what there is of it. Empty where a value goes by the given keys, or none could.
 */
export function lackingKeys(code: ValueCode, keys: ValueKeys, rulebook: Rulebook): QuestionProblem[] {
  const all = rulebook.seriesOf(code);
  if (lackingKey(code, keys) === undefined && all.some((series) => rulebook.matches(series.keys, keys)))
    return [];
  const open = all.filter((series) =>
    keyNames.every((name) => keys[name] === undefined || (series.keys[name] ?? keys[name]) === keys[name]),
  );
  const common = keyNames.filter(
    (name) => keys[name] === undefined && open.every((series) => series.keys[name] !== undefined),
  );
  const needed = lackingKey(code, keys);
  const lacking = open.length > 0 && common.length > 0 ? common : needed === undefined ? [] : [needed];
  return lacking.map((name) => ({ field: name, value: undefined, expected: expectedOf(name, all, open) }));
}

function expectedOf(name: KeyName, all: readonly HasKeys[], open: readonly HasKeys[]): string {
  const heldBy = (series: readonly HasKeys[]) => [...new Set(series.flatMap(({ keys }) => keys[name] ?? []))];
  const held = heldBy(open);
  return `one of ${(held.length > 0 ? held : heldBy(all)).sort().join(', ')}`;
}

type HasKeys = { readonly keys: ValueKeys };
