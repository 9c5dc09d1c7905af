import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sweep } from '#libs/deadlines';
import {
  approvedOrder,
  type Farm,
  nameFor,
  programmePeople,
  type Programme,
  registerWorker,
} from '../support/placing.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let mexico: Programme;
let open: Ordered;
let closed: Ordered;
let named: Ordered;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  mexico = await programmePeople(world, 'MX');
  open = await ordered(true);
  closed = await ordered(false);
  named = await ordered(true);
  await name(open, 2);
  await name(closed, 2);
  await name(named, 3);
});

afterAll(() => world.close());

interface Ordered {
  farm: Farm;
  orderId: string;
}

/** An order for three workers by name, needed on 1 May, that lets somebody else come or not. */
const ordered = (substituteAllowed: boolean): Promise<Ordered> =>
  approvedOrder(world, mexico, { needFrom: '2000-05-01', needTo: '2000-10-31', named: 3, substituteAllowed });

async function name({ farm, orderId }: Ordered, workers: number): Promise<void> {
  const people = await Promise.all(Array.from({ length: workers }, () => registerWorker(mexico)));
  const numbers = people.map(({ number }) => number);
  await nameFor(farm, orderId, numbers).expect(200);
}

async function recruit({ orderId }: Ordered) {
  const worker = await registerWorker(mexico);
  return mexico.ministry.post(`job-orders/${orderId}/recruits`, { workerIds: [worker.id] });
}

async function names({ orderId }: Ordered) {
  const [row] = await world.dataSource.query(
    `select d.state, d.settled_at is not null as settled, d.enforced_count as times, j.state as "orderState",
       j.names_closed_at is not null as closed,
       array(select n.to_roles from deadline_notice n where n.deadline_id = d.id and n.kind = 'escalation') as told
     from deadline d join job_order j on j.id = d.subject_id where d.subject_id = $1 and d.kind = 'SEND_NAMES'`,
    [orderId],
  );
  return row;
}

describe('the names of an order', () => {
  it('are sent once no position waits for one', async () => {
    expect(await names(named)).toMatchObject({ state: 'met', closed: false });
    expect(await names(open)).toMatchObject({ state: 'open', closed: false });
  });

  it('keep their positions from recruitment to the end of their day', async () => {
    await world.advanceTo('2000-05-02T03:59:00Z');
    expect((await recruit(open)).body).toMatchObject({ code: 'POSITIONS_EXCEEDED' });
    await world.advanceTo('2000-05-02T04:00:00Z');
    expect(await names(open)).toMatchObject({
      ...{
        state: 'missed',
        settled: false,
        orderState: 'filling',
        closed: true,
        told: [['sending-officer']],
      },
    });
  });

  it('leave the positions to recruitment, once however often it is swept, and are settled when they are filled', async () => {
    await world.get(Sweep).run();
    expect(await names(open)).toMatchObject({ times: 1 });
    const two = await Promise.all([recruit(open), recruit(open)]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await names(open)).toMatchObject({ state: 'missed', settled: true, orderState: 'filled' });
  });

  it('leave them empty where the order lets nobody else come', async () => {
    expect(await names(closed)).toMatchObject({ state: 'missed', closed: false, told: [] });
    expect((await recruit(closed)).body).toMatchObject({ code: 'POSITIONS_EXCEEDED' });
  });
});
