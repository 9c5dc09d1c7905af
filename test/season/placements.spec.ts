import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, addYears, plainDate } from '#libs/quantities';
import {
  approvedOrder,
  nameFor,
  nobodysNumber,
  placeThrough,
  programmePeople,
  type Programme,
  registerWorker,
  today,
} from '../support/placing.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let mexico: Programme;
let jamaica: Programme;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  mexico = await programmePeople(world, 'MX');
  jamaica = await programmePeople(world, 'JM');
});

afterAll(() => world.close());

const codes = (findings: { code: string }[]) => findings.map(({ code }) => code);

const nextDay = (day: string) => addDays(plainDate(day), 1);
const dayBefore = (day: string) => addDays(plainDate(day), -1);

describe('naming', () => {
  it('refuses numbers and names that do not belong together, naming each place in the list', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 3 });
    const worker = await registerWorker(mexico);
    const mistyped = worker.number.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const name = (workerNumber: string, familyNames = 'Pérez Núñez') => ({ workerNumber, familyNames });
    const refused = await farm.employer
      .post(`job-orders/${orderId}/names`, {
        names: [
          name(worker.number, 'Pérez'),
          name(nobodysNumber),
          name(mistyped),
          name(worker.number.toLowerCase(), 'PEREZ  NUNEZ'),
          name(worker.number),
        ],
      })
      .expect(422);
    expect(
      refused.body.findings.map(({ code, params }: { code: string; params: object }) => ({
        code,
        ...params,
      })),
    ).toEqual([
      { code: 'NAME_NOT_KNOWN', position: 1 },
      { code: 'NAME_NOT_KNOWN', position: 2 },
      { code: 'WORKER_NUMBER_MISTYPED', position: 3 },
      { code: 'NAMED_TWICE', position: 5 },
    ]);
  });

  it('takes as many as there are positions for names and refuses a list with one more as a whole', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 2, recruited: 2 });
    const workers = await Promise.all([1, 2, 3].map(() => registerWorker(mexico)));
    const numbers = workers.map(({ number }) => number);
    const refused = await nameFor(farm, orderId, numbers).expect(409);
    expect(refused.body).toMatchObject({ code: 'POSITIONS_EXCEEDED', params: { free: 2, asked: 3 } });
    const { body: none } = await farm.employer.get(`job-orders/${orderId}/placements`).expect(200);
    expect(none.items).toEqual([]);
    await nameFor(farm, orderId, numbers.slice(0, 2)).expect(200);
    const { body: order } = await farm.employer.get(`job-orders/${orderId}`).expect(200);
    expect(order.state).toBe('filling');
    await nameFor(farm, orderId, numbers.slice(2)).expect(409);
  });

  it('is for transmitted orders of one’s own', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 1 });
    const worker = await registerWorker(mexico);
    const other = await world.farm();
    await nameFor(other, orderId, [worker.number]).expect(404);
    await farm.employer.post(`job-orders/${orderId}/withdrawal`, { reason: 'Hail' }).expect(200);
    const refused = await nameFor(farm, orderId, [worker.number]).expect(409);
    expect(refused.body).toMatchObject({ code: 'JOB_ORDER_STATE', params: { state: 'withdrawn' } });
  });

  it('keeps who is not eligible, with every finding, on no position', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 1 });
    const worker = await registerWorker(mexico, {
      bornOn: '1985-01-01',
      seasonsCompleted: 0,
      farmExperience: false,
    });
    const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
    expect(body.placements).toMatchObject([{ state: 'ineligible', positionNumber: null, possible: [] }]);
    expect(codes(body.placements[0].findings)).toEqual([
      'WORKER_TOO_YOUNG',
      'FIRST_TIMER_TOO_YOUNG',
      'FARM_EXPERIENCE_MISSING',
    ]);
    // A person whom nobody placed stays closed to the employer that named them.
    await farm.employer.get(`workers/${worker.id}`).expect(404);
    const { body: order } = await farm.employer.get(`job-orders/${orderId}`).expect(200);
    expect(order.state).toBe('transmitted');
  });
});

describe('the ages of edition 2000', () => {
  const age = async (programme: Programme, years: number, dayLate: boolean, seasonsCompleted: number) => {
    const { farm, orderId, needFrom } = await approvedOrder(world, programme, { named: 1 });
    const birthday = addYears(plainDate(needFrom), -years);
    const bornOn = dayLate ? nextDay(birthday) : birthday;
    const worker = await registerWorker(programme, { bornOn, seasonsCompleted });
    const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
    return [body.placements[0].state, ...codes(body.placements[0].findings)];
  };

  it('admit a worker from the 18th birthday, in Mexico a first-timer from the 25th', async () => {
    expect(await age(mexico, 18, false, 1)).toEqual(['proposed']);
    expect(await age(mexico, 18, true, 1)).toEqual(['ineligible', 'WORKER_TOO_YOUNG']);
    expect(await age(mexico, 25, false, 0)).toEqual(['proposed']);
    expect(await age(mexico, 25, true, 0)).toEqual(['ineligible', 'FIRST_TIMER_TOO_YOUNG']);
    expect(await age(jamaica, 18, false, 0)).toEqual(['proposed']);
    expect(await age(jamaica, 18, true, 0)).toEqual(['ineligible', 'WORKER_TOO_YOUNG']);
  });
});

