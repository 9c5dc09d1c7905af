import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import request from 'supertest';
import { nothingWithheld, sheet, statutory, submit, week } from '../support/pay-sheets.js';
import { type Placed, type PlacedWorkers, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2000-11-30T15:00:00Z');
});

afterAll(() => world.close());

/** A farm with one worker who was paid for a week; with the id of the record. */
async function paid(placed: Placed = {}, record: object = {}) {
  const farm = await placeWorkers(world, { transportCostCents: 62_000, ...placed });
  const { body } = await submit(farm, sheet('2000-06-05', farm.placementIds, record));
  return { farm, id: body.records[0].id as string };
}

const workerOf = ({ workerIds }: PlacedWorkers) =>
  world.person('worker', { workerId: workerIds[0] ?? '', countries: ['MX'] });

const payslip = async (person: Person, id: string) =>
  (await person.get(`pay-records/${id}/payslip`).expect(200)).body;

/** Has the owner of the tables rewrite what nobody else can. */
async function asOwner(sql: string, parameters: unknown[]): Promise<void> {
  const owner = new pg.Client({ connectionString: world.databaseUrl });
  await owner.connect();
  await owner.query('alter table pay_record disable trigger user');
  await owner.query(sql, parameters);
  await owner.query('alter table pay_record enable trigger user');
  await owner.end();
}

/** Opens an address without an account. */
const open = (code: string, accept = 'application/json') =>
  request(world.api.getHttpServer()).get(`/api/v1/explanations/${code}`).set('accept', accept);

const trailOf = async (id: string): Promise<{ action: string; actorKind: string; actorId: string }[]> =>
  (await world.dataSource.query(`select entry from audit_entry order by seq`))
    .map(({ entry }: { entry: string | object }) => (typeof entry === 'string' ? JSON.parse(entry) : entry))
    .filter(({ subjectId }: { subjectId: string }) => subjectId === id);

