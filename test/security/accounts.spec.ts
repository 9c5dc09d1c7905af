import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '#libs/platform';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let administrator: Person;
let ministryId: string;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  await world.api.listen(0, '127.0.0.1');
  administrator = await world.person('administrator');
  const { body } = await administrator
    .post('organisations', { kind: 'host-ministry', name: 'A ministry', provinces: ['ON', 'QC'] })
    .expect(200);
  ministryId = body.id;
});

afterAll(() => world.close());

const account = (more: object = {}) => ({
  email: `${newId()}@example.org`,
  name: 'Someone Fictional',
  password: 'correct horse battery',
  organisationId: ministryId,
  role: 'host-officer',
  ...more,
});

const refusal = async (body: object, status = 409) =>
  (await administrator.post('users', body).expect(status)).body.code as string;

describe('creating an account', () => {
  it('is for an address once, however it is written and however many ask at once', async () => {
    const body = account();
    const answers = await Promise.all(Array.from({ length: 6 }, () => administrator.post('users', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(await refusal({ ...body, email: ` ${body.email.toUpperCase()}`.trim() })).toBe('EMAIL_TAKEN');
  });

  it('is refused, not failed, when the address is entered by another at that very moment', async () => {
    const body = account();
    const owner = new pg.Client({ connectionString: world.databaseUrl });
    await owner.connect();
    await owner.query('begin');
    await owner.query(`insert into user_account (id, email, name) values ($1, $2, 'First')`, [
      newId(),
      body.email,
    ]);
    const asked = administrator.post('users', body).then(({ status, body: { code } }) => ({ status, code }));
    await new Promise((done) => setTimeout(done, 500));
    await owner.query('commit');
    await owner.end();
    expect(await asked).toEqual({ status: 409, code: 'EMAIL_TAKEN' });
  });

  it('keeps a role to the kind of organisation it works in', async () => {
    expect(await refusal(account({ role: 'auditor' }), 422)).toBe('ROLE_ELSEWHERE');
    await administrator.post('users', account({ organisationId: newId() })).expect(404);
  });

  it('asks for the worker of a worker’s account, and for nobody’s else', async () => {
    const { body } = await administrator
      .post('organisations', { kind: 'sending-ministry', name: 'A ministry of labour', countries: ['MX'] })
      .expect(200);
    expect(await refusal(account({ role: 'worker', organisationId: body.id }), 422)).toBe(
      'WORKER_OF_ACCOUNT',
    );
    expect(await refusal(account({ workerId: newId() }), 422)).toBe('WORKER_OF_ACCOUNT');
    await administrator
      .post('users', account({ role: 'worker', organisationId: body.id, workerId: newId() }))
      .expect(200);
  });

  it('narrows the provinces of an organisation and never widens them', async () => {
    expect(await refusal(account({ provinces: ['QC', 'BC'] }), 422)).toBe('PROVINCES_WIDER');
    await administrator.post('users', account({ provinces: ['QC'] })).expect(200);
    const { body: office } = await administrator
      .post('organisations', { kind: 'audit-office', name: 'An audit office of the whole programme' })
      .expect(200);
    await administrator
      .post('users', account({ role: 'auditor', organisationId: office.id, provinces: ['BC'] }))
      .expect(200);
  });

  it('takes a password of twelve characters and none of eleven', async () => {
    await administrator.post('users', account({ password: 'x'.repeat(11) })).expect(422);
    await administrator.post('users', account({ password: 'x'.repeat(12) })).expect(200);
  });
});
