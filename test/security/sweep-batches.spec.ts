import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork, verifyTrail } from '#libs/audit-trail';
import { Deadlines, Sweep } from '#libs/deadlines';
import { advanceClock, newId, type Queue, QUEUE } from '#libs/platform';
import { addDays, plainDate } from '#libs/quantities';
import { createSweepWorld, type SweepWorld, testDeadline } from '../support/sweep-world.js';

/** Deadlines that one transaction of a sweep takes. */
const batch = 1000;

let world: SweepWorld;
let api: NestFastifyApplication;
let owner: pg.Client;
let day = plainDate('2000-01-05');

beforeAll(async () => {
  world = await createSweepWorld();
  ({ api, owner } = world);
});

afterAll(() => world.close());

beforeEach(() => {
  day = addDays(day, 7);
});

/** Plans so many of a kind that is noted and nothing more, or of which people are told. */
async function plan(kind: string, count: number, dueOn: string): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  await api.get(UnitOfWork).run(serviceActor('test', 'test'), (work) =>
    api.get(Deadlines).scheduleAll(
      work,
      ids.map((id) => testDeadline(id, kind, dueOn)),
    ),
  );
  return ids;
}

/** Noon of the day after the test's. */
const pass = () => advanceClock(api.get(DataSource), new Date(`${addDays(day, 1)}T17:00:00Z`));

const waitingJobs = async () => {
  const { waiting } = await api.get<Queue>(QUEUE).getJobCounts();
  return waiting;
};

const missed = async (ids: readonly string[]) => {
  const { rows } = await owner.query(
    `select entry->>'subjectId' as id from audit_entry
     where entry->>'action' = 'deadline.missed' and entry->>'subjectId' = any($1) order by seq`,
    [ids],
  );
  return rows.map(({ id }: { id: string }) => id);
};

describe('a sweep of many', () => {
  it.each([
    [batch - 1, 0],
    [batch, 1],
  ])('that finds %i together calls %i more workers to it', async (count, called) => {
    const before = (await waitingJobs()) ?? 0;
    const ids = await plan('EVALUATE', count, day);
    await pass();
    expect(await api.get(Sweep).run()).toEqual({ enforced: count, failed: 0 });
    expect(await waitingJobs()).toBe(before + called);
    expect((await missed(ids)).sort()).toEqual([...ids].sort());
  });

  it('takes them in the order in which they came due, kind by kind, and leaves alone what is not due', async () => {
    // One more than the other kind can be taken along with: each run ends where another kind begins.
    const last = await plan('LEAVE_BY', 3, day);
    const second = await plan('EVALUATE', 2, addDays(day, -1));
    const first = await plan('LEAVE_BY', 3, addDays(day, -2));
    const single = await plan('REPORT_ARRIVAL', 1, addDays(day, -3));
    const later = await plan('EVALUATE', 2, addDays(day, 1));
    await pass();
    expect(await api.get(Sweep).run()).toEqual({ enforced: 9, failed: 0 });
    const order = await missed([...later, ...last, ...second, ...first, ...single]);
    const groups = [order.slice(0, 1), order.slice(1, 4), order.slice(4, 6), order.slice(6)];
    expect(groups.map((group) => [...group].sort())).toEqual(
      [single, first, second, last].map((group) => [...group].sort()),
    );
    expect((await verifyTrail(api.get(DataSource))).faults).toEqual([]);
  });

  it('waits for whoever is writing into the trail, longer than for anything else, and keeps what it did', async () => {
    const ids = await plan('EVALUATE', 5, day);
    await pass();
    await owner.query('begin');
    await owner.query('select seq from audit_head where id = 1 for update');
    const swept = api.get(Sweep).run();
    await untilSomebodyWaits();
    // Several times what a sweep waits for a row that a person holds.
    await pause(1000);
    await owner.query('commit');
    expect(await swept).toMatchObject({ failed: 0 });
    expect(await missed(ids)).toHaveLength(5);
  });
});

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await owner.query('select from pg_locks where not granted');
    if ((rowCount ?? 0) > 0) return;
    await pause(10);
  }
}

describe('the entries of one transaction', () => {
  it('are stored in their order, to the letter, whatever they are made of', async () => {
    const reasons = ['two\nlines', 'a \\ and a "', "it's", 'été 日本 \u2028', '', 'tab\t{} [],'];
    const id = newId();
    await api
      .get(UnitOfWork)
      .note(
        serviceActor('test', 'test'),
        ...reasons.map((reason) => ({ action: 'test.happened', subject: { type: 'test', id }, reason })),
      );
    const { rows } = await owner.query(
      `select entry->>'reason' as reason, seq - min(seq) over () as place from audit_entry
       where entry->>'subjectId' = $1 order by seq`,
      [id],
    );
    expect(rows).toEqual(reasons.map((reason, index) => ({ reason, place: String(index) })));
    expect((await verifyTrail(api.get(DataSource))).faults).toEqual([]);
  });
});
