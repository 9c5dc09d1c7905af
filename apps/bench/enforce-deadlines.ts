import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { Deadlines, WakeUp } from '#libs/deadlines';
import { advanceClock, newId } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { median, stopProcess } from './processes.js';
import type { BenchWorld } from './world.js';

/** What enforcing many deadlines at once came to, beside updating their rows alone. */
export interface EnforcementOutcome {
  rows: number;
  /** Deadlines a second that two workers enforced, with notices and audit entries. */
  perSecond: number;
  /** The same rows a second in a bare `UPDATE … RETURNING` in batches, on two connections. */
  floor: number;
  /** How many times as long enforcement takes. */
  ratio: number;
  /** Rows that are not missed exactly once, or lack their audit entry or notice. */
  wrong: number;
}

/** How long after their time deadlines were enforced that came due one after the other. */
export interface LagOutcome {
  rows: number;
  medianMs: number;
  p99Ms: number;
}

/** Two that tell people and are repeated each day, and one of which only the state is noted. */
const kinds = ['REPORT_ARRIVAL', 'LEAVE_BY', 'EVALUATE'];
/** Of the floor: with larger batches its plan turns to reading the whole table, and it slows down. */
const batch = 500;
const patienceMs = 300_000;

/** `count` deadlines that end with the same day, enforced by this process and a second one. */
export async function benchEnforcement(world: BenchWorld, count: number): Promise<EnforcementOutcome> {
  const owner = new pg.Pool({ connectionString: world.url, max: 4 });
  const second = await secondWorker(world, owner);
  try {
    const dueAt = new Date('2025-07-01T04:00:00Z');
    await planMany(world, count, '2025-06-30');
    await owner.query('vacuum analyze deadline');
    const floor = await bareUpdates(owner, dueAt);
    await owner.query(
      `update deadline set state = 'open', missed_at = null, next_at = due_at, enforced_count = 0 where due_at = $1`,
      [dueAt],
    );
    await owner.query('vacuum analyze deadline');
    const before = await countEnforced(owner);
    const started = performance.now();
    await advanceClock(world.app.get(DataSource), dueAt);
    world.app.get(WakeUp).now();
    await enforced(owner, before, count);
    const perSecond = count / ((performance.now() - started) / 1000);
    const wrong = await wrongRows(owner, dueAt);
    return { rows: count, perSecond, floor, ratio: floor / perSecond, wrong };
  } finally {
    await stopProcess(second);
    await owner.end();
  }
}

/** Deadlines that come due at an even rate, enforced by this process and a second one; the lag ends when the row is seen changed. */
export async function benchLag(world: BenchWorld, perSecond: number, seconds: number): Promise<LagOutcome> {
  const owner = new pg.Pool({ connectionString: world.url, max: 4 });
  const second = await secondWorker(world, owner);
  try {
    const count = perSecond * seconds;
    await planMany(world, count, '2026-03-31');
    const { rows } = await owner.query<{ id: string; at: Date }>(
      `with spread as (
         select id, official_now() + interval '5 seconds' + (row_number() over (order by id)) * make_interval(secs => $1) as at
         from deadline where due_on = '2026-03-31')
       update deadline d set due_at = s.at, next_at = s.at from spread s where s.id = d.id
       returning d.id, d.due_at as at`,
      [1 / perSecond],
    );
    // Counted from before the clock is asked: a lag is rather overstated than understated.
    const asked = performance.now();
    const { rows: clock } = await owner.query<{ now: Date }>('select official_now() as now');
    const now = clock[0]?.now ?? new Date();
    const dueAt = new Map(rows.map(({ id, at }) => [id, asked + at.getTime() - now.getTime()]));
    // As planning them would have: each instant wakes a worker.
    for (const { at } of rows) world.app.get(WakeUp).at(at, now);
    const lags = await lagsOf(owner, dueAt);
    lags.sort((a, b) => a - b);
    return { rows: count, medianMs: median(lags), p99Ms: lags[Math.floor(lags.length * 0.99)] ?? 0 };
  } finally {
    await stopProcess(second);
    await owner.end();
  }
}

