import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { roles } from '#libs/identity';
import { demonstrationPassword, demonstrationPeople } from '../../apps/cli/demonstration/people.js';
import { seedDemonstration } from '../../apps/cli/demonstration/seed.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2026-01-12T14:00:00Z');
  expect(await seedDemonstration(world.api)).toBe(true);
});

afterAll(() => world.close());

async function signIn(email: string) {
  const agent = request.agent(world.api.getHttpServer());
  await agent.post('/api/v1/session').send({ email, password: demonstrationPassword }).expect(204);
  return agent;
}

describe('the demonstration', () => {
  it('has somebody of every role', () => {
    expect(new Set(demonstrationPeople.map(({ role }) => role))).toEqual(new Set(roles));
  });

  it.each(demonstrationPeople.map(({ email, role }) => [email, role]))(
    'lets %s sign in',
    async (email, role) => {
      const { body } = await (await signIn(email)).get('/api/v1/session').expect(200);
      expect(JSON.stringify(body)).toContain(role);
    },
  );

  it('shows the worker their own placement on the approved order, and no other', async () => {
    const agent = await signIn('worker@demo.example');
    const { body } = await agent.get('/api/v1/placements').expect(200);
    expect(body.items).toMatchObject([{ state: 'proposed', country: 'JM' }]);
  });

  it('is loaded into an empty database only', async () => {
    expect(await seedDemonstration(world.api)).toBe(false);
  });
});
