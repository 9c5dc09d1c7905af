import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sheet, submit, week } from '../support/pay-sheets.js';
import { placeWorkers, type PlacedWorkers } from '../support/placed-worker.js';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let officer: Person;
let valueId: string;

beforeAll(async () => {
  world = await createWorld('2026-07-30T15:00:00Z');
  officer = await world.person('host-officer');
  const value = {
    ...{ code: 'commodity-rate', keys: { province: 'ON', commodity: 'fruit incl apples' }, value: '17.60' },
    ...{ validFrom: '2026-05-01', validTo: '2026-12-01', sourceTitle: 'Wage letter', reason: 'Fixed' },
  };
  valueId = (await officer.post('season-values', value).expect(200)).body.id;
});

afterAll(() => world.close());

const rateIs = (value: string) =>
  officer
    .post(`season-values/${valueId}/replacement`, {
      value,
      sourceTitle: 'Letter, corrected',
      reason: 'Wrong',
    })
    .expect(200);

const farmOf2026 = async (): Promise<PlacedWorkers> => {
  await rateIs('17.60');
  return placeWorkers(world, { edition: '2026', needFrom: '2026-05-01', hourlyRateCents: 1_760 });
};

/** Submits a week of 48 hours; its id and gross pay. */
const paid = async (farm: PlacedWorkers, start: string, record: object = {}) => {
  const { body } = await submit(farm, sheet(start, farm.placementIds, { insuranceCents: 0, ...record }));
  return body.records[0] as { id: string; grossCents: number };
};
const stated = (cents: number) => ({ paid: { grossCents: cents, netCents: cents } });
const accountOf = async ({ employer, workerIds }: PlacedWorkers): Promise<number> =>
  (await employer.get(`workers/${workerIds[0]}/account`).expect(200)).body.openCents;

describe('what becomes known of pay that states what was paid', () => {
  it('is not made up for where as much was paid, and is where less was', async () => {
    const [more, less] = [await farmOf2026(), await farmOf2026()];
    await paid(more, '2026-06-01', stated(96_000));
    await paid(less, '2026-06-01', stated(84_480));
    await rateIs('19.00');
    expect((await paid(more, '2026-06-08')).grossCents).toBe(48 * 1_900);
    expect((await paid(less, '2026-06-08')).grossCents).toBe(48 * 1_900 + 48 * 140);
  });

  it('is made up for once, also where the pay that did is corrected to what was paid', async () => {
    const farm = await farmOf2026();
    await paid(farm, '2026-06-01');
    await rateIs('19.00');
    const { id, grossCents } = await paid(farm, '2026-06-08');
    expect(grossCents).toBe(48 * 1_900 + 48 * 140);
    const { exempt } = sheet('2026-06-08', ['x']).records[0] as { exempt?: object };
    const correction = {
      ...{
        days: week('2026-06-08', [8, 8, 8, 8, 8, 8]),
        exempt,
        insuranceCents: 0,
        reason: 'As it was paid',
      },
      ...stated(grossCents),
    };
    await farm.employer.post(`pay-records/${id}/correction`, correction).expect(200);
    expect((await paid(farm, '2026-06-15')).grossCents).toBe(48 * 1_900);
  });

  it('is left to the next pay when dates of the stay are corrected', async () => {
    const farm = await farmOf2026();
    await paid(farm, '2026-06-01');
    await rateIs('19.00');
    await farm.employer
      .post('placements/acts/correct-dates', {
        ...{ placementIds: farm.placementIds, firstDayWorkedOn: '2026-05-02', reason: 'It was the second' },
      })
      .expect(200);
    expect(await accountOf(farm)).toBe(0);
    expect((await farm.employer.get('findings').expect(200)).body.items).toEqual([]);
    expect((await paid(farm, '2026-06-08')).grossCents).toBe(48 * 1_900 + 48 * 140);
  });
});

describe('what was decided of a finding', () => {
  it('stays decided when dates of the stay are corrected', async () => {
    const farm = await farmOf2026();
    const housing = { deductions: [{ kind: 'housing', amountCents: 1_000 }] };
    await paid(farm, '2026-06-01', { paid: { grossCents: 84_480, netCents: 83_480, ...housing } });
    const [finding] = (await farm.employer.get('findings').expect(200)).body.items;
    expect(finding).toMatchObject({ code: 'HOUSING_CHARGED', owedCents: 1_000 });
    await farm.employer
      .post(`findings/${finding.id}/answer`, { answer: 'contest', reason: 'A lost key was paid' })
      .expect(200);
    const auditor = await world.person('auditor', { provinces: ['ON'] });
    await auditor
      .post(`findings/${finding.id}/outcome`, { outcome: 'withdraw', reason: 'It was the key' })
      .expect(200);
    expect(await accountOf(farm)).toBe(0);
    await farm.employer
      .post('placements/acts/correct-dates', {
        ...{ placementIds: farm.placementIds, firstDayWorkedOn: '2026-05-02', reason: 'It was the second' },
      })
      .expect(200);
    expect(await accountOf(farm)).toBe(0);
  });
});