describe('a withdrawn order', () => {
  it('gives back the workers who were named for it', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 2 });
    const { number } = await registerWorker(mexico);
    const { body } = await nameFor(farm, orderId, [number]).expect(200);
    await farm.employer.post(`job-orders/${orderId}/withdrawal`, { reason: 'Hail' }).expect(200);
    const { body: left } = await farm.employer.get(`placements/${body.placements[0].id}`).expect(200);
    expect(left).toMatchObject({ state: 'declined', exitReason: 'Hail', positionNumber: null });
    const elsewhere = await approvedOrder(world, mexico, { named: 1 });
    const again = await nameFor(elsewhere.farm, elsewhere.orderId, [number]).expect(200);
    expect(again.body.placements[0].state).toBe('proposed');
  });
});

describe('substitutes', () => {
  it('are refused where the order allows none, and nobody else gets the position', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 1, substituteAllowed: false });
    const [worker, other] = [await registerWorker(mexico), await registerWorker(mexico)];
    const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
    const id = body.placements[0].id as string;
    await mexico.ministry.post('placements/acts/decline', { placementIds: [id] }).expect(422);
    await mexico.ministry
      .post('placements/acts/decline', { placementIds: [id], reason: 'Stays with the family' })
      .expect(200);
    const refused = await mexico.ministry
      .post(`placements/${id}/substitute`, { workerId: other.id })
      .expect(409);
    expect(codes(refused.body.findings)).toEqual(['SUBSTITUTE_NOT_ALLOWED']);
    const named = await nameFor(farm, orderId, [other.number]).expect(409);
    expect(named.body).toMatchObject({ code: 'POSITIONS_EXCEEDED', params: { free: 0 } });
    // The one who declined can be placed elsewhere for the same days.
    const elsewhere = await approvedOrder(world, mexico, { named: 1 });
    const again = await nameFor(elsewhere.farm, elsewhere.orderId, [worker.number]).expect(200);
    expect(again.body.placements[0].state).toBe('proposed');
  });
});

describe('the visa office', () => {
  it('gets a file once both sides have signed, and sees it only then', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 1 });
    const worker = await registerWorker(mexico);
    const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
    const placementIds = [body.placements[0].id as string];
    const own = await world.person('worker', {
      organisationId: mexico.ministry.organisationId,
      workerId: worker.id,
    });
    await farm.employer.post('placements/acts/accept', { placementIds }).expect(403);
    await own.post('placements/acts/accept', { placementIds }).expect(200);
    await farm.employer.post('placements/acts/complete-documents', { placementIds }).expect(403);
    await mexico.ministry.post('placements/acts/complete-documents', { placementIds }).expect(200);
    const unsigned = await mexico.ministry
      .post('placements/acts/send-to-visa-office', { placementIds })
      .expect(409);
    expect(unsigned.body.findings.map(({ params }: { params: { side: string } }) => params.side)).toEqual([
      'employer',
      'worker',
    ]);
    await mexico.ministry.post('placements/acts/sign-contract-employer', { placementIds }).expect(403);
    await farm.employer.post('placements/acts/sign-contract-employer', { placementIds }).expect(200);
    const twice = await farm.employer
      .post('placements/acts/sign-contract-employer', { placementIds })
      .expect(409);
    expect(twice.body.code).toBe('CONTRACT_SIGNED_ALREADY');
    await own.post('placements/acts/sign-contract-worker', { placementIds }).expect(200);
    await mexico.visaOffice.get(`placements/${placementIds[0]}`).expect(404);
    await mexico.ministry.post('placements/acts/send-to-visa-office', { placementIds }).expect(200);
    await mexico.visaOffice.get(`placements/${placementIds[0]}`).expect(200);
    await mexico.visaOffice
      .post('placements/acts/refuse-visa', { placementIds, reason: 'Overstayed in 1998' })
      .expect(200);
    const { body: order } = await farm.employer.get(`job-orders/${orderId}`).expect(200);
    expect(order.state).toBe('filling');
    const late = await mexico.visaOffice
      .post('placements/acts/issue-letter', {
        letters: [{ placementId: placementIds[0], letterNumber: 'L-9' }],
      })
      .expect(409);
    expect(late.body).toMatchObject({ code: 'PLACEMENT_STATE', params: { state: 'visa-refused' } });
  });
});

