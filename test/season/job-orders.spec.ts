import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';

let world: World;
let world2026: World;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  world2026 = await createWorld('2026-02-02T15:00:00Z');
});

afterAll(() => Promise.all([world.close(), world2026.close()]));

/** A complete order for Mexican workers on a farm; need dates are given. */
const order = (
  farm: { farmId: string; worksiteId: string; housingUnitId: string },
  needFrom: string,
  needTo = '2000-10-31',
) => ({
  farmId: farm.farmId,
  worksiteId: farm.worksiteId,
  housingUnitIds: [farm.housingUnitId],
  country: 'MX',
  commodity: 'fruit incl apples',
  noc: '85101',
  positions: 4,
  namedPositions: 3,
  recruitedPositions: 1,
  needFrom,
  needTo,
  weeklyHours: 40,
  hourlyRateCents: 690,
  meals: 'cooking-facilities',
  substituteAllowed: true,
});

const programmes = [
  { edition: '2000', programme: 'sawp-mexico', country: 'MX' },
  { edition: '2000', programme: 'sawp-caribbean', country: 'JM' },
  { edition: '2026', programme: 'sawp-mexico', country: 'MX' },
  { edition: '2026', programme: 'sawp-caribbean', country: 'BB' },
] as const;

describe.each(programmes)('the rules of $programme in $edition', ({ edition, programme, country }) => {
  const needFrom = `${edition}-05-01`;
  const floorCents = edition === '2000' ? 690 : 1760;

  /** What becomes of an order with some fields: filed, or the problems that are told. */
  const outcome = async (fields: object): Promise<string[]> => {
    const farm = await (edition === '2000' ? world : world2026).farm();
    const wanted = { ...order(farm, needFrom, `${edition}-10-01`), hourlyRateCents: floorCents };
    const { body } = await farm.employer
      .post('job-orders', { ...wanted, programme, country, ...fields })
      .expect(200);
    const filed = await farm.employer.post(`job-orders/${body.id}/filing`);
    if (filed.status === 200) return [];
    return filed.body.findings.map(({ code }: { code: string }) => code);
  };

  it('ask for the lawful floor of an hour', async () => {
    expect(await outcome({ hourlyRateCents: floorCents })).toEqual([]);
    expect(await outcome({ hourlyRateCents: floorCents - 1 })).toEqual(['WAGE_OFFER_BELOW_FLOOR']);
  });

  it('ask for 240 hours within six weeks', async () => {
    expect(await outcome({ needTo: `${edition}-06-11` })).toEqual([]);
    expect(await outcome({ needTo: `${edition}-06-10` })).toEqual(['GUARANTEE_NOT_OFFERED']);
    expect(await outcome({ weeklyHours: 39 })).toEqual(['GUARANTEE_NOT_OFFERED']);
  });

  it('let a stay last as long as the edition says', async () => {
    expect(await outcome({ needTo: `${edition}-12-15` })).toEqual([]);
    expect(await outcome({ needTo: `${edition}-12-16` })).toEqual(
      edition === '2000' ? [] : ['STAY_TOO_LONG'],
    );
  });

  it('cap the price of meals, where the cap is confirmed', async () => {
    const meals = (mealPriceCents: number) => outcome({ meals: 'provided', mealPriceCents });
    const unknown = edition === '2000' ? undefined : ['VALUE_UNCONFIRMED'];
    expect(await meals(650)).toEqual(unknown ?? []);
    expect(await meals(651)).toEqual(unknown ?? ['MEAL_PRICE_OVER_CAP']);
  });

  it('ask for a bed for everybody', async () => {
    const split = { namedPositions: 3, recruitedPositions: 17 };
    expect(await outcome({ positions: 20, ...split })).toEqual([]);
    expect(await outcome({ positions: 21, ...split, recruitedPositions: 18 })).toEqual(['HOUSING_TOO_SMALL']);
  });
});

describe('the wage of an offer', () => {
  it('is held against the commodity rate that pay is, of its own programme and commodity alone', async () => {
    const officer = await world.person('host-officer');
    const fixed = (keys: object, value: string) =>
      officer.post('season-values', {
        ...{ code: 'commodity-rate', keys, value, validFrom: '2000-01-01', sourceTitle: 'Order No. 12' },
        reason: 'Agreed for the season',
      });
    const keys = { province: 'ON', commodity: 'ginseng' };
    await fixed({ ...keys, programme: 'sawp-mexico' }, '9.0550').expect(200);
    await fixed({ ...keys, programme: 'sawp-caribbean' }, '8.00').expect(200);
    const filed = async (fields: object) => {
      const farm = await world.farm();
      const { body } = await farm.employer
        .post('job-orders', { ...order(farm, '2000-05-01'), commodity: 'ginseng', ...fields })
        .expect(200);
      return farm.employer.post(`job-orders/${body.id}/filing`);
    };
    await filed({ hourlyRateCents: 906 }).then(({ status }) => expect(status).toBe(200));
    const { body } = await filed({ hourlyRateCents: 905 });
    expect(body).toMatchObject({
      code: 'WAGE_OFFER_BELOW_FLOOR',
      params: { offered: '9.05', floor: '9.055', currency: 'CAD', province: 'ON' },
      rule: 'commodity-rate',
      source: { title: 'Order No. 12' },
    });
    const jamaica = { programme: 'sawp-caribbean', country: 'JM' };
    const [enough, short] = [
      await filed({ ...jamaica, hourlyRateCents: 800 }),
      await filed({ ...jamaica, hourlyRateCents: 799 }),
    ];
    expect([enough.status, short.body.code]).toEqual([200, 'WAGE_OFFER_BELOW_FLOOR']);
    const apples = await filed({ commodity: 'fruit incl apples', hourlyRateCents: 690 });
    expect(apples.status).toBe(200);
  });
});

