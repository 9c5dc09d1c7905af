import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import request from 'supertest';
import { newId } from '#libs/platform';
import { createWorld, type World } from '../support/world.js';
import { type Account, bootApi, cookieOf, createAccount, createToken, password, signIn } from './accounts.js';

let world: World;
/** A second process on the same database. */
let second: NestFastifyApplication;
let owner: pg.Client;
let account: Account;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  await world.api.listen(0, '127.0.0.1');
  second = await bootApi(world.databaseUrl);
  owner = new pg.Client({ connectionString: world.databaseUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await second.close();
  await world.close();
});

beforeEach(async () => {
  account = await createAccount(world.api, 'host-officer');
});

const who = (api: NestFastifyApplication, headers: Record<string, string>) =>
  request(api.getHttpServer()).get('/api/v1/session').set(headers);

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** Waits until a call answers 401, at most a second; returns how it answered last. */
async function shutOut(api: NestFastifyApplication, headers: Record<string, string>): Promise<number> {
  const until = Date.now() + 1000;
  for (;;) {
    const { status } = await who(api, headers);
    if (status === 401 || Date.now() > until) return status;
  }
}

/** Makes a process remember a holder: the first calls open its ear, the next are answered from memory. */
async function warm(api: NestFastifyApplication, headers: Record<string, string>): Promise<void> {
  for (let times = 0; times < 5; times += 1) await who(api, headers).expect(200);
}

describe('signing in', () => {
  it('answers nothing but a cookie that scripts cannot read and other sites cannot send', async () => {
    const { headers, text } = await signIn(world.api, {
      email: account.email.toUpperCase(),
      password,
    }).expect(204);
    const [cookie = ''] = headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^temporada_session=tses_[\w-]{43}; /);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).toContain('Path=/');
    expect(text).toBe('');
  });

  it('keeps only the hash of the secret', async () => {
    const cookie = await cookieOf(world.api, account);
    const { rows } = await owner.query('select secret_hash from session where user_id = $1', [
      account.userId,
    ]);
    expect(rows).toHaveLength(1);
    expect(cookie).not.toContain(rows[0].secret_hash);
  });

  it('says the same of a wrong password, an unknown address and a disabled account', async () => {
    const disabled = await createAccount(world.api, 'host-officer');
    await owner.query('update user_account set disabled_at = now() where id = $1', [disabled.userId]);
    const answers = await Promise.all([
      signIn(world.api, { email: account.email, password: 'wrong horse battery' }),
      signIn(world.api, { email: `${newId()}@example.org`, password }),
      signIn(world.api, { email: disabled.email, password }),
    ]);
    const bodies = answers.map(({ body }) => ({ ...body, requestId: '' }));
    expect(bodies[0]).toMatchObject({ status: 401, code: 'SIGN_IN_FAILED' });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    expect(answers.map(({ headers }) => headers['set-cookie'])).toEqual([undefined, undefined, undefined]);
  });

  it('is refused for an account that has no password yet', async () => {
    await owner.query('update user_account set password_hash = null where id = $1', [account.userId]);
    await signIn(world.api, { email: account.email, password }).expect(401);
  });

  it('is refused from another site, so that nobody is signed in as somebody else', async () => {
    const attempt = () => signIn(world.api, { email: account.email, password });
    expect((await attempt().set('sec-fetch-site', 'cross-site').expect(403)).body.code).toBe(
      'FOREIGN_ORIGIN',
    );
    await attempt().set('origin', 'https://attacker.example').expect(403);
    await attempt().set('sec-fetch-site', 'same-origin').expect(204);
  });
});

