import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { submit, sheet } from '../support/pay-sheets.js';
import { placeWorkers } from '../support/placed-worker.js';
import {
  approvedOrder,
  type Farm,
  nameFor,
  placeThrough,
  type Programme,
  programmePeople,
  registerWorker,
} from '../support/placing.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let mexico: Programme;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  mexico = await programmePeople(world, 'MX');
});

afterAll(() => world.close());

const act = (farm: Farm, name: string, placementIds: string[], facts: object) =>
  farm.employer.post(`placements/acts/${name}`, { placementIds, ...facts }).expect(200);

/** Two workers on an order from April to June, with tickets. */
async function travelling() {
  const { farm, orderId } = await approvedOrder(world, mexico, {
    named: 2,
    needFrom: '2000-04-01',
    needTo: '2000-06-30',
  });
  const workers = [await registerWorker(mexico), await registerWorker(mexico)];
  await nameFor(
    farm,
    orderId,
    workers.map(({ number }) => number),
  ).expect(200);
  const { body } = await farm.employer.get(`job-orders/${orderId}/placements`).expect(200);
  const placements = body.items as { id: string; workerId: string }[];
  const ids = placements.map(({ id }) => id);
  await placeThrough(mexico, farm, ids, 'travel-booked', '2000-04-01');
  return { farm, orderId, ids, workers, workerIds: placements.map(({ workerId }) => workerId) };
}

const evaluationDeadline = async (orderId: string) => {
  const [row] = await world.dataSource.query(
    `select state, due_on as "dueOn", settled_at is not null as settled from deadline
     where subject_id = $1 and kind = 'EVALUATE'`,
    [orderId],
  );
  return row;
};

const good = (placementId: string | undefined) => ({ placementId, wouldRehire: 'yes', rating: 5 });

describe('a season that ends', () => {
  it('is owed an evaluation, without which the next order is refused', async () => {
    const { farm, orderId, ids, workers, workerIds } = await travelling();
    const [first, second] = ids as [string, string];
    const { employer } = farm;
    expect(await evaluationDeadline(orderId)).toBeUndefined();
    await world.advanceTo('2000-04-02T15:00:00Z');
    const arrival = { arrivedOn: '2000-04-02', housingUnitId: farm.housingUnitId };
    await act(farm, 'report-arrival', [first], arrival);
    // Season end 30 June, and no day more in edition 2000.
    expect(await evaluationDeadline(orderId)).toEqual({ state: 'open', dueOn: '2000-06-30', settled: false });
    await act(farm, 'report-arrival', [second], arrival);
    await act(farm, 'start-work', ids, { firstDayWorkedOn: '2000-04-02' });

    const evaluate = (items: object[], status: number) =>
      employer.post(`job-orders/${orderId}/evaluations`, { items }).expect(status);
    expect((await evaluate([good(first)], 409)).body.code).toBe('EVALUATION_TOO_EARLY');

    await world.advanceTo('2000-06-30T15:00:00Z');
    await submit({ employer, orderId, placementIds: ids, workerIds }, sheet('2000-06-19', ids));
    await act(farm, 'report-departure', ids, { departedOn: '2000-06-30' });
    const copy = async (needFrom: string) => {
      const { body } = await employer.post(`job-orders/${orderId}/copy`).expect(200);
      return employer.patch(`job-orders/${body.id}`, { needFrom, needTo: '2000-12-10' }).expect(200);
    };
    const { body: before } = await copy('2000-09-15');
    const { body: draft } = await copy('2000-09-16');
    // The day ends in Ontario at 04:00 UTC.
    await world.advanceTo('2000-07-01T03:59:00Z');
    await employer.post(`job-orders/${before.id}/filing`).expect(200);
    await world.advanceTo('2000-07-01T04:00:00Z');
    const refused = await employer.post(`job-orders/${draft.id}/filing`).expect(409);
    expect(refused.body).toMatchObject({
      code: 'SEASON_NOT_EVALUATED',
      params: { jobOrderId: orderId, dueOn: '2000-06-30' },
    });

    const one = await evaluate([good(first)], 200);
    expect(one.body).toMatchObject({ evaluated: 1, open: 1, receipt: { next: [{ act: 'EVALUATE' }] } });
    await employer.post(`job-orders/${draft.id}/filing`).expect(409);
    expect((await evaluate([good(first), good(second), good(second)], 409)).body.findings).toHaveLength(2);
    const rest = await evaluate([{ placementId: second, wouldRehire: 'no', rating: 2 }], 200);
    expect(rest.body).toMatchObject({ evaluated: 2, open: 0, receipt: { next: [] } });
    expect(await evaluationDeadline(orderId)).toMatchObject({ state: 'missed', settled: true });
    await employer.post(`job-orders/${draft.id}/filing`).expect(200);

    const { body: returning } = await employer.get(`job-orders/${draft.id}/returning-workers`).expect(200);
    const wanted = workers.find(({ id }) => id === workerIds[ids.indexOf(first)]);
    expect(returning.items).toEqual([
      {
        workerId: wanted?.id,
        workerNumber: wanted?.number,
        familyNames: 'Pérez Núñez',
        wouldRehire: 'yes',
        rating: 5,
      },
    ]);
    const stranger = await world.farm();
    await stranger.employer.get(`job-orders/${draft.id}/returning-workers`).expect(404);
    const { body: read } = await mexico.ministry.get(`workers/${wanted?.id}/evaluations`).expect(200);
    expect(read.items).toMatchObject([{ rating: 5, wouldRehire: 'yes' }]);
    await stranger.employer.get(`workers/${wanted?.id}/evaluations`).expect(404);
  });

  it('owes no evaluation of who never worked', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, {
      named: 1,
      needFrom: '2000-10-01',
      needTo: '2000-12-10',
    });
    const worker = await registerWorker(mexico);
    await nameFor(farm, orderId, [worker.number]).expect(200);
    const { body } = await farm.employer.get(`job-orders/${orderId}/placements`).expect(200);
    const ids = body.items.map(({ id }: { id: string }) => id);
    await placeThrough(mexico, farm, ids, 'travel-booked', '2000-10-01');
    await world.advanceTo('2000-10-01T15:00:00Z');
    const arrival = { arrivedOn: '2000-10-01', housingUnitId: farm.housingUnitId };
    await act(farm, 'report-arrival', ids, arrival);
    expect(await evaluationDeadline(orderId)).toMatchObject({ state: 'open' });
    await act(farm, 'end-early', ids, { endedOn: '2000-10-01', reason: 'Illness in the family' });
    expect(await evaluationDeadline(orderId)).toMatchObject({ state: 'cancelled', settled: true });
  });
});

