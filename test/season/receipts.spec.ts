import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#libs/platform';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let administrator: Person;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  administrator = await world.person('administrator');
});

afterAll(() => world.close());

interface Answer {
  id: string;
  receipt: { number: string; act: string; receivedAt: string; next: object[] };
}

type Call = (who: Person) => ReturnType<Person['post']>;

const receipts = async (): Promise<number> => {
  const [row] = await world.dataSource.query('select count(*)::int as n from receipt');
  return row.n;
};

/**
 * Does an act under a key, twice: the second answer is the first, and there is one receipt more. Its holder finds it by
 * its number; nobody else does.
 */
async function acted(who: Person, stranger: Person, call: Call): Promise<Answer> {
  const before = await receipts();
  const key = newId();
  const { body } = await call(who).set('idempotency-key', key).expect(200);
  expect(body.receipt.number).toMatch(/^R-\d{6}-\d$/);
  expect((await call(who).set('idempotency-key', key).expect(200)).body).toEqual(body);
  expect(await receipts()).toBe(before + 1);
  await expectOwn(who, stranger, body);
  return body;
}

async function expectOwn(who: Person, stranger: Person, { receipt }: Answer): Promise<void> {
  const { body: found } = await who.get(`receipts/${receipt.number}`).expect(200);
  expect(found).toMatchObject(receipt);
  await stranger.get(`receipts/${receipt.number}`).expect(404);
  const { body: theirs } = await stranger.get('receipts?limit=200').expect(200);
  expect(theirs.items.map(({ number }: { number: string }) => number)).not.toContain(receipt.number);
}

const farmBody = (housingUnits: object[]) => ({
  name: 'A second orchard',
  province: 'ON',
  town: 'Nowhere',
  worksites: [{ name: 'South field', commodity: 'fruit incl apples' }],
  housingUnits,
});

const inspect = (dueOn: string | null) => ({ act: 'RECORD_INSPECTION', by: 'employer', dueOn });
const drafting = { act: 'DRAFT_JOB_ORDER', by: 'employer', dueOn: null };
const filing = (dueOn: string | null) => ({ act: 'FILE_JOB_ORDER', by: 'employer', dueOn });

describe('the receipt of a farm', () => {
  it('asks for the inspections that are missing, and tells that orders can be drafted', async () => {
    const { employer } = await world.farm();
    const stranger = (await world.farm()).employer;
    const bare = { name: 'House 2', capacity: 4 };
    const inspected = { ...bare, inspectedOn: '2000-01-20', inspectionValidTo: '2000-12-31' };
    const add = (houses: object[]) => acted(employer, stranger, (who) => who.post('farms', farmBody(houses)));
    const none = await add([bare]);
    expect(none.receipt).toMatchObject({ act: 'added', next: [inspect(null), drafting] });
    expect((await add([inspected])).receipt.next).toEqual([inspect('2000-12-31'), drafting]);
    expect((await add([])).receipt.next).toEqual([drafting]);
    const { body } = await employer.get(`receipts/${none.receipt.number}`).expect(200);
    expect(body).toMatchObject({ subjectType: 'farm', subjectId: none.id });
  });
});

