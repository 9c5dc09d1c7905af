import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approvedOrder,
  type Farm,
  nameFor,
  placeThrough,
  programmePeople,
  type Programme,
  registerWorker,
  today,
} from '../support/placing.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let jamaica: Programme;

beforeAll(async () => {
  world = await createWorld('2026-01-20T15:00:00Z');
  jamaica = await programmePeople(world, 'JM');
});

afterAll(() => world.close());

const facts = { needFrom: '2026-05-04', needTo: '2026-10-30', hourlyRateCents: 1900 };

/** A Jamaican worker, recruited, who works on a farm since today. */
async function working(): Promise<{ farm: Farm; orderId: string; placementId: string; workerId: string }> {
  const { farm, orderId } = await approvedOrder(world, jamaica, { ...facts, named: 0, recruited: 1 });
  const { id: workerId } = await registerWorker(jamaica, {
    seasonsCompleted: 0,
    farmExperience: false,
    language: 'en',
    documents: ['passport'],
  });
  const { body } = await jamaica.ministry
    .post(`job-orders/${orderId}/recruits`, { workerIds: [workerId] })
    .expect(200);
  const placementIds = [body.placements[0].id as string];
  const day = await today(world);
  await placeThrough(jamaica, farm, placementIds, 'travel-booked', day);
  await farm.employer
    .post('placements/acts/report-arrival', {
      placementIds,
      arrivedOn: day,
      housingUnitId: farm.housingUnitId,
    })
    .expect(200);
  await farm.employer.post('placements/acts/start-work', { placementIds, firstDayWorkedOn: day }).expect(200);
  return { farm, orderId, placementId: placementIds[0] ?? '', workerId };
}

const account = async ({ employer }: Farm) =>
  (await employer.get(`employers/${employer.organisationId}/account`).expect(200)).body.entries as object[];

describe('a Caribbean worker under the edition of 2026', () => {
  it('needs neither experience nor papers beyond the passport, and costs the employer the agency’s fee once', async () => {
    const { farm } = await working();
    expect(await account(farm)).toEqual([
      {
        ...{ kind: 'agency-fee', amountCents: 4500, currency: 'CAD', rule: 'agency-fee' },
        enteredOn: await today(world),
      },
    ]);
    const [agencySees] = (
      await jamaica.agency.get(`employers/${farm.employer.organisationId}/account`).expect(200)
    ).body.entries;
    // The orders go to the province's first agency: what it sees is what is owed to it.
    expect(agencySees).toMatchObject({ amountCents: 4500 });
  });

  it('lives in a house inspected at most eight months before the filing', async () => {
    const filed = await today(world);
    const { farm, orderId } = await approvedOrder(world, jamaica, { ...facts, named: 1 });
    const { number } = await registerWorker(jamaica);
    const { body } = await nameFor(farm, orderId, [number]).expect(200);
    const placementIds = [body.placements[0].id as string];
    await placeThrough(jamaica, farm, placementIds, 'travel-booked', filed);
    const arrive = () =>
      farm.employer.post('placements/acts/report-arrival', {
        placementIds,
        arrivedOn: filed,
        housingUnitId: farm.housingUnitId,
      });
    const inspect = (on: string) =>
      world.dataSource.query('update housing_unit set inspected_on = $2 where id = $1', [
        farm.housingUnitId,
        on,
      ]);
    await inspect('2025-05-19');
    const refused = await arrive().expect(409);
    expect(refused.body).toMatchObject({
      code: 'HOUSING_INSPECTION_TOO_OLD',
      rule: 'housing-inspection-age',
      params: { months: 8, filedOn: filed },
    });
    await inspect('2025-05-20');
    await arrive().expect(200);
  });
});

