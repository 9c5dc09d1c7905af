import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sheet, submit, week } from '../support/pay-sheets.js';
import { type Placed, type PlacedWorkers, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2026-11-12T15:00:00Z');
});

afterAll(() => world.close());

/** Workers whose week of seven days of 24 hours at 200.00 earns 33,600.00. */
const place = (placed: Placed = {}) =>
  placeWorkers(world, { edition: '2026', hourlyRateCents: 20_000, ...placed });
const wholeWeek = [24, 24, 24, 24, 24, 24, 24];

interface Found {
  code: string;
  expected: number;
  actual: number;
}

const findingsOf = (id: string): Promise<Found[]> =>
  world.dataSource.query(
    `select code, expected_cents as expected, actual_cents as actual from audit_finding
     where pay_record_id = $1 and state = 'raised' order by code`,
    [id],
  );

/** Submits a week of one worker; gives the id of the record. */
async function pay(farm: PlacedWorkers, start: string, more: object): Promise<string> {
  const record = { days: week(start, wholeWeek), ...more };
  const { body } = await submit(farm, sheet(start, farm.placementIds, record));
  return body.records[0].id as string;
}

const uncheckedOf = async ({ employer }: PlacedWorkers, id: string) => {
  const { body } = await employer.get(`pay-records/${id}/check`).expect(200);
  return body.unchecked as { check: string; code: string; reason: string }[];
};

