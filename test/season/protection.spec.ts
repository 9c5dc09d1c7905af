import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type WorkerOnFarm, workerOnFarm } from '../support/worker-on-farm.js';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let officer: Person;
let auditor: Person;
let consulate: Person;

beforeAll(async () => {
  world = await createWorld('2000-06-30T16:00:00Z');
  officer = await world.person('host-officer');
  auditor = await world.person('auditor');
  consulate = await world.person('liaison-officer');
});

afterAll(() => world.close());

const statement = 'The house has no drinking water since Monday';

async function complain(placed: WorkerOnFarm): Promise<{ worker: Person; id: string }> {
  const worker = await placed.worker();
  const { body } = await worker
    .post('complaints', { placementId: placed.placementId, statement })
    .expect(200);
  return { worker, id: body.id };
}

const entriesAbout = (id: string): Promise<{ text: string }[]> =>
  world.dataSource.query(
    `select entry::text as text from audit_entry where entry->>'subjectId' = $1 order by seq`,
    [id],
  );

describe('a complaint', () => {
  it('is filed, acknowledged, investigated and resolved, and changes nothing else', async () => {
    const placed = await workerOnFarm(world);
    const snapshot = () =>
      world.dataSource.query(
        `select to_jsonb(p) as placement, to_jsonb(w) as worker, p.xmin::text as version
         from placement p join worker w on w.id = p.worker_id where p.id = $1`,
        [placed.placementId],
      );
    const before: unknown = await snapshot();
    const worker = await placed.worker();
    const { body: filed } = await worker
      .post('complaints', { placementId: placed.placementId, statement })
      .expect(200);
    expect(filed).toMatchObject({ state: 'received', receipt: { act: 'received' } });
    expect(filed.number).toMatch(/^C-\d{6}-\d$/);
    const early = await officer
      .post(`complaints/${filed.id}/resolution`, { outcome: 'Repaired' })
      .set('accept-language', 'es')
      .expect(409);
    expect(early.body).toMatchObject({ code: 'COMPLAINT_STATE', title: 'No es posible ahora' });
    await officer.post(`complaints/${filed.id}/acknowledgement`).expect(200);
    const investigation = 'Seen on site: the well is dry';
    await officer.post(`complaints/${filed.id}/investigation`, { investigation }).expect(200);
    const outcome = 'Water is delivered until the well is deepened';
    const resolved = await officer.post(`complaints/${filed.id}/resolution`, { outcome }).expect(200);
    expect(resolved.body).toMatchObject({ state: 'resolved', receipt: { act: 'resolved' } });
    const { body: own } = await worker.get(`complaints/${filed.id}`).expect(200);
    expect(own).toMatchObject({ state: 'resolved', outcome, statement, investigation: null, possible: [] });
    expect(await snapshot()).toEqual(before);
  });

  it('is seen by its worker and by no other', async () => {
    const placed = await workerOnFarm(world);
    const { worker, id } = await complain(placed);
    const stranger = await (await workerOnFarm(world)).worker();
    const colleague = await (await workerOnFarm(world)).worker();
    await complain(await workerOnFarm(world));
    const { body: mine } = await worker.get('complaints').expect(200);
    expect(mine.items.map((item: { id: string }) => item.id)).toEqual([id]);
    await stranger.get(`complaints/${id}`).expect(404);
    expect((await colleague.get('complaints').expect(200)).body.items).toEqual([]);
    await stranger.post('complaints', { placementId: placed.placementId, statement }).expect(404);
  });

  it('cannot be read, filed or handled by an employer', async () => {
    const placed = await workerOnFarm(world);
    const { id } = await complain(placed);
    const { employer } = placed;
    await employer.get('complaints').expect(403);
    await employer.get(`complaints/${id}`).expect(403);
    await employer.post('complaints', { placementId: placed.placementId, statement }).expect(403);
    await employer.post(`complaints/${id}/acknowledgement`).expect(403);
  });

  it('tells who complained to those who handle it, and not to an auditor', async () => {
    const placed = await workerOnFarm(world);
    const { id } = await complain(placed);
    const { body: handled } = await officer.get(`complaints/${id}`).expect(200);
    expect(handled).toMatchObject({ workerId: placed.workerId, possible: ['acknowledge'] });
    const { body: audited } = await auditor.get(`complaints/${id}`).expect(200);
    expect(audited).toMatchObject({ workerId: null, placementId: null, statement, possible: [] });
    await auditor.post(`complaints/${id}/acknowledgement`).expect(403);
    const elsewhere = await world.person('host-officer', { provinces: ['QC'] });
    await elsewhere.get(`complaints/${id}`).expect(404);
    await elsewhere.post(`complaints/${id}/acknowledgement`).expect(404);
  });

  it('leaves neither its words nor its complainant in the audit trail', async () => {
    const placed = await workerOnFarm(world);
    const { worker, id } = await complain(placed);
    await worker.get(`complaints/${id}`).expect(200);
    await officer.post(`complaints/${id}/acknowledgement`).expect(200);
    await officer
      .post(`complaints/${id}/investigation`, { investigation: 'Found: drinking water missing' })
      .expect(200);
    await officer.get(`complaints/${id}`).expect(200);
    const entries = await entriesAbout(id);
    expect(entries.map(({ text }) => JSON.parse(text).action)).toEqual([
      'complaint.received',
      'complaint.acknowledge',
      'complaint.investigate',
      'complaint.read',
    ]);
    const all = entries.map(({ text }) => text).join('\n');
    const tokens: { id: string }[] = await world.dataSource.query(
      'select id from api_token where membership_id = $1',
      [worker.membershipId],
    );
    for (const secret of [worker.userId, tokens[0]?.id ?? '', placed.workerId, placed.placementId])
      expect(all).not.toContain(secret);
    expect(all).not.toContain('drinking water');
    expect(all).toContain('"actorKind":"withheld"');
  });

  it('is filed on a worker’s behalf with their consent, by a consulate that sees only what it filed', async () => {
    const placed = await workerOnFarm(world);
    const { id: own } = await complain(placed);
    const body = { placementId: placed.placementId, statement };
    expect((await consulate.post('complaints', body).expect(422)).body.code).toBe('COMPLAINT_CONSENT_NEEDED');
    const consent = { consentGivenOn: '2000-06-29', consentHow: 'By telephone' };
    const { body: filed } = await consulate.post('complaints', { ...body, ...consent }).expect(200);
    await consulate.get(`complaints/${own}`).expect(404);
    const { body: seen } = await consulate.get(`complaints/${filed.id}`).expect(200);
    expect(seen).toMatchObject({ onBehalf: true, workerId: placed.workerId, ...consent });
    const worker = await placed.worker();
    await worker.get(`complaints/${filed.id}`).expect(200);
    expect((await worker.post('complaints', { ...body, ...consent }).expect(422)).body.code).toBe(
      'COMPLAINT_CONSENT_OWN',
    );
    const jamaica = await world.person('liaison-officer', { countries: ['JM'] });
    await jamaica.post('complaints', { ...body, ...consent }).expect(404);
  });
});