async function lagsOf(owner: pg.Pool, dueAt: Map<string, number>): Promise<number[]> {
  const lags: number[] = [];
  while (dueAt.size > 0) {
    const { rows } = await owner.query<{ id: string }>(
      `select id from deadline where due_on = '2026-03-31' and state = 'missed' and id = any($1)`,
      [[...dueAt.keys()]],
    );
    const seen = performance.now();
    for (const { id } of rows) {
      lags.push(Math.max(0, seen - (dueAt.get(id) ?? seen)));
      dueAt.delete(id);
    }
    await pause(25);
  }
  return lags;
}

/** A worker as a process of its own; it serves nothing that could be asked, but its queue listens at the database. */
async function secondWorker(world: BenchWorld, owner: pg.Pool): Promise<ChildProcess> {
  const connections = async (): Promise<number> => {
    const { rows } = await owner.query<{ n: number }>(
      'select count(*)::int as n from pg_stat_activity where datname = current_database()',
    );
    return rows[0]?.n ?? 0;
  };
  const before = await connections();
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../cli/main.js', import.meta.url)), 'worker'],
    {
      env: { ...process.env, DATABASE_URL: world.url, TEMPORADA_LOG_LEVEL: 'error' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The second worker ended with ${child.exitCode}`);
    if ((await connections()) >= before + 3) return child;
    await pause(100);
  }
  child.kill('SIGKILL');
  throw new Error('The second worker did not connect');
}

async function planMany(world: BenchWorld, count: number, dueOn: string): Promise<void> {
  for (let planned = 0; planned < count; planned += 1000) {
    const many = Array.from({ length: Math.min(1000, count - planned) }, (_, index) => ({
      kind: kinds[index % kinds.length] ?? '',
      subject: { type: 'placement', id: newId() },
      owedBy: 'employer',
      employerId: null,
      province: 'ON',
      timeZone: 'America/Toronto',
      dueOn: plainDate(dueOn),
      countedFrom: 'benchmark',
      source: { title: 'A measurement' },
    }));
    await world.app
      .get(UnitOfWork)
      .run(serviceActor('bench', 'bench'), (work) => world.app.get(Deadlines).scheduleAll(work, many));
  }
}

async function bareUpdates(owner: pg.Pool, dueAt: Date): Promise<number> {
  let done = 0;
  const started = performance.now();
  const loop = async (): Promise<void> => {
    for (;;) {
      const { rowCount } = await owner.query({
        name: 'bare',
        text: `update deadline set state = 'missed', missed_at = $1, next_at = null, enforced_count = enforced_count + 1
               where id in (select id from deadline where next_at <= $1 order by next_at limit $2 for update skip locked)
               returning id, kind, subject_id, due_on`,
        values: [dueAt, batch],
      });
      if (rowCount === null || rowCount === 0) return;
      done += rowCount;
    }
  };
  await Promise.all([loop(), loop()]);
  return done / ((performance.now() - started) / 1000);
}

/** Asks the one row in which workers count: whoever searched the table meanwhile would measure the searching too. */
async function enforced(owner: pg.Pool, before: number, count: number): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  while ((await countEnforced(owner)) < before + count) {
    if (performance.now() > giveUpAt) throw new Error('The deadlines were not enforced in time');
    await pause(20);
  }
}

async function countEnforced(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ n: number }>('select enforced::int as n from sweep_heartbeat');
  return rows[0]?.n ?? 0;
}

async function wrongRows(owner: pg.Pool, dueAt: Date): Promise<number> {
  const { rows } = await owner.query<{ wrong: number }>(
    `select count(*)::int as wrong from deadline d
     left join (select entry->>'subjectId' as subject, count(*) as n from audit_entry
       where entry->>'action' = 'deadline.missed' group by 1) missed on missed.subject = d.subject_id::text
     left join (select deadline_id, count(*) as n from deadline_notice where kind = 'escalation' group by 1) told
       on told.deadline_id = d.id
     where d.due_at = $1 and (d.state <> 'missed' or d.enforced_count <> 1 or missed.n is distinct from 1
       or (d.kind <> 'EVALUATE') <> (told.n is not null) or told.n > 1)`,
    [dueAt],
  );
  return rows[0]?.wrong ?? -1;
}