describe('an employer as its workers see it', () => {
  it('is shown only once five have spoken, and never who said what', async () => {
    const farm = await placeWorkers(world, { workers: 5, state: 'departed', departedOn: '2000-06-30' });
    const address = `employers/${farm.employer.organisationId}/evaluations`;
    const officer = await world.person('host-officer');
    for (const [index, workerId] of farm.workerIds.entries()) {
      const worker = await world.person('worker', { workerId });
      const placementId = farm.placementIds[index] ?? '';
      const said = { rating: index === 0 ? 1 : 5, remarks: `Remark ${index}` };
      await worker
        .post(`placements/${farm.placementIds[(index + 1) % 5] ?? ''}/employer-evaluation`, said)
        .expect(404);
      await worker.post(`placements/${placementId}/employer-evaluation`, said).expect(200);
      if (index === 0) {
        const again = await worker.post(`placements/${placementId}/employer-evaluation`, said).expect(409);
        expect(again.body.code).toBe('EVALUATED_ALREADY');
      }
      if (index === 3) {
        const { body } = await officer.get(address).expect(200);
        expect(body).toMatchObject({ evaluations: 4, meanRating: null, remarks: [] });
      }
    }
    const { body: own } = await farm.employer.get(address).expect(200);
    expect(own).toMatchObject({ evaluations: 5, meanRating: '4.2', remarks: [] });
    const { body: seen } = await officer.get(address).expect(200);
    expect(seen.remarks).toHaveLength(5);
    const other = await world.farm();
    await other.employer.get(address).expect(404);
  });

  it('is evaluated after the stay and not during it', async () => {
    const farm = await placeWorkers(world);
    const worker = await world.person('worker', { workerId: farm.workerIds[0] ?? '' });
    const early = await worker
      .post(`placements/${farm.placementIds[0] ?? ''}/employer-evaluation`, { rating: 4 })
      .expect(409);
    expect(early.body.code).toBe('EVALUATION_TOO_EARLY');
  });
});
