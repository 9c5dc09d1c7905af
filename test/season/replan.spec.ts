import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { serviceActor } from '#libs/audit-trail';
import { ReplanDeadlines } from '#libs/deadlines';
import { loadRulebook, type Rulebook } from '#libs/rulebook';
import { runCli } from '../support/cli.js';
import {
  approvedOrder,
  nameFor,
  placeThrough,
  programmePeople,
  type Programme,
  registerWorker,
} from '../support/placing.js';
import { createWorld, type World } from '../support/world.js';

// The command is a process of its own, which takes seconds to start on a busy machine.
jest.setTimeout(120_000);

let world: World;
let mexico: Programme;
let folder: string;
let stays: string[];

const reason = 'A holiday was entered';
const apply = (book: Rulebook) =>
  world.get(ReplanDeadlines).apply(serviceActor('test', 'test'), reason, book);
const preview = async (book?: Rulebook) => (await world.get(ReplanDeadlines).preview(book)).rows;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'replan-'));
  world = await createWorld('2000-03-01T15:00:00Z');
  mexico = await programmePeople(world, 'MX');
  stays = [await accepted(), await accepted()];
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

/** A worker on the way to an order of their own. */
async function accepted(): Promise<string> {
  const facts = { needFrom: '2000-05-01', needTo: '2000-10-31', named: 1 };
  const { farm, orderId } = await approvedOrder(world, mexico, facts);
  const worker = await registerWorker(mexico);
  const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
  await placeThrough(mexico, farm, [body.placements[0].id], 'accepted');
  return body.placements[0].id;
}

/** The shipped rules with holidays of Ontario, by month and day, that they did not know. */
function withHolidays(...days: string[]): string {
  const values = join(folder, days.join('-'));
  cpSync('libs/rulebook/values', values, { recursive: true });
  const file = join(values, 'provinces/holidays.yaml');
  const corrections = days.map(
    (day) => `    - { name: 'Day of Rest', provinces: [ON], 'on': '${day}', isHoliday: true, from: 2000-01-01,
        to: 2001-01-01, status: confirmed, source: { key: POLICY, clause: 'entered late' } }\n`,
  );
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('  corrections:\n', `  corrections:\n${corrections.join('')}`));
  return values;
}

async function travel(id: string) {
  const [row] = await world.dataSource.query(
    `select due_on::text as "dueOn", due_at as "dueAt", next_at as "nextAt", state, planned_before as "plannedBefore",
       remind_at as "remindAt" from deadline where subject_id = $1 and kind = 'BOOK_TRAVEL'`,
    [id],
  );
  return row;
}

