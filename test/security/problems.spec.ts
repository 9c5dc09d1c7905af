import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import request from 'supertest';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let employer: Person;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z', { TEMPORADA_LOG_LEVEL: 'silent' });
  await world.api.listen(0, '127.0.0.1');
  employer = (await world.farm()).employer;
});

afterAll(() => world.close());

const raw = (body: string, type = 'application/json') =>
  request(world.api.getHttpServer())
    .post('/api/v1/job-orders')
    .set({ authorization: `Bearer ${employer.token}`, 'content-type': type })
    .send(body);

/** Every refusal has one form: RFC 9457, with its code and the number of the call. */
const isProblem = ({ status, headers, body }: request.Response, code: string) => {
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(body).toMatchObject({ type: `/problems/${code}`, code, status, requestId: headers['x-request-id'] });
  for (const words of [body.title, body.detail, body.instead]) expect(words).toEqual(expect.any(String));
  expect(body.findings.length).toBeGreaterThan(0);
};

describe('a problem document', () => {
  it('answers what is no JSON, no route, too large or of another type', async () => {
    isProblem(await raw('{"farmId": ').expect(400), 'BAD_REQUEST');
    isProblem(await employer.get('nothing-here').expect(404), 'NO_SUCH_ROUTE');
    isProblem(await request(world.api.getHttpServer()).get('/nowhere').expect(404), 'NO_SUCH_ROUTE');
    isProblem(
      await raw(JSON.stringify({ commodity: 'x'.repeat(2 * 1024 * 1024) })).expect(413),
      'BODY_TOO_LARGE',
    );
    isProblem(await raw('<order/>', 'application/xml').expect(415), 'BODY_NOT_JSON');
  });

  it('carries the headers that guard a browser', async () => {
    const { headers } = await employer.get('job-orders').expect(200);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
    });
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('refuses a body that is a list, a text or nothing', async () => {
    for (const body of ['[]', '"text"', 'null', '12']) expect([400, 422]).toContain((await raw(body)).status);
  });

  it('tells nothing of a failure inside but the number of the call', async () => {
    const owner = new pg.Client({ connectionString: world.databaseUrl });
    await owner.connect();
    await owner.query('alter table job_order rename to job_order_away');
    try {
      const failed = await employer.get('job-orders').set('x-request-id', 'call-0815').expect(500);
      isProblem(failed, 'INTERNAL_ERROR');
      expect(failed.body.requestId).toBe('call-0815');
      expect(JSON.stringify(failed.body)).not.toMatch(/job_order|select|relation|Error:|node_modules|\.ts/i);
    } finally {
      await owner.query('alter table job_order_away rename to job_order');
      await owner.end();
    }
    await employer.get('job-orders').expect(200);
  });

  it('never repeats what was sent', async () => {
    const { body } = await raw(
      JSON.stringify({ farmId: 'Zacarias Secreto', country: 'Zacarias Secreto' }),
    ).expect(422);
    expect(JSON.stringify(body)).not.toContain('Zacarias');
  });

  it.each([
    ['en', 'Not found'],
    ['fr-CA', 'Introuvable'],
    ['es-MX', 'No se encontró'],
    ['de', 'Not found'],
    ['de-AT, fr;q=0.8', 'Introuvable'],
    ['*', 'Not found'],
    ['', 'Not found'],
  ])('speaks the language of %s', async (language, title) => {
    const { body } = await employer
      .get(`job-orders/${crypto.randomUUID()}`)
      .set('accept-language', language)
      .expect(404);
    expect(body.title).toBe(title);
  });

  it('speaks the caller’s own language when none is asked for', async () => {
    const person = await world.person('employer', { language: 'es' });
    const { body } = await person.get(`job-orders/${crypto.randomUUID()}`).expect(404);
    expect(body.title).toBe('No se encontró');
  });
});

describe('a page', () => {
  it.each([
    '2000-01-01',
    '2000-01-01_',
    `2000-01-01_${'-'.repeat(36)}`,
    '2000-02-30_01a20bdf-9939-735e-a867-8792407dbc8c',
  ])('asked for from %s, which is no place of ours, is the first', async (after) => {
    await employer.get(`deadlines?after=${after}`).expect(200);
  });
});

describe('a body with wrong fields', () => {
  it('is told all of them at once, with their place and what was expected', async () => {
    const { body } = await employer
      .post('farms', {
        name: '',
        province: 'ON',
        colour: 'red',
        worksites: [
          { name: 'North', commodity: 'fruit incl apples' },
          { name: 7, shade: true },
        ],
        housingUnits: [{ name: 'House', capacity: 'many', inspectedOn: '2000-02-30' }],
      })
      .expect(422);
    const found = body.findings.map(({ code, params }: { code: string; params: { field: string } }) => [
      params.field,
      code,
    ]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['name', 'FIELD_INVALID'],
        ['town', 'FIELD_INVALID'],
        ['colour', 'FIELD_UNKNOWN'],
        ['worksites[1].name', 'FIELD_INVALID'],
        ['worksites[1].shade', 'FIELD_UNKNOWN'],
        ['worksites[1].commodity', 'FIELD_INVALID'],
        ['housingUnits[0].capacity', 'FIELD_INVALID'],
        ['housingUnits[0].inspectedOn', 'FIELD_INVALID'],
      ]),
    );
    expect(found).toHaveLength(8);
    const date = body.findings.find(({ params }: { params: { field: string } }) =>
      params.field.endsWith('inspectedOn'),
    );
    expect(date.detail).toBe(
      'The field housingUnits[0].inspectedOn is not what was expected: a date as YYYY-MM-DD.',
    );
    const town = body.findings.find(({ params }: { params: { field: string } }) => params.field === 'town');
    expect(town.detail).toMatch(/^The field town is missing\. Expected: text/);
  });

  it('cannot reach what is not a field', async () => {
    for (const field of ['__proto__', 'constructor', 'prototype']) {
      const { status } = await raw(`{"${field}": {"employerId": "x"}, "country": "MX"}`);
      expect([400, 404, 422]).toContain(status);
    }
  });
});
