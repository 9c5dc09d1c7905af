import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { type CliOutcome, refusalIn, runCli, startCli } from '../support/cli.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const header =
  'Province/Territory,Program Stream,Employer,Address,Occupation,Incorporate Status,Approved LMIAs,Approved Positions';

/** Fictional farms: accents, quoted commas, padded cells, a numbered company, equal rows, and one employer with several rows. */
const goodRows = [
  'Ontario,Primary Agriculture,Brindlewick Farms Inc.,"Quillport, ON N0E 1R0",85101-Harvesting labourers,Unknown,1,8',
  'Ontario,Primary Agriculture,"BRINDLEWICK FARMS, INC","Quillport, ON N0E 1R0",85100-Livestock labourers,Unknown,1,2',
  'Ontario,Primary Agriculture,Brindlewick Farms Inc.,"Quillport, ON N0E 1R0",85101-Harvesting labourers,Unknown,1,3',
  ' Québec , Primary Agriculture , "Les Érables, Frères ""du Nord"" inc." ," Sainte-Brumelle,, QC G0S  2K",85100 - Livestock labourers,, 2 , 40 ',
  'British Columbia,Primary Agriculture,0999888 B.C. Ltd.,"Nowhere Creek, BC V0H 1Z0",85103-Nursery labourers,Corporation,1,"1,250"',
];
const badRows = [
  'Atlantis,Primary Agriculture,Sunken Farms,"Quillport, ON N0E 1R0",85101-Harvesting labourers,Unknown,1,8',
  'Ontario,Primary Agriculture,Brindlewick Farms Inc.,"Quillport, ON N0E 1R0",Harvesting,Unknown,one,8',
  'Ontario,Primary Agriculture,Short Row Farms',
  // Cells that the database could not keep.
  'Ontario,Primary Agriculture,Fa\u0000rms,"Quillport, ON N0E 1R0",85101-Harvesting labourers,Unknown,1,8',
  `Ontario,Primary Agriculture,${'F'.repeat(3000)},"Quillport, ON N0E 1R0",85101-Harvesting labourers,Unknown,1,8`,
];
const notes = ['', 'Source: a fictional office'];

// Every call is a process of its own, which takes seconds to start on a busy machine.
jest.setTimeout(180_000);

let folder: string;
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temporada-import-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const write = async (name: string, ...lines: string[]) => {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\r\n')}\r\n`);
  return path;
};

const environment = () => ({ DATABASE_URL: database.url, TEMPORADA_MODE: 'demonstration' });

const importFile = (...args: string[]) => runCli(['import', 'employers', ...args], environment());

interface Answer {
  rows: number;
  imported: number;
  updated: number;
  unchanged: number;
  rejected: {
    reason: string;
    line: number;
    column: string;
    value: string;
    expected: string;
    others?: object[];
  }[];
}

const answerOf = ({ stdout }: CliOutcome) => JSON.parse(stdout) as Answer;

const rowsOf = async <Row extends object>(sql: string) => (await client.query<Row>(sql)).rows;

const stored = async () => {
  const [counts] = await rowsOf<{ entries: number; lines: number; employers: number; positions: number }>(
    `select count(*)::int as entries, count(distinct (list, line))::int as lines,
       count(distinct employer_id)::int as employers, coalesce(sum(positions), 0)::int as positions
     from public_list_entry`,
  );
  return counts;
};

const enteredEmployers = async () => {
  const { rows } = await client.query<unknown[]>({
    text: `select e.name, e.province, e.town, e.postal_code, o.kind, o.provinces
           from employer e join organisation o using (id) order by e.name`,
    rowMode: 'array',
  });
  return rows;
};

/** A large fictional list: `rows` rows, two for each employer. */
const manyRows = (rows: number) =>
  Array.from(
    { length: rows },
    (_, index) =>
      `Ontario,Primary Agriculture,Fictional Farm ${Math.floor(index / 2)},"Quillport, ON N0E 1R0",8510${index % 2}-Labourers,Unknown,1,3`,
  );

beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await database.drop();
});

