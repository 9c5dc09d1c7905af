import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { serviceActor } from '#libs/audit-trail';
import { Sweep } from '#libs/deadlines';
import { Employers } from '#libs/employers';
import {
  type Membership,
  type NewUser,
  type OrganisationKind,
  Principals,
  type Role,
  roleOrganisation,
  Users,
} from '#libs/identity';
import { advanceClock, createLogger, newId, readSettings } from '#libs/platform';
import { ApiModule } from '../../apps/api/api.module.js';
import { createApi } from '../../apps/api/create-api.js';
import { createTestDatabase } from './database.js';

/** Somebody who makes calls: with an API token, so that tests need no cookie. */
export interface Person {
  organisationId: string;
  membershipId: Membership['id'];
  userId: string;
  token: string;
  get(path: string): request.Test;
  post(path: string, body?: object): request.Test;
  patch(path: string, body?: object): request.Test;
  put(path: string, body?: object): request.Test;
  delete(path: string): request.Test;
}

/** Where a person belongs, as far as a test cares. */
export interface Belongs {
  organisationId?: string;
  provinces?: string[];
  countries?: string[];
  workerId?: string;
  language?: string;
}

/** The whole API on a database of its own, with people in it and a clock that tests move. */
export interface World {
  api: NestFastifyApplication;
  databaseUrl: string;
  dataSource: DataSource;
  get<T>(provider: Type<T>): T;
  person(role: Role, belongs?: Belongs): Promise<Person>;
  /** A new employer with a person and a farm with houses for `capacity`. */
  farm(options?: {
    province?: string;
    capacity?: number;
    commodity?: string;
    inspectedOn?: string;
  }): Promise<{ employer: Person; farmId: string; worksiteId: string; housingUnitId: string }>;
  /** Moves the clock and enforces what has come due. */
  advanceTo(instant: string): Promise<void>;
  close(): Promise<void>;
}

const operator = serviceActor('test', 'test');

/** Boots a world whose clock stands at `now`, with the settings of an environment. */
export async function createWorld(now: string, environment: NodeJS.ProcessEnv = {}): Promise<World> {
  const database = await createTestDatabase();
  const settings = readSettings({
    TEMPORADA_LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'error',
    ...environment,
  });
  const api = await createApi(
    ApiModule.of({ settings, logger: createLogger(settings.logLevel), databaseUrl: database.url }),
  );
  await api.init();
  await api.getHttpAdapter().getInstance().ready();
  const dataSource = api.get(DataSource);
  await setClock(database.url, now);
  const person = (role: Role, belongs: Belongs = {}) => createPerson(api, role, belongs);
  return {
    api,
    databaseUrl: database.url,
    dataSource,
    get: (provider) => api.get(provider),
    person,
    farm: (options) => createFarm(person, options),
    advanceTo: async (instant) => {
      await advanceClock(dataSource, new Date(instant));
      await api.get(Sweep).run();
    },
    close: async () => {
      await api.close();
      await database.drop();
    },
  };
}

/** Tests start anywhere in time: the owner of the tables sets the clock, which the application only moves forward. */
async function setClock(ownerUrl: string, now: string): Promise<void> {
  const owner = new DataSource({ type: 'postgres', url: ownerUrl });
  await owner.initialize();
  await owner.query('update installation set simulated_at = $1, set_at = clock_timestamp()', [now]);
  await owner.destroy();
}

async function createPerson(api: NestFastifyApplication, role: Role, belongs: Belongs): Promise<Person> {
  const users = api.get(Users);
  const organisationId =
    belongs.organisationId ?? (await organisationFor(api, roleOrganisation[role], belongs));
  const user: NewUser = {
    email: `${newId()}@example.org`,
    name: `A ${role}`,
    password: 'correct horse battery',
    organisationId,
    role,
    ...(belongs.workerId === undefined ? {} : { workerId: belongs.workerId }),
    ...(belongs.language === undefined ? {} : { language: belongs.language }),
  };
  const { id: userId, membershipId } = await users.createUser(operator, user);
  const { secret } = await users.createToken(
    { ...operator, kind: 'user', userId, membershipId } as never,
    'test',
  );
  const call = (method: 'get' | 'post' | 'patch' | 'put' | 'delete', path: string, body?: object) => {
    const made = request(api.getHttpServer())
      [method](path.startsWith('/') ? path : `/api/v1/${path}`)
      .set('authorization', `Bearer ${secret}`);
    return body === undefined ? made : made.send(body);
  };
  if ((await api.get(Principals).of(secret, 'test')) === undefined)
    throw new Error('The token does not open anything');
  return {
    organisationId,
    membershipId,
    userId,
    token: secret,
    get: (path) => call('get', path),
    post: (path, body) => call('post', path, body),
    patch: (path, body) => call('patch', path, body),
    put: (path, body) => call('put', path, body),
    delete: (path) => call('delete', path),
  };
}

async function organisationFor(
  api: NestFastifyApplication,
  kind: OrganisationKind,
  belongs: Belongs,
): Promise<string> {
  if (kind === 'employer') {
    const { id } = await api
      .get(Employers)
      .enter(operator, { name: 'A fictional farm', province: belongs.provinces?.[0] ?? 'ON' });
    return id;
  }
  const { id } = await api.get(Users).createOrganisation(operator, {
    kind,
    name: `A ${kind}`,
    provinces: belongs.provinces ?? (kind === 'host-ministry' || kind === 'agency' ? ['ON'] : []),
    countries:
      belongs.countries ?? (['sending-ministry', 'visa-office', 'consulate'].includes(kind) ? ['MX'] : []),
  });
  return id;
}

async function createFarm(
  person: World['person'],
  {
    province = 'ON',
    capacity = 20,
    commodity = 'fruit incl apples',
    inspectedOn,
  }: Parameters<World['farm']>[0] = {},
): Promise<Awaited<ReturnType<World['farm']>>> {
  const employer = await person('employer', { provinces: [province] });
  const { body } = await employer
    .post('farms', {
      name: 'A fictional orchard',
      province,
      town: 'Nowhere',
      worksites: [{ name: 'North field', commodity }],
      housingUnits: [{ name: 'House 1', capacity, ...(inspectedOn === undefined ? {} : { inspectedOn }) }],
    })
    .expect(200);
  return {
    employer,
    farmId: body.id,
    worksiteId: body.worksiteIds[0],
    housingUnitId: body.housingUnitIds[0],
  };
}
