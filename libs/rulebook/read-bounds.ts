import { expectedOf, isOrdered, type Unit } from './codes.js';
import { readSource, type Sources } from './read-source.js';
import { numberOf, type Source, type ValueBound, type ValueBounds, type ValueContent } from './value.js';
import type { Place } from './yaml-place.js';

/** What the bounds of an entry belong to. */
interface Bounded {
  readonly unit: Unit;
  readonly content: ValueContent | undefined;
  readonly status: unknown;
  readonly source: Source | undefined;
}

/**
 * Reads the bounds of an unconfirmed entry: `from` and `to`, at least one of them, each with `value`, `reason` and, where
 * it has one of its own, `source`. What is wrong is reported: another status, a unit that has no order, bounds that leave
 * the value out.
 */
export function readBounds(
  value: unknown,
  { unit, content, status, source }: Bounded,
  place: Place,
  sources: Sources,
): ValueBounds | undefined {
  const fields = place.fields(value, ['from', 'to']);
  if (!fields) return undefined;
  if (status !== 'unconfirmed') place.wrong('only an unconfirmed value has bounds');
  if (!isOrdered(unit)) {
    place.wrong(`a value in ${unit} has no order, and so no bounds`);
    return undefined;
  }
  const read = (name: 'from' | 'to'): ValueBound | undefined =>
    fields[name] === undefined ? undefined : readBound(fields[name], unit, source, place.at(name), sources);
  const [from, to] = [read('from'), read('to')];
  if (fields['from'] === undefined && fields['to'] === undefined)
    place.wrong('"from", "to" or both expected');
  if (content === undefined || content === null) return undefined;
  const number = numberOf(content);
  if (from && numberOf(from.value).greaterThan(number))
    place.at('from').wrong(`at most the value itself (${String(content)}) expected`);
  if (to && numberOf(to.value).lessThan(number))
    place.at('to').wrong(`at least the value itself (${String(content)}) expected`);
  return Object.freeze({ ...(from && { from }), ...(to && { to }) });
}

function readBound(
  value: unknown,
  unit: Unit,
  source: Source | undefined,
  place: Place,
  sources: Sources,
): ValueBound | undefined {
  const fields = place.fields(value, ['value', 'reason', 'source']);
  if (!fields) return undefined;
  const reason = place.text(fields['reason'], 'reason');
  const own =
    fields['source'] === undefined ? source : readSource(fields['source'], place.at('source'), sources);
  const expected =
    typeof fields['value'] === 'string' || typeof fields['value'] === 'number'
      ? expectedOf(unit, fields['value'])
      : 'a value';
  if (expected !== undefined)
    place
      .at('value')
      .wrong(`${expected} expected for ${unit}, found ${JSON.stringify(fields['value'] ?? null)}`);
  if (reason === undefined || own === undefined || expected !== undefined) return undefined;
  return Object.freeze({ value: fields['value'] as string | number, reason, source: own });
}
