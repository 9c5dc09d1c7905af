import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { verifyTrail } from '#libs/audit-trail';
import { randomOf } from '#libs/fiction';
import { createLogger, newId, readSettings } from '#libs/platform';
import { ApiModule } from '../../apps/api/api.module.js';
import { createApi } from '../../apps/api/create-api.js';
import { createWorld, type Person, type World } from '../support/world.js';
import { Relay } from './relay.js';

let world: World;
let relay: Relay;
let troubled: NestFastifyApplication;
let employer: Person;

beforeAll(async () => {
  world = await createWorld('2000-01-10T15:00:00Z');
  employer = await world.person('employer');
  relay = await Relay.to(() => Number(new URL(world.databaseUrl).port));
  const settings = readSettings({ TEMPORADA_LOG_LEVEL: 'silent' });
  const databaseUrl = relay.through(world.databaseUrl);
  troubled = await createApi(ApiModule.of({ settings, logger: createLogger('silent'), databaseUrl }));
  await troubled.init();
  await troubled.getHttpAdapter().getInstance().ready();
  relay.lose(randomOf(7, 'acts'));
}, 60_000);

afterAll(async () => {
  relay.calm();
  await troubled.close();
  await relay.close();
  await world.close();
});

const failures: number[] = [];

/** Does an act as a careful caller does: the same request under the same key, until there is an answer. */
async function persistently(method: 'post' | 'patch', path: string, body: object): Promise<{ id: string }> {
  const key = newId();
  for (;;) {
    const answer = await request(troubled.getHttpServer())
      [method](`/api/v1/${path}`)
      .set('authorization', `Bearer ${employer.token}`)
      .set('idempotency-key', key)
      .send(body);
    if (answer.status === 200) return answer.body;
    failures.push(answer.status);
  }
}

const counted = async (question: string): Promise<number> => {
  const [{ n }] = await world.dataSource.query(`select count(*)::int as n from ${question}`);
  return n;
};

describe('acts of which the database’s answers are lost after they were executed', () => {
  const times = 12;

  it('are done once by who repeats them under their keys', async () => {
    const before = await counted('receipt');
    for (let count = 0; count < times; count += 1) {
      const { id: farmId } = await persistently('post', 'farms', {
        name: 'A fictional orchard',
        province: 'ON',
        town: 'Nowhere',
        worksites: [{ name: 'North field', commodity: 'fruit incl apples' }],
        housingUnits: [{ name: 'House 1', capacity: 4 }],
      });
      const { id } = await persistently('post', 'job-orders', {
        farmId,
        country: 'MX',
        needFrom: '2000-05-24',
      });
      await persistently('patch', `job-orders/${id}`, { needFrom: '2000-05-25' });
    }
    // Whoever calls is told that it is the system's fault, and nothing else.
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.filter((status) => status < 500)).toEqual([]);
    expect(await counted('farm')).toBe(times);
    expect(await counted('job_order where version = 1')).toBe(times);
    // The need date moved once: 56 days before 25 May are 30 March 2000.
    expect(
      await counted(
        `deadline where kind = 'FILE_JOB_ORDER' and due_on = '2000-03-30' and jsonb_array_length(planned_before) = 1`,
      ),
    ).toBe(times);
    const acts = `audit_entry where entry->>'action' in ('farm.added', 'job-order.drafted', 'job-order.amend')`;
    expect(await counted(acts)).toBe(3 * times);
    const [receipts] = await world.dataSource.query(
      'select count(*)::int as n, max(seq)::int as last from receipt',
    );
    // No number is left out.
    expect(receipts).toEqual({ n: before + 3 * times, last: before + 3 * times });
    expect((await verifyTrail(world.dataSource)).faults).toEqual([]);
  }, 60_000);
});
