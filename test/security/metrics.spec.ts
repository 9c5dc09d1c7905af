import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork, type Work } from '#libs/audit-trail';
import { type Deadline, type DeadlineHandler, Deadlines, OnDeadline, Sweep } from '#libs/deadlines';
import { advanceClock, createLogger, newId, type Queue, QUEUE, readSettings } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { ApiModule } from '../../apps/api/api.module.js';
import { createApi } from '../../apps/api/create-api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const broken = new Set<string>();

@Injectable()
@OnDeadline('TEST_EFFECT')
class TestEffect implements DeadlineHandler {
  missed(_work: Work, { subjectId }: Deadline): Promise<null> {
    if (broken.has(subjectId)) throw new Error('The handler fell over');
    return Promise.resolve(null);
  }
}

@Module({ providers: [TestEffect] })
class TestHandlers {}

const token = 'a-token-of-prometheus';

let database: TestDatabase;
let api: NestFastifyApplication;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(
    `update installation set simulated_at = '2000-02-01T15:00:00Z', set_at = clock_timestamp(), running = false`,
  );
  api = await start({ TEMPORADA_METRICS_TOKEN: token });
});

afterAll(async () => {
  await api.close();
  await owner.end();
  await database.drop();
});

async function start(environment: NodeJS.ProcessEnv): Promise<NestFastifyApplication> {
  const settings = readSettings(environment);
  const started = await createApi(
    ApiModule.of({ settings, logger: createLogger('silent'), databaseUrl: database.url }, [TestHandlers]),
  );
  await started.init();
  await started.getHttpAdapter().getInstance().ready();
  return started;
}

const ask = (from: NestFastifyApplication, bearer?: string) => {
  const call = request(from.getHttpServer()).get('/metrics');
  return bearer === undefined ? call : call.set('authorization', `Bearer ${bearer}`);
};

