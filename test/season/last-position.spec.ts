import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approvedOrder,
  nameFor,
  placeThrough,
  programmePeople,
  type Programme,
  registerWorker,
} from '../support/placing.js';
import { createWorld, type Person, type World } from '../support/world.js';

const rivals = 50;

let world: World;
let mexico: Programme;
let address: string;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  mexico = await programmePeople(world, 'MX');
  await world.api.listen(0, '127.0.0.1');
  address = await world.api.getUrl();
});

afterAll(() => world.close());

interface Answer {
  status: number;
  body: {
    code?: string;
    params?: object;
    placements?: { id: string; state: string; findings: { code: string }[] }[];
  };
}

/** A call over a socket, as a client makes it. */
async function post(person: Person, path: string, body: object): Promise<Answer> {
  const response = await fetch(`${address}/api/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

async function pool(count: number): Promise<{ id: string; number: string }[]> {
  const { body } = await mexico.ministry
    .post('workers', {
      items: Array.from({ length: count }, () => ({
        country: 'MX',
        givenNames: 'Fictional',
        familyNames: 'Pérez Núñez',
        bornOn: '1965-05-05',
        language: 'es',
        seasonsCompleted: 3,
        farmExperience: true,
      })),
    })
    .expect(200);
  return body.workers as { id: string; number: string }[];
}

const names = (number: string) => ({ names: [{ workerNumber: number, familyNames: 'Pérez Núñez' }] });

describe('the last approved position', () => {
  it(`goes to exactly one of ${rivals} who ask at the same instant`, async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 2 });
    const workers = await pool(rivals + 1);
    await nameFor(farm, orderId, [workers[0]?.number ?? '']).expect(200);
    const answers = await Promise.all(
      workers.slice(1).map(({ number }) => post(farm.employer, `job-orders/${orderId}/names`, names(number))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(rivals - 1);
    for (const { status, body } of refused)
      expect({ status, ...body }).toMatchObject({
        status: 409,
        code: 'POSITIONS_EXCEEDED',
        params: { free: 0, asked: 1 },
      });
    const [held] = await world.dataSource.query(
      'select count(*)::int as n, count(position_number)::int as held from placement where job_order_id = $1',
      [orderId],
    );
    expect(held).toEqual({ n: 2, held: 2 });
  }, 60_000);

  it('is not exceeded by recruits and names together', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 1, recruited: 1 });
    const workers = await pool(20);
    const answers = await Promise.all(
      workers.map(({ id, number }, index) =>
        index % 2 === 0
          ? post(farm.employer, `job-orders/${orderId}/names`, names(number))
          : post(mexico.ministry, `job-orders/${orderId}/recruits`, { workerIds: [id] }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(18);
  }, 60_000);

  it('cannot be exceeded or doubled in the database either', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 1 });
    const [worker] = await pool(1);
    const { body } = await nameFor(farm, orderId, [worker?.number ?? '']).expect(200);
    const again = (position: number, stay = {}) =>
      world.dataSource.query(
        `insert into placement select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
           'number', 'P-' || gen_random_uuid(), 'position_number', $2::int) || $3::jsonb)).* from placement p where id = $1`,
        [body.placements[0].id, position, JSON.stringify(stay)],
      );
    const nextYear = { stay_from: '2001-05-01', stay_to: '2001-06-01' };
    await expect(again(2, nextYear)).rejects.toMatchObject({ constraint: 'placement_position_fk' });
    await expect(again(1, nextYear)).rejects.toMatchObject({ constraint: 'placement_position_unique' });
    await expect(again(2)).rejects.toMatchObject({ constraint: 'placement_no_double_stay' });
  });
});

describe('one worker', () => {
  it(`is placed once when ${rivals} orders ask for the same days at the same instant`, async () => {
    const [worker] = await pool(1);
    const first = await approvedOrder(world, mexico, { named: 1 });
    const orders = [first];
    while (orders.length < rivals)
      orders.push(await approvedOrder(world, mexico, { named: 1, farm: first.farm }));
    const answers = await Promise.all(
      orders.map(({ farm, orderId }) =>
        post(farm.employer, `job-orders/${orderId}/names`, names(worker?.number ?? '')),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(orders.map(() => 200));
    const placements = answers.flatMap(({ body }) => body.placements ?? []);
    expect(placements.filter(({ state }) => state === 'proposed')).toHaveLength(1);
    const others = placements.filter(({ state }) => state === 'ineligible');
    expect(others).toHaveLength(rivals - 1);
    for (const { findings } of others) expect(findings.map(({ code }) => code)).toEqual(['ALREADY_PLACED']);
  }, 120_000);
});

describe('two acts on one placement at the same instant', () => {
  it('are done once; the second is refused with the state', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 1 });
    const worker = await registerWorker(mexico);
    const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
    const placementIds = [body.placements[0].id as string];
    const answers = await Promise.all([
      post(mexico.ministry, 'placements/acts/accept', { placementIds }),
      post(mexico.ministry, 'placements/acts/accept', { placementIds }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'PLACEMENT_STATE',
      params: { state: 'accepted', act: 'accept' },
    });
  });

  it('never put two people into the last bed', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 2, capacity: 2 });
    const workers = [await registerWorker(mexico), await registerWorker(mexico)];
    const { body } = await nameFor(
      farm,
      orderId,
      workers.map(({ number }) => number),
    ).expect(200);
    const ids = (body.placements as { id: string }[]).map(({ id }) => id);
    await placeThrough(mexico, farm, ids, 'travel-booked');
    await world.dataSource.query('update housing_unit set capacity = 1 where id = $1', [farm.housingUnitId]);
    const answers = await Promise.all(
      ids.map((id) =>
        post(farm.employer, 'placements/acts/report-arrival', {
          placementIds: [id],
          arrivedOn: '2000-02-01',
          housingUnitId: farm.housingUnitId,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'HOUSING_FULL',
      params: { capacity: 1, occupied: 1, asked: 1 },
    });
  });
});

describe('a list', () => {
  it('is done as one or not at all, with one receipt, in few statements', async () => {
    const size = 200;
    const { farm, orderId } = await approvedOrder(world, mexico, { named: size, capacity: size });
    const workers = await pool(size);
    const { body } = await nameFor(
      farm,
      orderId,
      workers.map(({ number }) => number),
    ).expect(200);
    const ids = (body.placements as { id: string }[]).map(({ id }) => id);
    await mexico.ministry.post('placements/acts/accept', { placementIds: ids.slice(0, 1) }).expect(200);
    const refused = await mexico.ministry.post('placements/acts/accept', { placementIds: ids }).expect(409);
    expect(refused.body.findings).toHaveLength(1);
    const rest = await mexico.ministry
      .post('placements/acts/accept', { placementIds: ids.slice(1) })
      .expect(200);
    expect(rest.body.placements).toHaveLength(size - 1);
    const receipts = await world.dataSource.query(
      `select count(*)::int as n from receipt where subject_id = $1 and act like 'accept:%'`,
      [orderId],
    );
    expect(receipts).toEqual([{ n: 1 }]);
    const { body: page } = await farm.employer.get(
      `job-orders/${orderId}/placements?limit=200&state=accepted`,
    );
    expect(page.items).toHaveLength(size);
  });
});
