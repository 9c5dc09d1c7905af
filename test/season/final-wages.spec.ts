import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import { plainDate } from '#libs/quantities';
import { codes, nothingWithheld, sheet, submit, week } from '../support/pay-sheets.js';
import { type PlacedWorkers, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2000-09-20T15:00:00Z');
});

afterAll(() => world.close());

const proof = { paidOn: '2000-09-19', method: 'bank transfer', proofReference: 'T-77' };

/** A worker who went home on 8 September, and whose final wages are due a week later unless told otherwise. */
async function goneHome(dueOn = '2000-10-15'): Promise<PlacedWorkers & { placementId: string }> {
  const farm = await placeWorkers(world, { departedOn: '2000-09-08', state: 'departed' });
  const [placementId = ''] = farm.placementIds;
  await world.get(UnitOfWork).run(serviceActor('test', 'test'), (work) =>
    world.get(Deadlines).schedule(work, {
      kind: 'FINAL_WAGES',
      subject: { type: 'placement', id: placementId },
      owedBy: 'employer',
      employerId: farm.employer.organisationId,
      province: 'ON',
      timeZone: 'America/Toronto',
      dueOn: plainDate(dueOn),
      countedFrom: 'last day worked',
      source: { title: 'A test' },
    }),
  );
  return { ...farm, placementId };
}

const payFinal = ({ employer, placementId }: Awaited<ReturnType<typeof goneHome>>, body: object = {}) =>
  employer.post(`placements/${placementId}/final-wages`, { ...proof, ...body });

/** The last week: Monday 4 to Friday 8 September, paid on the 13th. 40 hours at 6.90, less 4 %: 264.96. */
const lastWeek = (farm: PlacedWorkers, hours = [8, 8, 8, 8, 8]) =>
  sheet('2000-09-04', farm.placementIds, { days: week('2000-09-04', hours) });

async function account(farm: PlacedWorkers) {
  const { body } = await farm.employer.get(`workers/${farm.workerIds[0]}/account`).expect(200);
  return body as { openCents: number; entries: { amountCents: number; payRecordId: string | null }[] };
}

async function deadline(placementId: string): Promise<{ state: string; dueOn: string; settled: boolean }> {
  const [row] = await world.dataSource.query(
    `select state, due_on as "dueOn", settled_at is not null as settled from deadline
     where subject_id = $1 and kind = 'FINAL_WAGES'`,
    [placementId],
  );
  return row;
}

describe('final wages', () => {
  it('are not paid while the worker is there, nor before a record says what they are', async () => {
    const there = await placeWorkers(world);
    const path = `placements/${there.placementIds[0]}/final-wages`;
    expect(codes((await there.employer.post(path, proof).expect(409)).body)).toEqual(['STAY_NOT_ENDED']);
    const farm = await goneHome();
    expect(codes((await payFinal(farm).expect(409)).body)).toEqual(['FINAL_PAY_RECORD_MISSING']);
  });

  it('are the net of what is paid from the last day on, and stay open until all of it is proven', async () => {
    const farm = await goneHome();
    await submit(farm, sheet('2000-08-28', farm.placementIds, { days: week('2000-08-28', [8]) }));
    expect((await account(farm)).openCents).toBe(0);
    const { body } = await submit(farm, lastWeek(farm));
    expect(await account(farm)).toMatchObject({
      openCents: 26_496,
      entries: [{ amountCents: 26_496, payRecordId: body.records[0].id }],
    });
    const over = await payFinal(farm, { amountCents: 26_497 }).expect(409);
    expect(codes(over.body)).toEqual(['PAYMENT_OVER_OWED']);
    const part = await payFinal(farm, { amountCents: 26_495, proofReference: 'T-76' }).expect(200);
    expect(part.body).toMatchObject({
      openCents: 1,
      receipt: { next: [{ act: 'PAY_FINAL_WAGES', by: 'employer', dueOn: '2000-10-15' }] },
    });
    expect(await deadline(farm.placementId)).toMatchObject({ state: 'open' });
    const last = await payFinal(farm, { amountCents: 1 }).expect(200);
    expect(last.body).toMatchObject({ openCents: 0, receipt: { act: 'final-wages-paid', next: [] } });
    expect(await deadline(farm.placementId)).toMatchObject({ state: 'met', settled: true });
    const more = await payFinal(farm, { proofReference: 'T-78' }).expect(409);
    expect(codes(more.body)).toEqual(['NOTHING_OWED']);
  });

  it('are those of the last record where all pay had come before the end', async () => {
    const farm = await goneHome('2000-09-21');
    await submit(farm, sheet('2000-08-28', farm.placementIds, { days: week('2000-08-28', [8]) }));
    // A day of 8 hours at 6.90, less 4 %.
    expect((await payFinal(farm).expect(200)).body).toMatchObject({ amountCents: 5_299, openCents: 0 });
    expect(await deadline(farm.placementId)).toMatchObject({ state: 'met' });
    // A record that comes later makes more owed: a week from 20 September, as if the stay had ended then.
    await submit(farm, lastWeek(farm));
    expect((await account(farm)).openCents).toBe(26_496);
    expect(await deadline(farm.placementId)).toEqual({ state: 'open', dueOn: '2000-09-27', settled: false });
  });

  it('follow a correction by its difference, and nobody is owed the same pay twice', async () => {
    const farm = await goneHome();
    const { body } = await submit(farm, lastWeek(farm));
    await payFinal(farm).expect(200);
    const correction = {
      ...nothingWithheld('2000'),
      days: week('2000-09-04', [8, 8, 8, 8, 9]),
      reason: 'An hour of Friday',
    };
    await farm.employer.post(`pay-records/${body.records[0].id}/correction`, correction).expect(200);
    const { openCents, entries } = await account(farm);
    // An hour more, less 4 %, rounded on the whole: 282.90 - 11.32 against 276.00 - 11.04.
    expect(openCents).toBe(27_158 - 26_496);
    expect(entries.map(({ amountCents }) => amountCents)).toEqual([26_496, -26_496, -26_496, 27_158]);
    expect(codes((await payFinal(farm).expect(409)).body)).toEqual(['PROOF_USED']);
    await payFinal(farm, { proofReference: 'T-78' }).expect(200);
    expect((await account(farm)).openCents).toBe(0);
  });

  it('have one payment of two at once', async () => {
    const farm = await goneHome();
    await submit(farm, lastWeek(farm));
    const both = await Promise.all([payFinal(farm), payFinal(farm)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await account(farm)).openCents).toBe(0);
  });
});