describe('the receipt of an inspection', () => {
  it('is another one for each, and tells until when it holds', async () => {
    const { employer, housingUnitId } = await world.farm();
    const stranger = (await world.farm()).employer;
    const path = `housing-units/${housingUnitId}/inspection`;
    const record = (body: object) => acted(employer, stranger, (who) => who.put(path, body));
    const open = await record({ capacity: 20, inspectedOn: '2000-01-20' });
    expect(open.receipt).toMatchObject({ act: 'inspected:1', next: [] });
    const ending = await record({ capacity: 20, inspectedOn: '2000-01-20', inspectionValidTo: '2000-12-31' });
    expect(ending.receipt).toMatchObject({ act: 'inspected:2', next: [inspect('2000-12-31')] });
    // What is left out stays as it was.
    const smaller = await record({ capacity: 12 });
    expect(smaller.receipt).toMatchObject({ act: 'inspected:3', next: [inspect('2000-12-31')] });
    await stranger.put(path, { capacity: 1 }).expect(404);
  });

  it('is one each for two at once', async () => {
    const { employer, housingUnitId } = await world.farm();
    const path = `housing-units/${housingUnitId}/inspection`;
    const answers = await Promise.all([20, 21, 22].map((capacity) => employer.put(path, { capacity })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.map(({ body }) => body.receipt.act).sort()).toEqual([
      'inspected:1',
      'inspected:2',
      'inspected:3',
    ]);
  });
});

describe('the receipt of a draft', () => {
  const complete = (farm: Awaited<ReturnType<World['farm']>>, needFrom: string) => ({
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
    needTo: '2000-10-31',
    weeklyHours: 40,
    hourlyRateCents: 690,
    meals: 'cooking-facilities',
    substituteAllowed: true,
  });

  it('tells the last day for filing it, as soon as programme and need date are known', async () => {
    const farm = await world.farm();
    const stranger = (await world.farm()).employer;
    const { employer } = farm;
    const saved = await acted(employer, stranger, (who) =>
      who.post('job-orders', { farmId: farm.farmId, programme: 'sawp-caribbean' }),
    );
    expect(saved.receipt).toMatchObject({ act: 'drafted', next: [filing(null)] });
    const path = `job-orders/${saved.id}`;
    const amend = (body: object) => acted(employer, stranger, (who) => who.patch(path, body));
    // 56 days before the need date.
    const dated = await amend({ needFrom: '2000-05-01' });
    expect(dated.receipt).toMatchObject({ act: 'amended:1', next: [filing('2000-03-06')] });
    const again = await amend({ needFrom: '2000-05-02' });
    expect(again.receipt).toMatchObject({ act: 'amended:2', next: [filing('2000-03-07')] });
    const { body: deadlines } = await employer.get('deadlines').expect(200);
    expect(deadlines.items).toContainEqual(
      expect.objectContaining({ kind: 'FILE_JOB_ORDER', subjectId: saved.id, dueOn: '2000-03-07' }),
    );
    expect((await employer.get(path).expect(200)).body).not.toHaveProperty('receipt');
  });

  it('of a year later is its own, and has no day where no edition covers the need date', async () => {
    const farm = await world.farm();
    const stranger = (await world.farm()).employer;
    const { body: last } = await farm.employer.post('job-orders', complete(farm, '2000-05-01')).expect(200);
    const copy = await acted(farm.employer, stranger, (who) => who.post(`job-orders/${last.id}/copy`));
    expect(copy.id).not.toBe(last.id);
    expect(copy.receipt).toMatchObject({ act: 'copied', next: [filing(null)] });
  });

  it('that is too late asks for an exception, then for the officer’s answer, then for the filing', async () => {
    const farm = await world.farm();
    const officer = await world.person('host-officer');
    // 1 February + 56 days = 28 March 2000.
    const { body } = await farm.employer.post('job-orders', complete(farm, '2000-03-28')).expect(200);
    expect(body.receipt.next).toEqual([filing('2000-02-01')]);
    const path = `job-orders/${body.id}`;
    const next = async (changes: object) =>
      (await farm.employer.patch(path, changes).expect(200)).body.receipt.next;
    expect(await next({ needFrom: '2000-03-27' })).toEqual([
      { act: 'ASK_FOR_EXCEPTION', by: 'employer', dueOn: '2000-03-27' },
    ]);
    const reason = { reason: 'Frost in January' };
    await farm.employer.post(`${path}/exception-request`, reason).expect(200);
    expect(await next({ positions: 4 })).toEqual([
      { act: 'GRANT_EXCEPTION', by: 'host-officer', dueOn: null },
    ]);
    await officer.post(`${path}/exception`, reason).expect(200);
    expect(await next({ positions: 4 })).toEqual([filing('2000-03-27')]);
  });

  it('that was filed tells what is owed on it, moved by the amendment or not', async () => {
    const farm = await world.farm();
    const stranger = (await world.farm()).employer;
    const { body } = await farm.employer.post('job-orders', complete(farm, '2000-05-01')).expect(200);
    const filed = await farm.employer.post(`job-orders/${body.id}/filing`).expect(200);
    const amend = (changes: object) =>
      acted(farm.employer, stranger, (who) => who.patch(`job-orders/${body.id}`, changes));
    const same = await amend({ weeklyHours: 41 });
    expect(same.receipt.next).toEqual(filed.body.receipt.next);
    expect(same.receipt.next).toContainEqual({ act: 'DECIDE_LMT', by: 'host-officer', dueOn: '2000-04-10' });
    const moved = await amend({ needFrom: '2000-05-02' });
    expect(moved.receipt.next).toContainEqual({ act: 'DECIDE_LMT', by: 'host-officer', dueOn: '2000-04-11' });
  });
});

describe('the receipts of the administration', () => {
  it('say what comes after an organisation and an account', async () => {
    const { employer } = await world.farm();
    const office = { kind: 'audit-office', name: 'An audit office' };
    const entered = await acted(administrator, employer, (who) => who.post('organisations', office));
    expect(entered.receipt).toMatchObject({
      act: 'entered',
      next: [{ act: 'CREATE_USER', by: 'administrator', dueOn: null }],
    });
    const account = {
      email: `${newId()}@example.org`,
      name: 'An auditor',
      password: 'correct horse battery',
      organisationId: entered.id,
      role: 'auditor',
    };
    const created = await acted(administrator, employer, (who) => who.post('users', account));
    expect(created.receipt).toMatchObject({
      act: 'created',
      next: [{ act: 'SIGN_IN', by: 'auditor', dueOn: null }],
    });
    // The receipt is the one’s who acted, and not the one’s whom the act is about.
    const auditor = await world.person('auditor', { organisationId: entered.id });
    await auditor.get(`receipts/${created.receipt.number}`).expect(404);
  });

  it('of a token have no secret, and a revocation has its own', async () => {
    const { employer } = await world.farm();
    const stranger = (await world.farm()).employer;
    const { body } = await employer.post('tokens', { name: 'for the payroll' }).expect(200);
    expect(body.receipt).toMatchObject({ act: 'created', next: [] });
    expect(JSON.stringify(body.receipt)).not.toContain(body.secret);
    await expectOwn(employer, stranger, body);
    const revoked = await acted(employer, stranger, (who) => who.delete(`tokens/${body.id}`));
    expect(revoked.receipt).toMatchObject({ act: 'revoked', next: [] });
  });
});

describe('the receipt of moving the clock', () => {
  it('has the time moved to, and a retry neither moves it again nor is refused', async () => {
    const { employer } = await world.farm();
    const to = '2000-02-02T15:00:00.000Z';
    const body = await acted(administrator, employer, (who) => who.post('clock/advance', { to }));
    expect(Date.parse(body.receipt.receivedAt) - Date.parse(to)).toBeLessThan(60_000);
    expect(Date.parse(body.receipt.receivedAt)).toBeGreaterThanOrEqual(Date.parse(to));
    expect(body.receipt.next).toEqual([{ act: 'ENFORCE_DEADLINES', by: 'service', dueOn: null }]);
    const refused = await administrator.post('clock/advance', { to }).expect(422);
    expect(refused.body.code).toBe('CLOCK_GOES_FORWARD');
  });
});
