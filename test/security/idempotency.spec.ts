import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#libs/platform';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let farm: Awaited<ReturnType<World['farm']>>;
let employer: Person;
let key: string;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  await world.api.listen(0, '127.0.0.1');
  farm = await world.farm();
  employer = farm.employer;
});

afterAll(() => world.close());

beforeEach(() => {
  key = newId();
});

const draft = (body: object = { farmId: farm.farmId, country: 'MX' }, person = employer) =>
  person.post('job-orders', body).set('idempotency-key', key);

const orders = async ({ organisationId }: Person): Promise<number> => {
  const [row] = await world.dataSource.query(
    'select count(*)::int as n from job_order where employer_id = $1',
    [organisationId],
  );
  return row.n;
};

describe('a request sent again under its key', () => {
  it('is done once and answered the same', async () => {
    const before = await orders(employer);
    const first = await draft().expect(200);
    const again = await draft().expect(200);
    expect(again.body).toEqual(first.body);
    expect(await orders(employer)).toBe(before + 1);
  });

  it('is done once when it is sent twenty times at once', async () => {
    const before = await orders(employer);
    const answers = await Promise.all(Array.from({ length: 20 }, () => draft()));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await orders(employer)).toBe(before + 1);
  });

  it('leaves one audit entry and one receipt', async () => {
    const filing = { needFrom: '2000-05-01', needTo: '2000-10-31', worksiteId: farm.worksiteId };
    const { body } = await employer
      .post('job-orders', {
        farmId: farm.farmId,
        housingUnitIds: [farm.housingUnitId],
        country: 'MX',
        commodity: 'fruit incl apples',
        noc: '85101',
        positions: 1,
        namedPositions: 1,
        recruitedPositions: 0,
        weeklyHours: 40,
        hourlyRateCents: 690,
        meals: 'cooking-facilities',
        substituteAllowed: true,
        ...filing,
      })
      .expect(200);
    const file = () => employer.post(`job-orders/${body.id}/filing`).set('idempotency-key', key).expect(200);
    const answers = await Promise.all([file(), file(), file()]);
    for (const answer of answers) expect(answer.body).toEqual(answers[0].body);
    const [count] = await world.dataSource.query(
      `select (select count(*)::int from audit_entry where entry->>'subjectId' = $1 and entry->>'action' = 'job-order.file') as entries,
         (select count(*)::int from receipt where subject_id = $2 and act = 'filed') as receipts`,
      [body.id, body.id],
    );
    expect(count).toEqual({ entries: 1, receipts: 1 });
  });
});

describe('a key', () => {
  it('cannot stand for another body or another address', async () => {
    await draft().expect(200);
    const before = await orders(employer);
    const other = await draft({ farmId: farm.farmId, country: 'JM' }).expect(422);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const elsewhere = await employer.post('farms', farmBody).set('idempotency-key', key).expect(422);
    expect(elsewhere.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await orders(employer)).toBe(before);
  });

  it('holds for every method, each for itself', async () => {
    const { body } = await draft().expect(200);
    const own = newId();
    const amend = (positions: number) =>
      employer.patch(`job-orders/${body.id}`, { positions }).set('idempotency-key', own);
    const first = await amend(4).expect(200);
    expect((await amend(4).expect(200)).body).toEqual(first.body);
    expect(first.body.version).toBe(1);
    expect((await amend(5).expect(422)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const { body: house } = await employer
      .put(`housing-units/${farm.housingUnitId}/inspection`, { capacity: 20 })
      .set('idempotency-key', key)
      .expect(422);
    expect(house.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('is its sender’s own', async () => {
    const other = await world.farm();
    const mine = await draft().expect(200);
    const theirs = await draft({ farmId: other.farmId, country: 'MX' }, other.employer).expect(200);
    expect(theirs.body.id).not.toBe(mine.body.id);
    expect(await orders(other.employer)).toBe(1);
  });

  it('is not used up by a request that was refused', async () => {
    const { body } = await employer.post('job-orders', { farmId: farm.farmId, country: 'MX' }).expect(200);
    const withdraw = (reason: string) =>
      employer.post(`job-orders/${body.id}/exception-request`, { reason }).set('idempotency-key', key);
    await withdraw('No').expect(422);
    await withdraw('Frost in January').expect(200);
    key = newId();
    const bad = newId();
    await draft({ farmId: bad, country: 'MX' }).expect(404);
    await draft().expect(200);
  });

  it.each(['short', 'x'.repeat(129), 'with spaces in it', 'drop;table'])(
    'of the form %s is refused',
    async (wrong) => {
      key = wrong;
      expect((await draft().expect(422)).body.code).toBe('IDEMPOTENCY_KEY_INVALID');
    },
  );

  it.each(['12345678', 'x'.repeat(128), 'a.b-c_d.8'])('of the form %s is taken', async (right) => {
    key = right;
    await draft().expect(200);
  });

  it('does not keep the secret of a token, and says so when the request comes again', async () => {
    const make = () => employer.post('tokens', { name: 'for the payroll' }).set('idempotency-key', key);
    const { body } = await make().expect(200);
    const again = await make().expect(409);
    expect(again.body).toMatchObject({ code: 'TOKEN_TOLD_ONCE' });
    expect(JSON.stringify(again.body)).not.toContain(body.secret);
    const stored = await world.dataSource.query('select result from idempotency_key where key = $1', [key]);
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain('ttok_');
    const [{ n }] = await world.dataSource.query('select count(*)::int as n from api_token where name = $1', [
      'for the payroll',
    ]);
    expect(n).toBe(1);
  });
});

const farmBody = {
  name: 'A second orchard',
  province: 'ON',
  town: 'Nowhere',
  worksites: [{ name: 'South field', commodity: 'fruit incl apples' }],
  housingUnits: [{ name: 'House 2', capacity: 4 }],
};
