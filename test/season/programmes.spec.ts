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
const named = async (call: ReturnType<typeof draft>) => {
  const { body } = await call.expect(200);
  return { programme: body.programme, country: body.country, currency: body.currency };
};
const mexico = { programme: 'sawp-mexico', country: 'MX', currency: 'CAD' };
const jamaica = { programme: 'sawp-caribbean', country: 'JM', currency: 'CAD' };

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

describe('a job order', () => {
  it('names its programme, and has the currency of it', async () => {
    expect(await named(draft({ programme: 'sawp-mexico' }))).toEqual(mexico);
    expect(await named(draft({ programme: 'sawp-caribbean' }))).toEqual({ ...jamaica, country: null });
    expect(await named(draft({ programme: 'sawp-caribbean', country: 'JM' }))).toEqual(jamaica);
    expect(await named(draft({}))).toEqual({ programme: null, country: null, currency: null });
  });

  it.each([
    ['MX', 'sawp-mexico'],
    ['JM', 'sawp-caribbean'],
    ['TT', 'sawp-caribbean'],
  ])(
    'that names only the country %s is of the one programme that takes it, %s',
    async (country, programme) => {
      expect(await named(draft({ country }))).toEqual({ programme, country, currency: 'CAD' });
    },
  );

  it('is amended as a whole: another country or programme brings the other, another need date neither', async () => {
    const { body } = await draft({ country: 'JM' }).expect(200);
    expect(await named(amend(body.id, { needFrom: '2001-01-01' }))).toEqual(jamaica);
    expect(await named(amend(body.id, { country: 'MX' }))).toEqual(mexico);
    expect(await named(amend(body.id, { positions: 2 }))).toEqual(mexico);
    expect(await named(amend(body.id, { programme: 'sawp-caribbean', country: 'BB' }))).toEqual({
      ...jamaica,
      country: 'BB',
    });
    expect(await named(amend(body.id, { programme: 'sawp-mexico' }))).toEqual(mexico);
    expect(await named(amend(body.id, { programme: null }))).toEqual({
      programme: null,
      country: 'MX',
      currency: null,
    });
  });

  it('that is filed is checked by the rules of another programme when it comes to name it', async () => {
    const { body } = await draft(complete('2000-05-01')).expect(200);
    await farm.employer.post(`job-orders/${body.id}/filing`).expect(200);
    const { body: changed } = await amend(body.id, { country: 'JM' }).expect(200);
    expect(changed).toMatchObject({ ...jamaica, state: 'submitted', edition: '2000' });
    const refused = await amend(body.id, { programme: 'sawp-mexico', weeklyHours: 39 }).expect(409);
    expect(refused.body.code).toBe('GUARANTEE_NOT_OFFERED');
    const { body: kept } = await farm.employer.get(`job-orders/${body.id}`).expect(200);
    expect(kept).toMatchObject(jamaica);
  });

  it('keeps its programme in a copy', async () => {
    const { body } = await draft(complete('2000-05-01')).expect(200);
    expect(await named(farm.employer.post(`job-orders/${body.id}/copy`))).toEqual(mexico);
  });

  it('cannot be filed while it names no programme', async () => {
    const { body } = await draft(complete('2000-05-01')).expect(200);
    await amend(body.id, { programme: null }).expect(200);
    const refused = await farm.employer.post(`job-orders/${body.id}/filing`).expect(422);
    expect(refused.body).toMatchObject({ code: 'JOB_ORDER_INCOMPLETE', params: { field: 'programme' } });
    await amend(body.id, { programme: 'sawp-mexico' }).expect(200);
    await farm.employer.post(`job-orders/${body.id}/filing`).expect(200);
    await amend(body.id, { programme: null }).expect(422);
    const { body: filed } = await farm.employer.get(`job-orders/${body.id}`).expect(200);
    expect(filed).toMatchObject({ ...mexico, edition: '2000' });
  });

  it('owes its filing once programme and need date are known', async () => {
    const { body } = await draft({ needFrom: '2000-05-01' }).expect(200);
    expect(body.receipt.next).toEqual([{ act: 'FILE_JOB_ORDER', by: 'employer', dueOn: null }]);
    const { body: known } = await amend(body.id, { programme: 'sawp-caribbean' }).expect(200);
    expect(known.receipt.next).toEqual([{ act: 'FILE_JOB_ORDER', by: 'employer', dueOn: '2000-03-06' }]);
  });
});

