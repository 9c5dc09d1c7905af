import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codes, nothingWithheld, sheet, statutory, submit, week } from '../support/pay-sheets.js';
import { type PlacedWorkers, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2000-12-20T15:00:00Z');
});

afterAll(() => world.close());

const issue = ({ employer }: PlacedWorkers, taxYear = 2000) => employer.post('tax-slips', { taxYear });
const withheld = {
  statutory: statutory({ cpp: 700, cpp2: 10, ei: 500, 'income-tax': 2_000 }),
  transportCents: 100,
};

/** Two workers who went home, each with two weeks of pay: 48 hours at 6.90, less 4 % and what is withheld. */
async function season(): Promise<PlacedWorkers & { records: string[] }> {
  const farm = await placeWorkers(world, { workers: 2, departedOn: '2000-06-18', state: 'departed' });
  const { body: first } = await submit(farm, sheet('2000-06-05', farm.placementIds, withheld));
  const days = week('2000-06-12', [8, 8, 8, 8, 8, 8]);
  await submit(farm, sheet('2000-06-12', farm.placementIds, { ...withheld, days }));
  return { ...farm, records: first.records.map(({ id }: { id: string }) => id) };
}

async function slipsOf({ employer, workerIds }: PlacedWorkers, index = 0) {
  const { body } = await employer.get(`tax-slips?workerId=${workerIds[index]}`).expect(200);
  return body.items as Record<string, unknown>[];
}

describe('a tax slip', () => {
  it('sums up the pay records of a year, and is issued once', async () => {
    const farm = await season();
    const { body } = await issue(farm).expect(200);
    expect(body).toMatchObject({ receipt: { act: 'tax-slips-issued', next: [] }, waiting: [] });
    expect(body.slips).toHaveLength(2);
    const [slip] = await slipsOf(farm);
    expect(slip).toMatchObject({
      number: expect.stringMatching(/^TS-\d{6}-\d$/),
      taxYear: 2000,
      payRecords: 2,
      grossCents: 66_240,
      currency: 'CAD',
      statutory: [
        { kind: 'cpp', authority: 'CA', amountCents: 1_400 },
        { kind: 'cpp2', authority: 'CA', amountCents: 20 },
        { kind: 'ei', authority: 'CA', amountCents: 1_000 },
        { kind: 'income-tax', authority: 'CA', amountCents: 4_000 },
      ],
      otherDeductions: [
        { kind: 'administration', amountCents: 2_650 },
        { kind: 'transport', amountCents: 200 },
      ],
      netCents: 66_240 - 1_400 - 20 - 1_000 - 4_000 - 2_650 - 200,
      amendsId: null,
      amendedById: null,
    });
    expect(codes((await issue(farm).expect(409)).body)).toEqual(['TAX_SLIPS_NONE_DUE']);
    expect(codes((await issue(farm, 2001).expect(422)).body)).toEqual(['TAX_YEAR_AHEAD']);
  });

  it('is issued once of two at once', async () => {
    const farm = await season();
    const both = await Promise.all([issue(farm), issue(farm)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await slipsOf(farm)).toHaveLength(1);
  });

  it('waits for the end of the stay, and for a dispute to be settled', async () => {
    const farm = await placeWorkers(world, { workers: 1 });
    const { body: paid } = await submit(farm, sheet('2000-06-05', farm.placementIds));
    expect(codes((await issue(farm).expect(409)).body)).toEqual(['TAX_SLIPS_NONE_DUE']);
    await farm.employer
      .post('placements/acts/report-departure', { placementIds: farm.placementIds, departedOn: '2000-06-12' })
      .expect(200);
    const self = await world.person('worker', { workerId: farm.workerIds[0] ?? '' });
    const record = `pay-records/${paid.records[0].id}`;
    await self.post(`${record}/dispute`, { reason: 'An hour is missing' }).expect(200);
    expect(codes((await issue(farm).expect(409)).body)).toEqual(['TAX_SLIPS_NONE_DUE']);
    await self.post(`${record}/acceptance`).expect(200);
    expect((await issue(farm).expect(200)).body.slips).toHaveLength(1);
  });

  it('is amended by a correction, and by nothing that changes no amount', async () => {
    const farm = await season();
    await issue(farm).expect(200);
    const path = (id: string) => `pay-records/${id}/correction`;
    const correction = (hours: number[]) => ({
      ...withheld,
      days: week('2000-06-05', hours),
      reason: 'Saturday was longer',
    });
    const same = await farm.employer
      .post(path(farm.records[0] ?? ''), correction([8, 8, 8, 8, 8, 8]))
      .expect(200);
    expect(await slipsOf(farm)).toHaveLength(1);
    await farm.employer.post(path(same.body.record.id), correction([8, 8, 8, 8, 8, 9])).expect(200);
    const [first, amended, ...more] = await slipsOf(farm);
    expect(more).toEqual([]);
    expect(amended).toMatchObject({
      grossCents: 66_240 + 690,
      payRecords: 2,
      amendsId: first?.id,
      reason: 'Saturday was longer',
      amendedById: null,
    });
    expect(first).toMatchObject({ grossCents: 66_240, amendedById: amended?.id });
    expect(await slipsOf(farm, 1)).toHaveLength(1);
  });

  it('is amended by a record that comes later, and by a pay date that leaves the year', async () => {
    const farm = await season();
    await issue(farm).expect(200);
    const late = sheet('2000-05-29', farm.placementIds.slice(0, 1), { days: week('2000-05-29', [8]) });
    const { body } = await submit(farm, late);
    expect((await slipsOf(farm)).at(-1)).toMatchObject({ payRecords: 3, grossCents: 66_240 + 5_520 });
    const moved = {
      ...nothingWithheld('2000'),
      days: week('2000-05-29', [8]),
      payDate: '2001-01-02',
      reason: 'Paid in January',
    };
    await farm.employer.post(`pay-records/${body.records[0].id}/correction`, moved).expect(200);
    expect((await slipsOf(farm)).at(-1)).toMatchObject({ payRecords: 2, grossCents: 66_240 });
  });

  it('is read by its worker and their liaison officer, and does not exist for others', async () => {
    const farm = await season();
    const { body } = await issue(farm).expect(200);
    const [{ id }] = body.slips.filter((one: { workerId: string }) => one.workerId === farm.workerIds[0]);
    const self = await world.person('worker', { workerId: farm.workerIds[0] ?? '' });
    const readers = [self, await world.person('liaison-officer'), await world.person('auditor')];
    for (const who of readers)
      expect((await who.get(`tax-slips/${id}`).expect(200)).body.grossCents).toBe(66_240);
    expect((await self.get('tax-slips').expect(200)).body.items).toHaveLength(1);
    const strangers = [
      await world.person('worker', { workerId: farm.workerIds[1] ?? '' }),
      await world.person('liaison-officer', { countries: ['JM'] }),
      await world.person('auditor', { provinces: ['QC'] }),
      (await world.farm()).employer,
    ];
    for (const who of strangers) await who.get(`tax-slips/${id}`).expect(404);
    await (await world.person('host-officer')).get(`tax-slips/${id}`).expect(403);
    await self.post('tax-slips', { taxYear: 2000 }).expect(403);
  });
});