describe('withholding of a submitted pay record', () => {
  it('is held against what is due, a dollar apart and not a cent more, a reported nothing too', async () => {
    const farm = await place();
    // 5.95 % of 33,600.00 less 67.30 are 1,995.20 (1,995.1957); 1.63 % of 33,600.00 are 547.68.
    expect(await findingsOf(await pay(farm, '2026-06-01', { cppCents: 199_420, eiCents: 54_868 }))).toEqual(
      [],
    );
    const other = await place();
    expect(await findingsOf(await pay(other, '2026-06-01', { cppCents: 199_419, eiCents: 54_768 }))).toEqual([
      { code: 'WITHHOLDING_OFF', expected: 199_520 + 54_768, actual: 199_419 + 54_768 },
    ]);
    const nothing = await pay(await place(), '2026-06-01', { cppCents: 0 });
    expect(await findingsOf(nothing)).toEqual([{ code: 'WITHHOLDING_OFF', expected: 199_520, actual: 0 }]);
  });

  it('ends with the year’s maxima, counted from what was due before', async () => {
    const farm = await place();
    const first = await pay(farm, '2026-06-01', { cppCents: 0, eiCents: 54_768 });
    expect(await findingsOf(first)).toHaveLength(1);
    // What nothing is reported of was paid all the same.
    expect(await findingsOf(await pay(farm, '2026-06-08', {}))).toEqual([]);
    // 4,230.45 less twice 1,995.20 are 240.05; the 4 % above 74,600.00 are owed on 26,200.00, at most 416.00;
    // 1,123.07 less twice 547.68 are 27.71.
    const third = { cppCents: 24_005, cpp2Cents: 41_600, eiCents: 2_771 };
    expect(await findingsOf(await pay(farm, '2026-06-15', third))).toEqual([]);
    expect(
      await findingsOf(await pay(farm, '2026-06-22', { cppCents: 0, cpp2Cents: 0, eiCents: 0 })),
    ).toEqual([]);
    const goneOn = await pay(farm, '2026-06-29', { cppCents: 101, cpp2Cents: 0, eiCents: 0 });
    expect(await findingsOf(goneOn)).toEqual([{ code: 'WITHHOLDING_OFF', expected: 0, actual: 101 }]);
  });

  it('of a week that comes late counts only what was paid before it', async () => {
    const farm = await place();
    for (const start of ['2026-06-15', '2026-06-22']) await pay(farm, start, {});
    expect(await findingsOf(await pay(farm, '2026-06-08', { cppCents: 199_520 }))).toEqual([]);
    expect(await findingsOf(await pay(farm, '2026-06-29', { cppCents: 0, eiCents: 0 }))).toEqual([]);
  });

  it('counts sheets of different weeks that come at once, each of them once', async () => {
    const farm = await place();
    await Promise.all(['2026-06-01', '2026-06-08'].map((start) => pay(farm, start, { eiCents: 54_768 })));
    const third = { cppCents: 24_005, cpp2Cents: 41_600, eiCents: 2_771 };
    expect(await findingsOf(await pay(farm, '2026-06-15', third))).toEqual([]);
  });

  it('begins anew with another employer', async () => {
    const first = await place();
    for (const start of ['2026-06-01', '2026-06-08', '2026-06-15']) await pay(first, start, {});
    await world.dataSource.query(
      `update placement set state = 'transferred', stay_to = '2026-06-21', position_number = null where id = $1`,
      [first.placementIds[0]],
    );
    const second = await place({
      workerIds: first.workerIds,
      transferredFrom: first.placementIds,
      arrivedOn: '2026-06-22',
    });
    expect(await findingsOf(await pay(second, '2026-06-22', { cppCents: 199_520 }))).toEqual([]);
  });

  it('is held anew where a record is corrected, the old one being as if it had never been', async () => {
    const farm = await place();
    await pay(farm, '2026-06-01', {});
    const second = await pay(farm, '2026-06-08', { cppCents: 0 });
    expect(await findingsOf(second)).toHaveLength(1);
    const { body } = await farm.employer
      .post(`pay-records/${second}/correction`, {
        ...{ days: week('2026-06-08', wholeWeek), cppCents: 199_520, reason: 'It had been withheld' },
      })
      .expect(200);
    expect(await findingsOf(second)).toEqual([]);
    expect(await findingsOf(body.record.id)).toEqual([]);
    // Without a column of its own, the second contribution is part of the first: 240.05 and 416.00.
    expect(await findingsOf(await pay(farm, '2026-06-15', { cppCents: 65_605 }))).toEqual([]);
  });

  it('follows the forms of the worker', async () => {
    const weekOf48 = [8, 8, 8, 8, 8, 8];
    const farm = await place({ province: 'SK', hourlyRateCents: 1_600 });
    const taxed = async (start: string, more: object) =>
      (await findingsOf(await pay(farm, start, { days: week(start, weekOf48), ...more }))).map(
        ({ expected }) => expected,
      );
    expect(await taxed('2026-06-01', { incomeTaxCents: 0, noTaxClaimed: true })).toEqual([]);
    const [basic = 0] = await taxed('2026-06-08', { incomeTaxCents: 0 });
    const nonResident = { incomeTaxCents: 0, federalClaimCents: 0, provincialClaimCents: 0 };
    const [none = 0] = await taxed('2026-06-15', nonResident);
    // Without claims, 14 % of 16,452.00 and 10.5 % of 20,381.00 are missing among the credits of the year: 4,443.29.
    expect(none - basic).toBe(8_545);
  });

  it('tells what it did not look at, and why, to those who see the record alone', async () => {
    const farm = await place({ province: 'QC', hourlyRateCents: 2_000 });
    const id = await pay(farm, '2026-06-01', {
      ...{ days: week('2026-06-01', [8, 8, 8, 8, 8]), cppCents: 4_616, incomeTaxCents: 6_000 },
    });
    // 6.30 % of 800.00 less 67.30 are 46.16.
    expect(await findingsOf(id)).toEqual([]);
    const told = (await uncheckedOf(farm, id)).filter(({ check }) => check === 'WITHHOLDING_OFF');
    expect(told).toEqual([
      {
        ...{ check: 'WITHHOLDING_OFF', code: 'NOT_IN_RECORD' },
        reason: 'The record does not say “expected_annual_income”, which the rule needs.',
      },
    ]);
    const other = await place();
    await other.employer.get(`pay-records/${id}/check`).expect(404);
    const [auditor, elsewhere] = [
      await world.person('auditor', { provinces: ['QC'] }),
      await world.person('auditor', { provinces: ['ON'] }),
    ];
    await auditor.get(`pay-records/${id}/check`).expect(200);
    await elsewhere.get(`pay-records/${id}/check`).expect(404);
  });

  it('is not checked in a season without tables, and says so', async () => {
    const farm = await placeWorkers(world, { edition: '2000' });
    const { body } = await submit(farm, sheet('2000-06-05', farm.placementIds, { cppCents: 1_000 }));
    const [{ id }] = body.records;
    expect(await findingsOf(id)).toEqual([]);
    expect(await uncheckedOf(farm, id)).toContainEqual(
      expect.objectContaining({ check: 'WITHHOLDING_OFF', code: 'VALUE_NOT_COVERED' }),
    );
  });
});
