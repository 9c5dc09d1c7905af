import { expectedOf, isValueCode, valueCodes, type ValueCode } from './codes.js';
import { nearestCodes } from './nearest-codes.js';
import { writeKeys } from './lookup-refusals.js';
import { readBounds } from './read-bounds.js';
import { readSource, type Sources } from './read-source.js';
import { Place, type Fields, type Problem } from './yaml-place.js';
import {
  keyNames,
  valueBases,
  valueStatuses,
  type DatedValue,
  type DeclaredGap,
  type Edition,
  type ValueBasis,
  type ValueContent,
  type ValueKeys,
  type ValueSeries,
  type ValueStatus,
} from './value.js';

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

/**
 * Reads one subject file: `values` (series of dated entries) and `tables` (one published table: many keys, one stretch of
 * days, one source). Wrong parts are reported and left out, and so are `obligations` and `holidays`, which others read.
 */
export function readSeries(
  document: unknown,
  file: string,
  sources: Sources,
  problems: Problem[],
): ValueSeries[] {
  if (document === undefined) return [];
  const place = new Place(file, '', problems);
  const fields = place.fields(document, ['values', 'tables', 'obligations', 'holidays']);
  const parts = (name: 'values' | 'tables'): readonly unknown[] =>
    fields?.[name] === undefined ? [] : place.at(name).list(fields[name]);
  const series = parts('values').flatMap((row, index) =>
    readOneSeries(row, place.at('values').at(index), sources),
  );
  const rows = parts('tables').flatMap((row, index) => readTable(row, place.at('tables').at(index), sources));
  const others = fields?.['obligations'] ?? fields?.['holidays'];
  if (series.length + rows.length === 0 && others === undefined) place.wrong('"values" or "tables" expected');
  return [...series, ...joined(rows)];
}

/** One series for each of the keys that share the entries. */
function readOneSeries(row: unknown, place: Place, sources: Sources): ValueSeries[] {
  const fields = place.fields(row, ['code', 'unit', 'basis', 'keys', 'status', 'source', 'gaps', 'entries']);
  const common = fields && readCommon(fields, place);
  if (!common) return [];
  const values = place
    .at('entries')
    .list(fields['entries'])
    .flatMap((entry, index) => readEntry(entry, common, place.at('entries').at(index), sources) ?? []);
  if (values.length === 0) place.at('entries').wrong('at least one entry expected');
  const gaps = fields['gaps'] === undefined ? [] : readGaps(fields['gaps'], place.at('gaps'));
  return readSharedKeys(fields['keys'], place.at('keys')).map((keys) => ({
    code: common.code,
    keys,
    file: place.file,
    values: values.map((value) => Object.freeze({ ...value, keys })),
    gaps,
  }));
}

const tableFields = [
  'code',
  'unit',
  'basis',
  'keys',
  'by',
  'from',
  'to',
  'enteredOn',
  'status',
  'source',
  'note',
  'rows',
];

/** Each row of a table holds the keys named in `by`, then the value. */
function readTable(row: unknown, place: Place, sources: Sources): ValueSeries[] {
  const fields = place.fields(row, tableFields);
  const common = fields && readCommon(fields, place);
  if (!common) return [];
  const { from, to, enteredOn, status, source, note } = fields;
  const header = {
    ...{ from, to, status, source },
    ...(enteredOn !== undefined && { enteredOn }),
    ...(note !== undefined && { note }),
  };
  const by = place.at('by').list(fields['by']);
  const shared = readSharedKeys(fields['keys'], place.at('keys'));
  return place
    .at('rows')
    .list(fields['rows'])
    .flatMap((cells, index) => {
      const here = place.at('rows').at(index);
      const list = here.list(cells);
      if (list.length !== by.length + 1) here.wrong(`${String(by.length)} key(s) and a value expected`);
      const own = readKeys(Object.fromEntries(by.map((name, at) => [String(name), list[at]])), here);
      const value = readEntry({ ...header, value: list[by.length] }, common, here, sources);
      if (value === undefined) return [];
      return shared.map((others) => {
        const keys = Object.freeze({ ...others, ...own });
        const values = [Object.freeze({ ...value, keys })];
        return { code: common.code, keys, file: place.file, values, gaps: [] };
      });
    });
}

