import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sweep } from '#libs/deadlines';
import { sheet } from '../support/pay-sheets.js';
import {
  approvedOrder,
  type Farm,
  nameFor,
  placeThrough,
  programmePeople,
  type Programme,
  registerWorker,
} from '../support/placing.js';
import { createWorld, type Person, type World } from '../support/world.js';

interface Seen {
  state: string;
  dueOn: string;
  settled: boolean;
  before: string[];
  told: string[];
}

let world: World;
let mexico: Programme;
let islands: Programme;
let covered: Stay;
let island: Stay;
let declining: Stay;
let early: Stay;
let stay: Stay;
let bare: Stay;

const facts = { needFrom: '2000-05-01', needTo: '2000-10-31', named: 1 };

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  mexico = await programmePeople(world, 'MX');
  islands = await programmePeople(world, 'JM');
  [covered, island, declining, stay] = [
    await named(mexico),
    await named(islands),
    await named(mexico),
    await named(mexico),
  ];
  early = await named(mexico);
  bare = await named(mexico, { farm: await world.farm() });
});

afterAll(() => world.close());

/** The row of an obligation, as it stands; undefined without one. */
async function row(subjectId: string, kind: string): Promise<Seen | undefined> {
  const [found] = await world.dataSource.query(
    `select state, due_on::text as "dueOn", settled_at is not null as settled,
       array(select b->>'dueOn' from jsonb_array_elements(planned_before) b) as before,
       array(select n.kind from deadline_notice n where n.deadline_id = d.id order by n.at, n.id) as told
     from deadline d where subject_id = $1 and kind = $2`,
    [subjectId, kind],
  );
  return found;
}

interface Stay {
  farm: Farm;
  orderId: string;
  id: string;
}

async function named(programme: Programme, more: object = {}): Promise<Stay> {
  const { farm, orderId } = await approvedOrder(world, programme, { ...facts, ...more });
  const worker = await registerWorker(programme);
  const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
  return { farm, orderId, id: body.placements[0].id };
}

const act = ({ farm, id }: Stay, name: string, body: object) =>
  farm.employer.post(`placements/acts/${name}`, { placementIds: [id], ...body });

const inspect = (farm: Farm, body: object) =>
  farm.employer.put(`housing-units/${farm.housingUnitId}/inspection`, { capacity: 20, ...body }).expect(200);

const book = (stay: Stay, travelOn: string, agency: Person = mexico.agency) =>
  agency.post('placements/acts/book-travel', {
    ...{ placementIds: [stay.id], flight: 'AC 991', travelOn, transportCostCents: 60_000 },
  });

describe('the inspection of houses', () => {
  it('is owed from the filing to the arrival, and done by the inspection that holds then', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { ...facts, farm: await world.farm() });
    expect(await row(orderId, 'HOUSING_INSPECTION')).toMatchObject({ state: 'open', dueOn: '2000-05-01' });
    // It ends a day before the arrival; then on that day.
    await inspect(farm, { inspectedOn: '2000-02-01', inspectionValidTo: '2000-04-30' });
    expect(await row(orderId, 'HOUSING_INSPECTION')).toMatchObject({ state: 'open', settled: false });
    await inspect(farm, { inspectedOn: '2000-02-01', inspectionValidTo: '2000-05-01' });
    expect(await row(orderId, 'HOUSING_INSPECTION')).toMatchObject({ state: 'met', settled: true });
  });

  it('is a row that is met where the house was inspected before the filing', async () => {
    const { orderId } = await approvedOrder(world, mexico, facts);
    expect(await row(orderId, 'HOUSING_INSPECTION')).toMatchObject({ state: 'met', before: [] });
  });

  it('moves with the first flight, keeps where it was, and is owed anew where it holds no longer', async () => {
    const farm = await world.farm();
    await inspect(farm, { inspectedOn: '2000-02-01', inspectionValidTo: '2000-05-03' });
    const one = await named(mexico, { farm });
    await placeThrough(mexico, farm, [one.id], 'travel-booked', '2000-05-03');
    expect(await row(one.orderId, 'HOUSING_INSPECTION')).toMatchObject({ state: 'met' });
    await book(one, '2000-05-04').expect(200);
    expect(await row(one.orderId, 'HOUSING_INSPECTION')).toMatchObject({
      ...{ state: 'open', dueOn: '2000-05-04', settled: false, before: ['2000-05-01'] },
    });
    await inspect(farm, { inspectedOn: '2000-02-01', inspectionValidTo: '2000-05-04' });
    expect(await row(one.orderId, 'HOUSING_INSPECTION')).toMatchObject({ state: 'met' });
  });

  it('is not owed by an order that is refused', async () => {
    const farm = await world.farm();
    const { body } = await farm.employer
      .post('job-orders', {
        ...{ farmId: farm.farmId, worksiteId: farm.worksiteId, housingUnitIds: [farm.housingUnitId] },
        ...{ country: 'MX', commodity: 'fruit incl apples', noc: '85101', positions: 1, namedPositions: 1 },
        ...{ recruitedPositions: 0, needFrom: '2000-04-03', needTo: '2000-09-30', weeklyHours: 40 },
        ...{ hourlyRateCents: 690, meals: 'cooking-facilities', substituteAllowed: true },
      })
      .expect(200);
    await farm.employer.post(`job-orders/${body.id}/filing`).expect(200);
    expect(await row(body.id, 'HOUSING_INSPECTION')).toMatchObject({ state: 'open', dueOn: '2000-04-03' });
    await world.advanceTo('2000-03-08T15:00:00Z');
    await mexico.officer
      .post(`job-orders/${body.id}/labour-market-test/decision`, { positions: 0, reason: 'Locals came' })
      .expect(200);
    expect(await row(body.id, 'HOUSING_INSPECTION')).toMatchObject({ state: 'cancelled' });
  });
});

