import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';

let world: World;
let farm: Awaited<ReturnType<World['farm']>>;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  farm = await world.farm();
});

afterAll(() => world.close());

const draft = (fields: object) => farm.employer.post('job-orders', { farmId: farm.farmId, ...fields });
const amend = (id: string, fields: object) => farm.employer.patch(`job-orders/${id}`, fields);
const programmeOf = async (call: ReturnType<typeof draft>) => (await call.expect(200)).body.programme;

const complete = (needFrom: string) => ({
  worksiteId: farm.worksiteId,
  housingUnitIds: [farm.housingUnitId],
  country: 'MX',
  commodity: 'fruit incl apples',
  noc: '85101',
  positions: 4,
  namedPositions: 3,
  recruitedPositions: 1,
  needFrom,
  needTo: '2000-10-31',
  weeklyHours: 40,
  hourlyRateCents: 690,
  meals: 'cooking-facilities',
  substituteAllowed: true,
});

describe('the programme of a job order', () => {
  it.each([
    ['MX', 'sawp-mexico'],
    ['JM', 'sawp-caribbean'],
    ['TT', 'sawp-caribbean'],
  ])('of %s is %s', async (country, programme) => {
    expect(await programmeOf(draft({ country, needFrom: '2000-05-01' }))).toBe(programme);
  });

  it('is known once country and need date are, and follows both', async () => {
    const { body } = await draft({ country: 'JM' }).expect(200);
    expect(body.programme).toBeNull();
    expect(await programmeOf(amend(body.id, { needFrom: '2000-12-31' }))).toBe('sawp-caribbean');
    expect(await programmeOf(amend(body.id, { country: 'MX' }))).toBe('sawp-mexico');
    expect(await programmeOf(amend(body.id, { positions: 2 }))).toBe('sawp-mexico');
    // No edition covers 2001, and what a draft names is held against it at its filing.
    expect(await programmeOf(amend(body.id, { needFrom: '2001-01-01' }))).toBeNull();
    expect(await programmeOf(amend(body.id, { needFrom: '2000-06-01' }))).toBe('sawp-mexico');
  });

  it('is fixed at the filing, for a draft that was saved before the lists covered its need date', async () => {
    const { body } = await draft(complete('2000-05-01')).expect(200);
    await world.dataSource.query('update job_order set programme = null where id = $1', [body.id]);
    await farm.employer.post(`job-orders/${body.id}/filing`).expect(200);
    const { body: filed } = await farm.employer.get(`job-orders/${body.id}`).expect(200);
    expect(filed).toMatchObject({ programme: 'sawp-mexico', edition: '2000' });
  });
});

describe('a country that no programme holds', () => {
  const needFrom = '2000-05-01';

  it.each([{}, { needFrom }, { needFrom: '2001-01-01' }])('is refused in a draft with %j', async (fields) => {
    const { body } = await draft({ country: 'GT', ...fields }).expect(422);
    expect(body).toMatchObject({
      code: 'COUNTRY_NOT_PARTICIPATING',
      params: { country: 'GT', participating: expect.stringContaining('JM, KN, LC, MS, MX') },
      rule: 'participating-countries',
      source: { title: expect.any(String) },
    });
  });

  it('is refused in an amendment, of a filed order too, which stays as it was', async () => {
    const { body } = await draft(complete(needFrom)).expect(200);
    const refused = () => amend(body.id, { country: 'GT' }).expect(422);
    expect((await refused()).body.code).toBe('COUNTRY_NOT_PARTICIPATING');
    await farm.employer.post(`job-orders/${body.id}/filing`).expect(200);
    expect((await refused()).body.code).toBe('COUNTRY_NOT_PARTICIPATING');
    const { body: kept } = await farm.employer.get(`job-orders/${body.id}`).expect(200);
    expect(kept).toMatchObject({ country: 'MX', programme: 'sawp-mexico', version: body.version });
  });

  it('is told in the caller’s language', async () => {
    const { body } = await draft({ country: 'GT', needFrom }).set('accept-language', 'es').expect(422);
    expect(body.title).toBe('País no participante');
  });
});

describe('an order for a need date in no edition', () => {
  it('is refused at its filing for that, and for nothing else', async () => {
    const { body } = await draft({ ...complete('2001-05-01'), needTo: '2001-10-31' }).expect(200);
    const refused = await farm.employer.post(`job-orders/${body.id}/filing`).expect(422);
    expect(refused.body.code).toBe('DATE_IN_NO_EDITION');
  });
});
