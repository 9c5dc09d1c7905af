import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { runCli } from '../support/cli.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type Cell, workbook } from '../support/workbook.js';

// Every call is a process of its own, which takes seconds to start on a busy machine.
jest.setTimeout(120_000);

const header =
  'Province/Territory,Program Stream,Employer,Address,Occupation,Incorporate Status,Approved LMIAs,Approved Positions';
const farm: Cell[] = [
  ...['Ontario', 'Primary Agriculture', 'Brindlewick Farms Inc.', 'Quillport, ON N0E 1R0'],
  ...['85101-Harvesting labourers', 'Unknown', 1],
];

let folder: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temporada-import-'));
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('temporada import employers', () => {
  it('takes the rows of a workbook as those of a CSV file, by the rows of the sheet', async () => {
    const rows = [
      ['Positive employers'],
      header.split(','),
      [...farm, 8],
      undefined,
      [
        'Québec',
        'Primary Agriculture',
        'Les Érables inc.',
        'Brumelle, QC',
        '85100 - Labourers',
        null,
        2,
        '1,250',
      ],
      [...farm, { error: '#VALUE!' }],
      ['Source: an office'],
    ];
    const path = join(folder, 'farms.csv');
    await writeFile(path, await workbook(rows));
    const outcome = await runCli(['import', 'employers', path, '--json'], {
      ...{ DATABASE_URL: database.url, TEMPORADA_MODE: 'demonstration' },
    });
    expect(outcome.code).toBe(1);
    const { rejected, ...counts } = JSON.parse(outcome.stdout);
    expect(counts).toEqual({
      ...{ list: 'farms', kind: 'approved' },
      ...{ rows: 5, imported: 2, updated: 0, unchanged: 0 },
    });
    const told = rejected.map(
      ({ reason, line, column, value }: { reason: string; line: number; column: string; value: string }) => [
        ...[reason, line, column, value],
      ],
    );
    expect(told).toEqual([
      ['note', 1, 'row', 'Positive employers'],
      ['wrong', 6, 'Approved Positions', '#VALUE!'],
      ['note', 7, 'row', 'Source: an office'],
    ]);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows: stored } = await client.query(
      'select province, positions from public_list_entry order by province',
    );
    await client.end();
    expect(stored).toEqual([
      { province: 'ON', positions: 8 },
      { province: 'QC', positions: 1250 },
    ]);
  });
});
