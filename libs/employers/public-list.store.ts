import type { Work } from '#libs/audit-trail';
import { newId, readableNumber } from '#libs/platform';
import type { IdentifiedRow } from './public-list/index.js';

/** What a row says that may change from one publication of its list to the next. */
interface Published {
  stream: string;
  address: string;
  occupation: string;
  incorporation: string;
  tests: number;
  positions: number;
}

/** What storing some rows did. */
export interface StoredRows {
  imported: number;
  updated: number;
  unchanged: number;
  /** Employers that were not known before. */
  newEmployers: number;
}

/** Any number will do, as long as every import takes the same. */
const importLock = 1_950_000_002;

/**
 * Stores rows of a list with their employers, in a handful of statements however many they are. Imports take turns, a
 * call at a time: two that read the same list together neither double a row nor wait for each other in a circle.
 */
export async function storeRows(
  work: Work,
  list: string,
  rows: readonly IdentifiedRow[],
): Promise<StoredRows> {
  await work.query('select pg_advisory_xact_lock($1)', [importLock]);
  const { ids, entered } = await enterEmployers(work, list, rows);
  const before = await storedBefore(work, list, rows);
  const fresh = rows.filter(({ line }) => !before.has(line));
  await insertEntries(work, list, fresh, ids);
  const updated = await updateEntries(work, list, rows, before);
  const counts = { imported: fresh.length, updated, unchanged: rows.length - fresh.length - updated };
  if (fresh.length + updated > 0) {
    work.record({
      action: 'public-list.imported',
      subject: { type: 'public-list', id: list },
      after: { ...counts, newEmployers: entered },
    });
  }
  return { ...counts, newEmployers: entered };
}

async function enterEmployers(
  work: Work,
  list: string,
  rows: readonly IdentifiedRow[],
): Promise<{ ids: ReadonlyMap<string, string>; entered: number }> {
  const firstRows = new Map<string, IdentifiedRow>();
  for (const row of rows) if (!firstRows.has(row.employerKey)) firstRows.set(row.employerKey, row);
  const known = await work.query<{ key: string; id: string }>(
    'select public_key as key, id from employer where public_key = any($1)',
    [[...firstRows.keys()]],
  );
  const ids = new Map(known.map(({ key, id }) => [key, id]));
  const fresh = [...firstRows.values()].filter(({ employerKey }) => !ids.has(employerKey));
  const numbers = await work.query<{ value: string }>(
    `select nextval('employer_number') as value from generate_series(1, $1)`,
    [fresh.length],
  );
  const employers = fresh.map(({ row, employerKey }, index) => ({
    id: newId(),
    number: readableNumber('E', Number(numbers[index]?.value)),
    name: row.employer,
    province: row.province,
    town: row.address.town,
    postal_code: row.address.postalCodeText ?? null,
    public_key: employerKey,
  }));
  await insertEmployers(work, employers);
  for (const { id, number, province, public_key } of employers) {
    ids.set(public_key, id);
    work.record({
      action: 'employer.entered',
      subject: { type: 'employer', id },
      after: { number, province, list },
    });
  }
  return { ids, entered: employers.length };
}

async function insertEmployers(work: Work, employers: readonly object[]): Promise<void> {
  if (employers.length === 0) return;
  // Foreign keys are checked at the end of the statement, so one statement may enter both halves of an employer.
  await work.query(
    `with read as (
       select * from json_to_recordset($1::json) as r(id uuid, number text, name text, province text, town text, postal_code text, public_key text)
     ), organisations as (
       insert into organisation (id, kind, name, provinces, countries)
       select id, 'employer', name, array[province], '{}' from read
     )
     insert into employer (id, number, name, province, town, postal_code, public_key, entered_at)
     select id, number, name, province, town, postal_code, public_key, $2 from read`,
    [JSON.stringify(employers), work.now],
  );
}

type StoredEntry = Published & { id: string; employerId: string; line: string };

async function storedBefore(
  work: Work,
  list: string,
  rows: readonly IdentifiedRow[],
): Promise<ReadonlyMap<string, StoredEntry>> {
  const entries = await work.query<StoredEntry>(
    `select id, employer_id as "employerId", line, stream, address, occupation, incorporation, tests, positions
     from public_list_entry where list = $1 and line = any($2)`,
    [list, rows.map(({ line }) => line)],
  );
  return new Map(entries.map((entry) => [entry.line, entry]));
}

async function insertEntries(
  work: Work,
  list: string,
  rows: readonly IdentifiedRow[],
  employerIds: ReadonlyMap<string, string>,
): Promise<void> {
  if (rows.length === 0) return;
  const entries = rows.map((identified) => ({
    id: newId(),
    employer_id: employerIds.get(identified.employerKey),
    line: identified.line,
    province: identified.row.province,
    noc: identified.row.occupation.code,
    ...publishedIn(identified),
  }));
  await work.query(
    `insert into public_list_entry (id, employer_id, list, line, province, stream, address, noc, occupation, incorporation, tests, positions)
     select id, employer_id, $2, line, province, stream, address, noc, occupation, incorporation, tests, positions
     from json_to_recordset($1::json) as r(id uuid, employer_id uuid, line text, province text, stream text, address text,
       noc text, occupation text, incorporation text, tests integer, positions integer)`,
    [JSON.stringify(entries), list],
  );
}

async function updateEntries(
  work: Work,
  list: string,
  rows: readonly IdentifiedRow[],
  before: ReadonlyMap<string, StoredEntry>,
): Promise<number> {
  const changes = rows.flatMap((identified) => {
    const stored = before.get(identified.line);
    if (stored === undefined) return [];
    const published = publishedIn(identified);
    const changed = keysOf(published).filter((key) => published[key] !== stored[key]);
    return changed.length > 0 ? [{ stored, published, changed }] : [];
  });
  if (changes.length === 0) return 0;
  await work.query(
    `update public_list_entry e set stream = r.stream, address = r.address, occupation = r.occupation,
       incorporation = r.incorporation, tests = r.tests, positions = r.positions
     from json_to_recordset($1::json) as r(id uuid, stream text, address text, occupation text, incorporation text, tests integer, positions integer)
     where e.id = r.id`,
    [JSON.stringify(changes.map(({ stored, published }) => ({ id: stored.id, ...published })))],
  );
  for (const { stored, published, changed } of changes) {
    work.record({
      action: 'public-list-entry.changed',
      subject: { type: 'employer', id: stored.employerId },
      before: { list, line: stored.line, ...pick(stored, changed) },
      after: { list, line: stored.line, ...pick(published, changed) },
    });
  }
  return changes.length;
}

function publishedIn({ row }: IdentifiedRow): Published {
  return {
    stream: row.stream,
    address: row.address.text,
    occupation: row.occupation.title,
    incorporation: row.incorporation,
    tests: row.labourMarketTests,
    positions: row.positions,
  };
}

const keysOf = (published: Published) => Object.keys(published) as (keyof Published)[];

function pick(published: Published, keys: readonly (keyof Published)[]): Partial<Published> {
  return Object.fromEntries(keys.map((key) => [key, published[key]]));
}
