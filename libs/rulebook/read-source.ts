import type { Source } from './value.js';
import { Place, type Problem } from './yaml-place.js';

/** A document that values cite by its key. */
export type Sources = ReadonlyMap<string, { readonly title: string; readonly href: string | null }>;

/** Reads `sources.yaml`: key → title and href (`none` for a document without a known public address). */
export function readSources(document: unknown, problems: Problem[]): Sources {
  const place = new Place('sources.yaml', '', problems);
  const sources = new Map<string, { title: string; href: string | null }>();
  if (document === undefined) return sources;
  for (const [key, entry] of Object.entries(place.fields(document, Object.keys(document ?? {})) ?? {})) {
    const fields = place.at(key).fields(entry, ['title', 'href']);
    const title = fields && place.at(key).text(fields['title'], 'title');
    const href = fields && readHref(fields['href'], place.at(key));
    if (title !== undefined && href !== undefined) sources.set(key, { title, href });
  }
  return sources;
}

export function readHref(value: unknown, place: Place): string | null | undefined {
  if (value === 'none') return null;
  if (typeof value === 'string' && /^https?:\/\//.test(value)) return value;
  place.at('href').wrong('an address (http…) or "none" expected');
  return undefined;
}

/** `{ key, clause }` cites a document of sources.yaml; `{ title, href, clause }` cites one in place. */
export function readSource(value: unknown, place: Place, sources: Sources): Source | undefined {
  if (value === undefined) {
    place.wrong('missing; every value cites its source');
    return undefined;
  }
  const fields = place.fields(value, ['key', 'title', 'href', 'clause']);
  const clause = fields && place.text(fields['clause'], 'clause');
  if (!fields || clause === undefined) return undefined;
  if (fields['key'] !== undefined) {
    const known = typeof fields['key'] === 'string' ? sources.get(fields['key']) : undefined;
    if (!known) {
      place.at('key').wrong(`${JSON.stringify(fields['key'])} is not in sources.yaml`);
      return undefined;
    }
    return Object.freeze({ ...known, clause });
  }
  const title = place.text(fields['title'], 'title');
  const href = readHref(fields['href'], place);
  return title === undefined || href === undefined ? undefined : Object.freeze({ title, href, clause });
}