/** Rows of several tables under the same keys are one series. */
function joined(rows: readonly ValueSeries[]): ValueSeries[] {
  const byKeys = new Map<string, ValueSeries>();
  for (const row of rows) {
    const key = `${row.code} ${writeKeys(row.keys)}`;
    const known = byKeys.get(key);
    const values = [...(known?.values ?? []), ...row.values].sort((a, b) => (a.from < b.from ? -1 : 1));
    byKeys.set(key, { ...row, values });
  }
  return [...byKeys.values()];
}

function readCommon(fields: Fields, place: Place): Common | undefined {
  const code = fields['code'];
  if (!isValueCode(code)) {
    const nearest = typeof code === 'string' ? `; nearest: ${nearestCodes(code).join(', ')}` : '';
    place.at('code').wrong(`unknown code ${JSON.stringify(code ?? null)}${nearest}`);
    return undefined;
  }
  const basis = place.oneOf(fields['basis'], 'basis', valueBases) ?? 'policy';
  return {
    code,
    basis,
    file: place.file,
    unit: fields['unit'],
    status: fields['status'],
    source: fields['source'],
  };
}

/** The keys of the series that share what is said: one for each programme where `programme` is a list of several. */
export function readSharedKeys(value: unknown, place: Place): readonly ValueKeys[] {
  const programmes = listOfProgrammes(value);
  if (programmes === undefined) return [readKeys(value, place)];
  if (programmes.length < 2) place.at('programme').wrong('a list of programmes names at least two');
  return programmes.map((programme) => readKeys({ ...(value as Fields), programme }, place));
}

function listOfProgrammes(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null || !('programme' in value)) return undefined;
  return Array.isArray(value.programme) ? (value.programme as unknown[]) : undefined;
}

/** What a series depends on. */
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

/** Days for which no source was seen, each stretch with its reason. */
export function readGaps(value: unknown, place: Place): DeclaredGap[] {
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
  readonly basis: ValueBasis;
  readonly file: string;
  readonly unit: unknown;
  /** Status and source of every entry that does not state its own. */
  readonly status: unknown;
  readonly source: unknown;
}

/** What an entry says, whoever's it is. */
type Entry = Omit<DatedValue, 'keys'>;

const entryFields = [
  'value',
  'unit',
  'from',
  'to',
  'enteredOn',
  'status',
  'basis',
  'source',
  'note',
  'bounds',
];

function readEntry(entry: unknown, common: Common, place: Place, sources: Sources): Entry | undefined {
  const fields = place.fields(entry, entryFields);
  if (!fields) return undefined;
  const unit = valueCodes[common.code];
  const stated = fields['unit'] ?? common.unit;
  if (stated === undefined) place.at('unit').wrong(`missing; the unit of ${common.code} is ${unit}`);
  else if (stated !== unit) place.at('unit').wrong(`the unit of ${common.code} is ${unit}`);
  const content = readContent(fields['value'], unit, place.at('value'));
  const from = place.date(fields['from'], 'from');
  const to = place.date(fields['to'], 'to');
  const enteredOn =
    fields['enteredOn'] === undefined ? undefined : place.date(fields['enteredOn'], 'enteredOn');
  const status: ValueStatus | undefined = place.oneOf(
    fields['status'] ?? common.status,
    'status',
    valueStatuses,
  );
  const basis =
    fields['basis'] === undefined ? common.basis : place.oneOf(fields['basis'], 'basis', valueBases);
  const source = readSource(fields['source'] ?? common.source, place.at('source'), sources);
  const note = fields['note'] === undefined ? undefined : place.text(fields['note'], 'note');
  const bounds =
    fields['bounds'] === undefined
      ? undefined
      : readBounds(fields['bounds'], { unit, content, status, source }, place.at('bounds'), sources);
  if (content === undefined || from === undefined || to === undefined || !status || !basis || !source)
    return undefined;
  if (from >= to) {
    place.wrong(`"to" (${to}, not included) must lie after "from" (${from})`);
    return undefined;
  }
  const { code, file } = common;
  return {
    code,
    value: content,
    unit,
    from,
    to,
    ...(enteredOn && { enteredOn }),
    status,
    basis,
    source,
    file,
    ...(note && { note }),
    ...(bounds && { bounds }),
  };
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
