import { type DatedValue, type Source, type ValueContent, writeKeys } from '#libs/rulebook';

/** A value in a line, for people: `17.60 CAD/hour, 2025-10-01 to before 2026-10-01, confirmed`. */
export function valueLine({ value, unit, from, to, status, keys, source, note }: DatedValue): string {
  const remark = note === undefined ? '' : `\n      ${note}`;
  return `${writeKeys(keys)}: ${writeContent(value, unit)}, ${from} to before ${to ?? 'further notice'}, ${status}\n      ${writeSource(source)}${remark}`;
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
