import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import pg from 'pg';
import { runCli } from '../support/cli.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

// Every call is a process of its own, which takes seconds to start on a busy machine.
jest.setTimeout(180_000);

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const password = 'a long fictional password';

const admin = (email: string, input: string, ...more: string[]) =>
  runCli(
    ['admin', '--email', email, '--name', 'Ada Marsh', ...more],
    { DATABASE_URL: database.url, TEMPORADA_MODE: 'demonstration' },
    input,
  );

interface Administrator {
  email: string;
  role: string;
  kind: string;
  organisation: string;
  hash: string;
}

const administrators = async () => {
  const { rows } = await client.query<Administrator>(
    `select u.email, m.role, o.kind, o.name as organisation, u.password_hash as hash from membership m
     join user_account u on u.id = m.user_id join organisation o on o.id = m.organisation_id order by u.email`,
  );
  return rows;
};

describe('temporada admin', () => {
  it.each([
    ['no password', 'ada@ministry.example', '', 'There is no password'],
    ['a password of eleven characters', 'ada@ministry.example', 'elevenchars\n', '12 to 200 characters'],
    ['an address that is none', 'ada', `${password}\n`, '--email takes an e-mail address'],
  ])('refuses %s and enters nobody', async (_, email, input, why) => {
    const { code, stderr, stdout } = await admin(email, input);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(why);
    expect(await administrators()).toEqual([]);
  });

  it('enters the first administrator, one only, and another when that is asked for', async () => {
    const first = await admin('Ada@Ministry.example', `${password}\nnot part of it\n`, '--json');
    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(first.stdout)).toEqual({ id: expect.any(String), organisationId: expect.any(String) });
    const [ada] = await administrators();
    expect(ada).toMatchObject({
      email: 'ada@ministry.example',
      role: 'administrator',
      kind: 'administration',
      organisation: 'Administration',
    });
    expect(await verify(ada?.hash ?? '', password)).toBe(true);

    const second = await admin('bea@ministry.example', `${password}\n`);
    expect(second.code).toBe(2);
    expect(second.stderr).toContain('--another');

    const another = await admin('bea@ministry.example', `${password}\n`, '--another');
    expect(another.code).toBe(0);
    expect((await administrators()).map(({ email, organisation }) => [email, organisation])).toEqual([
      ['ada@ministry.example', 'Administration'],
      ['bea@ministry.example', 'Administration'],
    ]);
  });

  it('keeps no password in the audit trail', async () => {
    const { rows } = await client.query<{ entry: string }>(
      'select entry::text from audit_entry order by seq',
    );
    expect(rows.map(({ entry }) => (JSON.parse(entry) as { action: string }).action)).toEqual([
      'organisation.entered',
      'user.created',
      'user.created',
    ]);
    expect(rows.filter(({ entry }) => entry.includes('fictional') || entry.includes('argon2'))).toEqual([]);
  });
});
