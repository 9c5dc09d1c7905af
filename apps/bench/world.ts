import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { serviceActor } from '#libs/audit-trail';
import { Employers } from '#libs/employers';
import { Principals, type Principal, Users } from '#libs/identity';
import { createLogger, readSettings } from '#libs/platform';
import { startEmbeddedPostgres } from '#libs/platform/postgres';
import { migrate } from '../runtime/migrate.js';
import { WorkerModule } from '../worker/worker.module.js';

/** A database for measurements, with everything of the product on it. */
export interface BenchWorld {
  url: string;
  app: INestApplicationContext;
  close(): Promise<void>;
}

/** Starts a safe (durable) PostgreSQL in a temporary folder and the application's services on it. */
export async function createBenchWorld(now: string): Promise<BenchWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'temporada-bench-'));
  await chmod(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), log: () => undefined });
  await migrate(postgres.ownerUrl, { mode: 'demonstration', now: new Date(now) });
  const settings = readSettings({ TEMPORADA_LOG_LEVEL: 'error' });
  const app = await NestFactory.createApplicationContext(
    WorkerModule.of({ settings, logger: createLogger('error'), databaseUrl: postgres.ownerUrl }),
    { logger: false, abortOnError: false },
  );
  return {
    url: postgres.ownerUrl,
    app,
    close: async () => {
      await app.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const operator = serviceActor('bench', 'bench');

/** An employer with a person that has a token, and a farm. */
export async function createFarm(
  app: INestApplicationContext,
  index: number,
): Promise<{ principal: Principal; token: string; farmId: string; housingUnitId: string }> {
  const { id: organisationId } = await app
    .get(Employers)
    .enter(operator, { name: `Fictional farm ${index}`, province: 'ON' });
  const users = app.get(Users);
  const { userId, membershipId } = await users
    .createUser(operator, {
      email: `bench-${index}@example.org`,
      name: 'A farmer',
      password: 'correct horse battery',
      organisationId,
      role: 'employer',
    })
    .then(({ id, membershipId: membership }) => ({ userId: id, membershipId: membership }));
  const { secret } = await users.createToken(
    {
      ...operator,
      kind: 'user',
      role: 'employer',
      organisationId,
      userId,
      membershipId,
      language: 'en',
      scope: { kind: 'employer', employerId: organisationId },
    },
    'bench',
  );
  const principal = await app.get(Principals).of(secret, 'bench');
  if (principal === undefined) throw new Error('The token opens nothing');
  const farm = await app.get(Employers).addFarm(principal, {
    name: 'Farm',
    province: 'ON',
    town: 'Nowhere',
    worksites: [{ name: 'Field', commodity: 'fruit incl apples' }],
    housingUnits: [{ name: 'House', capacity: 500 }],
  });
  return { principal, token: secret, farmId: farm.id, housingUnitId: farm.housingUnitIds[0] ?? '' };
}
