import { readSource, type Sources } from '../read-source.js';
import { Place, type Fields, type Problem } from '../yaml-place.js';
import type { CaseAnswer } from './case-calculation.js';
import { readFacts } from './case-facts.js';
import { caseKinds, type CaseKind } from './case-kinds.js';
import type { WorkedCase } from './worked-case.js';

const caseFields = [
  'name',
  'kind',
  'facts',
  'expected',
  'tolerance',
  'allowUnconfirmed',
  'source',
  'note',
] as const;

/**
 * Reads one file of worked cases: `cases` (one by one) and `tables` (many of one kind and source, each row the columns
 * named once, as `facts.gross` or `expected.cpp`). Wrong parts are reported with their place and left out.
 */
export function readCases(
  document: unknown,
  file: string,
  sources: Sources,
  problems: Problem[],
): WorkedCase[] {
  if (document === undefined) return [];
  const place = new Place(file, '', problems);
  const fields = place.fields(document, ['cases', 'tables']) ?? {};
  const parts = (name: 'cases' | 'tables'): readonly unknown[] =>
    fields[name] === undefined ? [] : place.at(name).list(fields[name]);
  const cases = [
    ...parts('cases').flatMap((row, index) => readCase(row, place.at('cases').at(index), sources) ?? []),
    ...parts('tables').flatMap((row, index) => readTable(row, place.at('tables').at(index), sources)),
  ];
  if (parts('cases').length + parts('tables').length === 0)
    place.wrong('at least one case expected, in "cases" or "tables"');
  return cases;
}

function readCase(row: unknown, place: Place, sources: Sources): WorkedCase | undefined {
  const fields = place.fields(row, caseFields);
  if (!fields) return undefined;
  const name = place.text(fields['name'], 'name');
  const kind = place.oneOf(fields['kind'], 'kind', Object.keys(caseKinds) as CaseKind[]);
  const facts = kind && readFacts(fields['facts'], caseKinds[kind].shape, place.at('facts'));
  const expected = readExpected(fields['expected'], place.at('expected'));
  const tolerance = readTolerance(fields['tolerance'], expected ?? {}, place.at('tolerance'));
  const source = readSource(fields['source'], place.at('source'), sources);
  const note = fields['note'] === undefined ? undefined : place.text(fields['note'], 'note');
  const allowUnconfirmed = fields['allowUnconfirmed'] ?? false;
  if (typeof allowUnconfirmed !== 'boolean') place.at('allowUnconfirmed').wrong('true or false expected');
  if (name === undefined || !kind || !facts || !expected || !tolerance || !source) return undefined;
  const { file, path } = place;
  const allowed = allowUnconfirmed === true;
  const more = note === undefined ? {} : { note };
  return { name, kind, facts, expected, tolerance, allowUnconfirmed: allowed, source, file, path, ...more };
}

function readExpected(value: unknown, place: Place): WorkedCase['expected'] | undefined {
  const fields = place.fields(value, Object.keys(value ?? {}));
  if (!fields) return undefined;
  if (Object.keys(fields).length === 0) {
    place.wrong('at least one expected answer; a case without proves nothing');
    return undefined;
  }
  for (const [name, answer] of Object.entries(fields)) {
    if (!isAnswer(answer))
      place.at(name).wrong('a text, number, true, false, null or list of texts expected');
  }
  return fields as Record<string, CaseAnswer>;
}

function isAnswer(value: unknown): value is CaseAnswer {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function readTolerance(value: unknown, expected: object, place: Place): Record<string, string> | undefined {
  if (value === undefined) return {};
  const fields = place.fields(value, Object.keys(expected));
  for (const [name, amount] of Object.entries(fields ?? {})) {
    if (typeof amount !== 'string' || !/^\d+(\.\d+)?$/.test(amount))
      place.at(name).wrong('an amount in quotes expected, as "0.05"');
  }
  return fields as Record<string, string> | undefined;
}

const tableFields = [...caseFields.filter((name) => name !== 'expected'), 'columns', 'rows'];

/** A table says once what its cases share; an empty cell leaves the fact or answer out. */
function readTable(row: unknown, place: Place, sources: Sources): WorkedCase[] {
  const fields = place.fields(row, tableFields);
  if (!fields) return [];
  const columns = place.at('columns').list(fields['columns']).map(String);
  for (const column of columns) {
    if (!/^(name|note|facts\.\w+|expected\.[\w.-]+)$/.test(column))
      place.at('columns').wrong(`"${column}" is none of name, note, facts.<fact>, expected.<answer>`);
  }
  return place
    .at('rows')
    .list(fields['rows'])
    .flatMap((cells, index) => {
      const here = place.at('rows').at(index);
      const list = here.list(cells);
      if (list.length === columns.length)
        return readCase(caseOfRow(fields, columns, list), here, sources) ?? [];
      here.wrong(`${String(columns.length)} cells expected`);
      return [];
    });
}

function caseOfRow(table: Fields, columns: readonly string[], cells: readonly unknown[]): object {
  const { name, columns: _columns, rows: _rows, facts: shared, tolerance: allowed, ...common } = table;
  const facts: Record<string, unknown> = { ...(shared as object | undefined) };
  const expected: Record<string, unknown> = {};
  const own: Record<string, unknown> = {};
  columns.forEach((column, index) => {
    const cell = cells[index];
    if (cell === '' || cell === null || cell === undefined) return;
    if (column.startsWith('facts.')) facts[column.slice('facts.'.length)] = cell;
    else if (column.startsWith('expected.')) expected[column.slice('expected.'.length)] = cell;
    else
      own[column] =
        column === 'name' && typeof name === 'string' && typeof cell === 'string' ? `${name}: ${cell}` : cell;
  });
  const tolerance = Object.fromEntries(
    Object.entries((allowed as object | undefined) ?? {}).filter(([answer]) => answer in expected),
  );
  return { ...common, facts, expected, tolerance, ...own };
}
