import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approvedOrder,
  nameFor,
  programmePeople,
  type Programme,
  registerWorker,
} from '../support/placing.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let mexico: Programme;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  mexico = await programmePeople(world, 'MX');
});

afterAll(() => world.close());

const codes = (findings: { code: string }[]) => findings.map(({ code }) => code);

const person = {
  country: 'MX',
  region: 'Tlaxcala',
  givenNames: 'María',
  familyNames: 'Sánchez Cruz',
  bornOn: '1970-02-28',
  language: 'es',
  seasonsCompleted: 2,
  farmExperience: true,
  sex: 'female',
};

describe('the pool', () => {
  it('takes one person or a list, and says each number', async () => {
    const { body } = await mexico.ministry.post('workers', { items: [person, person, person] }).expect(200);
    expect(body.workers).toHaveLength(3);
    for (const { number } of body.workers) expect(number).toMatch(/^W-\d{6}-\d$/);
    expect(body.receipt).toMatchObject({ act: 'registered', number: expect.stringMatching(/^R-/) });
  });

  it('keeps the sex apart, and shows it to nobody', async () => {
    const { id } = await registerWorker(mexico, { sex: 'female' });
    const { body } = await mexico.ministry.get(`workers/${id}`).expect(200);
    expect(JSON.stringify(body)).not.toContain('female');
    const kept = await world.dataSource.query('select sex from worker_statistic where worker_id = $1', [id]);
    expect(kept).toEqual([{ sex: 'female' }]);
    const columns = await world.dataSource.query(
      `select column_name from information_schema.columns where table_name = 'worker' and column_name = 'sex'`,
    );
    expect(columns).toEqual([]);
  });

  it('is each ministry’s own', async () => {
    const jamaica = await world.person('sending-officer', { countries: ['JM'] });
    const refused = await jamaica
      .post('workers', { items: [{ ...person, country: 'JM' }, person] })
      .expect(409);
    expect(refused.body).toMatchObject({ code: 'COUNTRY_NOT_YOURS', params: { position: 2, country: 'MX' } });
    const { id } = await registerWorker(mexico);
    await jamaica.get(`workers/${id}`).expect(404);
    await jamaica
      .post('workers/documents', { items: [{ workerId: id, kind: 'passport', issuedOn: '1999-01-01' }] })
      .expect(404);
    const { body } = await jamaica.get('workers').expect(200);
    expect(body.items).toEqual([]);
  });

  it('refuses documents whose dates cannot be, naming each', async () => {
    const { id: workerId } = await registerWorker(mexico, { documents: [] });
    const document = (issuedOn: string, expiresOn?: string) => ({
      workerId,
      kind: 'passport',
      issuedOn,
      expiresOn,
    });
    const refused = await mexico.ministry
      .post('workers/documents', {
        items: [
          document('2000-02-01', '2000-02-01'),
          document('2000-02-02'),
          document('1999-01-02', '1999-01-01'),
        ],
      })
      .expect(422);
    expect(
      refused.body.findings.map(({ params }: { params: { position: number } }) => params.position),
    ).toEqual([2, 3]);
  });

  it('is searched by number and by the beginning of family names, a page at a time', async () => {
    const { number } = await registerWorker(mexico, { familyNames: 'Zúñiga Ramos' });
    await registerWorker(mexico, { familyNames: 'Zúñiga Flores' });
    const byNumber = await mexico.ministry.get(`workers?search=${number}`).expect(200);
    expect(byNumber.body.items).toMatchObject([{ number, familyNames: 'Zúñiga Ramos' }]);
    const search = encodeURIComponent('zúñiga');
    const first = await mexico.ministry.get(`workers?search=${search}&limit=1`).expect(200);
    const second = await mexico.ministry
      .get(`workers?search=${search}&limit=1&after=${first.body.next}`)
      .expect(200);
    expect([first.body.items[0].familyNames, second.body.items[0].familyNames]).toEqual([
      'Zúñiga Ramos',
      'Zúñiga Flores',
    ]);
    const none = await mexico.ministry.get('workers?search=%25').expect(200);
    expect(none.body.items).toEqual([]);
  });
});

describe('a worker’s file', () => {
  it('is open to an employer once the worker is placed with it, without date of birth or papers', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 1 });
    const { id, number } = await registerWorker(mexico);
    const other = await world.farm();
    await farm.employer.get(`workers/${id}`).expect(404);
    await nameFor(farm, orderId, [number]).expect(200);
    const { body } = await farm.employer.get(`workers/${id}`).expect(200);
    expect(body).toEqual({
      id,
      number,
      givenNames: 'Fictional',
      familyNames: 'Pérez Núñez',
      language: 'es',
      seasonsCompleted: 3,
      country: null,
      region: null,
      bornOn: null,
      farmExperience: null,
      documents: [],
    });
    await other.employer.get(`workers/${id}`).expect(404);
    const officer = await mexico.officer.get(`workers/${id}`).expect(200);
    expect(officer.body.documents[0]).toMatchObject({ kind: 'biometrics', reference: null });
    const west = await world.person('host-officer', { provinces: ['BC'] });
    await west.get(`workers/${id}`).expect(404);
    const own = await world.person('worker', {
      organisationId: mexico.ministry.organisationId,
      workerId: id,
    });
    expect((await own.get(`workers/${id}`).expect(200)).body.documents[0].reference).toBe('X1');
    const { body: mine } = await own.get('workers').expect(200);
    expect(mine.items).toHaveLength(1);
  });

  it('leaves a trace when it is read, and none of its contents in the trail', async () => {
    const { id } = await registerWorker(mexico, { familyNames: 'Untraceable' });
    await mexico.ministry.get(`workers/${id}`).expect(200);
    const entries: { entry: object }[] = await world.dataSource.query(
      `select entry from audit_entry where entry->>'subjectId' = $1 order by seq`,
      [id],
    );
    expect(entries.map(({ entry }) => (entry as { action: string }).action)).toContain('worker.read');
    const trail = await world.dataSource.query(
      `select count(*)::int as n from audit_entry where entry::text like any($1)`,
      [['%Untraceable%', '%1965-05-05%', '%"X1"%', '%female%']],
    );
    expect(trail).toEqual([{ n: 0 }]);
  });
});

