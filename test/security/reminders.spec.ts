import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { serviceActor, UnitOfWork, type Work } from '#libs/audit-trail';
import {
  type BulkDeadlineHandler,
  type Deadline,
  type DeadlineHandler,
  Deadlines,
  EscalateDaily,
  Heartbeat,
  OnDeadline,
  Sweep,
} from '#libs/deadlines';
import { advanceClock, newId } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { createSweepWorld, type SweepWorld, testDeadline } from '../support/sweep-world.js';

/** Subjects with which nothing can be done, alone or together. */
const poisoned = new Set<string>();

@Injectable()
@OnDeadline('TEST_TOGETHER')
class TestTogether implements BulkDeadlineHandler {
  constructor(private readonly daily: EscalateDaily) {}

  missedAll(work: Work, deadlines: readonly Deadline[]): Promise<(Date | null)[]> {
    if (deadlines.some(({ subjectId }) => poisoned.has(subjectId))) throw new Error('Poisoned');
    return this.daily.escalate(work, deadlines, ['host-supervisor']);
  }
}

/** Done, but whoever did it never learns so: the connection breaks when the transaction is stored. */
@Injectable()
@OnDeadline('TEST_LOST')
class TestLost implements DeadlineHandler {
  missed(work: Work): Promise<null> {
    work.afterCommit(() => {
      throw new Error('The answer was lost');
    });
    return Promise.resolve(null);
  }
}

@Module({ providers: [TestTogether, TestLost] })
class TestHandlers {}

let world: SweepWorld;
let api: NestFastifyApplication;
let owner: pg.Client;

beforeAll(async () => {
  world = await createSweepWorld([TestHandlers]);
  ({ api, owner } = world);
});

afterAll(() => world.close());

const at = (instant: string) => advanceClock(api.get(DataSource), new Date(instant));
const sweep = () => api.get(Sweep).run();

function plan(
  id: string,
  { kind = 'TEST_PLAIN', dueOn, remindsOn = [] }: { kind?: string; dueOn: string; remindsOn?: string[] },
): Promise<void> {
  return api
    .get(UnitOfWork)
    .run(serviceActor('test', 'test'), (work) =>
      api
        .get(Deadlines)
        .schedule(work, { ...testDeadline(id, kind, dueOn), remindsOn: remindsOn.map(plainDate) }),
    );
}

const notices = async (id: string): Promise<string[]> => {
  const { rows } = await owner.query(
    `select n.kind, n.turn, n.to_roles from deadline_notice n join deadline d on d.id = n.deadline_id
     where d.subject_id = $1 order by n.at, n.id`,
    [id],
  );
  return rows.map(({ kind, turn, to_roles }) => `${kind} ${turn} ${to_roles.join('+')}`);
};

const states = async (ids: string[]): Promise<string[]> =>
  (
    await owner.query('select distinct state from deadline where subject_id = any($1) order by state', [ids])
  ).rows.map(({ state }) => state);

describe('reminders', () => {
  it('go out at eight in the morning of the province, each once, before the day ends', async () => {
    await at('2000-03-20T12:00:00Z');
    const id = newId();
    await plan(id, { dueOn: '2000-04-03', remindsOn: ['2000-03-27', '2000-04-02'] });
    // Toronto is five hours behind until the clocks go forward on 2 April 2000, then four.
    await at('2000-03-27T12:59:59Z');
    await sweep();
    expect(await notices(id)).toEqual([]);
    await at('2000-03-27T13:00:00Z');
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await notices(id)).toEqual(['reminder 1 employer']);
    await at('2000-04-02T11:59:59Z');
    await sweep();
    expect(await notices(id)).toHaveLength(1);
    await at('2000-04-02T12:00:00Z');
    await sweep();
    expect(await notices(id)).toEqual(['reminder 1 employer', 'reminder 2 employer']);
    expect(await states([id])).toEqual(['open']);
    await at('2000-04-04T04:00:00Z');
    await sweep();
    expect(await states([id])).toEqual(['missed']);
    expect(await notices(id)).toHaveLength(2);
  });

  it('that nothing sent in time are one while it helps, and none once the day is over', async () => {
    await at('2000-05-01T12:00:00Z');
    const [late, over] = [newId(), newId()] as const;
    await plan(late, { dueOn: '2000-06-30', remindsOn: ['2000-05-05', '2000-05-12', '2000-06-23'] });
    await plan(over, { dueOn: '2000-05-13', remindsOn: ['2000-05-05', '2000-05-12'] });
    await at('2000-05-20T12:00:00Z');
    await sweep();
    expect(await notices(late)).toEqual(['reminder 1 employer']);
    expect(await notices(over)).toEqual([]);
    expect([await states([late]), await states([over])]).toEqual([['open'], ['missed']]);
    await at('2000-06-23T12:00:00Z');
    await sweep();
    expect(await notices(late)).toHaveLength(2);
  });

  it('are not sent for what is settled, and are sent anew for a new day', async () => {
    await at('2000-07-01T12:00:00Z');
    const [done, moved] = [newId(), newId()] as const;
    await plan(done, { dueOn: '2000-07-20', remindsOn: ['2000-07-13'] });
    await plan(moved, { dueOn: '2000-07-20', remindsOn: ['2000-07-13'] });
    await api
      .get(UnitOfWork)
      .run(serviceActor('test', 'test'), (work) =>
        api.get(Deadlines).settle(work, { type: 'test', id: done }, 'TEST_PLAIN', 'met'),
      );
    await at('2000-07-14T12:00:00Z');
    await sweep();
    await plan(moved, { dueOn: '2000-08-20', remindsOn: ['2000-08-13'] });
    await at('2000-08-14T12:00:00Z');
    await sweep();
    expect(await notices(done)).toEqual([]);
    expect(await notices(moved)).toEqual(['reminder 1 employer', 'reminder 1 employer']);
  });
});

