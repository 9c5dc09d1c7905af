import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { applicationRole, dataSourceOptions } from '#libs/platform';
import { entities } from '../../apps/runtime/entities.js';
import { migrate } from '../../apps/runtime/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const refused = { code: '42501' };

let database: TestDatabase;
/** Connected as the application is: whatever the owner may do, this may not. */
let application: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  application = await connect(database.url);
});

afterAll(async () => {
  await application.end();
  await database.drop();
});

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: `-c role=${applicationRole}` });
  await client.connect();
  return client;
}

/** The SQL that would make the tables equal to the entities. */
async function drift(url: string): Promise<string[]> {
  const dataSource = new DataSource(dataSourceOptions({ url, pool: 1, as: 'owner', entities }));
  await dataSource.initialize();
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await dataSource.destroy();
  }
}

describe('the migrations', () => {
  it('make the tables that the entities describe', async () => {
    // What is printed on failure is the SQL that a migration lacks.
    expect(await drift(database.url)).toEqual([]);
  });

  it('have nothing to do the second time', async () => {
    expect(await migrate(database.url, { mode: 'demonstration' })).toEqual({
      applied: [],
      mode: 'demonstration',
    });
  });

  it('keep the mode that a database was born with', async () => {
    expect(await migrate(database.url, { mode: 'live' })).toMatchObject({ mode: 'demonstration' });
  });
});

describe('the application', () => {
  it('adds to the audit trail through its function alone', async () => {
    const entry = JSON.stringify({ action: 'test.happened' });
    await application.query('select audit_append($1::text[])', [[entry]]);
    await expect(
      application.query(`insert into audit_entry (seq, entry, hash) values (99, '{}', '')`),
    ).rejects.toMatchObject(refused);
  });

  it.each([
    `update audit_entry set entry = '{}'`,
    'delete from audit_entry',
    'truncate audit_entry',
    'update audit_head set seq = 0',
    'delete from audit_head',
    'update receipt set seq = seq',
    'delete from receipt',
    'truncate receipt',
    `update installation set mode = 'live'`,
    `insert into migrations (timestamp, name) values (1, 'x')`,
    'drop trigger audit_entry_append_only on audit_entry',
    'alter table receipt add column note text',
    'create table note (id integer)',
  ])('may not %s', async (statement) => {
    await expect(application.query(statement)).rejects.toMatchObject(refused);
  });

  it('moves the clock of a demonstration forward and never back', async () => {
    const advance = (days: number) =>
      application.query<{ outcome: string }>(
        'select outcome from advance_clock(official_now() + make_interval(days => $1))',
        [days],
      );
    expect((await advance(1)).rows).toEqual([{ outcome: 'advanced' }]);
    expect((await advance(-1)).rows).toEqual([{ outcome: 'backward' }]);
  });
});

describe('the owner', () => {
  it('is stopped by the trail itself', async () => {
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    try {
      await owner.query('select audit_append($1::text[])', [['{}']]);
      for (const statement of [
        `update audit_entry set entry = '{}'`,
        'delete from audit_entry',
        'truncate audit_entry',
      ]) {
        await expect(owner.query(statement)).rejects.toMatchObject(refused);
      }
    } finally {
      await owner.end();
    }
  });
});

describe('a live database', () => {
  it('is made from nothing, tells the real time and does not let it be moved', async () => {
    const live = await createTestDatabase({ migrated: false });
    try {
      const { applied, mode } = await migrate(live.url, { mode: 'live' });
      expect({ mode, born: applied.length > 0 }).toEqual({ mode: 'live', born: true });
      const client = await connect(live.url);
      try {
        const moved = await client.query(
          `select outcome, now - clock_timestamp() < interval '1 second' as real
           from advance_clock(clock_timestamp() + interval '1 day')`,
        );
        expect(moved.rows).toEqual([{ outcome: 'live', real: true }]);
      } finally {
        await client.end();
      }
    } finally {
      await live.drop();
    }
  });
});