describe('a payslip', () => {
  it('is data, a page or a paper, in the language of the worker or the one asked for', async () => {
    const { farm, id } = await paid({}, { transportCents: 5_000 });
    const { employer } = farm;
    const data = await payslip(employer, id);
    expect(data).toMatchObject({
      corrects: false,
      worker: { givenNames: 'Inventado', familyNames: 'De Prueba' },
      employer: { name: 'A fictional farm' },
      explanation: { language: 'es', hours: '48', grossCents: 33_120, replaced: false },
      yearToDate: { year: 2000, grossCents: 33_120 },
    });
    expect(data.explanation.days).toHaveLength(7);
    expect(data.address).toMatch(new RegExp(`^http://.*/api/v1/explanations/${data.code}\\?language=es$`));
    const page = await employer.get(`pay-records/${id}/payslip?language=fr`).set('accept', 'text/html');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).toContain('<html lang="fr">');
    expect(page.text).toContain(data.code);
    const paper = await employer
      .get(`pay-records/${id}/payslip?language=en&paper=a4`)
      .set('accept', 'application/pdf')
      .buffer(true)
      .expect(200);
    expect(paper.headers['content-type']).toBe('application/pdf');
    expect(paper.headers['content-disposition']).toMatch(/^inline; filename="payslip-PR-\d+-\d\.pdf"$/);
    expect(paper.body.subarray(0, 5).toString()).toBe('%PDF-');
    const refused = await employer.get(`pay-records/${id}/payslip`).set('accept', 'image/png').expect(406);
    expect(refused.body.code).toBe('PAYSLIP_FORM_UNKNOWN');
    await employer.get(`pay-records/${id}/payslip?language=de`).expect(422);
  });

  it('is read by those who see the pay record, and leaves a trace; for others it is not there', async () => {
    const { farm, id } = await paid();
    const worker = await workerOf(farm);
    await payslip(worker, id);
    const { farm: other } = await paid();
    const stranger = await workerOf(other);
    for (const person of [other.employer, stranger])
      await person.get(`pay-records/${id}/payslip`).expect(404);
    const read = (await trailOf(id)).filter(({ action }) => action === 'payslip.read');
    expect(read).toEqual([expect.objectContaining({ actorKind: 'token' })]);
  });

  it('tells what the transport limit leaves, and sums the year of its employer alone', async () => {
    const { farm, id } = await paid(
      {},
      { transportCents: 5_000, statutory: statutory({ cpp: 700, ei: 0, 'income-tax': 0 }) },
    );
    const later = sheet('2000-06-12', farm.placementIds, {
      days: week('2000-06-12', [8, 8]),
      transportCents: 1_000,
      statutory: statutory({ cpp: 300, ei: 0, 'income-tax': 0 }),
    });
    const { body } = await submit(farm, later);
    const second = await payslip(farm.employer, body.records[0].id);
    // A third of 620.00 is 206.66; 60.00 of it are taken.
    expect(second.balances).toContainEqual({
      kind: 'transport',
      takenCents: 6_000,
      limit: { limitCents: 20_666, takenCents: 6_000, leftCents: 14_666 },
    });
    expect(second.yearToDate).toMatchObject({ grossCents: 33_120 + 11_040 });
    expect(second.yearToDate.deductions).toContainEqual({ kind: 'cpp', amountCents: 1_000 });
    // The payslip of the week before says what it said, whatever came after.
    const first = await payslip(farm.employer, id);
    expect(first.yearToDate).toMatchObject({ grossCents: 33_120 });
    expect(first.yearToDate.deductions).toContainEqual({ kind: 'transport', amountCents: 5_000 });
    await world.dataSource.query(
      `update placement set state = 'transferred', stay_to = '2000-06-18', position_number = null where id = $1`,
      [farm.placementIds[0]],
    );
    const next = await placeWorkers(world, {
      workerIds: farm.workerIds,
      transferredFrom: farm.placementIds,
      arrivedOn: '2000-06-19',
      transportCostCents: 62_000,
    });
    const moved = await submit(next, sheet('2000-06-19', next.placementIds, { transportCents: 100 }));
    const third = await payslip(next.employer, moved.body.records[0].id);
    expect(third.balances).toContainEqual(expect.objectContaining({ kind: 'transport', takenCents: 6_100 }));
    expect(third.yearToDate).toMatchObject({ grossCents: 33_120 });
  });

  it('counts as paid in the year only what is proven, and tells the rest apart', async () => {
    const { farm, id } = await paid();
    // Four per cent of 331.20 go to administration.
    const netCents = 33_120 - 1_325;
    expect((await payslip(farm.employer, id)).yearToDate).toMatchObject({ netCents, toPayCents: netCents });
    const proof = { paidOn: '2000-06-14', method: 'bank transfer', proofReference: 'T-1' };
    await farm.employer.post(`pay-records/${id}/payment`, proof).expect(200);
    expect((await payslip(farm.employer, id)).yearToDate).toMatchObject({ netCents, toPayCents: 0 });
    const { body } = await submit(farm, sheet('2000-06-12', farm.placementIds));
    const { yearToDate } = await payslip(farm.employer, body.records[0].id);
    expect(yearToDate).toMatchObject({ netCents: 2 * netCents, toPayCents: netCents });
  });

  it('sums a year beyond what an int holds', async () => {
    const { farm, id } = await paid();
    const { body } = await submit(farm, sheet('2000-06-12', farm.placementIds));
    const line = JSON.stringify([{ kind: 'other', amountCents: 2_000_000_000 }]);
    await asOwner(
      `update pay_record set paid_gross_cents = 2000000000, paid = jsonb_set(paid, '{deductions}', $2::jsonb) where id = any($1)`,
      [[id, body.records[0].id], line],
    );
    const { yearToDate } = await payslip(farm.employer, body.records[0].id);
    expect(yearToDate).toMatchObject({
      grossCents: 4_000_000_000,
      deductions: [{ kind: 'other', amountCents: 4_000_000_000 }],
    });
  });

  it('says when it was replaced, and the new one that it replaces another', async () => {
    const { farm, id } = await paid();
    const { code } = await payslip(farm.employer, id);
    const correction = {
      ...nothingWithheld('2000'),
      days: week('2000-06-05', [8, 8, 8, 8, 8, 10]),
      reason: 'Saturday had ten hours',
    };
    const { body } = await farm.employer.post(`pay-records/${id}/correction`, correction).expect(200);
    const before = await payslip(farm.employer, id);
    expect(before).toMatchObject({
      code,
      yearToDate: { grossCents: 33_120 },
      explanation: { replaced: true },
    });
    const after = await payslip(farm.employer, body.record.id);
    expect(after).toMatchObject({ corrects: true, yearToDate: { grossCents: 34_500 } });
    expect(after.code).not.toBe(code);
    expect((await open(code).expect(200)).body).toMatchObject({ replaced: true, grossCents: 33_120 });
    const page = await open(code, 'text/html').set('accept-language', 'es-MX').expect(200);
    expect(page.text).toContain('Este recibo fue reemplazado por uno corregido');
  });
});

