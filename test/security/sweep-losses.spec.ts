import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork, verifyTrail, type Work } from '#libs/audit-trail';
import {
  type BulkDeadlineHandler,
  type Deadline,
  type DeadlineHandler,
  Deadlines,
  OnDeadline,
  Sweep,
} from '#libs/deadlines';
import { advanceClock, applicationRole, newId } from '#libs/platform';
import { addDays, plainDate } from '#libs/quantities';
import { createSweepWorld, type SweepWorld, testDeadline } from '../support/sweep-world.js';

/** Subjects in whose effect the connection breaks, and how often still. */
const breaks = new Map<string, number>();
/** Attempts at the effect of each subject. */
const attempts = new Map<string, number>();

async function takeEffect(work: Work, { subjectId }: Deadline): Promise<null> {
  attempts.set(subjectId, (attempts.get(subjectId) ?? 0) + 1);
  await work.query('insert into effect (subject_id) values ($1)', [subjectId]);
  const left = breaks.get(subjectId) ?? 0;
  breaks.set(subjectId, left - 1);
  if (left > 0) await breakConnection(work);
  return null;
}

/** Whoever runs the database ends the connection of a transaction, which then goes on. */
async function breakConnection(work: Work): Promise<void> {
  const [mine] = await work.query<{ pid: number }>('select pg_backend_pid() as pid');
  await owner.query('select pg_terminate_backend($1, 5000)', [mine?.pid]);
  await work.query('select 1');
}

@Injectable()
@OnDeadline('TEST_EFFECT')
class TestEffect implements DeadlineHandler {
  missed = takeEffect;
}

@Injectable()
@OnDeadline('TEST_BULK')
class TestBulk implements BulkDeadlineHandler {
  async missedAll(work: Work, deadlines: readonly Deadline[]): Promise<null[]> {
    const done = [];
    for (const deadline of deadlines) done.push(await takeEffect(work, deadline));
    return done;
  }
}

@Module({ providers: [TestEffect, TestBulk] })
class TestHandlers {}

let world: SweepWorld;
let api: NestFastifyApplication;
let owner: pg.Client;
let day = plainDate('2000-01-05');

beforeAll(async () => {
  world = await createSweepWorld(
    [TestHandlers],
    [
      'create table effect (place serial, subject_id uuid)',
      `grant all on effect, effect_place_seq to ${applicationRole}`,
    ],
  );
  ({ api, owner } = world);
});

afterAll(() => world.close());

beforeEach(() => {
  breaks.clear();
  attempts.clear();
  day = addDays(day, 7);
});

/** Plans so many of a kind and lets their day pass. */
async function due(kind: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  await api.get(UnitOfWork).run(serviceActor('test', 'test'), (work) =>
    api.get(Deadlines).scheduleAll(
      work,
      ids.map((id) => testDeadline(id, kind, day)),
    ),
  );
  await advanceClock(api.get(DataSource), new Date(`${addDays(day, 1)}T17:00:00Z`));
  return ids;
}

const effects = async (ids: readonly string[]) => {
  const { rows } = await owner.query(
    'select subject_id as id from effect where subject_id = any($1) order by place',
    [ids],
  );
  return rows.map(({ id }: { id: string }) => id);
};

const deadline = async (id: string) => {
  const { rows } = await owner.query(
    'select state, failures, last_failure, enforced_count from deadline where subject_id = $1',
    [id],
  );
  return rows[0];
};

describe('a connection that breaks in the middle of an effect', () => {
  it.each(['TEST_EFFECT', 'TEST_BULK'])(
    'twice costs %s nothing: the same sweep has every effect once',
    async (kind) => {
      const ids = await due(kind, 6);
      const [, unlucky = ''] = ids;
      breaks.set(unlucky, 2);
      expect(await api.get(Sweep).run()).toEqual({ enforced: 6, failed: 0 });
      expect((await effects(ids)).sort()).toEqual([...ids].sort());
      expect(attempts.get(unlucky)).toBe(3);
      expect((await verifyTrail(api.get(DataSource))).faults).toEqual([]);
    },
  );

  it.each(['TEST_EFFECT', 'TEST_BULK'])(
    'each time keeps no other %s from being enforced, and is no failure of its own',
    async (kind) => {
      const ids = await due(kind, 6);
      const [, fatal = ''] = ids;
      breaks.set(fatal, 1000);
      expect(await api.get(Sweep).run()).toEqual({ enforced: 5, failed: 1 });
      const others = ids.filter((id) => id !== fatal);
      expect((await effects(ids)).sort()).toEqual([...others].sort());
      expect(await deadline(fatal)).toEqual({
        state: 'open',
        failures: 0,
        last_failure: null,
        enforced_count: 0,
      });
      // When the fault is gone, it is found again.
      breaks.clear();
      expect(await api.get(Sweep).run()).toEqual({ enforced: 1, failed: 0 });
      expect(await effects([fatal])).toEqual([fatal]);
    },
  );
});