describe('a holiday that is entered after deadlines were planned', () => {
  it('is shown with what it would move, and moves nothing', async () => {
    expect(await preview()).toEqual([]);
    // Five working days before 1 May: 28, 27, then not the 26th, 25, 24, and not Good Friday, the 21st: the 20th.
    const found = await preview(loadRulebook(withHolidays('04-26')));
    expect(found.map(({ subjectId }) => subjectId).sort()).toEqual([...stays].sort());
    for (const one of found)
      expect(one).toMatchObject({
        ...{ kind: 'BOOK_TRAVEL', dueOn: '2000-04-24', movesTo: '2000-04-20', stays: null },
      });
    expect(await travel(stays[0] ?? '')).toMatchObject({ dueOn: '2000-04-24', plannedBefore: [] });
  });

  it('moves what is open, with its reminders, its history and an entry in the trail; once', async () => {
    const book = loadRulebook(withHolidays('04-26'));
    const both = await Promise.all([apply(book), apply(book)]);
    expect(both.map(({ rows }) => rows.length).sort()).toEqual([0, 2]);
    for (const id of stays)
      expect(await travel(id)).toMatchObject({
        ...{ dueOn: '2000-04-20', state: 'open', dueAt: new Date('2000-04-21T04:00:00Z') },
        // A week before, at eight in the morning.
        ...{ remindAt: [new Date('2000-04-13T12:00:00Z')], nextAt: new Date('2000-04-13T12:00:00Z') },
        plannedBefore: [{ dueOn: '2000-04-24', reason, state: 'open' }],
      });
    const trail: { entry: object }[] = await world.dataSource.query(
      `select entry from audit_entry where entry->>'action' = 'deadline.replanned' order by seq`,
    );
    expect(trail.map(({ entry }) => entry)).toMatchObject(
      Array(2).fill({ reason, before: { dueOn: '2000-04-24' }, after: { dueOn: '2000-04-20' } }),
    );
  });

  it('leaves what a freeze holds, what is settled, and what would be over already', async () => {
    const [first = ''] = stays;
    const supervisor = await world.person('host-supervisor');
    const order = { reason: 'Portal shut', from: '2000-04-20', to: '2000-04-20', days: 4 };
    const { body: shown } = await supervisor.post('deadline-freezes/preview', order).expect(200);
    const { moves, revision } = shown;
    const { body } = await supervisor.post('deadline-freezes', { ...order, moves, revision }).expect(200);
    const twice = loadRulebook(withHolidays('04-25', '04-26'));
    expect((await apply(twice)).rows.map(({ stays: why }) => why)).toEqual(['frozen', 'frozen']);
    expect(await travel(first)).toMatchObject({ dueOn: '2000-04-24' });
    await supervisor.post(`deadline-freezes/${body.id}/undo`, { reason: 'Open again' }).expect(200);
    await mexico.ministry
      .post('placements/acts/decline', { placementIds: [first], reason: 'Stays at home' })
      .expect(200);
    // With both holidays it is the 19th; on the 20th that is over.
    await world.advanceTo('2000-04-20T15:00:00Z');
    const { rows } = await apply(twice);
    expect(rows).toMatchObject([{ subjectId: stays[1], movesTo: '2000-04-19', stays: 'day-over' }]);
    expect(await travel(stays[1] ?? '')).toMatchObject({ dueOn: '2000-04-20', state: 'open' });
  });
});

describe('an obligation that the rules cannot date any more', () => {
  it('is named and stays', async () => {
    const values = withHolidays('04-26');
    const file = join(values, 'canada/obligations.yaml');
    const text = readFileSync(file, 'utf8');
    const [before = '', of = ''] = text.split('  - code: BOOK_TRAVEL\n');
    const doubtful = of.replace('status: confirmed', 'status: unconfirmed');
    writeFileSync(file, `${before}  - code: BOOK_TRAVEL\n${doubtful}`);
    const rows = await preview(loadRulebook(values));
    expect(rows).toMatchObject([{ kind: 'BOOK_TRAVEL', movesTo: null, stays: 'not-dated' }]);
  });
});

describe('temporada deadlines replan', () => {
  const call = (...args: string[]) =>
    runCli(['deadlines', 'replan', ...args], { DATABASE_URL: world.databaseUrl });

  it('asks for a reason, and applies no values but those in force', async () => {
    expect(await call('--apply')).toMatchObject({ code: 2, stderr: expect.stringContaining('--reason') });
    expect(await call('--apply', '--reason', 'x', '--values', folder)).toMatchObject({ code: 2 });
  });

  it('shows what another folder of values would move, as text and as a document', async () => {
    // By the shipped rules, which know no Day of Rest, the ticket is due on the 24th again.
    const shown = await call('--json');
    expect(shown.code).toBe(1);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      applied: false,
      rows: [{ kind: 'BOOK_TRAVEL', dueOn: '2000-04-20', movesTo: '2000-04-24', stays: null }],
    });
    const text = await call('--values', withHolidays('04-26'));
    expect(text).toMatchObject({ code: 0, stdout: expect.stringContaining('as the rules date it') });
  });

  it('moves with a reason', async () => {
    const applied = await call('--apply', '--reason', 'The day of rest was revoked');
    expect(applied).toMatchObject({ code: 0, stdout: expect.stringContaining('1 moved') });
    expect(await travel(stays[1] ?? '')).toMatchObject({ dueOn: '2000-04-24' });
    expect((await call()).code).toBe(0);
  });
});