describe('housing on the arrival', () => {
  it('must be inspected, by the day, and the inspection must hold', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 1 });
    const worker = await registerWorker(mexico);
    const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
    const placementIds = [body.placements[0].id as string];
    await placeThrough(mexico, farm, placementIds, 'travel-booked');
    const day = await today(world);
    const arrive = (housingUnitId = farm.housingUnitId) =>
      farm.employer.post('placements/acts/report-arrival', { placementIds, arrivedOn: day, housingUnitId });
    const inspect = (inspectedOn: string | null, validTo: string | null) =>
      world.dataSource.query(
        'update housing_unit set inspected_on = $2, inspection_valid_to = $3 where id = $1',
        [farm.housingUnitId, inspectedOn, validTo],
      );
    await inspect(null, null);
    expect((await arrive().expect(409)).body.code).toBe('HOUSING_NOT_INSPECTED');
    await inspect(nextDay(day), null);
    expect((await arrive().expect(409)).body.code).toBe('HOUSING_NOT_INSPECTED');
    await inspect('1999-06-01', dayBefore(day));
    expect((await arrive().expect(409)).body.code).toBe('HOUSING_INSPECTION_EXPIRED');
    const elsewhere = await world.farm({ inspectedOn: '2000-01-01' });
    expect((await arrive(elsewhere.housingUnitId).expect(409)).body.code).toBe('HOUSING_ELSEWHERE');
    await inspect(dayBefore(day), day);
    await arrive().expect(200);
  });
});

describe('a Mexican worker’s season', () => {
  it('goes from the name to the departure', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 1 });
    const worker = await registerWorker(mexico, { seasonsCompleted: 6 });
    const named = await farm.employer
      .post(`job-orders/${orderId}/names`, {
        names: [{ workerNumber: worker.number, familyNames: 'perez nunez' }],
      })
      .expect(200);
    expect(named.body.receipt).toMatchObject({ act: 'named', next: [{ act: 'ANSWER_PROPOSAL' }] });
    expect(named.body.placements).toMatchObject([
      { state: 'proposed', positionNumber: 1, possible: ['accept', 'decline', 'find-ineligible'] },
    ]);
    const { body: filled } = await farm.employer.get(`job-orders/${orderId}`).expect(200);
    expect(filled.state).toBe('filled');
    const placementIds = [named.body.placements[0].id as string];
    await placeThrough(mexico, farm, placementIds, 'travel-booked', '2000-04-03');
    await world.advanceTo('2000-04-03T20:00:00Z');
    await farm.employer
      .post('placements/acts/report-arrival', {
        placementIds,
        arrivedOn: '2000-04-03',
        housingUnitId: farm.housingUnitId,
      })
      .expect(200);
    expect((await farm.employer.get(`job-orders/${orderId}`)).body.state).toBe('in-season');
    await farm.employer
      .post('placements/acts/start-work', { placementIds, firstDayWorkedOn: '2000-04-02' })
      .expect(422);
    await farm.employer
      .post('placements/acts/start-work', { placementIds, firstDayWorkedOn: '2000-04-03' })
      .expect(200);
    const early = await farm.employer
      .post('placements/acts/report-departure', { placementIds, departedOn: '2000-10-31' })
      .expect(422);
    expect(early.body).toMatchObject({ code: 'DATE_NOT_POSSIBLE', params: { to: '2000-04-03' } });
    await farm.employer
      .post('placements/acts/report-departure', { placementIds, departedOn: '2000-04-03' })
      .expect(200);
    expect((await farm.employer.get(`job-orders/${orderId}`)).body.state).toBe('closed');
    const { body: seen } = await farm.employer.get(`placements/${placementIds[0]}`).expect(200);
    expect(seen).toMatchObject({
      state: 'departed',
      possible: [],
      transportCostCents: 60_000,
      letterNumber: 'L-1',
      stayFrom: '2000-04-03',
    });
    const again = await farm.employer
      .post('placements/acts/report-departure', { placementIds, departedOn: '2000-04-03' })
      .expect(409);
    expect(again.body).toMatchObject({
      code: 'PLACEMENT_STATE',
      params: { state: 'departed', possible: '–' },
    });
    // No source gives the agency's fee of 2000: the account stays empty and the trail says so.
    expect(
      (await farm.employer.get(`employers/${farm.employer.organisationId}/account`)).body.entries,
    ).toEqual([]);
    const trail = await world.dataSource.query(
      `select count(*)::int as n from audit_entry where entry->>'action' = 'agency-fee.amount-unknown' and entry->>'subjectId' = $1`,
      [orderId],
    );
    expect(trail[0].n).toBe(1);
  });
});

describe('an order for which nobody was named', () => {
  it('lapses when its need date has passed, and one with a worker does not', async () => {
    const needFrom = '2000-07-01';
    const empty = await approvedOrder(world, mexico, { named: 1, needFrom, needTo: '2000-10-31' });
    const taken = await approvedOrder(world, mexico, { named: 1, needFrom, needTo: '2000-10-31' });
    await nameFor(taken.farm, taken.orderId, [(await registerWorker(mexico)).number]).expect(200);
    const state = async ({ farm, orderId }: typeof empty) =>
      (await farm.employer.get(`job-orders/${orderId}`)).body.state as string;
    await world.advanceTo('2000-07-02T03:59:00Z');
    expect(await state(empty)).toBe('transmitted');
    await world.advanceTo('2000-07-02T04:00:00Z');
    expect([await state(empty), await state(taken)]).toEqual(['lapsed', 'filled']);
  });
});
