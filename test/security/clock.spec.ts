import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import request from 'supertest';
import { migrate } from '../../apps/runtime/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { createWorld, type Person, type World } from '../support/world.js';
import { bootApi, createAccount, createToken } from './accounts.js';

describe('the clock of a live system', () => {
  let database: TestDatabase;
  let api: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
    await migrate(database.url, { mode: 'live' });
    api = await bootApi(database.url);
  }, 60_000);

  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  it('is the real one and is not moved by anybody', async () => {
    const { secret } = await createToken(api, await createAccount(api, 'administrator'));
    const authorization = `Bearer ${secret}`;
    const to = new Date(Date.now() + 86_400_000).toISOString();
    const refused = await request(api.getHttpServer())
      .post('/api/v1/clock/advance')
      .set({ authorization })
      .send({ to })
      .expect(409);
    expect(refused.body.code).toBe('CLOCK_IS_REAL');
    const { body } = await request(api.getHttpServer())
      .get('/api/v1/clock')
      .set({ authorization })
      .expect(200);
    expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(5000);
  });

  it('cannot be made a simulated one, not by the owner, and does not become a demonstration’s by migrating', async () => {
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    try {
      await expect(
        owner.query('update installation set simulated_at = now(), set_at = now()'),
      ).rejects.toMatchObject({
        constraint: 'installation_clock',
      });
      expect((await owner.query(`select outcome from advance_clock(now() + interval '1 day')`)).rows).toEqual(
        [{ outcome: 'live' }],
      );
      expect(await migrate(database.url, { mode: 'demonstration' })).toMatchObject({
        mode: 'live',
        applied: [],
      });
      expect((await owner.query('select mode, simulated_at from installation')).rows).toEqual([
        { mode: 'live', simulated_at: null },
      ]);
    } finally {
      await owner.end();
    }
  });
});

describe('the clock of a demonstration', () => {
  let world: World;
  let administrator: Person;

  beforeAll(async () => {
    world = await createWorld('2000-02-01T15:00:00Z');
    administrator = await world.person('administrator');
  });

  afterAll(() => world.close());

  const advance = (to: string) => administrator.post('clock/advance', { to });
  const now = async () => Date.parse((await administrator.get('clock').expect(200)).body.now);

  it('goes forward and never back', async () => {
    await advance('2000-03-01T00:00:00Z').expect(200);
    const refused = await advance('2000-02-29T23:59:59Z').expect(422);
    expect(refused.body.code).toBe('CLOCK_GOES_FORWARD');
    expect(await now()).toBeGreaterThanOrEqual(Date.parse('2000-03-01T00:00:00Z'));
    expect(await now()).toBeLessThan(Date.parse('2000-03-01T00:05:00Z'));
  });

  it('goes on by itself', async () => {
    const first = await now();
    await new Promise((done) => setTimeout(done, 50));
    expect(await now()).toBeGreaterThan(first);
  });

  it.each(['tomorrow', '2000-13-01T00:00:00Z', '', '2000-04-31T00:00:00Z'])(
    'is not moved to %s',
    async (to) => {
      await advance(to).expect(422);
    },
  );
});