describe('the database', () => {
  it('keeps no order without a programme but a draft, and none without the currency of it', async () => {
    const { body } = await draft(complete('2000-05-01')).expect(200);
    await farm.employer.post(`job-orders/${body.id}/filing`).expect(200);
    const set = (fields: string) =>
      world.dataSource.query(`update job_order set ${fields} where id = $1`, [body.id]);
    await expect(set('programme = null, currency = null')).rejects.toThrow(/job_order_programme/);
    await expect(set(`state = 'withdrawn', programme = null, currency = null`)).rejects.toThrow(
      /job_order_programme/,
    );
    await expect(set('currency = null')).rejects.toThrow(/job_order_currency/);
    await expect(set(`currency = 'dollars'`)).rejects.toThrow(/job_order_currency/);
  });
});

describe('a programme that does not exist', () => {
  it('is refused in a draft and an amendment, and those that exist are named', async () => {
    const { body } = await draft({ programme: 'h-2a', country: 'MX' }).expect(422);
    expect(body).toMatchObject({
      code: 'PROGRAMME_UNKNOWN',
      params: { programme: 'h-2a', programmes: 'sawp-caribbean, sawp-mexico' },
    });
    const { body: kept } = await draft({ country: 'MX' }).expect(200);
    const refused = await amend(kept.id, { programme: 'h-2a' }).set('accept-language', 'fr').expect(422);
    expect(refused.body).toMatchObject({ code: 'PROGRAMME_UNKNOWN', title: 'Programme inconnu' });
  });
});

describe('a country that is not of the programme', () => {
  const needFrom = '2000-05-01';

  it.each([
    [{ programme: 'sawp-mexico', country: 'JM' }, 'MX'],
    [{ programme: 'sawp-caribbean', country: 'MX' }, expect.stringContaining('JM, KN, LC, MS')],
  ])('is refused in a draft with %j, which names its countries', async (fields, participating) => {
    const { body } = await draft({ ...fields, needFrom }).expect(422);
    expect(body).toMatchObject({ code: 'COUNTRY_NOT_PARTICIPATING', params: { participating } });
  });

  it('is refused in an amendment of the programme alone, which would take the country along', async () => {
    const { body } = await draft({ country: 'MX' }).expect(200);
    const refused = await amend(body.id, { programme: 'sawp-caribbean' }).expect(422);
    expect(refused.body.code).toBe('COUNTRY_NOT_PARTICIPATING');
  });

  it.each([{}, { needFrom }, { needFrom: '2001-01-01' }])(
    'and of no other is refused in a draft with %j',
    async (fields) => {
      const { body } = await draft({ country: 'GT', ...fields }).expect(422);
      expect(body).toMatchObject({
        code: 'COUNTRY_NOT_PARTICIPATING',
        params: { country: 'GT', participating: expect.stringContaining('JM, KN, LC, MS, MX') },
        rule: 'participating-countries',
        source: { title: expect.any(String) },
      });
    },
  );

  it('is refused in an amendment, of a filed order too, which stays as it was', async () => {
    const { body } = await draft(complete(needFrom)).expect(200);
    const refused = () => amend(body.id, { country: 'GT' }).expect(422);
    expect((await refused()).body.code).toBe('COUNTRY_NOT_PARTICIPATING');
    await farm.employer.post(`job-orders/${body.id}/filing`).expect(200);
    expect((await refused()).body.code).toBe('COUNTRY_NOT_PARTICIPATING');
    const { body: kept } = await farm.employer.get(`job-orders/${body.id}`).expect(200);
    expect(kept).toMatchObject({ ...mexico, version: body.version });
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
    expect(refused.body.findings).toHaveLength(1);
  });
});
