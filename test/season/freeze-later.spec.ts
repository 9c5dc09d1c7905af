import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#libs/platform';
import { owe, type Owed } from '../support/owed.js';
import { sheet, submit, week } from '../support/pay-sheets.js';
import { placeWorkers } from '../support/placed-worker.js';
import {
  approvedOrder,
  nameFor,
  placeThrough,
  programmePeople,
  type Programme,
  registerWorker,
} from '../support/placing.js';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let supervisor: Person;
let mexico: Programme;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  supervisor = await world.person('host-supervisor', { provinces: ['ON', 'BC'] });
  mexico = await programmePeople(world, 'MX');
});

afterAll(() => world.close());

const reason = 'The portal is shut';
type Order = {
  from: string;
  to: string;
  days?: number;
  until?: string;
  province?: string;
  programme?: string;
};

/** Orders a freeze; a deadline of its own lies in its days, since one that moves nothing is refused. */
async function freeze(order: Order): Promise<string> {
  await plan({ dueOn: order.from, ...(order.province === undefined ? {} : { province: order.province }) });
  return (await send(order, await preview(order)).expect(200)).body.id;
}
const preview = async (order: Order): Promise<{ moves: number; revision: number }> =>
  (await supervisor.post('deadline-freezes/preview', { reason, ...order }).expect(200)).body;
const send = (order: Order, { moves, revision }: { moves: number; revision: number }) =>
  supervisor.post('deadline-freezes', { reason, ...order, moves, revision });
const undo = async (id: string) =>
  (await supervisor.post(`deadline-freezes/${id}/undo`, { reason: 'It is open again' }).expect(200)).body;

async function plan(owed: Omit<Owed, 'subject'>, id: string = newId()): Promise<string> {
  await owe(world, { ...owed, kind: 'TEST_PLAIN', subject: { type: 'test', id } });
  return id;
}

async function rowOf(subject: string, kind = 'TEST_PLAIN') {
  const [row] = await world.dataSource.query(
    `select due_on::text as "dueOn", due_at as "dueAt", state, remind_at as "remindAt",
       planned_before as "plannedBefore" from deadline where subject_id = $1 and kind = $2`,
    [subject, kind],
  );
  return row;
}
const dayOf = async (subject: string, kind?: string): Promise<string> => (await rowOf(subject, kind)).dueOn;

describe('a deadline that is planned while a freeze stands', () => {
  it('moves as those that were open did, to both edges of its days, with its reminders and its history', async () => {
    const id = await freeze({ from: '2000-03-10', to: '2000-03-20', days: 30, province: 'ON' });
    const inside = [
      await plan({ dueOn: '2000-03-10', remindsOn: ['2000-03-09'] }),
      await plan({ dueOn: '2000-03-20' }),
    ];
    const outside = [
      await plan({ dueOn: '2000-03-09' }),
      await plan({ dueOn: '2000-03-21' }),
      await plan({ dueOn: '2000-03-15', province: 'BC' }),
    ];
    expect(await Promise.all(inside.map((one) => dayOf(one)))).toEqual(['2000-04-09', '2000-04-19']);
    expect(await Promise.all(outside.map((one) => dayOf(one)))).toEqual([
      ...['2000-03-09', '2000-03-21', '2000-03-15'],
    ]);
    // The day before the 9th of April, at eight of Toronto's summer.
    expect(await rowOf(inside[0] ?? '')).toMatchObject({
      plannedBefore: [{ dueOn: '2000-03-10', reason, frozen: { freezeId: id, plannedOn: '2000-03-10' } }],
      remindAt: [new Date('2000-04-08T12:00:00Z')],
    });
    expect(await undo(id)).toMatchObject({ putBack: 3, left: 0 });
    expect(await Promise.all(inside.map((one) => dayOf(one)))).toEqual(['2000-03-10', '2000-03-20']);
    expect(await dayOf(await plan({ dueOn: '2000-03-15' }))).toBe('2000-03-15');
  });

  it('moves through one freeze into the next, and back one by one', async () => {
    const lower = await freeze({ from: '2000-05-01', to: '2000-05-01', days: 4 });
    const upper = await freeze({ from: '2000-05-05', to: '2000-05-05', until: '2000-05-20' });
    const subject = await plan({ dueOn: '2000-05-01' });
    expect(await dayOf(subject)).toBe('2000-05-20');
    await plan({ dueOn: '2000-05-01' }, subject);
    expect(await dayOf(subject)).toBe('2000-05-20');
    await undo(upper);
    expect(await dayOf(subject)).toBe('2000-05-05');
    await undo(lower);
    expect(await dayOf(subject)).toBe('2000-05-01');
  });

  it('moves whenever it is planned beside the ordering of the freeze', async () => {
    const [first] = [await plan({ dueOn: '2000-06-10' })];
    const order = { from: '2000-06-10', to: '2000-06-10', days: 10 };
    const shown = await preview(order);
    const many = Array.from({ length: 40 }, () => newId());
    const [answer] = await Promise.all([
      send(order, { ...shown, moves: shown.moves + many.length }),
      ...many.map((id) => plan({ dueOn: '2000-06-10' }, id)),
    ]);
    expect(answer.status).toBe(200);
    const days = () => Promise.all([first, ...many].map((id) => dayOf(id)));
    // Who planned while the freeze was being ordered is moved once both are through.
    for (let round = 0; round < 200 && (await days()).includes('2000-06-10'); round += 1) await pause(20);
    expect(new Set(await days())).toEqual(new Set(['2000-06-20']));
  });

  it('takes the days of its test along', async () => {
    // The window of a need on 1 August runs from 4 to 11 July.
    const id = await freeze({ from: '2000-07-11', to: '2000-07-11', days: 5 });
    const { orderId } = await approvedOrder(world, mexico, { needFrom: '2000-08-01', needTo: '2000-10-31' });
    expect(await dayOf(orderId, 'DECIDE_LMT')).toBe('2000-07-16');
    const closesOn = async () => {
      const [row] = await world.dataSource.query(
        'select closes_on::text as "closesOn" from labour_market_test where job_order_id = $1',
        [orderId],
      );
      return row.closesOn;
    };
    expect(await closesOn()).toBe('2000-07-16');
    await undo(id);
    expect([await dayOf(orderId, 'DECIDE_LMT'), await closesOn()]).toEqual(['2000-07-11', '2000-07-11']);
  });
});

