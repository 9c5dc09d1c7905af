import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork, type Work } from '#libs/audit-trail';
import { type Deadline, type DeadlineHandler, Deadlines, OnDeadline, Sweep } from '#libs/deadlines';
import { advanceClock, applicationRole, newId } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { createSweepWorld, type SweepWorld, testDeadline } from '../support/sweep-world.js';

/** Subjects whose effect fails after it was written. */
const broken = new Set<string>();

/** Writes down what it did, into a table of this test's own. */
@Injectable()
@OnDeadline('TEST_EFFECT')
class TestEffect implements DeadlineHandler {
  async missed(work: Work, { subjectId, dueOn }: Deadline): Promise<null> {
    await work.query('insert into effect (subject_id, due_on) values ($1, $2)', [subjectId, dueOn]);
    if (broken.has(subjectId)) throw new Error('The process fell over');
    return null;
  }
}

/** Needs a row that somebody may hold. */
@Injectable()
@OnDeadline('TEST_LOCK')
class TestLock implements DeadlineHandler {
  async missed(work: Work, { subjectId }: Deadline): Promise<null> {
    await work.query('select id from held where id = 1 for update');
    await work.query('insert into effect (subject_id) values ($1)', [subjectId]);
    return null;
  }
}

@Module({ providers: [TestEffect, TestLock] })
class TestHandlers {}

let world: SweepWorld;
let api: NestFastifyApplication;
let owner: pg.Client;
let day = plainDate('2000-01-03');

beforeAll(async () => {
  world = await createSweepWorld(
    [TestHandlers],
    [
      'create table effect (place serial, subject_id uuid, due_on date)',
      'create table held (id integer primary key)',
      'insert into held values (1)',
      `grant all on effect, held, effect_place_seq to ${applicationRole}`,
    ],
  );
  ({ api, owner } = world);
});

afterAll(() => world.close());

const run = <T>(act: (work: Work) => Promise<T>) =>
  api.get(UnitOfWork).run(serviceActor('test', 'test'), act);

const subjectOf = (id: string) => ({ type: 'test', id });

function schedule(
  id: string,
  dueOn: string,
  kind = 'TEST_EFFECT',
  reason?: string,
  reopen?: boolean,
): Promise<void> {
  const planned = testDeadline(id, kind, dueOn);
  return run((work) => api.get(Deadlines).schedule(work, planned, reason, reopen));
}

const advance = (instant: string) => advanceClock(api.get(DataSource), new Date(instant));

const deadline = async (id: string) => {
  const { rows } = await owner.query(
    `select id, state, due_on::text, failures, last_failure, enforced_count, missed_at, settled_at, planned_before,
       round(extract(epoch from next_at - official_now()) / 60)::int as minutes from deadline where subject_id = $1`,
    [id],
  );
  return rows[0];
};

async function waive(id: string): Promise<void> {
  const supervisor = {
    ...serviceActor(newId(), 'test'),
    role: 'host-supervisor',
    organisationId: newId(),
    scope: { kind: 'provinces', provinces: ['ON'] },
  };
  await api.get(Deadlines).waive(supervisor as never, (await deadline(id)).id, 'The newspaper closed');
}

const meet = (id: string) =>
  run((work) => api.get(Deadlines).settle(work, subjectOf(id), 'TEST_EFFECT', 'met'));

const effects = async (...ids: string[]): Promise<string[]> =>
  (
    await owner.query('select subject_id from effect where subject_id = any($1) order by place', [ids])
  ).rows.map(({ subject_id }) => subject_id);

/** A day later for every test, so that nothing of one is due in the next. */
beforeEach(() => {
  broken.clear();
  day = plainDate(new Date(Date.parse(day) + 3 * 86_400_000).toISOString().slice(0, 10));
});