describe('failed attempts', () => {
  const fail = async (times: number) => {
    for (let attempt = 0; attempt < times; attempt += 1)
      await signIn(world.api, { email: account.email, password: 'wrong horse battery' }).expect(401);
  };

  it('lock the account at the fifth, in every process, until the time is over', async () => {
    await fail(5);
    const locked = await signIn(second, { email: account.email, password }).expect(429);
    expect(locked.body).toMatchObject({ code: 'ACCOUNT_LOCKED' });
    await signIn(world.api, { email: account.email, password: 'wrong horse battery' }).expect(429);
    await owner.query(`update user_account set locked_until = now() + interval '2 seconds' where id = $1`, [
      account.userId,
    ]);
    await signIn(world.api, { email: account.email, password }).expect(429);
    await owner.query(`update user_account set locked_until = now() - interval '1 second' where id = $1`, [
      account.userId,
    ]);
    await signIn(world.api, { email: account.email, password }).expect(204);
  });

  it('do not lock at the fourth, and are forgotten with a success', async () => {
    await fail(4);
    await signIn(world.api, { email: account.email, password }).expect(204);
    await fail(4);
    await signIn(world.api, { email: account.email, password }).expect(204);
  });

  it('are all counted when they are made at once', async () => {
    const attempts = Array.from({ length: 8 }, () =>
      signIn(world.api, { email: account.email, password: 'wrong horse battery' }),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status).sort();
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  });
});

describe('acting for several organisations', () => {
  it('needs to be told for which', async () => {
    const other = await createAccount(world.api, 'host-officer');
    await owner.query(
      `insert into membership (id, user_id, organisation_id, role) values ($1, $2, $3, 'host-officer')`,
      [newId(), account.userId, other.organisationId],
    );
    const unclear = await signIn(world.api, { email: account.email, password }).expect(409);
    expect(unclear.body.code).toBe('MEMBERSHIP_NEEDED');
    expect(unclear.body.detail).toContain(other.organisationId);
    expect(unclear.headers['set-cookie']).toBeUndefined();
    const stranger = await createAccount(world.api, 'host-officer');
    await signIn(world.api, {
      email: account.email,
      password,
      organisationId: stranger.organisationId,
    }).expect(404);
    const { headers } = await signIn(world.api, {
      email: account.email,
      password,
      organisationId: other.organisationId,
    }).expect(204);
    const [cookie = ''] = headers['set-cookie'] as unknown as string[];
    const { body } = await who(world.api, { cookie: cookie.split(';')[0] ?? '' }).expect(200);
    expect(body).toMatchObject({ userId: account.userId, organisationId: other.organisationId });
  });
});