describe('the code on a payslip', () => {
  it('is the same for all who read the payslip, also at once', async () => {
    const { farm, id } = await paid();
    const worker = await workerOf(farm);
    const read = await Promise.all(
      [farm.employer, worker, farm.employer, worker].map((one) => payslip(one, id)),
    );
    expect(new Set(read.map(({ code }) => code)).size).toBe(1);
    const rows = await world.dataSource.query('select 1 from explanation_code where pay_record_id = $1', [
      id,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('opens the explanation without an account, and nothing that tells whose it is', async () => {
    const pieces = [{ unit: 'Inventado’s bushel', count: 3, rate: '1.25' }];
    const { farm, id } = await paid(
      {},
      { days: week('2000-06-05', [8, 8, 8], { pieces }), transportCents: 5_000 },
    );
    const { code, worker, employer, placement, number } = await payslip(farm.employer, id);
    const opened = await open(code.toLowerCase().replaceAll('-', ' ')).expect(200);
    expect(opened.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(opened.body).toMatchObject({
      grossCents: 16_560,
      hours: '24',
      periodStart: '2000-06-05',
      gross: { rule: 'minimum-wage' },
    });
    expect(Object.keys(opened.body).sort()).toEqual(
      [
        'language',
        'edition',
        'currency',
        'province',
        'periodStart',
        'periodEnd',
        'payDate',
        'days',
        'hours',
        'grossCents',
        'floorCents',
        'topUpCents',
        'gross',
        'earnings',
        'deductions',
        'deductionsCents',
        'netCents',
        'payment',
        'warnings',
        'sources',
        'replaced',
        'withdrawn',
        'retroactive',
      ].sort(),
    );
    const pages = await Promise.all(
      ['en', 'fr', 'es'].map((language) => open(`${code}?language=${language}`, 'text/html').expect(200)),
    );
    const told = [opened, ...pages].map(({ text }) => text);
    const secrets = [
      ...Object.values(worker),
      employer.name,
      employer.number,
      placement.number,
      number,
      id,
      ...farm.workerIds,
      ...farm.placementIds,
      farm.orderId,
      farm.employer.organisationId,
    ] as string[];
    for (const text of told) for (const secret of secrets) expect(text).not.toContain(secret);
    for (const page of pages) expect(page.headers['x-robots-tag']).toBe('noindex, nofollow');
    const read = (await trailOf(id)).filter(({ action }) => action === 'explanation.read');
    expect(read).toHaveLength(4);
    expect(read[0]).toMatchObject({ actorKind: 'service', actorId: 'explanations' });
  });

  it('opens nothing any more once it is renewed or revoked; the worker and the employer may do either', async () => {
    const { farm, id } = await paid();
    const worker = await workerOf(farm);
    const { code: first } = await payslip(worker, id);
    const { body: renewed } = await worker.post(`pay-records/${id}/explanation-code`).expect(200);
    expect(renewed.receipt).toMatchObject({ act: 'explanation-code-renewed' });
    expect((await payslip(worker, id)).code).toBe(renewed.code);
    await open(first).expect(404);
    await open(renewed.code).expect(200);
    await farm.employer.delete(`pay-records/${id}/explanation-code`).expect(200);
    await open(renewed.code).expect(404);
    expect(await payslip(worker, id)).toMatchObject({ code: null, address: null });
    const again = await farm.employer.delete(`pay-records/${id}/explanation-code`).expect(409);
    expect(again.body.code).toBe('EXPLANATION_CODE_NONE');
    const { body: third } = await farm.employer.post(`pay-records/${id}/explanation-code`).expect(200);
    expect([first, renewed.code]).not.toContain(third.code);
    const officer = await world.person('host-officer');
    await officer.post(`pay-records/${id}/explanation-code`).expect(403);
    const { farm: other } = await paid();
    await other.employer.post(`pay-records/${id}/explanation-code`).expect(404);
    await open(third.code).expect(200);
    // Two who renew at once leave one code that opens.
    await Promise.all([worker, farm.employer].map((one) => one.post(`pay-records/${id}/explanation-code`)));
    const live = await world.dataSource.query(
      'select 1 from explanation_code where pay_record_id = $1 and revoked_at is null',
      [id],
    );
    expect(live).toHaveLength(1);
    expect(JSON.stringify(await trailOf(id))).not.toContain(third.code);
  });
});

describe('whoever tries codes', () => {
  it('cannot tell an unknown code from an ended one or from none, and is stopped', async () => {
    const { farm, id } = await paid();
    const { code } = await payslip(farm.employer, id);
    await farm.employer.delete(`pay-records/${id}/explanation-code`).expect(200);
    const from = (typed: string) => open(encodeURIComponent(typed)).set('x-request-id', 'tries-one-code');
    const ended = await from(code).expect(404);
    expect(ended.body.code).toBe('EXPLANATION_NOT_FOUND');
    for (const typed of ['00000-00000-00000-00000', 'nonsense', '\u0000', '%00', `${code}X`, "' or 1=1"]) {
      const { body, headers } = await from(typed).expect(404);
      expect(body).toEqual(ended.body);
      expect(headers['cache-control']).toBe('no-store');
    }
    let tries = 0;
    while (tries < 500 && (await from('nonsense')).status !== 429) tries += 1;
    expect(tries).toBeLessThan(500);
    const stopped = await from(code);
    expect(stopped.body).toMatchObject({ code: 'TOO_MANY_TRIES', status: 429 });
    const seconds = Number(stopped.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(3);
    const page = await open(code, 'text/html').set('accept-language', 'fr').expect(429);
    expect(page.text).toContain('<html lang="fr">');
    expect(page.text).toContain('Trop d’essais');
  });
});