describe('temporada import employers', () => {
  it('stores every good row, and reports every bad one with line, column, value and what was expected', async () => {
    const file = await write('farms.csv', header, ...goodRows, ...badRows, ...notes);
    const outcome = await importFile(file, '--json');
    expect(outcome.code).toBe(1);
    const { rejected, ...counts } = answerOf(outcome);
    expect(counts).toEqual({
      ...{ list: 'farms', kind: 'approved' },
      ...{ rows: 12, imported: 5, updated: 0, unchanged: 0 },
    });
    expect(rejected.map(({ reason }) => reason)).toEqual([
      ...Array<string>(5).fill('wrong'),
      'blank',
      'note',
    ]);
    expect(rejected).toEqual([
      expect.objectContaining({ line: 7, column: 'Province/Territory', value: 'Atlantis' }),
      expect.objectContaining({ line: 8, column: 'Occupation', value: 'Harvesting' }),
      expect.objectContaining({ line: 9, column: 'row', expected: expect.stringContaining('8 cells') }),
      expect.objectContaining({ line: 10, column: 'Employer', expected: 'text without NUL characters' }),
      expect.objectContaining({ line: 11, column: 'Employer', expected: 'at most 300 characters' }),
      expect.objectContaining({ line: 12, column: 'row', value: '' }),
      expect.objectContaining({ line: 13, column: 'row', value: 'Source: a fictional office' }),
    ]);
    expect(rejected[1]?.others).toEqual([
      { column: 'Approved LMIAs', value: 'one', expected: 'a whole number, 0 or more' },
    ]);
    expect(await stored()).toEqual({ entries: 5, lines: 5, employers: 3, positions: 1303 });
    expect(await enteredEmployers()).toEqual([
      ['0999888 B.C. Ltd.', 'BC', 'Nowhere Creek', 'V0H 1Z0', 'employer', ['BC']],
      ['Brindlewick Farms Inc.', 'ON', 'Quillport', 'N0E 1R0', 'employer', ['ON']],
      ['Les Érables, Frères "du Nord" inc.', 'QC', 'Sainte-Brumelle', 'G0S 2K', 'employer', ['QC']],
    ]);
    for (const table of ['farm', 'job_order', 'worker', 'placement', 'user_account', 'account_entry']) {
      expect(await rowsOf(`select * from ${table}`)).toEqual([]);
    }
  });

  it('adds nothing when a list is imported again, updates what a new edition changed, and keeps lists apart', async () => {
    const file = await write('farms.csv', header, ...goodRows, ...badRows);
    const table = await importFile(file);
    expect({ code: table.code, stderr: table.stderr }).toEqual({ code: 1, stderr: '' });
    expect(table.stdout).toMatch(/Rows read +10\n +imported +5\n/);
    expect(table.stdout).toMatch(/Employers +3\n +new +3\n/);
    expect(table.stdout).toMatch(/line 7, Province\/Territory: "Atlantis"; expected a province/);

    // Notes and blank lines are reported, and are no fault.
    await write('farms.csv', header, ...goodRows, ...notes);
    const again = await importFile(file, '--json');
    expect(again.code).toBe(0);
    const { rejected, ...counts } = answerOf(again);
    expect(counts).toMatchObject({ rows: 7, imported: 0, updated: 0, unchanged: 5 });
    expect(rejected).toHaveLength(2);

    await write('farms.csv', header, ...goodRows.map((row) => row.replace(/,8$/, ',9')), goodRows[0] ?? '');
    const newer = await importFile(file, '--json');
    expect(answerOf(newer)).toMatchObject({ rows: 6, imported: 1, updated: 1, unchanged: 4, rejected: [] });
    const [change] = await rowsOf<{ entry: { before: object; after: object } }>(
      `select entry from audit_entry where entry->>'action' = 'public-list-entry.changed'`,
    );
    expect(change?.entry).toMatchObject({ before: { positions: 8 }, after: { positions: 9 } });

    const text = [header, ...goodRows].join('\n');
    const unnamed = await runCli(['import', 'employers', '-', '--json'], environment(), text);
    expect(unnamed.code).toBe(0);
    expect(answerOf(unnamed)).toMatchObject({ rows: 5, imported: 5 });
    expect(unnamed.stderr).toContain('--list');
    await importFile(file, '--list', 'next-quarter');
    expect(await stored()).toMatchObject({ entries: 17, employers: 3 });
    expect(await rowsOf('select distinct list from public_list_entry order by list')).toEqual([
      { list: 'approved/farms' },
      { list: 'approved/next-quarter' },
      { list: 'approved/standard-input' },
    ]);
  });
});

describe('temporada import employers refuses', () => {
  it('a file without a mandatory column, naming it', async () => {
    const file = await write('list.csv', header.replace(',Approved Positions', ''), goodRows[0] ?? '');
    const { code, stderr, stdout } = await importFile(file, '--json');
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(refusalIn({ code, stderr, stdout })).toMatchObject({
      code: 'FILE_UNREADABLE',
      problems: [{ code: 'COLUMN_MISSING', line: 1, column: 'Approved Positions' }],
    });
  });

  it.each([
    ['a file that is not there', () => 'no-such-file.csv', 'does not exist'],
    ['a directory', () => folder, 'is a directory'],
  ])('%s', async (_, path, reason) => {
    const { code, stderr } = await importFile(path());
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });

  it.each([
    ['a workbook that is damaged', Buffer.from('PK\u0003\u0004xl/workbook.xml'), 'a damaged Excel workbook'],
    ['text in UTF-16', Buffer.from(`\uFEFF${header}`, 'utf16le'), 'UTF-16'],
  ])('%s, for what it is', async (_, bytes, what) => {
    const path = join(folder, 'list.csv');
    await writeFile(path, bytes);
    const { code, stderr } = await importFile(path);
    expect([code, stderr]).toEqual([2, expect.stringContaining(what)]);
    expect(await stored()).toMatchObject({ entries: 0 });
  });

  it('an impossible name of a list', async () => {
    const { code, stderr } = await importFile(await write('list.csv', header), '--list', '../x');
    expect(code).toBe(2);
    expect(stderr).toContain('--list takes');
  });

  it('a database that was not prepared', async () => {
    const bare = await createTestDatabase({ migrated: false });
    const file = await write('list.csv', header, ...goodRows);
    const { code, stderr } = await runCli(['import', 'employers', file], { DATABASE_URL: bare.url });
    await bare.drop();
    expect(code).toBe(3);
    expect(stderr).toContain('run `temporada migrate`');
  });
});

