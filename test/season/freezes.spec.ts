import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { Deadlines, Sweep } from '#libs/deadlines';
import { newId } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let supervisor: Person;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  supervisor = await world.person('host-supervisor', { provinces: ['ON', 'BC'] });
});

afterAll(() => world.close());

const zones = { ON: 'America/Toronto', BC: 'America/Vancouver', QC: 'America/Toronto' };

interface Planned {
  dueOn: string;
  province?: keyof typeof zones;
  opensOn?: string;
  remindsOn?: string[];
  subject?: string;
}

async function plan({ dueOn, province = 'ON', opensOn, remindsOn = [], subject = newId() }: Planned) {
  await world.get(UnitOfWork).run(serviceActor('test', 'test'), (work) =>
    world.get(Deadlines).schedule(work, {
      kind: 'TEST_PLAIN',
      subject: { type: 'test', id: subject },
      owedBy: 'employer',
      employerId: null,
      province,
      timeZone: zones[province],
      ...(opensOn === undefined ? {} : { opensOn: plainDate(opensOn) }),
      remindsOn: remindsOn.map(plainDate),
      dueOn: plainDate(dueOn),
      countedFrom: 'test',
      source: { title: 'A test' },
    }),
  );
  return subject;
}

interface Row {
  state: string;
  dueOn: string;
  dueAt: Date;
  opensAt: Date | null;
  opened: boolean;
  remindAt: Date[];
  nextAt: Date | null;
  plannedBefore: { dueOn: string; reason: string }[];
}

async function rowOf(subject: string, kind = 'TEST_PLAIN'): Promise<Row> {
  const [row] = await world.dataSource.query(
    `select state, due_on::text as "dueOn", due_at as "dueAt", opens_at as "opensAt", opened, remind_at as "remindAt",
       next_at as "nextAt", planned_before as "plannedBefore" from deadline where subject_id = $1 and kind = $2`,
    [subject, kind],
  );
  return row as Row;
}

const reason = 'The portal is shut';
interface Order {
  from: string;
  to: string;
  days?: number;
  until?: string;
  province?: string;
  programme?: string;
}
const preview = async (order: Order) =>
  (await supervisor.post('deadline-freezes/preview', { reason, ...order }).expect(200)).body;
const send = (order: Order, { moves, revision }: { moves: number; revision: number }) =>
  supervisor.post('deadline-freezes', { reason, ...order, moves, revision });
/** Previews and orders a freeze. */
const freeze = async (order: Order): Promise<{ id: string; moved: number }> =>
  (await send(order, await preview(order)).expect(200)).body;
const undo = async (id: string) =>
  (await supervisor.post(`deadline-freezes/${id}/undo`, { reason: 'It is open again' }).expect(200)).body;

