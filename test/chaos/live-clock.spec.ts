import { expect, it } from '@jest/globals';
import { migrate } from '../../apps/runtime/migrate.js';
import { createTestDatabase } from '../support/database.js';
import { ask, none, outcomes, plan, sweeps } from './obligations.js';
import { killWorkers, startWorker } from './worker-process.js';

/** What was enforced before its time by the clock of the database. */
const early = (url: string, ids: string[]) =>
  ask<{ kind: string }>(
    url,
    'select kind from deadline where subject_id = any($1) and enforced_count > 0 and due_at > official_now()',
    [ids],
  );

it('a live system enforces when its database says that a day is over, with a worker ahead and one far behind', async () => {
  const database = await createTestDatabase({ migrated: false });
  const { url } = database;
  try {
    await migrate(url, { mode: 'live' });
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const ids = await plan(
      url,
      Array.from({ length: 6 }, (_, index) => ({
        kind: index % 2 === 0 ? 'EVALUATE' : 'FINAL_WAGES',
        dueOn: tomorrow,
      })),
    );
    const endsIn = (seconds: number, some: string[]) =>
      ask(
        url,
        `update deadline set next_at = ended, due_at = ended
           from (select clock_timestamp() + make_interval(secs => $1) as ended) soon where subject_id = any($2)`,
        [seconds, some],
      );
    const [ahead, behind] = [ids.slice(0, 3), ids.slice(3)];
    const once = Array(3).fill({ state: 'missed', enforced: 1, recorded: 1, notices: [] });
    const fast = startWorker({ DATABASE_URL: url }, { aheadSeconds: 20 });
    await sweeps(url, 1);
    await endsIn(5, ahead);
    await sweeps(url, 3);
    expect(await early(url, ahead)).toEqual([]);
    await none(url, `deadline where subject_id = any($1) and state = 'open'`, [ahead]);
    expect(await outcomes(url, ahead)).toEqual(once);
    await fast.kill();
    // A clock an hour behind would let an hour pass.
    startWorker({ DATABASE_URL: url }, { aheadSeconds: -3600 });
    await endsIn(0, behind);
    await none(url, `deadline where subject_id = any($1) and state = 'open'`, [behind]);
    expect(await outcomes(url, [...ahead, ...behind])).toEqual([...once, ...once]);
  } finally {
    await killWorkers();
    await database.drop();
  }
}, 60_000);
