import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codes, nothingWithheld, sheet, statutory, submit, week } from '../support/pay-sheets.js';
import { type Placed, type PlacedWorkers, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2026-11-20T15:00:00Z');
});

afterAll(() => world.close());

/** A week of 48 hours at 17.60 is 844.80; 46.26, 13.77 and 97.20 of it are withheld, so that 687.57 are due. */
const withheld = { statutory: statutory({ cpp: 4_626, ei: 1_377, 'income-tax': 9_720 }) };
const due = 68_757;
const stated = (netCents?: number, more: object = {}) => ({
  ...withheld,
  paid: { grossCents: 84_480, ...(netCents === undefined ? {} : { netCents }), ...more },
});
const proof = (reference: string) => ({
  ...{ paidOn: '2026-11-19', method: 'bank transfer', proofReference: reference },
});

interface Paid extends PlacedWorkers {
  id: string;
}

async function paid(record: object, placed: Placed = {}): Promise<Paid> {
  const farm = await placeWorkers(world, { edition: '2026', hourlyRateCents: 1_760, ...placed });
  const { body } = await submit(farm, sheet('2026-06-01', farm.placementIds, record));
  return { ...farm, id: body.records[0].id as string };
}

/** Corrects a record; gives the farm with the new one. */
async function correct(farm: Paid, record: object, hours = [8, 8, 8, 8, 8, 8]): Promise<Paid> {
  const correction = { days: week('2026-06-01', hours), reason: 'It was otherwise', ...record };
  const { body } = await farm.employer.post(`pay-records/${farm.id}/correction`, correction).expect(200);
  return { ...farm, id: body.record.id as string };
}

async function refused(farm: Paid, record: object): Promise<string[]> {
  const correction = { days: week('2026-06-01', [8, 8, 8, 8, 8, 8]), reason: 'It was otherwise', ...record };
  return codes((await farm.employer.post(`pay-records/${farm.id}/correction`, correction).expect(422)).body);
}

const repay = (farm: Paid, amountCents: number, reference: string) =>
  farm.employer
    .post(`placements/${farm.placementIds[0]}/underpaid-wages/payments`, { amountCents, ...proof(reference) })
    .expect(200);

const openOf = async ({ employer, workerIds }: Paid): Promise<number> =>
  (await employer.get(`workers/${workerIds[0]}/account`).expect(200)).body.openCents;

const recordOf = async ({ employer, id }: Paid) => (await employer.get(`pay-records/${id}`).expect(200)).body;

describe('a correction of pay that was proven in part', () => {
  it('owes the rest alone where nobody states the net', async () => {
    const farm = await paid(stated());
    expect(await openOf(farm)).toBe(due);
    await repay(farm, 10_000, 'T-1');
    const corrected = await correct(farm, stated());
    expect(await openOf(corrected)).toBe(due - 10_000);
    await repay(corrected, due - 10_000, 'T-2');
    expect(await openOf(corrected)).toBe(0);
  });

  it('cannot leave out a net that was stated', async () => {
    const farm = await paid(stated(20_000));
    expect(await refused(farm, stated())).toEqual(['PAID_LEFT_OUT']);
    expect(await refused(farm, withheld)).toEqual(['PAID_LEFT_OUT']);
  });

  it('cannot state less than is proven, over any number of corrections', async () => {
    const farm = await paid(stated(20_000));
    await repay(farm, due - 20_000, 'T-3');
    const whole = await correct(farm, stated(due));
    expect(await refused(whole, stated(due - 20_000 - 1))).toEqual(['PAID_LESS_THAN_PROVEN']);
    // What was stated without proof may have been less.
    const less = await correct(whole, stated(due - 20_000));
    expect(await openOf(less)).toBe(20_000);
  });

  it('cannot state less than was proven of the pay itself, and keeps its proof', async () => {
    const farm = await paid(stated(50_000));
    await farm.employer.post(`pay-records/${farm.id}/payment`, proof('T-4')).expect(200);
    expect(await refused(farm, stated(49_999))).toEqual(['PAID_LESS_THAN_PROVEN']);
    const same = await correct(farm, stated(50_000));
    expect((await recordOf(same)).paid).toMatchObject({ paidOn: '2026-11-19', proofReference: 'T-4' });
    const more = await correct(same, stated(due));
    expect((await recordOf(more)).paid).toMatchObject({ paidOn: null });
  });

  it('pays nothing anew when it goes down and up again', async () => {
    const nothing = { ...nothingWithheld('2026'), insuranceCents: 0 };
    const farm = await paid(nothing);
    await farm.employer.post(`pay-records/${farm.id}/payment`, proof('T-5')).expect(200);
    const down = await correct(farm, nothing, [8, 8, 8]);
    expect((await recordOf(down)).paid).toMatchObject({ netCents: 42_240, toPayCents: 0 });
    const up = await correct(down, nothing);
    expect((await recordOf(up)).paid).toMatchObject({ netCents: 84_480, toPayCents: 0 });
  });
});