/** So many days after the test's. */
const later = (days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const noonAfter = () => `${new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)}T17:00:00Z`;

describe('a sweep', () => {
  it('leaves a deadline alone until its day has ended in the province', async () => {
    const id = newId();
    await schedule(id, day);
    const midnight = Date.parse(`${day}T00:00:00Z`) + 29 * 3_600_000;
    await advance(new Date(midnight - 60_000).toISOString());
    await api.get(Sweep).run();
    expect(await effects(id)).toEqual([]);
    await advance(new Date(midnight).toISOString());
    await api.get(Sweep).run();
    expect(await effects(id)).toEqual([id]);
  });

  it('enforces once what four sweeps find at once', async () => {
    const ids = Array.from({ length: 25 }, newId);
    for (const id of ids) await schedule(id, day);
    await advance(noonAfter());
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => api.get(Sweep).run()));
    // A sweep that was kept waiting for a lock leaves its row to the next one.
    await api.get(Sweep).run();
    expect((await effects(...ids)).sort()).toEqual([...ids].sort());
    expect(outcomes.reduce((sum, { enforced }) => sum + enforced, 0)).toBeLessThanOrEqual(25);
    const { rows } = await owner.query(
      `select count(*)::int as n from audit_entry where entry->>'action' = 'deadline.missed' and entry->>'subjectId' = any($1)`,
      [ids],
    );
    expect(rows).toEqual([{ n: 25 }]);
    expect((await api.get(Sweep).run()).enforced).toBe(0);
  });

  it('enforces in the order in which things came due, whatever order they were planned in', async () => {
    const [first, second, third] = [newId(), newId(), newId()] as const;
    await schedule(third, day);
    await schedule(first, later(-2));
    await schedule(second, later(-1));
    await advance(noonAfter());
    await api.get(Sweep).run();
    expect(await effects(first, second, third)).toEqual([first, second, third]);
  });

  it('leaves nothing of an effect that fell over, goes on with the others, and tries again later and later', async () => {
    const [bad, good] = [newId(), newId()] as const;
    await schedule(bad, day);
    await schedule(good, day);
    broken.add(bad);
    await advance(noonAfter());
    expect(await api.get(Sweep).run()).toMatchObject({ failed: 1 });
    expect(await effects(bad, good)).toEqual([good]);
    expect(await deadline(bad)).toMatchObject({
      state: 'open',
      failures: 1,
      last_failure: 'The process fell over',
      enforced_count: 0,
      minutes: 1,
    });
    expect(await api.get(Sweep).run()).toEqual({ enforced: 0, failed: 0 });
    let now = Date.parse(noonAfter());
    for (const minutes of [2, 4, 8]) {
      await advance(new Date((now += 10 * 60_000)).toISOString());
      await api.get(Sweep).run();
      expect(await deadline(bad)).toMatchObject({ minutes });
    }
    broken.delete(bad);
    await advance(new Date(now + 10 * 60_000).toISOString());
    await api.get(Sweep).run();
    expect(await effects(bad)).toEqual([bad]);
    expect(await deadline(bad)).toMatchObject({
      state: 'missed',
      failures: 0,
      last_failure: null,
      enforced_count: 1,
    });
  });

  it('does not wait for whom it would hinder, and does not count that as a failure', async () => {
    const id = newId();
    await schedule(id, day, 'TEST_LOCK');
    await advance(noonAfter());
    await owner.query('begin');
    await owner.query('select id from held where id = 1 for update');
    const started = Date.now();
    expect(await api.get(Sweep).run()).toMatchObject({ enforced: 0, failed: 1 });
    expect(Date.now() - started).toBeLessThan(5000);
    await owner.query('commit');
    expect(await deadline(id)).toMatchObject({ state: 'open', failures: 0, last_failure: null });
    await api.get(Sweep).run();
    expect(await effects(id)).toEqual([id]);
  });
});

