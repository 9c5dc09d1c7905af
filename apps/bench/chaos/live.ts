import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Random, randomOf } from '#libs/fiction';
import { addDays } from '#libs/quantities';
import { migrate } from '../../runtime/migrate.js';
import { firstDay, lateAfter, remindsBefore } from './days.js';
import { type EndState, endOf } from './end-state.js';
import { judge, type Verdict } from './laws.js';
import { openMailBox, type TroubledMailBox } from './mail-box.js';
import type { Backend, ChaosOptions } from './options.js';
import { SeasonOfPeople } from './season.js';
import { TroubledPostgres, TroubledRedis, Workers } from './trouble.js';

const patienceMs = 600_000;
const mailSeconds = 1;
/** A mail is claimed for so long by the real clock; after so much of it no worker is still sending it. */
const claimSeconds = 4 * mailSeconds + 60;
const quietSeconds = 5;

/** Everything that a season runs on. */
interface Machines {
  postgres: TroubledPostgres;
  redis: TroubledRedis | undefined;
  mailBox: TroubledMailBox;
  workers: Workers;
}

/** A season that was lived through. */
export interface LivedSeason {
  verdict: Verdict;
  end: EndState;
  /** What went wrong on the way, in words with figures. */
  trouble: string[];
}

/** Lives through a season, with trouble or without, and tells how it ended. */
export async function live(backend: Backend, options: ChaosOptions, troubled: boolean): Promise<LivedSeason> {
  const folder = await mkdtemp(join(tmpdir(), 'temporada-chaos-'));
  await chmod(folder, 0o755);
  const random = randomOf(options.seed, 'chaos trouble', backend);
  const likelihood = troubled ? options.lostAnswers : 0;
  const postgres = await TroubledPostgres.start(join(folder, 'postgres'), random, likelihood);
  const redis =
    backend === 'redis' ? await TroubledRedis.start(options.redisUrl, random, likelihood) : undefined;
  const mailBox = await openMailBox(random, likelihood);
  const workers = new Workers({
    DATABASE_URL: postgres.url,
    SMTP_URL: mailBox.url,
    MAIL_FROM: 'temporada@chaos.example',
    TEMPORADA_MAIL_SECONDS: String(mailSeconds),
    ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
  });
  const machines = { postgres, redis, mailBox, workers };
  try {
    await liveThrough(machines, options, troubled ? random : undefined);
    await workers.stop();
    const verdict = await judge(postgres.calmUrl, options.obligations, mailBox.arrived);
    return { verdict, end: await endOf(postgres.calmUrl), trouble: troubleOf(machines) };
  } finally {
    await workers.stop();
    await mailBox.stop();
    await redis?.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Day by day: in the morning what ended at midnight is enforced while things fail, then people act, then what failed is tried again. */
async function liveThrough(
  machines: Machines,
  options: ChaosOptions,
  random: Random | undefined,
): Promise<void> {
  const { postgres, redis, workers } = machines;
  const url = postgres.calmUrl;
  await migrate(url, {
    mode: 'demonstration',
    now: new Date(`${addDays(firstDay, -remindsBefore - 1)}T12:00:00Z`),
  });
  const people = await SeasonOfPeople.begin(url, redis?.calmUrl, options);
  try {
    workers.start(options.workers);
    const steps = remindsBefore + options.days + lateAfter;
    for (let step = 0; step < steps; step += 1) {
      const day = addDays(firstDay, step - remindsBefore);
      // Nine in the morning in Ontario.
      await advance(url, `${day}T14:00:00Z`);
      if (random !== undefined) await trouble(machines, options, step, random);
      await enforced(url);
      await people.act(day);
      // What failed is tried again within the hour.
      await advance(url, `${day}T16:00:00Z`);
      await enforced(url);
    }
    await mailed(url);
  } finally {
    await people.close();
  }
}

/** What fails on a day, at a moment that nobody chose. */
async function trouble(
  { postgres, redis, workers }: Machines,
  options: ChaosOptions,
  step: number,
  random: Random,
): Promise<void> {
  await pause(random.whole(50, 500));
  await workers.kill(random.whole(0, options.workers - 1));
  if (step % 5 === 1) await postgres.crash();
  if (step % 5 === 3) await postgres.restart();
  if (step % 5 === 0) await redis?.outage(2000);
  if (step % 5 === 2 || step % 5 === 4) await redis?.flush();
}

function troubleOf({ postgres, redis, mailBox, workers }: Machines): string[] {
  const lost = (what: string, { lost: missing, answers }: { lost: number; answers: number }) =>
    `${missing} of ${answers} answers ${what} lost (${((100 * missing) / Math.max(1, answers)).toFixed(1)} %)`;
  return [
    `${workers.kills} workers killed and ${workers.ends} ended by themselves`,
    `PostgreSQL restarted ${postgres.restarts} times and stopped at once ${postgres.crashes} times`,
    ...(redis === undefined
      ? []
      : [
          `Redis flushed ${redis.flushes} times and away ${redis.outages} times`,
          lost('of Redis', redis.troubled),
        ]),
    lost('of PostgreSQL', postgres.troubled),
    lost('of the mail server', mailBox.troubled),
  ];
}

function advance(url: string, to: string): Promise<unknown> {
  return asked(url, 'select * from advance_clock($1)', [to]);
}

/** Waits until nothing is left to be enforced now; what failed is tried again in its own time, to which the clock goes on. */
function enforced(url: string): Promise<void> {
  return none(
    url,
    'deadlines were not enforced',
    'select count(*)::int as n from deadline where next_at <= official_now()',
  );
}

/**
 * Waits until everybody has been told, and the mails are out. For those that are tried again minutes pass, as long as the day
 * lasts: at midnight more would come due. The next morning's digests stay.
 */
async function mailed(url: string): Promise<void> {
  await none(url, 'notices were not told', 'select count(*)::int as n from untold_notice');
  const until = Date.now() + patienceMs;
  for (;;) {
    const [row] = await asked<{ waiting: number; due: number; ended: boolean }>(
      url,
      `select count(*)::int as waiting, (count(*) filter (where next_at <= official_now()))::int as due,
         (official_now() at time zone 'America/Toronto')::time > '23:00' as ended
       from mail where state = 'waiting' and (kind = 'urgent' or attempts > 0 or next_at <= official_now())`,
    );
    if (row?.waiting === 0) return;
    if (row === undefined || row.ended || Date.now() > until)
      throw new Error(`${row?.waiting ?? 'some'} mails were not sent in time`);
    // A worker that died, or did not hear that a mail is its own, leaves a claim that runs out by the real clock.
    await asked(
      url,
      `update mail set claimed_until = clock_timestamp() where state = 'waiting'
         and claimed_until between clock_timestamp() and clock_timestamp() + make_interval(secs => $1)`,
      [claimSeconds - quietSeconds],
    );
    if (row.due === 0)
      await asked(url, `select * from advance_clock(official_now() + interval '10 minutes')`);
    await pause(500);
  }
}

/** Waits until a question is answered with 0. */
async function none(url: string, what: string, question: string): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const [row] = await asked<{ n: number }>(url, question);
    if (row?.n === 0) return;
    if (Date.now() > until) throw new Error(`${row?.n ?? 'some'} ${what} in time`);
    await pause(100);
  }
}

async function asked<Row extends object>(
  url: string,
  question: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(question, parameters);
    return rows;
  } finally {
    await client.end();
  }
}