describe('a transfer', () => {
  const send = async (placementId: string, to: { farm: Farm; orderId: string }, changes = {}) =>
    jamaica.officer.post('placements/acts/transfer', {
      placementIds: [placementId],
      jobOrderId: to.orderId,
      transferredOn: await today(world),
      housingUnitId: to.farm.housingUnitId,
      workersConsent: true,
      sendingMinistryApproves: true,
      ...changes,
    });

  it('needs both agreements, a free position, another order of the programme and a bed there', async () => {
    const from = await working();
    const to = await approvedOrder(world, jamaica, { ...facts, named: 1 });
    const mexico = await programmePeople(world, 'MX');
    const other = await approvedOrder(world, mexico, { ...facts, named: 1 });
    const disagreed = await send(from.placementId, to, {
      workersConsent: false,
      sendingMinistryApproves: false,
      housingUnitId: from.farm.housingUnitId,
    });
    expect(disagreed.body.findings.map(({ code }: { code: string }) => code)).toEqual([
      'TRANSFER_NOT_AGREED',
      'TRANSFER_NOT_AGREED',
      'HOUSING_ELSEWHERE',
    ]);
    const self = await send(from.placementId, from);
    expect(self.body.findings.map(({ code }: { code: string }) => code)).toContain('TRANSFER_TO_SAME_ORDER');
    expect((await send(from.placementId, other)).body.code).toBe('OTHER_PROGRAMME');
    await from.farm.employer.post('placements/acts/transfer', {}).expect(403);
    await nameFor(to.farm, to.orderId, [(await registerWorker(jamaica)).number]).expect(200);
    expect((await send(from.placementId, to)).body).toMatchObject({
      code: 'POSITIONS_EXCEEDED',
      params: { free: 0, asked: 1 },
    });
  });

  it('ends one placement and goes on in another, with the letter, the trip and the agency’s fee', async () => {
    const from = await working();
    const to = await approvedOrder(world, jamaica, { ...facts, named: 1 });
    const { status, body } = await send(from.placementId, to);
    expect({ status, act: body.receipt?.act }).toEqual({ status: 200, act: 'transfer' });
    expect(body.placements).toMatchObject([{ id: from.placementId, state: 'transferred', possible: [] }]);
    const day = await today(world);
    const { body: received } = await to.farm.employer.get(`placements/${body.transferred[0].id}`).expect(200);
    expect(received).toMatchObject({
      state: 'working',
      placedBy: 'transfer',
      inSteadOfId: from.placementId,
      workerId: from.workerId,
      transportCostCents: 60_000,
      letterNumber: 'L-1',
      arrivedOn: day,
      transferConsentedOn: day,
      positionNumber: 1,
    });
    expect((await to.farm.employer.get(`job-orders/${to.orderId}`)).body.state).toBe('in-season');
    expect(await account(to.farm)).toMatchObject([{ kind: 'agency-fee', amountCents: 4500 }]);
    expect((await send(from.placementId, to)).body.findings[0]).toMatchObject({
      code: 'PLACEMENT_STATE',
      params: { state: 'transferred' },
    });
  });
});

describe('an early end', () => {
  it('gives the position back; after work began nobody is a substitute, but a new name may come', async () => {
    const { farm, orderId, placementId } = await working();
    const day = await today(world);
    const end = (person = farm.employer, endedOn: string = day) =>
      person.post('placements/acts/end-early', {
        placementIds: [placementId],
        endedOn,
        reason: 'Illness in the family',
      });
    await end(farm.employer, '2026-01-01').expect(422);
    await end(jamaica.ministry).expect(200);
    const { body: left } = await farm.employer.get(`placements/${placementId}`).expect(200);
    expect(left).toMatchObject({ state: 'early-return', stayTo: day, positionNumber: null });
    const other = await registerWorker(jamaica);
    const refused = await jamaica.ministry
      .post(`placements/${placementId}/substitute`, { workerId: other.id })
      .expect(409);
    expect(refused.body.code).toBe('NOTHING_TO_SUBSTITUTE');
    await jamaica.ministry.post(`job-orders/${orderId}/recruits`, { workerIds: [other.id] }).expect(200);
    await end().expect(409);
  });
});