describe('filing a job order, edition 2000', () => {
  it('is possible eight weeks before the need date and refused a day later', async () => {
    const farm = await world.farm();
    const { employer } = farm;
    // 1 February + 56 days = 28 March 2000.
    const inTime = await employer.post('job-orders', order(farm, '2000-03-28')).expect(200);
    const late = await employer.post('job-orders', order(farm, '2000-03-27')).expect(200);
    const { body } = await employer.post(`job-orders/${inTime.body.id}/filing`).expect(200);
    expect(body.receipt).toMatchObject({ act: 'filed', number: expect.stringMatching(/^R-\d{6}-\d$/) });
    const refused = await employer.post(`job-orders/${late.body.id}/filing`).expect(409);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.body).toMatchObject({
      code: 'FILED_TOO_LATE',
      params: { dueOn: '2000-01-31', leadDays: 56 },
    });
    expect(refused.body.source.title).toBeTruthy();
  });

  it('finds the first receipt when it is filed again', async () => {
    const farm = await world.farm();
    const { body: draft } = await farm.employer.post('job-orders', order(farm, '2000-05-01')).expect(200);
    const first = await farm.employer.post(`job-orders/${draft.id}/filing`).expect(200);
    const again = await farm.employer.post(`job-orders/${draft.id}/filing`).expect(200);
    expect(again.body).toEqual(first.body);
  });

  it('names everything that is wrong at once, in the language asked for', async () => {
    const farm = await world.farm({ capacity: 2 });
    const wrong = { ...order(farm, '2000-03-01', '2000-03-20'), hourlyRateCents: 689, namedPositions: 1 };
    const { body: draft } = await farm.employer
      .post('job-orders', { ...wrong, namedPositions: 3 })
      .expect(200);
    const refused = await farm.employer
      .post(`job-orders/${draft.id}/filing`)
      .set('accept-language', 'es-MX')
      .expect(409);
    expect(refused.body.findings.map(({ code }: { code: string }) => code).sort()).toEqual([
      'FILED_TOO_LATE',
      'GUARANTEE_NOT_OFFERED',
      'HOUSING_TOO_SMALL',
      'WAGE_OFFER_BELOW_FLOOR',
    ]);
    expect(refused.body.title).toBe('Presentada demasiado tarde');
  });

  it('is possible late with an officer’s exception, who sees the draft only once asked', async () => {
    const farm = await world.farm();
    const officer = await world.person('host-officer');
    const { body: draft } = await farm.employer.post('job-orders', order(farm, '2000-03-10')).expect(200);
    await officer.get(`job-orders/${draft.id}`).expect(404);
    await officer
      .post(`job-orders/${draft.id}/exception`, { reason: 'Frost destroyed the first plan' })
      .expect(404);
    await farm.employer.post(`job-orders/${draft.id}/exception-request`, { reason: 'No' }).expect(422);
    await farm.employer
      .post(`job-orders/${draft.id}/exception-request`, { reason: 'Frost in January' })
      .expect(200);
    await officer.post(`job-orders/${draft.id}/exception`, {}).expect(422);
    await officer
      .post(`job-orders/${draft.id}/exception`, { reason: 'Frost destroyed the first plan' })
      .expect(200);
    await farm.employer.post(`job-orders/${draft.id}/filing`).expect(200);
  });
});

describe('a draft whose fields contradict each other', () => {
  it('is refused with all that is wrong, and an amendment too, which leaves it as it was', async () => {
    const farm = await world.farm();
    const reversed = { ...order(farm, '2000-05-01', '2000-05-01'), recruitedPositions: 2 };
    const { body: refused } = await farm.employer.post('job-orders', reversed).expect(422);
    expect(refused.findings.map(({ code }: { code: string }) => code)).toEqual([
      'NEED_DATES_REVERSED',
      'POSITIONS_DO_NOT_ADD_UP',
    ]);
    const { body: draft } = await farm.employer.post('job-orders', order(farm, '2000-05-01')).expect(200);
    const amend = (fields: object) => farm.employer.patch(`job-orders/${draft.id}`, fields);
    expect((await amend({ needTo: '2000-04-30' }).expect(422)).body.code).toBe('NEED_DATES_REVERSED');
    expect((await amend({ positions: 5 }).expect(422)).body.code).toBe('POSITIONS_DO_NOT_ADD_UP');
    const { body: kept } = await farm.employer.get(`job-orders/${draft.id}`).expect(200);
    expect(kept).toMatchObject({ version: draft.version, positions: 4, needTo: '2000-10-31' });
  });
});
