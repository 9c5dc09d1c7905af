import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { serviceActor, UnitOfWork, verifyTrail } from '#libs/audit-trail';
import { applicationRole, newId } from '#libs/platform';
import { runCli } from '../support/cli.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let owner: pg.Client;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  owner = new pg.Client({ connectionString: world.databaseUrl });
  await owner.connect();
  await Promise.all(Array.from({ length: 30 }, (_, index) => note(index)));
  await owner.query('create table kept_entry as select * from audit_entry');
  await owner.query('create table kept_head as select * from audit_head');
});

afterAll(async () => {
  await owner.end();
  await world.close();
});

/** Whoever owns the tables can take the trigger away and put everything back; that is what these tests do. */
async function tamper(...statements: string[]): Promise<void> {
  await owner.query('alter table audit_entry disable trigger user');
  for (const statement of statements) await owner.query(statement);
  await owner.query('alter table audit_entry enable trigger user');
}

const restore = () =>
  tamper(
    'delete from audit_entry',
    'insert into audit_entry select * from kept_entry',
    'delete from audit_head',
    'insert into audit_head select * from kept_head',
  );

const note = (index: number) =>
  world.get(UnitOfWork).note(serviceActor('test', 'test'), {
    action: 'test.happened',
    subject: { type: 'test', id: newId() },
    after: { index, text: 'été — ñandú — 日本 — " \\ \\u0000 \u0000 \ud800' },
  });

const faults = async () => (await verifyTrail(world.dataSource)).faults.map(({ seq, fault }) => [seq, fault]);

describe('the chain', () => {
  afterEach(restore);

  it('holds after many writers at once', async () => {
    const verdict = await verifyTrail(world.dataSource);
    expect(verdict).toMatchObject({ faults: [], head: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(verdict.entries).toBe(verdict.head.seq);
    expect(verdict.entries).toBeGreaterThanOrEqual(30);
  });

  it('is not called broken while it is being written', async () => {
    let writing = true;
    const writers = [1, 2, 3].map(async (writer) => {
      while (writing) await note(writer);
    });
    const found: unknown[] = [];
    for (let times = 0; times < 60; times += 1) found.push(...(await faults()));
    writing = false;
    await Promise.all(writers);
    expect(found).toEqual([]);
  });

  it('names an entry that was changed, and only that', async () => {
    await tamper(
      `update audit_entry set entry = replace(entry::text, 'test.happened', 'test.harmless')::json where seq = 5`,
    );
    expect(await faults()).toEqual([[5, 'changed']]);
  });

  it('names an entry whose text was only written otherwise', async () => {
    await tamper(`update audit_entry set entry = (entry::text || ' ')::json where seq = 7`);
    expect(await faults()).toEqual([[7, 'changed']]);
  });

  it('names an entry, or a row of them, that was removed', async () => {
    await tamper('delete from audit_entry where seq = 9 or seq between 12 and 14 or seq = 1');
    expect(await faults()).toEqual([
      [1, 'removed'],
      [9, 'removed'],
      [12, 'removed'],
    ]);
  });

  it('names two entries that changed places', async () => {
    await tamper(
      'update audit_entry set seq = -6 where seq = 6',
      'update audit_entry set seq = 6 where seq = 16',
      'update audit_entry set seq = 16 where seq = -6',
    );
    const named = (await faults()).map(([seq]) => seq);
    expect(named).toEqual([6, 7, 16, 17]);
  });

  it('names an end that was cut off, by its head', async () => {
    const { head } = await verifyTrail(world.dataSource);
    await tamper(`delete from audit_entry where seq > ${head.seq - 2}`);
    expect(await faults()).toEqual([[head.seq - 1, 'end-removed']]);
  });

  it('names a trail whose head is gone, or is another', async () => {
    const { head } = await verifyTrail(world.dataSource);
    await tamper('update audit_head set seq = seq - 1');
    expect(await faults()).toEqual([[head.seq, 'changed']]);
    await tamper('delete from audit_head');
    expect(await faults()).toEqual([[head.seq, 'head-missing']]);
  });

  it('shows a forged entry with a hash of its own at the next one', async () => {
    await forge(10);
    expect(await faults()).toEqual([[11, 'changed']]);
  });

  it('shows a forged last entry at the head', async () => {
    const { head } = await verifyTrail(world.dataSource);
    await forge(head.seq);
    expect(await faults()).toEqual([[head.seq, 'changed']]);
  });
});

/** Rewrites an entry and computes its hash as the database would have. */
async function forge(seq: number): Promise<void> {
  const { rows } = await owner.query('select hash from audit_entry where seq = $1', [seq - 1]);
  const entry = '{"action":"test.forged"}';
  const hash = createHash('sha256').update(rows[0].hash).update(`${seq}|${entry}`).digest('hex');
  await tamper(
    `update audit_entry set entry = '${entry}', hash = decode('${hash}', 'hex') where seq = ${seq}`,
  );
}

describe('the application', () => {
  it.each([
    `insert into audit_entry (seq, entry, hash) values (9999, '{}', '')`,
    `update audit_entry set entry = '{}'`,
    'delete from audit_entry',
    'truncate audit_entry',
    'update audit_head set seq = 0',
    'truncate audit_head',
    'alter table audit_entry disable trigger all',
    'drop trigger audit_entry_append_only on audit_entry',
    'create or replace function audit_refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    `set session_replication_role = 'replica'`,
  ])('may not %s', async (statement) => {
    const application = new pg.Client({
      connectionString: world.databaseUrl,
      options: `-c role=${applicationRole}`,
    });
    await application.connect();
    try {
      await expect(application.query(statement)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await application.end();
    }
  });
});

describe('temporada verify-log', () => {
  afterEach(restore);

  const verify = (...options: string[]) =>
    runCli(['verify-log', ...options], { DATABASE_URL: world.databaseUrl });

  it('ends with 0 on a clean trail, also against a head noted earlier', async () => {
    const clean = await verify('--json');
    expect(clean).toMatchObject({ code: 0 });
    const { head } = JSON.parse(clean.stdout);
    await note(1);
    expect(await verify('--head', `${head.seq}:${head.hash}`)).toMatchObject({ code: 0 });
    const other = await verify('--head', `${head.seq}:${'0'.repeat(64)}`);
    expect(other).toMatchObject({ code: 1 });
    expect(other.stdout).toContain(`entry ${head.seq} is not the one that was noted`);
  }, 60_000);

  it('ends with 1 and names the entry on a trail that was changed', async () => {
    await tamper(`update audit_entry set entry = '{}' where seq = 4`);
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    expect(stdout).toContain('changed: entry 4 is not what was written');
  });

  it('shows by a noted head a trail that was rewritten as a whole', async () => {
    const { head } = await verifyTrail(world.dataSource);
    await tamper(
      'delete from audit_entry',
      `update audit_head set seq = 0, hash = decode(repeat('00', 32), 'hex')`,
      `select audit_append(array['{"action":"test.forged"}'])`,
    );
    expect(await verify()).toMatchObject({ code: 0 });
    const { code, stdout } = await verify('--head', `${head.seq}:${head.hash}`);
    expect(code).toBe(1);
    expect(stdout).toContain(`entry ${head.seq}`);
  }, 60_000);

  it('tells a head of the wrong form from a broken trail', async () => {
    expect(await verify('--head', '12')).toMatchObject({ code: 2 });
  });
});