/** Waits until an import has stored more than there was, stops it, and says what it kept. */
async function stopInTheMiddle(file: string, signal: 'SIGKILL' | 'SIGINT', before: number) {
  const running = startCli(['import', 'employers', file, '--json'], environment());
  let atKill = before;
  while (atKill === before) {
    await setTimeout(20);
    atKill = (await stored())?.entries ?? 0;
  }
  running.kill(signal);
  const outcome = await running.ended;
  const kept = (await stored())?.entries ?? 0;
  expect(kept).toBeGreaterThanOrEqual(atKill);
  return { ...outcome, kept };
}

describe('imports that meet trouble', () => {
  it('two of the same file at once end as one would, without duplicates', async () => {
    const file = await write('many.csv', header, ...manyRows(1500));
    const outcomes = await Promise.all([importFile(file, '--json'), importFile(file, '--json')]);
    const answers = outcomes.map(answerOf);
    expect(answers.map(({ rows }) => rows)).toEqual([1500, 1500]);
    expect(answers.reduce((sum, { imported }) => sum + imported, 0)).toBe(1500);
    expect(answers.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(1500);
    expect(await stored()).toEqual({ entries: 1500, lines: 1500, employers: 750, positions: 4500 });
  });

  it('stopped by Ctrl-C, then killed, keep what was stored, and the next run completes it', async () => {
    const file = await write('many.csv', header, ...manyRows(8000));
    const stopped = await stopInTheMiddle(file, 'SIGINT', 0);
    expect(stopped.code).toBe(3);
    expect(stopped.stderr).toContain('Running it again completes it');
    expect(refusalIn(stopped)).toMatchObject({
      code: 'SYSTEM_FAILED',
      instead: 'run it again to complete it',
    });
    const killed = await stopInTheMiddle(file, 'SIGKILL', stopped.kept);
    expect(killed.kept).toBeLessThan(8000);
    const last = answerOf(await importFile(file, '--json'));
    expect(last).toMatchObject({ rows: 8000, imported: 8000 - killed.kept, unchanged: killed.kept });
    expect(await stored()).toEqual({ entries: 8000, lines: 8000, employers: 4000, positions: 24000 });
    const verdict = await runCli(['verify-log', '--json'], environment());
    expect(verdict.code).toBe(0);
  });
});

const published = fileURLToPath(
  new URL('../../../shared/data/employers/lmia-2025q1-primary-agriculture.csv', import.meta.url),
);

/** Counts a list by walking its characters, as nothing in the product does: positions by name of province. */
function countByHand(text: string): Map<string, { rows: number; positions: number }> {
  const counts = new Map<string, { rows: number; positions: number }>();
  let [cells, cell, quoted]: [string[], string, boolean] = [[], '', false];
  for (const character of `${text.trimEnd()}\n`.replaceAll('\r', '')) {
    if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) [cells, cell] = [[...cells, cell], ''];
    else if (character === '\n' && !quoted) {
      const province = (cells[0] ?? '').trim();
      const { rows, positions } = counts.get(province) ?? { rows: 0, positions: 0 };
      counts.set(province, { rows: rows + 1, positions: positions + Number(cell) });
      [cells, cell] = [[], ''];
    } else cell += character;
  }
  counts.delete('Province/Territory');
  return counts;
}

(existsSync(published) ? describe : describe.skip)('the published list of the first quarter of 2025', () => {
  it('gives the counts of an independent count, and adds nothing the second time', async () => {
    const counted = [...countByHand(await readFile(published, 'utf8')).values()];
    const rows = counted.reduce((sum, { rows: more }) => sum + more, 0);
    const positions = counted.reduce((sum, { positions: more }) => sum + more, 0);
    const first = await importFile(published, '--json');
    expect(first.code).toBe(0);
    expect(answerOf(first)).toMatchObject({ rows, imported: rows, updated: 0, unchanged: 0, rejected: [] });
    expect(await stored()).toEqual({ entries: rows, lines: rows, employers: 1445, positions });
    const byProvince = await rowsOf<{ rows: number; positions: number }>(
      'select count(*)::int as rows, sum(positions)::int as positions from public_list_entry group by province',
    );
    const inOrder = (some: { rows: number; positions: number }[]) =>
      some.map(({ rows: r, positions: p }) => `${r} rows, ${p} positions`).sort();
    expect(inOrder(byProvince)).toEqual(inOrder(counted));
    const second = await importFile(published, '--json');
    expect(answerOf(second)).toMatchObject({ rows, imported: 0, updated: 0, unchanged: rows, rejected: [] });
  });
});