describe('a freeze', () => {
  it('moves the open deadlines of its days, to both edges, and no others', async () => {
    const inside = [await plan({ dueOn: '2000-03-01' }), await plan({ dueOn: '2000-03-31' })];
    const outside = [await plan({ dueOn: '2000-02-29' }), await plan({ dueOn: '2000-04-01' })];
    const elsewhere = await plan({ dueOn: '2000-03-10', province: 'QC' });
    const order = { from: '2000-03-01', to: '2000-03-31', days: 31 };
    const shown = await preview(order);
    expect(shown).toMatchObject({
      moves: 2,
      provinces: expect.arrayContaining(['ON', 'BC']),
      counts: [{ kind: 'TEST_PLAIN', province: 'ON', moves: 2 }],
      first: [
        { dueOn: '2000-03-01', movesTo: '2000-04-01' },
        { dueOn: '2000-03-31', movesTo: '2000-05-01' },
      ],
    });
    expect((await rowOf(inside[0] ?? '')).dueOn).toBe('2000-03-01');
    const { body } = await send(order, shown).expect(200);
    expect(body).toMatchObject({ moved: 2, receipt: { act: 'frozen' } });
    const days = await Promise.all(
      [...inside, ...outside, elsewhere].map(async (id) => (await rowOf(id)).dueOn),
    );
    expect(days).toEqual(['2000-04-01', '2000-05-01', '2000-02-29', '2000-04-01', '2000-03-10']);
    expect((await rowOf(inside[0] ?? '')).plannedBefore).toMatchObject([{ dueOn: '2000-03-01', reason }]);
    const actions = await world.dataSource.query(
      `select entry from audit_entry where entry::text like '%' || $1 || '%' order by seq`,
      [inside[0]],
    );
    expect(JSON.stringify(actions)).toContain('deadline.frozen');
    await undo(body.id);
  });

  it('ends each day in its own province, across a change of the clocks', async () => {
    // Clocks go forward on 2 April 2000: midnight in Toronto is 05:00Z before and 04:00Z after, in Vancouver 08:00Z and 07:00Z.
    const toronto = await plan({ dueOn: '2000-03-20' });
    const vancouver = await plan({ dueOn: '2000-03-20', province: 'BC' });
    expect((await rowOf(toronto)).dueAt.toISOString()).toBe('2000-03-21T05:00:00.000Z');
    const { id } = await freeze({ from: '2000-03-20', to: '2000-03-20', until: '2000-04-20' });
    expect((await rowOf(toronto)).dueAt.toISOString()).toBe('2000-04-21T04:00:00.000Z');
    expect((await rowOf(vancouver)).dueAt.toISOString()).toBe('2000-04-21T07:00:00.000Z');
    expect(await undo(id)).toMatchObject({ putBack: 2, left: 0, leftDeadlines: [] });
    expect((await rowOf(toronto)).dueAt.toISOString()).toBe('2000-03-21T05:00:00.000Z');
    expect((await rowOf(vancouver)).dueAt.toISOString()).toBe('2000-03-21T08:00:00.000Z');
  });

  it('moves reminders, and a window that is still to open; an open one stays open', async () => {
    const both = await plan({ dueOn: '2000-03-20', opensOn: '2000-03-13', remindsOn: ['2000-03-18'] });
    const opensBefore = await plan({ dueOn: '2000-03-20', opensOn: '2000-03-08' });
    const open = await plan({ dueOn: '2000-03-20', opensOn: '2000-01-10' });
    const { id } = await freeze({ from: '2000-03-10', to: '2000-03-25', days: 30 });
    const moved = await rowOf(both);
    // 18 March + 30 days is 17 April, at eight in the morning of Toronto's summer time.
    expect(moved.remindAt.map((at) => at.toISOString())).toEqual(['2000-04-17T12:00:00.000Z']);
    expect(moved.opensAt?.toISOString()).toBe('2000-04-12T04:00:00.000Z');
    expect(moved.nextAt).toEqual(moved.opensAt);
    expect((await rowOf(opensBefore)).opensAt?.toISOString()).toBe('2000-03-08T05:00:00.000Z');
    expect(await rowOf(open)).toMatchObject({ dueOn: '2000-04-19', opened: true });
    await undo(id);
    const back = await rowOf(both);
    expect(back.opensAt?.toISOString()).toBe('2000-03-13T05:00:00.000Z');
    expect(back.remindAt.map((at) => at.toISOString())).toEqual(['2000-03-18T13:00:00.000Z']);
    expect(back.nextAt).toEqual(back.opensAt);
  });

  it('is for one province or one programme where it says so', async () => {
    const ontario = await plan({ dueOn: '2000-05-10' });
    const columbia = await plan({ dueOn: '2000-05-10', province: 'BC' });
    const order = { from: '2000-05-10', to: '2000-05-10', days: 5 };
    expect((await preview({ ...order, programme: 'sawp-mexico' })).moves).toBe(0);
    await freeze({ ...order, province: 'BC' });
    expect([(await rowOf(ontario)).dueOn, (await rowOf(columbia)).dueOn]).toEqual([
      '2000-05-10',
      '2000-05-15',
    ]);
  });

  it('is refused with everything that is wrong with it', async () => {
    const order = { reason, from: '2000-06-10', to: '2000-06-09', province: 'QC', moves: 1, revision: 0 };
    const { body } = await supervisor.post('deadline-freezes', order).expect(403);
    const codes = body.findings.map(({ code }: { code: string }) => code).sort();
    expect(codes).toEqual(['FREEZE_DAYS', 'FREEZE_PROVINCE', 'FREEZE_SHIFT']);
    const same = { reason, from: '2000-06-01', to: '2000-06-09', until: '2000-06-09' };
    await supervisor.post('deadline-freezes/preview', same).expect(422);
    await supervisor.post('deadline-freezes/preview', { ...same, until: '2000-06-10' }).expect(200);
    await supervisor.post('deadline-freezes/preview', { ...same, until: '2000-06-31' }).expect(422);
    const officer = await world.person('host-officer');
    await officer.post('deadline-freezes/preview', same).expect(403);
    await officer.get('deadline-freezes').expect(200);
    await (await world.farm()).employer.get('deadline-freezes').expect(403);
  });

  it('does no more than was shown, and once however often it is sent at the same time', async () => {
    const first = await plan({ dueOn: '2000-07-10' });
    const order = { from: '2000-07-01', to: '2000-07-31', days: 10 };
    const shown = await preview(order);
    await plan({ dueOn: '2000-07-12' });
    expect((await send(order, shown).expect(409)).body.code).toBe('FREEZE_NOT_AS_SHOWN');
    const again = await preview(order);
    const answers = await Promise.all([send(order, again), send(order, again), send(order, again)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await rowOf(first)).toMatchObject({ dueOn: '2000-07-20' });
    expect((await rowOf(first)).plannedBefore).toHaveLength(1);
    const none = { from: '2001-07-01', to: '2001-07-31', days: 10 };
    expect((await send(none, await preview(none)).expect(409)).body.code).toBe('FREEZE_MOVES_NOTHING');
  });

  it('leaves what the rules plan again on the same day, and gives way to a new day', async () => {
    const subject = await plan({ dueOn: '2000-08-10' });
    const { id } = await freeze({ from: '2000-08-10', to: '2000-08-10', days: 10 });
    await plan({ dueOn: '2000-08-10', subject });
    expect((await rowOf(subject)).dueOn).toBe('2000-08-20');
    await plan({ dueOn: '2000-08-11', subject });
    expect((await rowOf(subject)).dueOn).toBe('2000-08-11');
    expect(await undo(id)).toMatchObject({ putBack: 0, left: 1, leftDeadlines: [{ why: 'moved' }] });
    expect((await rowOf(subject)).dueOn).toBe('2000-08-11');
  });
});

describe('undoing a freeze', () => {
  it('is done once, and lets the freezes below it stand', async () => {
    const subject = await plan({ dueOn: '2000-09-10' });
    const lower = await freeze({ from: '2000-09-10', to: '2000-09-10', days: 5 });
    const upper = await freeze({ from: '2000-09-15', to: '2000-09-15', days: 5 });
    expect((await rowOf(subject)).dueOn).toBe('2000-09-20');
    await plan({ dueOn: '2000-09-10', subject });
    expect((await rowOf(subject)).dueOn).toBe('2000-09-20');
    expect(await undo(upper.id)).toMatchObject({ putBack: 1 });
    await plan({ dueOn: '2000-09-10', subject });
    expect((await rowOf(subject)).dueOn).toBe('2000-09-15');
    const answers = await Promise.all(
      [1, 2].map(() => supervisor.post(`deadline-freezes/${lower.id}/undo`, { reason })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await rowOf(subject)).dueOn).toBe('2000-09-10');
    const foreign = await world.person('host-supervisor', { provinces: ['BC'] });
    await foreign.post(`deadline-freezes/${lower.id}/undo`, { reason }).expect(404);
  });

  it('leaves what is settled, and what would be over at once', async () => {
    const [kept, settled, over] = [
      await plan({ dueOn: '2000-10-20' }),
      await plan({ dueOn: '2000-10-19' }),
      await plan({ dueOn: '2000-10-02' }),
    ];
    const { id } = await freeze({ from: '2000-10-01', to: '2000-10-31', days: 40 });
    await world.advanceTo('2000-10-10T12:00:00Z');
    await world
      .get(UnitOfWork)
      .run(serviceActor('test', 'test'), (work) =>
        world.get(Deadlines).settle(work, { type: 'test', id: settled }, 'TEST_PLAIN', 'met'),
      );
    const undone = await undo(id);
    expect(undone).toMatchObject({ putBack: 1, left: 2, receipt: { act: 'undone' } });
    expect(undone.leftDeadlines).toMatchObject([
      { subjectId: over, why: 'day-over', dueOn: '2000-11-11' },
      { subjectId: settled, why: 'settled' },
    ]);
    expect(await rowOf(kept)).toMatchObject({ state: 'open', dueOn: '2000-10-20' });
    expect(await rowOf(over)).toMatchObject({ state: 'open', dueOn: '2000-11-11' });
    const [newest] = (await supervisor.get('deadline-freezes').expect(200)).body;
    expect(newest).toMatchObject({ id, reason, moved: 3, putBack: 1, days: 40, until: null });
  });
});

describe('a freeze beside a sweep', () => {
  it('finds each deadline missed before, or moves it before it is missed: never both', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 120; n += 1) ids.push(await plan({ dueOn: '2000-11-20' }));
    const order = { from: '2000-11-20', to: '2000-11-20', days: 30 };
    const shown = await preview(order);
    // The day is over, and nothing has swept yet.
    await world.dataSource.query(`select advance_clock('2000-11-21T05:00:00Z')`);
    const sweep = world.get(Sweep);
    const [answer] = await Promise.all([send(order, shown), sweep.run(), sweep.run()]);
    await sweep.run();
    const rows = await Promise.all(ids.map((id) => rowOf(id)));
    const missed = rows.filter(({ state }) => state === 'missed');
    const moved = rows.filter(({ dueOn }) => dueOn === '2000-12-20');
    expect(missed.length + moved.length).toBe(120);
    expect(
      missed.every(({ dueOn, plannedBefore }) => dueOn === '2000-11-20' && plannedBefore.length === 0),
    ).toBe(true);
    expect(moved.every(({ state }) => state === 'open')).toBe(true);
    expect(answer.status === 200 ? answer.body.moved : 0).toBe(moved.length);
    // What was missed stays missed: a later freeze does not undo an effect.
    expect((await preview(order)).moves).toBe(0);
  });
});