describe('the medical insurance', () => {
  it('is owed by the day of the flight, in the programme that has one', async () => {
    await act(covered, 'take-out-insurance', { insuredOn: '2000-03-08' }).expect(409);
    await placeThrough(mexico, covered.farm, [covered.id], 'travel-booked', '2000-05-02');
    await placeThrough(
      { ...islands, agency: mexico.agency },
      island.farm,
      [island.id],
      'travel-booked',
      '2000-05-02',
    );
    expect(await row(covered.id, 'TAKE_OUT_INSURANCE')).toMatchObject({ state: 'open', dueOn: '2000-05-02' });
    expect(await row(island.id, 'TAKE_OUT_INSURANCE')).toBeUndefined();
    await book(covered, '2000-05-01').expect(200);
    expect(await row(covered.id, 'TAKE_OUT_INSURANCE')).toMatchObject({
      ...{ state: 'open', dueOn: '2000-05-01', before: ['2000-05-02'] },
    });
    const twice = await Promise.all(
      [1, 2].map(() => act(covered, 'take-out-insurance', { insuredOn: '2000-03-08' })),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await row(covered.id, 'TAKE_OUT_INSURANCE')).toMatchObject({ state: 'met' });
  });

  it('that was taken out before the flight is booked is a row that is met', async () => {
    await placeThrough(mexico, early.farm, [early.id], 'cleared');
    await act(early, 'take-out-insurance', { insuredOn: '2000-03-08' }).expect(200);
    await book(early, '2000-05-02').expect(200);
    expect(await row(early.id, 'TAKE_OUT_INSURANCE')).toMatchObject({ state: 'met', dueOn: '2000-05-02' });
  });

  it('is not owed for who does not come', async () => {
    await placeThrough(mexico, declining.farm, [declining.id], 'travel-booked', '2000-05-02');
    await mexico.ministry
      .post('placements/acts/decline', { placementIds: [declining.id], reason: 'Stays at home' })
      .expect(200);
    expect(await row(declining.id, 'TAKE_OUT_INSURANCE')).toMatchObject({ state: 'cancelled' });
  });
});