describe('the last pay of a stay', () => {
  const left = { departedOn: '2026-06-09', state: 'departed' };

  it('owes as final wages what a correction states and nobody proved', async () => {
    const farm = await paid(stated(), left);
    await repay(farm, 10_000, 'T-6');
    const corrected = await correct(farm, stated(due));
    // 687.57 were stated, with the 100.00 that were proven.
    expect(await openOf(corrected)).toBe(due - 10_000);
  });

  it('counts what was repaid before it is corrected', async () => {
    const farm = await paid(stated(20_000), left);
    expect(await openOf(farm)).toBe(due);
    await repay(farm, 10_000, 'T-7');
    const corrected = await correct(farm, stated(30_000));
    // 387.57 are lacking, and 200.00 of the stated 300.00 are not proven.
    expect(await openOf(corrected)).toBe(due - 30_000 + 20_000);
  });

  it('owes nothing anew where all that is stated is proven', async () => {
    const farm = await paid(stated(50_000, proof('T-8')), left);
    await repay(farm, due - 50_000, 'T-9');
    expect(await openOf(farm)).toBe(0);
    await correct(farm, stated(due));
    expect(await openOf(farm)).toBe(0);
  });

  it('cannot be corrected to less than was proven of final wages', async () => {
    const farm = await paid({ withholding: 'compute' }, left);
    const path = `placements/${farm.placementIds[0]}/final-wages`;
    await farm.employer.post(path, { amountCents: 10_000, ...proof('T-10') }).expect(200);
    expect(await refused(farm, stated(9_999))).toEqual(['PAID_LESS_THAN_PROVEN']);
  });
});

describe('a record as it is sent', () => {
  it('takes what is null as left out, wherever it is', async () => {
    const farm = await paid({
      ...stated(due, { deductions: null, earnings: null }),
      exempt: { cpp: null },
      days: week('2026-06-01', [8, 8, 8, 8, 8, 8], { pieces: null, meals: null }),
    });
    expect(await openOf(farm)).toBe(0);
    const short = await paid(stated(20_000));
    await short.employer
      .post(`placements/${short.placementIds[0]}/underpaid-wages/payments`, {
        ...{ amountCents: null, ...proof('T-11') },
      })
      .expect(200);
    expect(await openOf(short)).toBe(0);
  });

  it('is refused where its earnings are more than its gross pay, or no pay is that high', async () => {
    const farm = await placeWorkers(world, { edition: '2026', hourlyRateCents: 1_760 });
    const sent = async (record: object) =>
      codes((await submit(farm, sheet('2026-06-01', farm.placementIds, record), 422)).body);
    const bonus = (amountCents: number) => stated(due, { earnings: [{ kind: 'bonus', amountCents }] });
    expect(await sent(bonus(84_481))).toEqual(['PAID_EARNINGS_OVER_GROSS']);
    expect(await sent(stated(due, { grossCents: 10_000_001 }))).toEqual(['PAY_IMPOSSIBLE']);
    expect(await sent({ ...nothingWithheld('2026'), hourlyRate: '999999999' })).toEqual(['PAY_IMPOSSIBLE']);
  });
});
