import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Deadlines } from '#libs/deadlines';
import { owe, transaction } from '../support/owed.js';
import { placeWorkers, type PlacedWorkers } from '../support/placed-worker.js';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let placed: PlacedWorkers;
let employer: Person;

beforeAll(async () => {
  world = await createWorld('2000-03-01T15:00:00Z');
  placed = await placeWorkers(world);
  employer = placed.employer;
  const order = { type: 'job-order', id: placed.orderId };
  const placement = { type: 'placement', id: placed.placementIds[0] ?? '' };
  const employerId = employer.organisationId;
  await owe(world, { kind: 'SEND_NAMES', subject: order, employerId, dueOn: '2000-04-02' });
  await owe(world, { subject: order, employerId, dueOn: '2000-04-02', opensOn: '2000-03-20' });
  await owe(world, {
    kind: 'DECIDE_LMT',
    owedBy: 'host-officer',
    subject: order,
    employerId,
    dueOn: '2000-04-03',
  });
  await owe(world, {
    kind: 'HEALTH_CARD',
    owedBy: 'worker',
    subject: placement,
    employerId,
    dueOn: '2000-05-01',
  });
  const other = await placeWorkers(world);
  await owe(world, {
    subject: { type: 'job-order', id: other.orderId },
    employerId: other.employer.organisationId,
    dueOn: '2000-04-02',
  });
});

afterAll(() => world.close());

type Item = Record<string, unknown> & { subjectId: string; kind: string; name: string };

const toDo = async (person: Person, query = ''): Promise<Item[]> =>
  (await person.get(`to-do${query}`).expect(200)).body.items;

describe('what one is to do', () => {
  it('is what the caller’s role owes within its scope, with what happens otherwise', async () => {
    const items = await toDo(employer);
    expect(items.map(({ subjectId, kind }) => [subjectId, kind])).toEqual([
      [placed.orderId, 'SEND_NAMES'],
      [placed.orderId, 'EVALUATE'],
    ]);
    expect(items[1]).toMatchObject({
      name: 'Evaluate the workers',
      subjectType: 'job-order',
      subjectNumber: `JO-${placed.orderId}`,
      province: 'ON',
      opensOn: '2000-03-20',
      dueOn: '2000-04-02',
      // Thirty days of March are left after the first, and two of April.
      daysLeft: 32,
      overdue: false,
      escalated: false,
      whenMissed: 'next-order-refused',
      otherwise: 'the next order cannot be filed',
      source: { title: 'A test' },
    });
  });

  it('is told in the caller’s language', async () => {
    const speaking = (language: string) =>
      world.person('employer', { organisationId: employer.organisationId, language });
    expect((await toDo(await speaking('fr')))[1]).toMatchObject({
      name: 'Évaluer les travailleurs',
      otherwise: 'la prochaine demande ne peut pas être déposée',
    });
    expect((await toDo(await speaking('es')))[1]).toMatchObject({
      name: 'Evaluar a los trabajadores',
      otherwise: 'el próximo pedido no se puede presentar',
    });
  });

  it('is a worker’s own too, under the number of the placement', async () => {
    const worker = await world.person('worker', { workerId: placed.workerIds[0] ?? '' });
    expect(await toDo(worker)).toMatchObject([{ kind: 'HEALTH_CARD', dueOn: '2000-05-01' }]);
    const [{ number }] = await world.dataSource.query('select number from placement where id = $1', [
      placed.placementIds[0],
    ]);
    expect((await toDo(worker))[0]).toMatchObject({ subjectNumber: number });
    const other = await world.person('worker', { workerId: placed.employer.userId });
    expect(await toDo(other)).toEqual([]);
    expect(await toDo(await world.person('administrator'))).toEqual([]);
  });

  it('comes a page at a time, and once each', async () => {
    const first = await employer.get('to-do?limit=1').expect(200);
    const second = await employer.get(`to-do?limit=1&after=${first.body.next}`).expect(200);
    expect([first.body.items[0].kind, second.body.items[0].kind]).toEqual(['SEND_NAMES', 'EVALUATE']);
    const third = await employer.get(`to-do?limit=1&after=${second.body.next}`).expect(200);
    expect(third.body).toEqual({ items: [], next: null });
    for (const nonsense of ['x', '2000-13-41T00:00:00.000Z_x', `2000-04-01T00:00:00.000Z_'`])
      expect(await toDo(employer, `?after=${encodeURIComponent(nonsense)}`)).toHaveLength(2);
  });

  it('ends with the last day of the province, when clocks went forward on it', async () => {
    // 2 April 2000 begins at 05:00 UTC and, as clocks go forward in it, ends at 04:00 UTC of the next day.
    await world.advanceTo('2000-04-02T05:00:00.000Z');
    expect((await toDo(employer))[0]).toMatchObject({ daysLeft: 0, overdue: false });
    // The clock goes on from where it is put, so that the last minute is as close as it gets.
    await world.advanceTo('2000-04-03T03:59:00.000Z');
    expect((await toDo(employer))[0]).toMatchObject({ daysLeft: 0, overdue: false });
    await world.advanceTo('2000-04-03T04:00:00.000Z');
    expect((await toDo(employer))[0]).toMatchObject({ daysLeft: -1, overdue: true });
  });

  it('has what is overdue first, until it is done', async () => {
    const employerId = employer.organisationId;
    const subject = { type: 'placement', id: placed.placementIds[0] ?? '' };
    await owe(world, { kind: 'EVALUATE', subject, employerId, dueOn: '2000-04-03' });
    const kinds = (await toDo(employer)).map(({ kind, overdue }) => [kind, overdue]);
    expect(kinds).toEqual([
      ['SEND_NAMES', true],
      ['EVALUATE', true],
      ['EVALUATE', false],
    ]);
    await transaction(world, (work) =>
      world.get(Deadlines).settle(work, { type: 'job-order', id: placed.orderId }, 'SEND_NAMES', 'met'),
    );
    expect((await toDo(employer)).map(({ kind }) => kind)).toEqual(['EVALUATE', 'EVALUATE']);
  });

  it('reaches a supervisor once an officer has missed it', async () => {
    const [officer, supervisor] = [await world.person('host-officer'), await world.person('host-supervisor')];
    expect(await toDo(officer)).toMatchObject([{ kind: 'DECIDE_LMT', escalated: false }]);
    expect(await toDo(supervisor)).toEqual([]);
    const [{ id }] = await world.dataSource.query(`select id from deadline where kind = 'DECIDE_LMT'`);
    const missed = `update deadline set state = 'missed', missed_at = official_now(), next_at = null where id = $1`;
    const told = `insert into deadline_notice (id, deadline_id, due_on, kind, turn, to_roles, at)
      values (gen_random_uuid(), $1, $2, 'escalation', 1, '{host-supervisor}', official_now())`;
    await world.dataSource.query(told, [id, '2000-04-01']);
    await world.dataSource.query(missed, [id]);
    // What was told of an earlier plan tells nothing of this one.
    expect(await toDo(supervisor)).toEqual([]);
    await world.dataSource.query(told, [id, '2000-04-03']);
    expect(await toDo(supervisor)).toMatchObject([{ kind: 'DECIDE_LMT', escalated: true }]);
    expect(await toDo(await world.person('host-supervisor', { provinces: ['QC'] }))).toEqual([]);
  });
});
