import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sheet, statutory, submit, week } from '../support/pay-sheets.js';
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

/** What is withheld of pension and insurance, of a worker who pays no income tax here. */
const withheld = (amounts: Record<string, number>) => ({
  statutory: statutory(amounts),
  exempt: { tax: 'treaty' },
});
/** 5.95 % of 33,600.00 less 67.30 are 1,995.20 (1,995.1957); 1.63 % of 33,600.00 are 547.68. */
const inFull = withheld({ cpp: 199_520, ei: 54_768 });
/** What the year's maxima leave after two such weeks: 4,230.45 less 3,990.40; the 4 % above 74,600.00, at most 416.00; 1,123.07 less 1,095.36. */
const third = withheld({ cpp: 24_005, cpp2: 41_600, ei: 2_771 });

describe('withholding of a submitted pay record', () => {
  it('is held against what is due, a dollar apart and not a cent more, a stated nothing too', async () => {
    const near = withheld({ cpp: 199_420, ei: 54_868 });
    expect(await findingsOf(await pay(await place(), '2026-06-01', near))).toEqual([]);
    const off = withheld({ cpp: 199_419, ei: 54_768 });
    expect(await findingsOf(await pay(await place(), '2026-06-01', off))).toEqual([
      { code: 'WITHHOLDING_OFF', expected: 199_520 + 54_768, actual: 199_419 + 54_768 },
    ]);
    const nothing = await pay(await place(), '2026-06-01', {
      statutory: statutory({ cpp: 0 }),
      exempt: { ei: 'short-engagement', tax: 'treaty' },
      paid: { grossCents: 3_360_000, netCents: 3_360_000 },
    });
    expect(await findingsOf(nothing)).toEqual([{ code: 'WITHHOLDING_OFF', expected: 199_520, actual: 0 }]);
  });

  it('ends with the year’s maxima, counted from what was withheld before', async () => {
    const farm = await place();
    for (const start of ['2026-06-01', '2026-06-08'])
      expect(await findingsOf(await pay(farm, start, inFull))).toEqual([]);
    expect(await findingsOf(await pay(farm, '2026-06-15', third))).toEqual([]);
    const ended = withheld({ cpp: 0, cpp2: 0, ei: 0 });
    expect(await findingsOf(await pay(farm, '2026-06-22', ended))).toEqual([]);
    const goneOn = await pay(farm, '2026-06-29', withheld({ cpp: 101, cpp2: 0, ei: 0 }));
    expect(await findingsOf(goneOn)).toEqual([{ code: 'WITHHOLDING_OFF', expected: 0, actual: 101 }]);
  });

  it('does not count as withheld what was due and was not', async () => {
    const farm = await place();
    const short = withheld({ cpp: 100_000, ei: 54_768 });
    expect(await findingsOf(await pay(farm, '2026-06-01', short))).toHaveLength(1);
    await pay(farm, '2026-06-08', inFull);
    // 4,230.45 less 1,000.00 and 1,995.20 are 1,235.25.
    const rest = withheld({ cpp: 123_525, cpp2: 41_600, ei: 2_771 });
    expect(await findingsOf(await pay(farm, '2026-06-15', rest))).toEqual([]);
  });

  it('of a week that comes late counts only what was paid before it', async () => {
    const farm = await place();
    for (const start of ['2026-06-15', '2026-06-22']) await pay(farm, start, inFull);
    expect(await findingsOf(await pay(farm, '2026-06-08', inFull))).toEqual([]);
    const last = withheld({ cpp: 0, cpp2: 41_600, ei: 0 });
    expect(await findingsOf(await pay(farm, '2026-06-29', last))).toEqual([]);
  });

  it('counts sheets of different weeks that come at once, each of them once', async () => {
    const farm = await place();
    await Promise.all(['2026-06-01', '2026-06-08'].map((start) => pay(farm, start, inFull)));
    expect(await findingsOf(await pay(farm, '2026-06-15', third))).toEqual([]);
  });

  it('begins anew with another employer', async () => {
    const first = await place();
    for (const start of ['2026-06-01', '2026-06-08']) await pay(first, start, inFull);
    await pay(first, '2026-06-15', third);
    await world.dataSource.query(
      `update placement set state = 'transferred', stay_to = '2026-06-21', position_number = null where id = $1`,
      [first.placementIds[0]],
    );
    const second = await place({
      workerIds: first.workerIds,
      transferredFrom: first.placementIds,
      arrivedOn: '2026-06-22',
    });
    expect(await findingsOf(await pay(second, '2026-06-22', inFull))).toEqual([]);
  });

  it('is held anew where a record is corrected, the old one being as if it had never been', async () => {
    const farm = await place();
    await pay(farm, '2026-06-01', inFull);
    const second = await pay(farm, '2026-06-08', withheld({ cpp: 100_000, ei: 54_768 }));
    expect(await findingsOf(second)).toHaveLength(1);
    const correction = { days: week('2026-06-08', wholeWeek), ...inFull, reason: 'It had been withheld' };
    const { body } = await farm.employer.post(`pay-records/${second}/correction`, correction).expect(200);
    expect(await findingsOf(second)).toEqual([]);
    expect(await findingsOf(body.record.id)).toEqual([]);
    // Where it is not stated by itself, the second contribution is part of the first: 240.05 and 416.00.
    const both = withheld({ cpp: 65_605, ei: 2_771 });
    expect(await findingsOf(await pay(farm, '2026-06-15', both))).toEqual([]);
  });

  it('follows the forms of the worker', async () => {
    const farm = await place({ province: 'SK', hourlyRateCents: 1_600 });
    const taxed = async (start: string, exempt: object, claims: object = {}) => {
      const id = await pay(farm, start, {
        ...{ days: week(start, [8, 8, 8, 8, 8, 8]), ...claims },
        statutory: statutory({ 'income-tax': 0 }),
        exempt: { cpp: 'age', ei: 'short-engagement', ...exempt },
        paid: { grossCents: 76_800, netCents: 76_800 },
      });
      return (await findingsOf(id)).map(({ expected }) => expected);
    };
    expect(await taxed('2026-06-01', { tax: 'claim-e' })).toEqual([]);
    const [basic = 0] = await taxed('2026-06-08', {});
    const [none = 0] = await taxed('2026-06-15', {}, { federalClaimCents: 0, provincialClaimCents: 0 });
    // Without claims, 14 % of 16,452.00 and 10.5 % of 20,381.00 are missing among the credits of the year: 4,443.29, or 85.448 a week.
    expect(none - basic).toBe(8_544);
  });

  it('tells what it did not look at, and why, to those who see the record alone', async () => {
    const farm = await place({ province: 'QC', hourlyRateCents: 2_000 });
    const id = await pay(farm, '2026-06-01', {
      days: week('2026-06-01', [8, 8, 8, 8, 8]),
      statutory: statutory({ cpp: 4_616, 'income-tax': 6_000 }),
      exempt: { ei: 'short-engagement', qpip: 'short-engagement' },
    });
    // 6.30 % of 800.00 less 67.30 are 46.16.
    expect(await findingsOf(id)).toEqual([]);
    const all = await uncheckedOf(farm, id);
    expect(all).toContainEqual({
      ...{ check: 'PAY_BELOW_FLOOR', code: 'PREVAILING_RATE_NOT_HELD' },
      reason: expect.stringMatching(/only the minimum wage was tested/),
    });
    const told = all.filter(({ check }) => check === 'WITHHOLDING_OFF');
    expect(told).toEqual([
      {
        ...{ check: 'WITHHOLDING_OFF', code: 'NOT_IN_RECORD' },
        reason:
          'The record does not say what the rule needs to know: the income expected of the year from all sources.',
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
    const { body } = await submit(
      farm,
      sheet('2000-06-05', farm.placementIds, {
        statutory: statutory({ cpp: 1_000, ei: 0, 'income-tax': 0 }),
      }),
    );
    const [{ id }] = body.records;
    expect(await findingsOf(id)).toEqual([]);
    expect(await uncheckedOf(farm, id)).toContainEqual(
      expect.objectContaining({ check: 'WITHHOLDING_OFF', code: 'VALUE_NOT_COVERED' }),
    );
  });
});