describe('a stay', () => {
  beforeAll(async () => {
    await placeThrough(mexico, stay.farm, [stay.id], 'travel-booked', '2000-05-01');
    await placeThrough(mexico, bare.farm, [bare.id], 'travel-booked', '2000-05-01');
    await world.advanceTo('2000-05-02T02:00:00Z');
  });

  it('cannot begin in a house that nobody inspected, which is told once', async () => {
    const arrival = { arrivedOn: '2000-05-01', housingUnitId: bare.farm.housingUnitId };
    expect(await row(bare.orderId, 'HOUSING_INSPECTION')).toMatchObject({ state: 'open' });
    await world.advanceTo('2000-05-02T04:00:00Z');
    await world.advanceTo('2000-05-03T04:00:00Z');
    expect(await row(bare.orderId, 'HOUSING_INSPECTION')).toMatchObject({
      ...{ state: 'missed', settled: false, told: ['reminder', 'escalation'] },
    });
    const { body } = await act(bare, 'report-arrival', arrival).expect(409);
    expect(body.code).toBe('HOUSING_NOT_INSPECTED');
    await inspect(bare.farm, { inspectedOn: '2000-05-01' });
    expect(await row(bare.orderId, 'HOUSING_INSPECTION')).toMatchObject({ state: 'missed', settled: true });
    await act(bare, 'report-arrival', arrival).expect(200);
  });

  it('has its insurance moved to the first day worked, and found missing a week after it', async () => {
    await act(stay, 'report-arrival', {
      ...{ arrivedOn: '2000-05-01', housingUnitId: stay.farm.housingUnitId },
    }).expect(200);
    await act(stay, 'start-work', { firstDayWorkedOn: '2000-05-02' }).expect(200);
    await act(bare, 'start-work', { firstDayWorkedOn: '2000-05-02' }).expect(200);
    await act(bare, 'take-out-insurance', { insuredOn: '2000-05-02' }).expect(200);
    expect(await row(stay.id, 'TAKE_OUT_INSURANCE')).toMatchObject({
      ...{ dueOn: '2000-05-02', before: ['2000-05-01'] },
    });
    const found = async ({ farm }: Stay) =>
      (await farm.employer.get('findings').expect(200)).body.items
        .map(({ code }: { code: string }) => code)
        .filter((code: string) => code === 'INSURANCE_NOT_TAKEN_OUT');
    await world.advanceTo('2000-05-10T03:59:00Z');
    expect([await found(stay), await found(bare)]).toEqual([[], []]);
    await world.advanceTo('2000-05-10T04:00:00Z');
    expect([await found(stay), await found(bare)]).toEqual([['INSURANCE_NOT_TAKEN_OUT'], []]);
  });

  it('settles its guarantee at its end: at once when nothing is short, else two weeks later, until it is paid', async () => {
    // Six weeks from 2 May, the first day worked, and two. The records say that no hour was given in any of them.
    await world.advanceTo('2000-06-28T15:00:00Z');
    for (const { farm, orderId, id } of [stay, bare])
      for (const from of ['2000-05-02', '2000-05-16', '2000-05-30'])
        await farm.employer
          .post(`job-orders/${orderId}/pay-sheets`, sheet(from, [id], { days: [] }, 14))
          .expect(200);
    expect(await row(stay.id, 'SETTLE_GUARANTEED_WEEKS')).toMatchObject({
      ...{ dueOn: '2000-06-26', before: ['2000-06-25'], state: 'missed', settled: false },
    });
    const paid = { paidOn: '2000-06-27', method: 'bank transfer', proofReference: 'T-1' };
    await stay.farm.employer.post(`placements/${stay.id}/guarantee-payments`, paid).expect(200);
    for (const one of [stay, bare])
      await act(one, 'report-departure', { departedOn: '2000-06-27' }).expect(200);
    expect(await row(stay.id, 'SETTLE_HOURS_GUARANTEE')).toMatchObject({ state: 'met', dueOn: '2000-07-11' });
    expect(await row(bare.id, 'SETTLE_HOURS_GUARANTEE')).toMatchObject({ state: 'open' });
    await world.advanceTo('2000-07-12T04:00:00Z');
    expect(await row(bare.id, 'SETTLE_HOURS_GUARANTEE')).toMatchObject({ state: 'missed', settled: false });
    await bare.farm.employer.post(`placements/${bare.id}/guarantee-payments`, paid).expect(200);
    expect(await row(bare.id, 'SETTLE_HOURS_GUARANTEE')).toMatchObject({ state: 'missed', settled: true });
  });

  it('has its records kept for six years: not a moment less, and told once they may go', async () => {
    expect(await row(stay.id, 'KEEP_RECORDS_UNTIL')).toMatchObject({ state: 'open', dueOn: '2006-05-02' });
    const [{ id }] = await world.dataSource.query(
      `select id from deadline where subject_id = $1 and kind = 'KEEP_RECORDS_UNTIL'`,
      [stay.id],
    );
    // Nobody may waive it, though no edition covers the year in which it is due.
    const supervisor = await world.person('host-supervisor');
    const { body } = await supervisor.post(`deadlines/${id}/waiver`, { reason: 'No room' });
    expect(body).toMatchObject({ code: 'DEADLINE_NOT_WAIVABLE' });
    await world.advanceTo('2006-05-03T03:59:00Z');
    expect(await row(stay.id, 'KEEP_RECORDS_UNTIL')).toMatchObject({ state: 'open', told: ['reminder'] });
    await world.advanceTo('2006-05-03T04:00:00Z');
    await world.get(Sweep).run();
    expect(await row(stay.id, 'KEEP_RECORDS_UNTIL')).toMatchObject({
      ...{ state: 'met', settled: true, told: ['reminder', 'reminder'] },
    });
  });
});
