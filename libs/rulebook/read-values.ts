import { expectedOf, isValueCode, valueCodes, type ValueCode } from './codes.js';
import { Place, type Problem } from './yaml-place.js';
import {
  keyNames,
  valueBases,
  valueStatuses,
  type DatedValue,
  type DeclaredGap,
  type Edition,
  type Source,
  type ValueBasis,
  type ValueContent,
  type ValueKeys,
  type ValueSeries,
  type ValueStatus,
} from './value.js';

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

function readHref(value: unknown, place: Place): string | null | undefined {
  if (value === 'none') return null;
  if (typeof value === 'string' && /^https?:\/\//.test(value)) return value;
  place.at('href').wrong('an address (http…) or "none" expected');
  return undefined;
}

/** Reads `editions.yaml`: ascending, without overlap. */
export function readEditions(document: unknown, problems: Problem[]): Edition[] {
  const place = new Place('editions.yaml', '', problems);
  if (document === undefined) return [];
  const editions: Edition[] = [];
  const rows = place.at('editions').list(place.fields(document, ['editions'])?.['editions']);
  rows.forEach((row, index) => {
    const here = place.at('editions').at(index);
    const fields = here.fields(row, ['name', 'from', 'to']);
    if (!fields) return;
    const name = here.text(fields['name'], 'name');
    const from = here.date(fields['from'], 'from');
    const to = here.date(fields['to'], 'to');
    if (name === undefined || from === undefined || to === undefined) return;
    if (from >= to) here.wrong(`"to" (${to}) must lie after "from" (${from})`);
    const last = editions.at(-1);
    if (last && last.to > from) here.wrong(`edition ${name} begins before edition ${last.name} ends`);
    editions.push({ name, from, to });
  });
  return editions;
}

/** Reads one subject file: `values: [{ code, basis, keys?, gaps?, entries: [...] }]`. Wrong parts are reported and left out. */
export function readSeries(
  document: unknown,
  file: string,
  sources: Sources,
  problems: Problem[],
): ValueSeries[] {
  if (document === undefined) return [];
  const place = new Place(file, '', problems);
  const rows = place.at('values').list(place.fields(document, ['values'])?.['values']);
  return rows.flatMap((row, index) => readOneSeries(row, place.at('values').at(index), sources) ?? []);
}

function readOneSeries(row: unknown, place: Place, sources: Sources): ValueSeries | undefined {
  const fields = place.fields(row, ['code', 'unit', 'basis', 'keys', 'gaps', 'entries']);
  if (!fields) return undefined;
  const code = fields['code'];
  if (!isValueCode(code)) {
    place.at('code').wrong(`unknown code ${JSON.stringify(code ?? null)}`);
    return undefined;
  }
  const unit = fields['unit'];
  if (unit !== undefined && unit !== valueCodes[code])
    place.at('unit').wrong(`the unit of ${code} is ${valueCodes[code]}`);
  const basis = place.oneOf(fields['basis'], 'basis', valueBases);
  const keys = readKeys(fields['keys'], place.at('keys'));
  const common = { code, keys, basis: basis ?? 'policy', file: place.file, unit };
  const values = place
    .at('entries')
    .list(fields['entries'])
    .flatMap((entry, index) => readEntry(entry, common, place.at('entries').at(index), sources) ?? []);
  if (values.length === 0) place.at('entries').wrong('at least one entry expected');
  const gaps = fields['gaps'] === undefined ? [] : readGaps(fields['gaps'], place.at('gaps'));
  return { code, keys, file: place.file, values, gaps };
}

function readKeys(value: unknown, place: Place): ValueKeys {
  if (value === undefined) return {};
  const fields = place.fields(value, keyNames) ?? {};
  const keys: Partial<Record<(typeof keyNames)[number], string>> = {};
  for (const name of keyNames) {
    if (fields[name] === undefined) continue;
    const text = place.text(fields[name], name);
    if (text !== undefined) keys[name] = text;
  }
  return Object.freeze(keys);
}

function readGaps(value: unknown, place: Place): DeclaredGap[] {
  return place.list(value).flatMap((row, index) => {
    const here = place.at(index);
    const fields = here.fields(row, ['from', 'to', 'reason']);
    const from = fields && here.date(fields['from'], 'from');
    const to = fields && here.date(fields['to'], 'to');
    const reason = fields && here.text(fields['reason'], 'reason');
    return from !== undefined && to !== undefined && reason !== undefined ? [{ from, to, reason }] : [];
  });
}

interface Common {
  readonly code: ValueCode;
  readonly keys: ValueKeys;
  readonly basis: ValueBasis;
  readonly file: string;
  readonly unit: unknown;
}

const entryFields = ['value', 'unit', 'from', 'to', 'status', 'basis', 'source', 'note'];

function readEntry(entry: unknown, common: Common, place: Place, sources: Sources): DatedValue | undefined {
  const fields = place.fields(entry, entryFields);
  if (!fields) return undefined;
  const unit = valueCodes[common.code];
  const stated = fields['unit'] ?? common.unit;
  if (stated === undefined) place.at('unit').wrong(`missing; the unit of ${common.code} is ${unit}`);
  else if (stated !== unit) place.at('unit').wrong(`the unit of ${common.code} is ${unit}`);
  const content = readContent(fields['value'], unit, place.at('value'));
  const from = place.date(fields['from'], 'from');
  const to = place.date(fields['to'], 'to');
  const status: ValueStatus | undefined = place.oneOf(fields['status'], 'status', valueStatuses);
  const basis =
    fields['basis'] === undefined ? common.basis : place.oneOf(fields['basis'], 'basis', valueBases);
  const source = readSource(fields['source'], place.at('source'), sources);
  const note = fields['note'] === undefined ? undefined : place.text(fields['note'], 'note');
  if (content === undefined || from === undefined || to === undefined || !status || !basis || !source)
    return undefined;
  if (from >= to) {
    place.wrong(`"to" (${to}, not included) must lie after "from" (${from})`);
    return undefined;
  }
  const { code, keys, file } = common;
  return Object.freeze({
    code,
    keys,
    value: content,
    unit,
    from,
    to,
    status,
    basis,
    source,
    file,
    ...(note && { note }),
  });
}

function readContent(
  value: unknown,
  unit: (typeof valueCodes)[ValueCode],
  place: Place,
): ValueContent | undefined {
  if (value === undefined) {
    place.wrong('missing; "none" says that the rule sets no such value');
    return undefined;
  }
  if (value === 'none') return null;
  const expected = value === null ? 'a value, or "none"' : expectedOf(unit, value);
  if (expected !== undefined) {
    place.wrong(`${expected} expected for ${unit}, found ${JSON.stringify(value)}`);
    return undefined;
  }
  return (Array.isArray(value) ? Object.freeze([...(value as string[])]) : value) as ValueContent;
}

/** `{ key, clause }` cites a document of sources.yaml; `{ title, href, clause }` cites one in place. */
function readSource(value: unknown, place: Place, sources: Sources): Source | undefined {
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
