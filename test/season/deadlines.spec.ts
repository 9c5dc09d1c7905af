import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let employer: Person;
let orderId: string;
let receipt: { number: string };

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  const farm = await world.farm();
  employer = farm.employer;
  const { body: draft } = await employer
    .post('job-orders', {
      farmId: farm.farmId,
      worksiteId: farm.worksiteId,
      housingUnitIds: [farm.housingUnitId],
      country: 'MX',
      commodity: 'fruit incl apples',
      noc: '85101',
      positions: 4,
      namedPositions: 3,
      recruitedPositions: 1,
      needFrom: '2000-05-02',
      needTo: '2000-10-31',
      weeklyHours: 40,
      hourlyRateCents: 690,
      meals: 'cooking-facilities',
      substituteAllowed: true,
    })
    .expect(200);
  orderId = draft.id;
  const { body } = await employer.post(`job-orders/${orderId}/filing`).expect(200);
  receipt = body.receipt;
  // A draft of somebody else, whose dates are nobody's business yet.
  const other = await world.farm();
  await other.employer.post('job-orders', { farmId: other.farmId, needFrom: '2000-06-01' }).expect(200);
});

afterAll(() => world.close());

const kinds = async (person: Person, query = '') => {
  const { body } = await person.get(`deadlines${query}`).expect(200);
  return body.items.map(({ kind }: { kind: string }) => kind);
};

describe('deadlines', () => {
  it('are listed by due date, with what missing them leads to', async () => {
    const { body } = await employer.get('deadlines?state=open').expect(200);
    expect(body.items).toMatchObject([
      { kind: 'ADVERTISE', dueOn: '2000-04-04', owedBy: 'employer', whenMissed: 'undecidable' },
      { kind: 'DECIDE_LMT', dueOn: '2000-04-11', owedBy: 'host-officer', whenMissed: 'escalates' },
      { kind: 'HOUSING_INSPECTION', dueOn: '2000-05-02', owedBy: 'employer', whenMissed: 'arrival-refused' },
    ]);
    expect(body.items[1].dueAt).toBe('2000-04-12T04:00:00.000Z');
  });

  it('can be filtered on both sides of a day, and paged', async () => {
    expect(await kinds(employer, '?state=open&dueBefore=2000-04-11')).toEqual(['ADVERTISE']);
    expect(await kinds(employer, '?state=open&dueBefore=2000-04-12')).toEqual(['ADVERTISE', 'DECIDE_LMT']);
    expect(await kinds(employer, '?state=open&owedBy=host-officer')).toEqual(['DECIDE_LMT']);
    const { body } = await employer.get('deadlines?state=open&limit=1').expect(200);
    expect(await kinds(employer, `?state=open&limit=1&after=${body.next}`)).toEqual(['DECIDE_LMT']);
  });

  it('are seen by those who see what they are about', async () => {
    const all = ['FILE_JOB_ORDER', 'ADVERTISE', 'DECIDE_LMT', 'HOUSING_INSPECTION'];
    expect(await kinds(await world.person('host-officer'))).toEqual(all);
    expect(await kinds(await world.person('auditor'))).toEqual(all);
    for (const [role, belongs] of [
      ['host-officer', { provinces: ['QC'] }],
      ['agency', {}],
      ['sending-officer', { countries: ['MX'] }],
    ] as const) {
      expect(await kinds(await world.person(role, belongs as object))).toEqual([]);
    }
  });

  it('are waived by a supervisor with a reason, once', async () => {
    const { body } = await employer.get('deadlines?owedBy=employer&state=open').expect(200);
    const path = `deadlines/${body.items[0].id}/waiver`;
    const reason = { reason: 'No newspaper appears in the region' };
    await (await world.person('host-officer')).post(path, reason).expect(403);
    await (await world.person('host-supervisor', { provinces: ['QC'] })).post(path, reason).expect(404);
    const supervisor = await world.person('host-supervisor');
    await supervisor.post(path, {}).expect(422);
    const waived = await supervisor.post(path, reason).expect(200);
    expect(waived.body.receipt.act).toBe('waived');
    expect((await supervisor.post(path, reason).expect(409)).body.code).toBe('DEADLINE_SETTLED');
  });
});

describe('receipts', () => {
  it('are found again by their organisation: the newest first, or by number', async () => {
    const { body } = await employer.get('receipts').expect(200);
    expect(body.items).toMatchObject([
      { number: receipt.number, act: 'filed', subjectId: orderId },
      { act: 'drafted', subjectId: orderId },
      { act: 'added', subjectType: 'farm' },
    ]);
    const first = await employer.get('receipts?limit=2').expect(200);
    const second = await employer.get(`receipts?limit=2&after=${first.body.next}`).expect(200);
    expect([...first.body.items, ...second.body.items]).toEqual(body.items);
    expect(second.body.next).toBeNull();
    const found = await employer.get(`receipts/${receipt.number.toLowerCase()}`).expect(200);
    expect(found.body).toMatchObject(receipt);
    await (await world.farm()).employer.get(`receipts/${receipt.number}`).expect(404);
  });

  it('tell a mistyped number from an unknown one', async () => {
    const last = Number(receipt.number.at(-1));
    const mistyped = `${receipt.number.slice(0, -1)}${(last + 1) % 10}`;
    const refused = await employer.get(`receipts/${mistyped}`).expect(422);
    expect(refused.body.code).toBe('RECEIPT_NUMBER_MISTYPED');
  });
});

describe('the audit trail', () => {
  it('tells an auditor what happened to a record in the mandate’s provinces', async () => {
    const { body } = await (await world.person('auditor')).get(`audit-trail/${orderId}`).expect(200);
    const actions = body.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['job-order.drafted', 'job-order.file', 'labour-market-test.opened']),
    );
    const here = await world.person('auditor', { provinces: ['ON'] });
    expect((await here.get(`audit-trail/${orderId}`).expect(200)).body).toHaveLength(body.length);
    const elsewhere = await world.person('auditor', { provinces: ['QC'] });
    await elsewhere.get(`audit-trail/${orderId}`).expect(404);
    await employer.get(`audit-trail/${orderId}`).expect(403);
  });
});