/** The figures as they are read: a line's name and labels, and its value. */
async function figures(): Promise<Map<string, number>> {
  const { text } = await ask(api, token).expect(200);
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

async function plan(dueOn: string, subject = newId()): Promise<string> {
  await api.get(UnitOfWork).run(serviceActor('test', 'test'), (work) =>
    api.get(Deadlines).schedule(work, {
      kind: 'TEST_EFFECT',
      subject: { type: 'test', id: subject },
      owedBy: 'employer',
      employerId: null,
      province: 'ON',
      timeZone: 'America/Toronto',
      dueOn: plainDate(dueOn),
      countedFrom: 'test',
      source: { title: 'A test' },
    }),
  );
  return subject;
}

const stand = (instant: string) =>
  owner.query(`update installation set simulated_at = $1, set_at = clock_timestamp(), running = false`, [
    instant,
  ]);

describe('/metrics', () => {
  it('is closed without a token of the settings, and to every other token', async () => {
    const closed = await start({});
    expect((await ask(closed, token).expect(404)).body.code).toBe('METRICS_CLOSED');
    await closed.close();
    expect((await ask(api).expect(401)).body.code).toBe('METRICS_TOKEN_WRONG');
    await ask(api, `${token}x`).expect(401);
    await ask(api, token.slice(0, -1)).expect(401);
    const { headers } = await ask(api, token).expect(200);
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  });

  it('refuses a token that could be guessed at the start, without repeating it', () => {
    expect(() => readSettings({ TEMPORADA_METRICS_TOKEN: '123456789012345' })).toThrow(
      /at least 16 characters/,
    );
    expect(() => readSettings({ TEMPORADA_METRICS_TOKEN: '123456789012345' })).not.toThrow(/12345/);
    expect(readSettings({ TEMPORADA_METRICS_TOKEN: '1234567890123456' }).metricsToken).toHaveLength(16);
  });

  it('tells of enforcement: what is owed, what waits and for how long, what failed', async () => {
    expect((await figures()).has('temporada_sweep_age_seconds')).toBe(false);
    // Toronto is five hours behind: the day ends at 05:00Z.
    const [first, poisoned] = [await plan('2000-02-03'), await plan('2000-02-03')];
    await plan('2000-02-20');
    await stand('2000-02-04T04:59:59Z');
    const before = await figures();
    expect(before.get('temporada_deadlines{kind="TEST_EFFECT",state="open"}')).toBe(3);
    expect(before.get('temporada_deadlines{kind="TEST_EFFECT",state="due"}')).toBe(0);
    expect(before.get('temporada_enforcement_lag_seconds')).toBe(0);
    await stand('2000-02-04T05:00:04Z');
    const waiting = await figures();
    expect(waiting.get('temporada_deadlines{kind="TEST_EFFECT",state="due"}')).toBe(2);
    expect(waiting.get('temporada_enforcement_lag_seconds')).toBe(4);
    broken.add(poisoned);
    await api.get(Sweep).run();
    const after = await figures();
    const states = ['open', 'due', 'overdue', 'failing'].map((state) =>
      after.get(`temporada_deadlines{kind="TEST_EFFECT",state="${state}"}`),
    );
    expect(states).toEqual([2, 0, 1, 1]);
    expect(after.get('temporada_deadlines_enforced_total')).toBe(1);
    expect(after.get('temporada_enforcement_failures_total')).toBe(1);
    // It waited four seconds: more than two, no more than five.
    const within = (le: string) => after.get(`temporada_enforcement_wait_seconds_bucket{le="${le}"}`);
    expect([within('2'), within('5'), within('+Inf')]).toEqual([0, 1, 1]);
    expect(after.get('temporada_enforcement_wait_seconds_sum')).toBe(4);
    expect(after.get('temporada_sweep_age_seconds')).toBeLessThan(60);
    expect(after.get('temporada_sweep_late')).toBe(0);
    expect([...after.keys()].some((line) => line.includes(first))).toBe(false);
  });

  it('tells how long one waited that failed before, since its day ended', async () => {
    broken.clear();
    await advanceClock(api.get(DataSource), new Date('2000-02-04T06:00:00Z'));
    await api.get(Sweep).run();
    const after = await figures();
    expect(after.get('temporada_enforcement_wait_seconds_bucket{le="300"}')).toBe(1);
    expect(after.get('temporada_enforcement_wait_seconds_bucket{le="86400"}')).toBe(2);
    expect(after.get('temporada_deadlines{kind="TEST_EFFECT",state="failing"}')).toBe(0);
  });

  it('tells of the queue, also when it is away, and of the process', async () => {
    const queue: Queue = api.get(QUEUE);
    await queue.add('deadlines.sweep', {}, { delay: 3_600_000 });
    const here = await figures();
    expect(here.get('temporada_queue_up')).toBe(1);
    expect(here.get('temporada_queue_jobs{state="delayed"}')).toBeGreaterThan(0);
    expect(here.get('process_cpu_seconds_total')).toBeGreaterThan(0);
    const away = await start({ TEMPORADA_METRICS_TOKEN: token });
    await away.get<Queue>(QUEUE).close();
    const { text } = await ask(away, token).expect(200);
    expect(text).toMatch(/^temporada_queue_up 0$/m);
    await away.close();
  });

  it('tells of mails by state, and no more of those that are gone', async () => {
    const mails = async () => [...(await figures())].filter(([line]) => line.startsWith('temporada_mails'));
    expect(await mails()).toEqual([]);
    await owner.query('alter table mail drop constraint mail_user_fk');
    await owner.query(
      `insert into mail (id, user_id, kind, language, message_id, state, attempts, written_at, next_at)
       select gen_random_uuid(), gen_random_uuid(), 'urgent', 'en', 'm-' || n, 'waiting', 0, official_now(), official_now()
       from generate_series(1, 3) n`,
    );
    expect(await mails()).toEqual([['temporada_mails{state="waiting"}', 3]]);
    await owner.query(`update mail set state = 'failed', next_at = null`);
    expect(await mails()).toEqual([['temporada_mails{state="failed"}', 3]]);
  });

  it('answers many at once with figures that fit together', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(api, token).expect(200)));
    for (const { text } of answers) expect(text).toMatch(/^temporada_deadlines_enforced_total 2$/m);
  });
});

describe('/health/ready', () => {
  const ready = async (of = api) => (await request(of.getHttpServer()).get('/health/ready').expect(200)).body;
  const sweptBefore = (seconds: number) =>
    owner.query(`update sweep_heartbeat set last_run_at = clock_timestamp() - make_interval(secs => $1)`, [
      seconds,
    ]);

  it('says that enforcement is late, without failing', async () => {
    // Fifteen seconds between two sweeps, and three rounds of patience.
    await sweptBefore(40);
    expect(await ready()).toEqual({ status: 'ready', enforcement: 'on-time' });
    await sweptBefore(50);
    expect(await ready()).toEqual({ status: 'ready', enforcement: 'late' });
    expect((await figures()).get('temporada_sweep_late')).toBe(1);
    await owner.query('update sweep_heartbeat set last_run_at = null');
    expect(await ready()).toEqual({ status: 'ready', enforcement: 'never-ran' });
  });
});