describe('deadlines that are enforced together', () => {
  it('are escalated once a day while it lasts, and once only after a year in which nothing ran', async () => {
    await at('2000-09-01T12:00:00Z');
    const ids = Array.from({ length: 40 }, newId);
    for (const id of ids) await plan(id, { kind: 'TEST_TOGETHER', dueOn: '2000-09-10' });
    await at('2000-09-11T04:00:00Z');
    await Promise.all([sweep(), sweep()]);
    await sweep();
    for (const id of ids) expect(await notices(id)).toEqual(['escalation 1 host-supervisor']);
    await at('2000-09-12T03:59:59Z');
    await sweep();
    expect(await notices(ids[0] ?? '')).toHaveLength(1);
    await at('2000-09-12T04:00:00Z');
    await sweep();
    expect(await notices(ids[0] ?? '')).toHaveLength(2);
    await at('2001-09-12T12:00:00Z');
    await sweep();
    await sweep();
    expect(await notices(ids[0] ?? '')).toHaveLength(3);
    await api
      .get(UnitOfWork)
      .run(serviceActor('test', 'test'), (work) =>
        api.get(Deadlines).settleAll(work, ids, ['TEST_TOGETHER'], 'met'),
      );
  });

  it('do not wait for one among them that always fails', async () => {
    await at('2001-10-01T12:00:00Z');
    const ids = Array.from({ length: 12 }, newId);
    for (const id of ids) await plan(id, { kind: 'TEST_TOGETHER', dueOn: '2001-10-10' });
    const [bad = '', ...good] = ids;
    poisoned.add(bad);
    await at('2001-10-11T05:00:00Z');
    expect(await sweep()).toEqual({ enforced: 11, failed: 1 });
    expect(await states(good)).toEqual(['missed']);
    expect(await states([bad])).toEqual(['open']);
    expect(await notices(bad)).toEqual([]);
    poisoned.delete(bad);
    await at('2001-10-11T06:00:00Z');
    await sweep();
    expect(await notices(bad)).toEqual(['escalation 1 host-supervisor']);
  });

  it('of several kinds are enforced in the order in which they came due', async () => {
    await at('2001-11-01T12:00:00Z');
    const planned = ['TEST_PLAIN', 'TEST_TOGETHER', 'TEST_PLAIN', 'TEST_OTHER'].map((kind, day) => ({
      ...{ id: newId(), kind },
      dueOn: `2001-11-0${String(day + 2)}`,
    }));
    for (const { id, kind, dueOn } of [...planned].reverse()) await plan(id, { kind, dueOn });
    await at('2001-11-10T12:00:00Z');
    await sweep();
    const { rows } = await owner.query(
      `select entry->>'subjectId' as id from audit_entry
       where entry->>'action' = 'deadline.missed' and entry->>'subjectId' = any($1) order by seq`,
      [planned.map(({ id }) => id)],
    );
    expect(rows.map(({ id }) => id)).toEqual(planned.map(({ id }) => id));
  });
});

describe('a deadline that was enforced without the answer having arrived', () => {
  it('is not enforced again', async () => {
    await at('2001-12-01T12:00:00Z');
    const id = newId();
    await plan(id, { kind: 'TEST_LOST', dueOn: '2001-12-10' });
    await at('2001-12-11T05:00:00Z');
    await sweep();
    await at('2001-12-11T07:00:00Z');
    await sweep();
    const { rows } = await owner.query(
      'select state, enforced_count as times, failures from deadline where subject_id = $1',
      [id],
    );
    expect(rows).toEqual([{ state: 'missed', times: 1, failures: 0 }]);
  });
});

describe('the heartbeat', () => {
  const shiftBack = (seconds: number) =>
    owner.query(
      `update sweep_heartbeat set last_run_at = clock_timestamp() - make_interval(secs => $1), missed_runs = 0`,
      [seconds],
    );

  it('counts the rounds that did not run, and leaves a short pause alone', async () => {
    await sweep();
    // A round is due every 15 seconds; a pause of three rounds is a restart, longer is a standstill.
    await shiftBack(44);
    await sweep();
    expect(await api.get(Heartbeat).health()).toMatchObject({ missedRuns: 0, late: false });
    await shiftBack(151);
    expect((await api.get(Heartbeat).health()).late).toBe(true);
    await Promise.all([sweep(), sweep()]);
    expect(await api.get(Heartbeat).health()).toMatchObject({ missedRuns: 9, late: false });
    const { rows } = await owner.query(
      `select entry->'after'->>'missedRuns' as missed from audit_entry where entry->>'action' = 'deadlines.runs-missed'`,
    );
    expect(rows).toEqual([{ missed: '9' }]);
  });
});