describe('what goes on from a frozen deadline', () => {
  it('is the last day in Canada of a worker who is transferred: it is frozen too, and undone with it', async () => {
    const facts = { needFrom: '2000-05-01', needTo: '2000-10-31', named: 1 };
    const { farm, orderId } = await approvedOrder(world, mexico, facts);
    const receiving = await approvedOrder(world, mexico, facts);
    const worker = await registerWorker(mexico);
    const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
    const placementIds = [body.placements[0].id as string];
    await placeThrough(mexico, farm, placementIds, 'travel-booked', '2000-05-01');
    await world.advanceTo('2000-05-01T20:00:00Z');
    const act = (name: string, more: object) =>
      farm.employer.post(`placements/acts/${name}`, { placementIds, ...more }).expect(200);
    await act('report-arrival', { arrivedOn: '2000-05-01', housingUnitId: farm.housingUnitId });
    await act('start-work', { firstDayWorkedOn: '2000-05-01' });
    // A week after the last day of need.
    const id = await freeze({ from: '2000-11-07', to: '2000-11-07', days: 7 });
    const { body: moved } = await mexico.officer
      .post('placements/acts/transfer', {
        ...{ placementIds, jobOrderId: receiving.orderId, transferredOn: '2000-05-01' },
        ...{
          housingUnitId: receiving.farm.housingUnitId,
          workersConsent: true,
          sendingMinistryApproves: true,
        },
      })
      .expect(200);
    const goesOn = moved.transferred[0].id as string;
    expect(await rowOf(goesOn, 'LEAVE_BY')).toMatchObject({
      ...{ dueOn: '2000-11-14', plannedBefore: [{ frozen: { plannedOn: '2000-11-07' } }] },
    });
    await undo(id);
    expect(await dayOf(goesOn, 'LEAVE_BY')).toBe('2000-11-07');
  });

  it('is not the time for wages that are owed anew: the days of the freeze are no days of theirs', async () => {
    await world.advanceTo('2000-09-20T15:00:00Z');
    const gone = await placeWorkers(world, { departedOn: '2000-09-08', state: 'departed' });
    const [placementId = ''] = gone.placementIds;
    const subject = { type: 'placement', id: placementId };
    await owe(world, {
      ...{ kind: 'FINAL_WAGES', subject, dueOn: '2000-09-22', countedFrom: 'last day worked' },
    });
    await freeze({ from: '2000-09-22', to: '2000-09-22', days: 60 });
    expect(await dayOf(placementId, 'FINAL_WAGES')).toBe('2000-11-21');
    await submit(gone, sheet('2000-08-28', gone.placementIds, { days: week('2000-08-28', [8]) }));
    const proof = { paidOn: '2000-09-19', method: 'bank transfer', proofReference: 'T-1' };
    await gone.employer.post(`placements/${placementId}/final-wages`, proof).expect(200);
    await submit(gone, sheet('2000-09-04', gone.placementIds, { days: week('2000-09-04', [8]) }));
    // A week from 20 September, as if the stay had ended then.
    expect(await rowOf(placementId, 'FINAL_WAGES')).toMatchObject({ dueOn: '2000-09-27', state: 'open' });
  });
});