describe('candidates', () => {
  it('are the own pool, the eligible first, by seasons and number, with reasons for and against', async () => {
    const jamaica = await programmePeople(world, 'JM');
    const { farm, orderId } = await approvedOrder(world, jamaica, { named: 0, recruited: 2 });
    const facts = [
      { seasonsCompleted: 1 },
      { seasonsCompleted: 9, farmExperience: false },
      { seasonsCompleted: 4 },
      { seasonsCompleted: 4 },
    ];
    const workers: { id: string; number: string }[] = [];
    for (const fact of facts) workers.push(await registerWorker(jamaica, fact));
    const { body } = await jamaica.ministry.get(`job-orders/${orderId}/candidates`).expect(200);
    expect(body.map(({ number }: { number: string }) => number)).toEqual(
      [2, 3, 0, 1].map((index) => workers[index]?.number),
    );
    expect(body[0]).toEqual({
      workerId: workers[2]?.id,
      number: workers[2]?.number,
      language: 'es',
      eligible: true,
      for: [
        { code: 'SEASONS_COMPLETED', params: { seasons: 4 } },
        { code: 'FARM_EXPERIENCE', params: {} },
      ],
      against: [],
    });
    expect(body[3]).toMatchObject({ eligible: false, against: [{ code: 'FARM_EXPERIENCE_MISSING' }] });
    await mexico.ministry.get(`job-orders/${orderId}/candidates`).expect(404);
    const [first, , second] = workers;
    const recruited = await jamaica.ministry
      .post(`job-orders/${orderId}/recruits`, { workerIds: [first?.id, second?.id] })
      .expect(200);
    expect(recruited.body.placements).toMatchObject([{ state: 'proposed' }, { state: 'proposed' }]);
    const named = await nameFor(farm, orderId, [workers[3]?.number ?? '']).expect(409);
    expect(named.body.code).toBe('POSITIONS_EXCEEDED');
  });
});

describe('documents', () => {
  it('are asked of a Mexican first-timer in 2000, each missing one named, and must last the stay', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 2, needTo: '2000-09-30' });
    const first = await registerWorker(mexico, { seasonsCompleted: 0, documents: ['passport'] });
    const again = await registerWorker(mexico, { documents: [] });
    const { body } = await nameFor(farm, orderId, [first.number, again.number]).expect(200);
    const [one, two] = body.placements as { id: string; number: string }[];
    const placementIds = [one?.id ?? '', two?.id ?? ''];
    await mexico.ministry.post('placements/acts/accept', { placementIds }).expect(200);
    const missing = async () => {
      const refused = await mexico.ministry
        .post('placements/acts/complete-documents', { placementIds })
        .expect(409);
      return refused.body.findings.map(
        ({ params }: { params: { kind: string; placement: string } }) => `${params.placement} ${params.kind}`,
      );
    };
    expect((await missing()).sort()).toEqual(
      [`${one?.number} farmer-certificate`, `${one?.number} medical-exam`, `${two?.number} passport`].sort(),
    );
    const record = (workerId: string, kind: string, expiresOn?: string) =>
      mexico.ministry
        .post('workers/documents', { items: [{ workerId, kind, issuedOn: '1999-05-01', expiresOn }] })
        .expect(200);
    await record(first.id, 'farmer-certificate');
    await record(first.id, 'medical-exam');
    await record(again.id, 'passport', '2000-09-29');
    expect(await missing()).toEqual([`${two?.number} passport`]);
    await record(again.id, 'passport', '2000-09-30');
    await mexico.ministry.post('placements/acts/complete-documents', { placementIds }).expect(200);
  });

  it('that stay missing make a worker ineligible, and a substitute takes the position', async () => {
    const { farm, orderId } = await approvedOrder(world, mexico, { named: 1 });
    const worker = await registerWorker(mexico, { seasonsCompleted: 0, documents: ['passport'] });
    const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
    const id = body.placements[0].id as string;
    const substitute = await registerWorker(mexico);
    const tooEarly = await mexico.ministry
      .post(`placements/${id}/substitute`, { workerId: substitute.id })
      .expect(409);
    expect(tooEarly.body.code).toBe('NOTHING_TO_SUBSTITUTE');
    await mexico.ministry
      .post('placements/acts/find-ineligible', { placementIds: [id], reason: 'No farmer certificate' })
      .expect(200);
    const { body: left } = await farm.employer.get(`placements/${id}`).expect(200);
    expect(left).toMatchObject({ state: 'ineligible', exitReason: 'No farmer certificate' });
    expect(codes(left.findings)).toEqual(['DOCUMENT_MISSING', 'DOCUMENT_MISSING']);
    const { body: order } = await farm.employer.get(`job-orders/${orderId}`).expect(200);
    expect(order.state).toBe('filling');
    const { body: taken } = await mexico.ministry
      .post(`placements/${id}/substitute`, { workerId: substitute.id })
      .expect(200);
    expect(taken.placements).toMatchObject([{ state: 'proposed', positionNumber: 1 }]);
    const twice = await mexico.ministry
      .post(`placements/${id}/substitute`, { workerId: (await registerWorker(mexico)).id })
      .expect(409);
    expect(twice.body.code).toBe('NOTHING_TO_SUBSTITUTE');
  });
});
