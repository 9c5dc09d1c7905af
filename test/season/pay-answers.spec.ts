import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { balanceOf, line, nothingWithheld, sheet, submit, week } from '../support/pay-sheets.js';
import { type Placed, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2000-11-30T15:00:00Z');
});

afterAll(() => world.close());

const place = (placed?: Placed) => placeWorkers(world, placed);

describe('answering and correcting a pay record', () => {
  it('lets the worker dispute and the employer correct, with balances as if it had been right at once', async () => {
    const farm = await place({ country: 'JM', transportCostCents: 30_000 });
    const worker = await world.person('worker', { workerId: farm.workerIds[0] ?? '', countries: ['JM'] });
    const stranger = await place({ country: 'JM' });
    const other = await world.person('worker', { workerId: stranger.workerIds[0] ?? '', countries: ['JM'] });
    const { body } = await submit(farm, sheet('2000-06-05', farm.placementIds, { transportCents: 2_000 }));
    const [{ id }] = body.records;
    await other.post(`pay-records/${id}/dispute`, { reason: 'Not mine' }).expect(404);
    const disputed = await worker
      .post(`pay-records/${id}/dispute`, { reason: 'Saturday had ten hours' })
      .expect(200);
    expect(disputed.body.receipt).toMatchObject({ act: 'disputed', next: [{ act: 'CORRECT_PAY_RECORD' }] });
    const correction = {
      ...nothingWithheld('2000'),
      days: week('2000-06-05', [8, 8, 8, 8, 8, 10]),
      transportCents: 2_000,
      reason: 'Two hours of Saturday were left out',
    };
    const corrected = await farm.employer.post(`pay-records/${id}/correction`, correction).expect(200);
    expect(corrected.body.record).toMatchObject({ state: 'assessed', grossCents: 34_500 });
    expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({
      transport_cents: 2_000,
      administration_cents: 1_380,
      savings_cents: 8_625,
    });
    const old = await worker.get(`pay-records/${id}`).expect(200);
    expect(old.body).toMatchObject({
      state: 'corrected',
      correctedById: corrected.body.record.id,
      possible: [],
    });
    await farm.employer.post(`pay-records/${id}/correction`, correction).expect(409);
    const savings = await worker.get(`workers/${farm.workerIds[0] ?? ''}/savings`).expect(200);
    expect(
      savings.body.entries.map(({ kind, amountCents }: { kind: string; amountCents: number }) => [
        kind,
        amountCents,
      ]),
    ).toEqual([
      ['withheld', 8_280],
      ['adjusted', 345],
    ]);
    await worker.post(`pay-records/${corrected.body.record.id}/acceptance`).expect(200);
    await worker
      .post(`pay-records/${corrected.body.record.id}/dispute`, { reason: 'Changed my mind' })
      .expect(409);
  });

  it('leaves a trace of who read it', async () => {
    const farm = await place();
    const { body } = await submit(farm, sheet('2000-06-05', farm.placementIds));
    await farm.employer.get(`pay-records/${body.records[0].id}`).expect(200);
    const trail: { action: string }[] = await world.dataSource.query(
      `select entry ->> 'action' as action from audit_entry where entry ->> 'subjectId' = $1`,
      [body.records[0].id],
    );
    expect(trail.map(({ action }) => action)).toContain('pay-record.read');
  });
});

describe('savings', () => {
  it('are a quarter of Caribbean pay, paid out to the cent and never twice', async () => {
    const farm = await place({ country: 'JM' });
    const [workerId = ''] = farm.workerIds;
    const liaison = await world.person('liaison-officer', { countries: ['JM'] });
    const foreign = await world.person('liaison-officer', { countries: ['BB'] });
    const payout = { paidOn: '2000-11-30', method: 'bank transfer', proofReference: 'T-1' };
    await liaison.post(`workers/${workerId}/savings/payouts`, payout).expect(409);
    const { body } = await submit(farm, sheet('2000-06-05', farm.placementIds));
    expect(await line(farm, body.records[0].id, 'savings')).toBe(8_280);
    await foreign.get(`workers/${workerId}/savings`).expect(404);
    const over = await liaison
      .post(`workers/${workerId}/savings/payouts`, { ...payout, amountCents: 8_281 })
      .expect(409);
    expect(over.body.code).toBe('SAVINGS_NOT_ENOUGH');
    const at = (amountCents: number) =>
      liaison.post(`workers/${workerId}/savings/payouts`, { ...payout, amountCents });
    const answers = await Promise.all([at(5_000), at(5_000), at(5_000)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const rest = await liaison.post(`workers/${workerId}/savings/payouts`, payout).expect(200);
    expect(rest.body).toMatchObject({
      amountCents: 3_280,
      owedCents: 0,
      receipt: { act: 'savings-paid-out' },
    });
    const { body: account } = await liaison.get(`workers/${workerId}/savings`).expect(200);
    expect(account).toMatchObject({ owedCents: 0, withheldCents: 8_280, paidOutCents: 8_280 });
    await expect(world.dataSource.query('delete from savings_entry')).rejects.toThrow(/permission denied/);
  });
});
