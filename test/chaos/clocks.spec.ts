import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MailRoom } from '../support/mail-room.js';
import { enforced, goTo, kinds, none, outcomes, plan, sweeps } from './obligations.js';
import { hasRedis, RedisServer } from './redis-server.js';
import { killWorkers, startWorker } from './worker-process.js';

let room: MailRoom;
let redis: RedisServer | undefined;

beforeAll(async () => {
  room = await MailRoom.open();
  // Whoever runs the database may keep it by whatever zone: sessions that begin from now on go by this one.
  const { rows } = await room.owner.query('select current_database() as name');
  await room.owner.query(`alter database ${rows[0].name} set timezone to 'Pacific/Auckland'`);
  if (hasRedis) redis = await RedisServer.start();
});

afterEach(killWorkers);

afterAll(async () => {
  await redis?.stop();
  await room.close();
});

/** A day later for each test. */
let day = '2000-03-09';
const nextDay = () => (day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10));

/** A season is lived through in zones that are none of the programme's. */
async function expectOnce(environment: Record<string, string>): Promise<void> {
  const url = room.world.databaseUrl;
  const person = await room.farmer();
  await room.prefer(person, { delivery: 'at-once' });
  nextDay();
  const ids = await plan(room.world, [
    ...kinds.map((kind) => ({ kind, dueOn: day, employerId: person.organisationId })),
    { kind: 'SEND_NAMES', dueOn: '2000-06-01', remindsOn: [nextDay()], employerId: person.organisationId },
  ]);
  const all = {
    ...environment,
    DATABASE_URL: url,
    SMTP_URL: room.server.url,
    MAIL_FROM: 'temporada@example.org',
  };
  // Toronto is five hours behind UTC in March 2000: the day ends at 05:00 UTC, and eight in the morning is 13:00 UTC.
  const waiting = { state: 'open', enforced: 0, recorded: 0, notices: [] };
  const missed = { state: 'missed', enforced: 1, recorded: 1 };
  const once = { ...missed, notices: ['escalation 1'] };
  const untold = { ...missed, notices: [] };
  startWorker({ ...all, TZ: 'Pacific/Kiritimati' }, { aheadSeconds: 20 });
  startWorker({ ...all, TZ: 'America/Vancouver' }, { aheadSeconds: -20 });
  await goTo(url, `${day}T04:59:45Z`);
  await sweeps(url, 2);
  await goTo(url, `${day}T05:00:00Z`);
  await enforced(url);
  await sweeps(url, 2);
  expect(await outcomes(url, ids)).toEqual([once, once, untold, untold, waiting]);
  await goTo(url, `${day}T12:59:45Z`);
  await sweeps(url, 2);
  await goTo(url, `${day}T13:00:00Z`);
  await enforced(url);
  await none(url, 'untold_notice');
  await none(url, `mail where state = 'waiting' and next_at <= official_now()`);
  expect((await outcomes(url, ids)).at(-1)).toEqual({ ...waiting, notices: ['reminder 1'] });
  const received = (await room.inbox(person)).map(({ text }) => text);
  expect(received).toHaveLength(1);
  expect(received[0]).toContain('Thursday, June 1, 2000');
}

describe('two workers whose clocks are 40 seconds apart', () => {
  it('enforce and remind once', () => expectOnce({}), 60_000);

  const onRedis = 'do so with their queue in Redis';
  if (!hasRedis) it.todo(`${onRedis} (needs redis-server)`);
  else it(onRedis, () => expectOnce({ REDIS_URL: redis?.url ?? '' }), 60_000);
});
