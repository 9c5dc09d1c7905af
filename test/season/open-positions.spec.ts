import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approvedOrder,
  type Farm,
  nameFor,
  programmePeople,
  type Programme,
  registerWorker,
} from '../support/placing.js';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let mexico: Programme;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  mexico = await programmePeople(world, 'MX');
});

afterAll(() => world.close());

const read = async (person: Person, id: string) =>
  (await person.get(`job-orders/${id}`).expect(200)).body as object;

/** Names one new worker for an order; returns the placement's id. */
async function nameOne(farm: Farm, orderId: string): Promise<string> {
  const { number } = await registerWorker(mexico);
  const { body } = await nameFor(farm, orderId, [number]).expect(200);
  return body.placements[0].id as string;
}

describe('the open positions of a job order', () => {
  it('are those approved that no placement holds, from the approval on', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 2, recruited: 1, approved: 2 });
    expect(await read(mexico.agency, orderId)).toMatchObject({ openPositions: 2, state: 'transmitted' });
    const copy = await farm.employer.post(`job-orders/${orderId}/copy`).expect(200);
    expect(copy.body).toMatchObject({ openPositions: null, employerName: 'A fictional farm' });
    const first = await nameOne(farm, orderId);
    expect(await read(mexico.ministry, orderId)).toMatchObject({ openPositions: 1, state: 'filling' });
    await nameOne(farm, orderId);
    expect(await read(farm.employer, orderId)).toMatchObject({ openPositions: 0, state: 'filled' });
    await mexico.ministry
      .post('placements/acts/decline', { placementIds: [first], reason: 'Fell ill' })
      .expect(200);
    expect(await read(farm.employer, orderId)).toMatchObject({ openPositions: 1, state: 'filling' });
    await farm.employer.post(`job-orders/${orderId}/withdrawal`, { reason: 'Hail' }).expect(200);
    expect(await read(farm.employer, orderId)).toMatchObject({ openPositions: 2, state: 'withdrawn' });
  });
});

describe('a list of job orders', () => {
  it('shows those in any of several states, with the employer’s name and what is open', async () => {
    const open = await approvedOrder(world, mexico, { named: 2 });
    const filling = await approvedOrder(world, mexico, { named: 2 });
    const filled = await approvedOrder(world, mexico, { named: 1 });
    for (const { farm, orderId } of [filling, filled]) await nameOne(farm, orderId);
    const list = async (query: string) =>
      (await mexico.ministry.get(`job-orders?${query}`).expect(200)).body.items as { id: string }[];
    const wanted = await list('state=transmitted,filling');
    expect(wanted).toMatchObject([
      { id: open.orderId, employerName: 'A fictional farm', openPositions: 2 },
      { id: filling.orderId, employerName: 'A fictional farm', openPositions: 1 },
    ]);
    expect(await list('state=transmitted&state=filling')).toEqual(wanted);
    expect(await list('state=filled')).toMatchObject([{ id: filled.orderId, openPositions: 0 }]);
    expect(await list('')).toHaveLength(4);
  });

  it('refuses a state that there is not', async () => {
    const { body } = await mexico.ministry.get('job-orders?state=filling,unknown').expect(422);
    expect(body).toMatchObject({ code: 'FIELD_INVALID', params: { field: 'state' } });
  });
});