describe('an obligation that is settled', () => {
  it('while the sweep runs is either met or enforced, never both', async () => {
    const ids = Array.from({ length: 12 }, newId);
    for (const id of ids) await schedule(id, day);
    await advance(noonAfter());
    const settle = (id: string) =>
      run((work) => api.get(Deadlines).settle(work, subjectOf(id), 'TEST_EFFECT', 'cancelled'));
    await Promise.all([api.get(Sweep).run(), ...[...ids].reverse().map(settle), api.get(Sweep).run()]);
    await api.get(Sweep).run();
    const enforced = new Set(await effects(...ids));
    for (const id of ids) {
      const { state, enforced_count: times, settled_at: settledAt } = await deadline(id);
      expect([id, state, times, settledAt === null]).toEqual([
        id,
        enforced.has(id) ? 'missed' : 'cancelled',
        enforced.has(id) ? 1 : 0,
        false,
      ]);
    }
  });

  it('in time is met, late stays missed', async () => {
    const [early, late] = [newId(), newId()] as const;
    await schedule(early, day);
    await schedule(late, day);
    await meet(early);
    await advance(noonAfter());
    await meet(late);
    await api.get(Sweep).run();
    expect(await deadline(early)).toMatchObject({ state: 'met', enforced_count: 0 });
    expect(await deadline(late)).toMatchObject({ state: 'missed', enforced_count: 0 });
    expect(await effects(early, late)).toEqual([]);
  });

  it('cannot be waived by anybody where it is money that a worker is owed', async () => {
    const wages = newId();
    await schedule(wages, day, 'FINAL_WAGES');
    await expect(waive(wages)).rejects.toMatchObject({ refusals: [{ code: 'DEADLINE_NOT_WAIVABLE' }] });
  });

  it('by its record’s end or by a waiver is not enforced', async () => {
    const [cancelled, waived] = [newId(), newId()] as const;
    await schedule(cancelled, day);
    await schedule(waived, day);
    await run((work) => api.get(Deadlines).cancelAll(work, subjectOf(cancelled)));
    await waive(waived);
    await advance(noonAfter());
    await api.get(Sweep).run();
    expect(await effects(cancelled, waived)).toEqual([]);
    expect((await deadline(cancelled)).state).toBe('cancelled');
    expect((await deadline(waived)).state).toBe('waived');
  });
});

describe('a due date that moves', () => {
  it('keeps its earlier plans with their reasons, and is enforced on the new day only', async () => {
    const id = newId();
    const moved = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    await schedule(id, day);
    await schedule(id, day, 'TEST_EFFECT', 'planned again for the same day');
    await schedule(id, moved, 'TEST_EFFECT', 'the need date moved');
    expect((await deadline(id)).planned_before).toEqual([
      {
        dueOn: day,
        movedAt: expect.any(String),
        reason: 'the need date moved',
        state: 'open',
        missedAt: null,
      },
    ]);
    await advance(noonAfter());
    await api.get(Sweep).run();
    expect(await effects(id)).toEqual([]);
    await advance(new Date(Date.parse(noonAfter()) + 86_400_000).toISOString());
    await api.get(Sweep).run();
    expect(await effects(id)).toEqual([id]);
  });

  it('keeps of one that was missed when that was, and is owed again by the new day', async () => {
    const id = newId();
    await schedule(id, day);
    await advance(noonAfter());
    await api.get(Sweep).run();
    const { missed_at: missedAt } = await deadline(id);
    await schedule(id, later(3), 'TEST_EFFECT', 'the need date moved');
    expect(await deadline(id)).toMatchObject({
      state: 'open',
      due_on: later(3),
      missed_at: null,
      planned_before: [{ dueOn: day, state: 'missed', missedAt: missedAt.toISOString() }],
    });
  });

  it('does not ask again for what is met, met late or waived', async () => {
    const [met, late, waived] = [newId(), newId(), newId()] as const;
    for (const id of [met, late, waived]) await schedule(id, day);
    await meet(met);
    await waive(waived);
    await advance(noonAfter());
    await api.get(Sweep).run();
    await meet(late);
    for (const id of [met, late, waived]) await schedule(id, later(3), 'TEST_EFFECT', 'the need date moved');
    const kept = { due_on: day, planned_before: [], settled_at: expect.any(Date) };
    expect(await deadline(met)).toMatchObject({ ...kept, state: 'met' });
    expect(await deadline(late)).toMatchObject({ ...kept, state: 'missed', missed_at: expect.any(Date) });
    expect(await deadline(waived)).toMatchObject({ ...kept, state: 'waived' });
  });

  it('asks again for what is met or waived when it is said to be owed anew', async () => {
    const [met, waived] = [newId(), newId()] as const;
    for (const id of [met, waived]) await schedule(id, day);
    await meet(met);
    await waive(waived);
    for (const id of [met, waived]) await schedule(id, later(1), 'TEST_EFFECT', 'other rules apply', true);
    for (const [id, state] of [
      [met, 'met'],
      [waived, 'waived'],
    ] as const) {
      expect(await deadline(id)).toMatchObject({
        state: 'open',
        due_on: later(1),
        settled_at: null,
        planned_before: [{ dueOn: day, reason: 'other rules apply', state, missedAt: null }],
      });
    }
  });
});