describe('a session', () => {
  it('is ended by signing out, at once and in every process', async () => {
    const cookie = await cookieOf(world.api, account);
    const other = await cookieOf(world.api, account);
    await warm(second, { cookie });
    await request(world.api.getHttpServer())
      .delete('/api/v1/session')
      .set({ cookie, 'sec-fetch-site': 'same-origin' })
      .expect(200);
    await who(world.api, { cookie }).expect(401);
    expect(await shutOut(second, { cookie })).toBe(401);
    await who(second, { cookie: other }).expect(200);
  });

  it('opens nothing once it has expired', async () => {
    const cookie = await cookieOf(world.api, account);
    await who(world.api, { cookie }).expect(200);
    await owner.query(`update session set expires_at = now() - interval '1 second' where user_id = $1`, [
      account.userId,
    ]);
    expect(await shutOut(world.api, { cookie })).toBe(401);
  });

  it('goes on while it is used', async () => {
    const cookie = await cookieOf(world.api, account);
    await owner.query(`update session set expires_at = now() + interval '1 hour' where user_id = $1`, [
      account.userId,
    ]);
    await who(world.api, { cookie }).expect(200);
    const left = async () =>
      (
        await owner.query<{ hours: number }>(
          'select extract(epoch from expires_at - now())::float / 3600 as hours from session where user_id = $1',
          [account.userId],
        )
      ).rows[0]?.hours ?? 0;
    for (let tries = 0; tries < 50 && (await left()) < 2; tries += 1)
      await new Promise((done) => setTimeout(done, 20));
    expect(await left()).toBeGreaterThan(2);
  });

  it('does not make every process forget everybody with every call', async () => {
    const cookie = await cookieOf(world.api, account);
    const told: string[] = [];
    const ear = new pg.Client({ connectionString: world.databaseUrl });
    await ear.connect();
    ear.on('notification', ({ channel }) => told.push(channel));
    await ear.query('listen identity_changed');
    for (let times = 0; times < 5; times += 1) await who(world.api, { cookie }).expect(200);
    await new Promise((done) => setTimeout(done, 200));
    await ear.query('select 1');
    await ear.end();
    expect(told).toEqual([]);
  });

  it('is accepted for changes from our own pages only', async () => {
    const cookie = await cookieOf(world.api, account);
    const change = (headers: Record<string, string>) =>
      request(world.api.getHttpServer())
        .post('/api/v1/tokens')
        .send({ name: 'mine' })
        .set({ cookie, ...headers });
    for (const foreign of [{}, { 'sec-fetch-site': 'cross-site' }, { origin: 'https://attacker.example' }])
      expect((await change(foreign as Record<string, string>).expect(403)).body.code).toBe('FOREIGN_ORIGIN');
    // What a program without those headers is told to send is what lets it in.
    const host = 'temporada.example:3000';
    const { body } = await change({ host }).expect(403);
    const origin = /`Origin: (.*?)`/.exec(body.instead)?.[1] ?? '';
    expect(origin).toBe(`http://${host}`);
    await change({ host, origin }).expect(200);
    await change({ 'sec-fetch-site': 'same-origin' }).expect(200);
    await change({ host: 'temporada.example', origin: 'http://temporada.example' }).expect(200);
    await who(world.api, { cookie, 'sec-fetch-site': 'cross-site' }).expect(200);
  });
});

describe('a token', () => {
  it('opens nothing from the moment it is revoked, in every process', async () => {
    const { id, secret } = await createToken(world.api, account);
    await warm(second, bearer(secret));
    await request(world.api.getHttpServer()).delete(`/api/v1/tokens/${id}`).set(bearer(secret)).expect(200);
    await who(world.api, bearer(secret)).expect(401);
    expect(await shutOut(second, bearer(secret))).toBe(401);
  });

  it('is revoked by its holder only', async () => {
    const { id, secret } = await createToken(world.api, account);
    const stranger = await createToken(world.api, await createAccount(world.api, 'host-officer'));
    await request(world.api.getHttpServer())
      .delete(`/api/v1/tokens/${id}`)
      .set(bearer(stranger.secret))
      .expect(404);
    await who(world.api, bearer(secret)).expect(200);
  });

  it('opens nothing once its time is over, even where it was remembered', async () => {
    const { id, secret } = await createToken(world.api, account);
    await warm(world.api, bearer(secret));
    await owner.query(
      `update api_token set expires_at = now() + interval '1500 milliseconds' where id = $1`,
      [id],
    );
    await new Promise((done) => setTimeout(done, 200));
    await warm(world.api, bearer(secret));
    await new Promise((done) => setTimeout(done, 1600));
    await who(world.api, bearer(secret)).expect(401);
  });

  it('opens nothing once its account is disabled', async () => {
    const { secret } = await createToken(world.api, account);
    await warm(second, bearer(secret));
    await owner.query('update user_account set disabled_at = now() where id = $1', [account.userId]);
    expect(await shutOut(second, bearer(secret))).toBe(401);
    expect(await shutOut(world.api, bearer(secret))).toBe(401);
  });

  it.each(['', 'ttok_', 'tses_nothing', 'Bearer', '\u00e9', 'x'.repeat(5000)])(
    'that nobody made (%#) opens nothing',
    async (secret) => {
      await who(world.api, { authorization: `Bearer ${encodeURI(secret)}` }).expect(401);
    },
  );
});
