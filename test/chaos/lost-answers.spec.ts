import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomOf } from '#libs/fiction';
import { MailRoom } from '../support/mail-room.js';
import { ask, goTo, kinds, outcomes, plan, settle, sweeps, until } from './obligations.js';
import { hasRedis, RedisServer } from './redis-server.js';
import { Relay } from './relay.js';
import { killWorkers, startWorker } from './worker-process.js';

const dayOf = (index: number) => new Date(Date.UTC(2000, 2, 6 + index)).toISOString().slice(0, 10);

let undisturbed: Awaited<ReturnType<typeof left>>;

beforeAll(async () => {
  undisturbed = await season({}, ({ databaseUrl, smtpUrl }) => ({
    DATABASE_URL: databaseUrl,
    SMTP_URL: smtpUrl,
  }));
}, 120_000);

/** Where a season's workers find what they need. */
interface Places {
  databaseUrl: string;
  smtpUrl: string;
}

/** A season in which half of what is owed is done in time; what is left of it. */
async function season(
  troubled: Readonly<Record<string, Relay>>,
  environment: (places: Places) => Record<string, string> | Promise<Record<string, string>>,
) {
  const room = await MailRoom.open();
  const url = room.world.databaseUrl;
  try {
    const employer = await room.farmer();
    await room.prefer(employer, { delivery: 'at-once' });
    await room.world.person('host-supervisor');
    await goTo(url, `${dayOf(-2)}T12:00:00Z`);
    const planned = [...kinds, ...kinds].map((kind) => ({
      kind,
      dueOn: dayOf(0),
      remindsOn: [dayOf(-1)],
      employerId: employer.organisationId,
    }));
    const ids = await plan(room.world, planned);
    const workers = await environment({ databaseUrl: url, smtpUrl: room.server.url });
    const processes = [1, 2].map(() =>
      startWorker({ ...workers, MAIL_FROM: 'temporada@example.org', TEMPORADA_MAIL_SECONDS: '1' }),
    );
    await Promise.all(processes.map(({ ready }) => ready));
    await sweeps(url, 2);
    for (const [name, relay] of Object.entries(troubled)) relay.lose(randomOf(7, 'lost', name));
    // Eight in the morning in Toronto, then the end of the last day there, and of the next.
    await live(url, `${dayOf(-1)}T13:00:00Z`);
    await settle(room.world, ids.slice(0, kinds.length));
    for (const day of [1, 2]) await live(url, `${dayOf(day)}T05:00:00Z`);
    expect(processes.map((worker) => worker.alive())).toEqual([true, true]);
    return await left(room, ids);
  } finally {
    await killWorkers();
    await room.close();
  }
}

const nothingToDo = `
  select not exists (select from deadline where next_at <= official_now()) and not exists (select from untold_notice)
    and not exists (select from mail where state = 'waiting' and next_at <= official_now()) as yes`;
const tryAgain = `
  select not exists (select from deadline where failures > 0) and not exists (select from mail where state = 'waiting') as yes`;

/** Goes to an instant and lets everything be done that there is to do, what failed in its own time. */
async function live(url: string, instant: string): Promise<void> {
  await goTo(url, instant);
  for (let minutes = 5; ; minutes += 5) {
    const unclaimed = setInterval(() => {
      // A claim that nobody knows of runs out within the minute, which this test does not wait for.
      void ask(
        url,
        `update mail set claimed_until = null where claimed_until < clock_timestamp() + interval '62 seconds'`,
      );
    }, 500);
    await until(url, nothingToDo);
    clearInterval(unclaimed);
    const [again] = await ask<{ yes: boolean }>(url, tryAgain);
    if (again?.yes === true) return;
    await goTo(url, new Date(Date.parse(instant) + minutes * 120_000).toISOString());
  }
}

/** What a season leaves: how its obligations stand, what people were told of which, and what of it they never got. */
async function left(room: MailRoom, ids: readonly string[]) {
  const url = room.world.databaseUrl;
  const told = await ask<{ role: string; place: number; kind: string; turn: number }>(
    url,
    `select m.role, asked.place::int, n.kind, n.turn
     from unnest($1::uuid[]) with ordinality as asked (id, place)
     join deadline d on d.subject_id = asked.id
     join deadline_notice n on n.deadline_id = d.id
     join notification t on t.notice_id = n.id
     join membership m on m.user_id = t.user_id
     order by 1, 2, 3, 4`,
    [ids],
  );
  const mails = await ask<{ id: string; state: string }>(url, 'select message_id as id, state from mail');
  const received = new Set(room.server.received.map(({ messageId }) => messageId));
  return {
    outcomes: await outcomes(url, ids),
    told,
    unsent: mails.filter(({ state }) => state !== 'sent'),
    neverArrived: mails.filter(({ id }) => !received.has(id)),
    strange: received.size - mails.length,
  };
}

describe('a season in which answers of database, queue and mail server are lost after the call was executed', () => {
  it('has something to lose', () => {
    expect(new Set(undisturbed.outcomes.map(({ state }) => state))).toEqual(new Set(['met', 'missed']));
    expect(new Set(undisturbed.told.map(({ role }) => role))).toEqual(
      new Set(['employer', 'host-supervisor']),
    );
    expect(undisturbed).toMatchObject({ unsent: [], neverArrived: [], strange: 0 });
  });

  /** Lives through it with relays before everything that answers. */
  async function expectTheSame(redis?: RedisServer): Promise<void> {
    const relays: Record<string, Relay> = {};
    try {
      const found = await season(relays, async ({ databaseUrl, smtpUrl }) => {
        const places = {
          DATABASE_URL: databaseUrl,
          SMTP_URL: smtpUrl,
          ...(redis && { REDIS_URL: redis.url }),
        };
        for (const [name, url] of Object.entries(places))
          relays[name] = await Relay.to(() => Number(new URL(url).port));
        return Object.fromEntries(
          Object.entries(places).map(([name, url]) => [name, relays[name]?.through(url) ?? url]),
        );
      });
      expect(found).toEqual(undisturbed);
      for (const [name, { lost }] of Object.entries(relays)) expect([name, lost > 0]).toEqual([name, true]);
    } finally {
      for (const relay of Object.values(relays)) await relay.close();
    }
  }

  it('ends as it does without, with the queue in PostgreSQL', () => expectTheSame(), 120_000);

  const onRedis = 'ends as it does without, with the queue in Redis';
  if (!hasRedis) it.todo(`${onRedis} (needs redis-server)`);
  else
    it(
      onRedis,
      async () => {
        const redis = await RedisServer.start();
        await expectTheSame(redis).finally(() => redis.stop());
      },
      120_000,
    );
});
