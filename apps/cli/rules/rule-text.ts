import { type DatedValue, type Source, type ValueBound, type ValueContent, writeKeys } from '#libs/rulebook';

/** A value in a line, for people: `17.60 CAD/hour, 2025-10-01 to before 2026-10-01, confirmed`. */
export function valueLine(one: DatedValue): string {
  const { value, unit, from, to, status, keys, source, note, bounds } = one;
  const held = `${writeKeys(keys)}: ${writeContent(value, unit)}, ${from} to before ${to ?? 'further notice'}, ${status}`;
  return [
    ...[held, writeSource(source)],
    ...(note === undefined ? [] : [note]),
    ...writeBound('at least', bounds?.from, unit),
    ...writeBound('at most', bounds?.to, unit),
  ].join('\n      ');
}

/** One end of what an unconfirmed value can be, with its reason and source; nothing where it is open. */
function writeBound(end: string, bound: ValueBound | undefined, unit: string): string[] {
  if (bound === undefined) return [];
  return [`${end} ${writeContent(bound.value, unit)}: ${bound.reason} (${writeSource(bound.source)})`];
}

/** What a value says. Small tables have a row on each line. */
export function writeContent(value: ValueContent, unit: string): string {
  if (value === null) return 'none (the rule sets no such thing)';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return value.join(unit === 'list' ? ', ' : '; ');
  return unit === 'text' ? String(value) : `${String(value)} ${unit}`;
}

/** Title, clause and address of a source. */
export function writeSource({ title, clause, href }: Source): string {
  return `${title}: ${clause}${href === null ? '' : ` <${href}>`}`;
}
