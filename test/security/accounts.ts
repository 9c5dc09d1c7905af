import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { serviceActor } from '#libs/audit-trail';
import { type Role, roleOrganisation, Users } from '#libs/identity';
import { createLogger, newId, readSettings } from '#libs/platform';
import { ApiModule } from '../../apps/api/api.module.js';
import { createApi } from '../../apps/api/create-api.js';

/** The password of every account that is made here. */
export const password = 'correct horse battery';

const operator = serviceActor('test', 'test');

/** An account with a password, in an organisation of its own. */
export interface Account {
  email: string;
  userId: string;
  membershipId: string;
  organisationId: string;
}

/** Another process's worth of the API on a database that may serve others already. */
export async function bootApi(databaseUrl: string): Promise<NestFastifyApplication> {
  const settings = readSettings({ TEMPORADA_LOG_LEVEL: 'silent' });
  const api = await createApi(
    ApiModule.of({ settings, logger: createLogger(settings.logLevel), databaseUrl }),
  );
  await api.init();
  await api.getHttpAdapter().getInstance().ready();
  await api.listen(0, '127.0.0.1');
  return api;
}

/** Makes an account whose organisation is for Ontario or for Mexico, as its kind needs. */
export async function createAccount(api: NestFastifyApplication, role: Role): Promise<Account> {
  const users = api.get(Users);
  const { id: organisationId } = await users.createOrganisation(operator, {
    kind: roleOrganisation[role],
    name: `A ${role}'s organisation`,
    provinces: ['ON'],
    countries: ['MX'],
  });
  const email = `${newId()}@example.org`;
  const { id: userId, membershipId } = await users.createUser(operator, {
    email,
    name: 'Someone Fictional',
    password,
    organisationId,
    role,
  });
  return { email, userId, membershipId, organisationId };
}

/** Makes an API token of an account and returns its secret and id. */
export function createToken(
  api: NestFastifyApplication,
  { userId, membershipId }: Account,
): Promise<{ id: string; secret: string }> {
  return api.get(Users).createToken({ ...operator, kind: 'user', userId, membershipId } as never, 'test');
}

/** Signs in and answers with the response. */
export const signIn = (api: NestFastifyApplication, credentials: object) =>
  request(api.getHttpServer()).post('/api/v1/session').send(credentials);

/** Signs an account in and returns the cookie that a browser would send from then on. */
export async function cookieOf(api: NestFastifyApplication, { email }: Account): Promise<string> {
  const { headers } = await signIn(api, { email, password }).expect(204);
  const [cookie] = headers['set-cookie'] as unknown as string[];
  return cookie?.split(';')[0] ?? '';
}