describe('an incident', () => {
  const detention = (placementId: string) => ({
    kind: 'detention',
    placementId,
    happenedAt: '2000-06-30T12:00:00Z',
    place: 'Police station, Nowhere',
    account: 'Held after a traffic check',
  });
  const told = { kind: 'right-told', at: '2000-06-30T12:30:00Z', person: 'Constable A', language: 'es' };
  const wish = (wishesNotice: boolean) => ({
    kind: 'wish-stated',
    at: '2000-06-30T12:40:00Z',
    person: 'Interpreter B',
    wishesNotice,
  });
  const notified = {
    kind: 'consulate-notified',
    at: '2000-06-30T13:00:00Z',
    person: 'Constable A',
    how: 'By telephone',
  };

  it('says at every step what is owed next, and keeps each with time and person', async () => {
    const { employer, placementId } = await workerOnFarm(world);
    const { body: reported } = await employer.post('incidents', detention(placementId)).expect(200);
    expect(reported.number).toMatch(/^I-\d{6}-\d$/);
    const acts = (receipt: { next: { act: string }[] }) => receipt.next.map(({ act }) => act);
    expect(acts(reported.receipt)).toEqual(['TELL_RIGHT', 'ASK_WISH']);
    const early = await employer.post(`incidents/${reported.id}/steps`, notified).expect(409);
    expect(early.body.code).toBe('CONSULATE_NOTICE_NOT_ASKED');
    const first = await employer.post(`incidents/${reported.id}/steps`, told).expect(200);
    expect(acts(first.body.receipt)).toEqual(['ASK_WISH']);
    const second = await employer.post(`incidents/${reported.id}/steps`, wish(true)).expect(200);
    expect(acts(second.body.receipt)).toEqual(['NOTIFY_CONSULATE']);
    const third = await employer.post(`incidents/${reported.id}/steps`, notified).expect(200);
    expect(acts(third.body.receipt)).toEqual([]);
    const { body: file } = await officer.get(`incidents/${reported.id}`).expect(200);
    expect(file.notice).toMatchObject({
      rightToldAt: '2000-06-30T12:30:00.000Z',
      rightToldIn: 'es',
      wishesNotice: true,
      notifiedHow: 'By telephone',
      owed: [],
    });
    expect(file.steps.map(({ person }: { person: string }) => person)).toEqual([
      'Constable A',
      'Interpreter B',
      'Constable A',
    ]);
    await expect(world.dataSource.query('update incident_step set person = person')).rejects.toThrow(
      /permission denied/,
    );
    await expect(world.dataSource.query('delete from incident_step')).rejects.toThrow(/permission denied/);
  });

  it('respects a worker who does not want the consulate told, unless a treaty demands it', async () => {
    const { employer, placementId } = await workerOnFarm(world);
    const { body: declined } = await employer
      .post('incidents', { ...detention(placementId), steps: [told, wish(false)] })
      .expect(200);
    expect(declined.receipt.next).toEqual([]);
    await consulate.get(`incidents/${declined.id}`).expect(404);
    await officer.get(`incidents/${declined.id}`).expect(200);
    const treaty = { ...notified, treatyBasis: 'A bilateral consular convention' };
    const notYours = await employer.post(`incidents/${declined.id}/steps`, treaty).expect(409);
    expect(notYours.body.code).toBe('TREATY_BASIS_BY_OFFICER');
    const { body: byConsulate } = await consulate
      .post('incidents', { ...detention(placementId), steps: [told, wish(false), treaty] })
      .expect(200);
    const { body: file } = await consulate.get(`incidents/${byConsulate.id}`).expect(200);
    expect(file.notice).toMatchObject({ treatyBasis: treaty.treatyBasis, owed: [] });
  });

  it('is read by the worker’s country and the province, and by an employer only where it reported it', async () => {
    const { employer, placementId } = await workerOnFarm(world);
    const accident = { ...detention(placementId), kind: 'accident', account: 'Fell from a ladder' };
    const { body: reported } = await consulate.post('incidents', accident).expect(200);
    expect(reported.receipt.next).toEqual([]);
    await employer.get(`incidents/${reported.id}`).expect(404);
    await employer.post(`incidents/${reported.id}/steps`, told).expect(404);
    expect((await employer.get('incidents').expect(200)).body.items).toEqual([]);
    const ministry = await world.person('sending-officer');
    const jamaica = await world.person('sending-officer', { countries: ['JM'] });
    const west = await world.person('host-officer', { provinces: ['BC'] });
    await ministry.get(`incidents/${reported.id}`).expect(200);
    await jamaica.get(`incidents/${reported.id}`).expect(404);
    await west.get(`incidents/${reported.id}`).expect(404);
    const other = await workerOnFarm(world);
    await other.employer.post('incidents', accident).expect(404);
    const { body: page } = await officer.get('incidents?kind=accident').expect(200);
    expect(page.items.map(({ id }: { id: string }) => id)).toContain(reported.id);
    const entries = await entriesAbout(reported.id);
    expect(entries.map(({ text }) => JSON.parse(text).action)).toEqual([
      'incident.reported',
      'incident.read',
    ]);
    expect(entries.map(({ text }) => text).join()).not.toContain('ladder');
  });

  it('refuses what cannot be, naming everything at once', async () => {
    const { employer, placementId } = await workerOnFarm(world);
    const future = { ...detention(placementId), happenedAt: '2000-06-30T20:00:00Z' };
    expect((await employer.post('incidents', future).expect(422)).body.code).toBe('INCIDENT_TIME_WRONG');
    const { body: reported } = await employer.post('incidents', detention(placementId)).expect(200);
    const wrong = { kind: 'right-told', at: '2000-06-30T11:59:59Z', person: 'C', how: 'aloud' };
    const { body: problem } = await employer
      .post(`incidents/${reported.id}/steps`, wrong)
      .set('accept-language', 'fr')
      .expect(422);
    expect(problem.findings.map(({ code }: { code: string }) => code).sort()).toEqual([
      'INCIDENT_STEP_FIELD_MISPLACED',
      'INCIDENT_STEP_INCOMPLETE',
      'INCIDENT_TIME_WRONG',
    ]);
    expect(problem.title).toBe('L’étape est incomplète');
  });
});
