import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MailRoom } from '../support/mail-room.js';
import { ask, goTo, kinds, none, outcomes, plan, sweeps, until } from './obligations.js';
import { hasRedis, RedisServer } from './redis-server.js';
import { Relay } from './relay.js';
import { killWorkers, startWorker, type WorkerProcess } from './worker-process.js';

let room: MailRoom;
let url: string;

beforeAll(async () => {
  room = await MailRoom.open();
  url = room.world.databaseUrl;
});

beforeEach(() => room.nextTest());

afterEach(killWorkers);

afterAll(() => room.close());

/** Jobs that a worker has and has not said to be done. */
const underWay = `bullmq.job where state = 'active' and name = 'deadlines.sweep'`;

/**
 * Starts a worker, and lets obligations fall due once it takes jobs. One of them takes a while: whoever waits finds the worker
 * in the middle of its effect.
 */
async function killable(
  environment: Record<string, string>,
): Promise<{ ids: string[]; worker: WorkerProcess }> {
  const worker = startWorker(environment);
  const ids = await plan(
    room.world,
    kinds.map((kind) => ({ kind, dueOn: room.later(0) })),
  );
  await ask(
    url,
    `create or replace function take_a_while() returns trigger language plpgsql as $$
     begin
       if new.state = 'missed' and old.state = 'open' and new.kind = 'EVALUATE' then perform pg_sleep(2); end if;
       return new;
     end $$`,
  );
  await ask(
    url,
    'create or replace trigger take_a_while before update on deadline for each row execute function take_a_while()',
  );
  await sweeps(url, 3);
  await goTo(url, `${room.later(1)}T12:00:00Z`);
  await until(
    url,
    `select exists (select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep') as yes`,
  );
  return { ids, worker };
}

const allMissed = (ids: string[]) =>
  none(url, `deadline where subject_id = any($1) and state = 'open'`, [ids]);

const told = { state: 'missed', enforced: 1, recorded: 1, notices: ['escalation 1'] };
const once = [told, told, { ...told, notices: [] }, { ...told, notices: [] }];

describe('a worker that is killed between an effect and saying that its job is done', () => {
  it('leaves a job that another does again, and no effect is repeated, with the queue in PostgreSQL', async () => {
    const { ids, worker } = await killable({ DATABASE_URL: url });
    // Whoever holds the row of the job keeps it from being marked as done.
    await room.owner.query('begin');
    const { rows: jobs } = await room.owner.query(`select id from ${underWay} for update`);
    expect(jobs.length).toBeGreaterThan(0);
    await allMissed(ids);
    await worker.kill();
    // The server does not see yet that nobody is left to hear what the waiting calls would answer.
    await ask(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    await none(url, `pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    await room.owner.query('rollback');
    const { rows: left } = await room.owner.query(`select id from ${underWay}`);
    expect(left).toEqual(expect.arrayContaining(jobs));
    // Its claim on the job runs out by time, which this test does not wait for: it is gone, and seen to be gone once.
    await room.owner.query(`
      update bullmq.job set locked_until_ms = 0, stalled_marked = true where state = 'active';
      delete from bullmq.meta where field = 'stalled-check'`);
    startWorker({ DATABASE_URL: url });
    await none(url, `bullmq.job where id = any($1) and state <> 'completed'`, [jobs.map(({ id }) => id)]);
    expect(await outcomes(url, ids)).toEqual(once);
  }, 60_000);

  const onRedis = 'does so with the queue in Redis';
  if (!hasRedis) it.todo(`${onRedis} (needs redis-server)`);
  else
    it(
      onRedis,
      async () => {
        const redis = await RedisServer.start();
        const relay = await Relay.to(() => redis.port);
        try {
          const { ids, worker } = await killable({ DATABASE_URL: url, REDIS_URL: relay.through(redis.url) });
          relay.hold('calls');
          await allMissed(ids);
          await worker.kill();
          relay.calm();
          const jobs = (await redis.ask('lrange', 'bull:temporada:active', '0', '-1')) as string[];
          expect(jobs.length).toBeGreaterThan(0);
          // As above.
          await redis.ask(
            'del',
            'bull:temporada:stalled-check',
            ...jobs.map((id) => `bull:temporada:${id}:lock`),
          );
          await redis.ask('sadd', 'bull:temporada:stalled', ...jobs);
          startWorker({ DATABASE_URL: url, REDIS_URL: redis.url });
          for (const id of jobs)
            while ((await redis.ask('zscore', 'bull:temporada:completed', id)) === null) await pause(50);
          expect(await outcomes(url, ids)).toEqual(once);
        } finally {
          await killWorkers();
          await relay.close();
          await redis.stop();
        }
      },
      60_000,
    );

  it('has its mail sent again under the same Message-ID when the server had taken it', async () => {
    const person = await room.farmer();
    await room.notice({ employer: person }, 'escalation');
    const mail = { SMTP_URL: room.server.url, MAIL_FROM: 'temporada@example.org', DATABASE_URL: url };
    const taken = new Promise<void>((resolve) => {
      room.server.beforeSaying = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    const worker = startWorker(mail);
    await taken;
    await worker.kill();
    room.server.beforeSaying = () => Promise.resolve();
    expect(await room.mailsOf(person)).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    // Its claim on the mail runs out by time, which this test does not wait for.
    await ask(url, 'update mail set claimed_until = clock_timestamp() where claimed_until is not null');
    startWorker(mail);
    await none(url, `mail where user_id = $1 and state = 'waiting'`, [person.userId]);
    const [{ message_id: messageId, state, attempts } = {}] = await room.mailsOf(person);
    expect([state, attempts]).toEqual(['sent', 2]);
    expect((await room.inbox(person)).map((one) => one.messageId)).toEqual([messageId, messageId]);
  }, 60_000);
});
