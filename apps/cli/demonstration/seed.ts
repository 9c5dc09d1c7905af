import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { serviceActor } from '#libs/audit-trail';
import { Employers, type NewEmployer } from '#libs/employers';
import { type OrganisationKind, type Principal, scopeOf, Users } from '#libs/identity';
import type { DemonstrationCast } from './cast.js';
import { demonstrationPassword, demonstrationPeople, type DemonstrationPerson } from './people.js';
import { seedOrders } from './orders.js';
import { type Pools, seedPool } from './pool.js';

const operator = serviceActor('demonstration', 'demonstration');
const allProvinces = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'ON', 'PE', 'QC', 'SK'];

interface Office {
  key: string;
  kind: OrganisationKind;
  name: string;
  provinces?: string[];
  countries?: string[];
}

const offices: readonly Office[] = [
  { key: 'host', kind: 'host-ministry', name: 'Host ministry', provinces: allProvinces },
  { key: 'agency-ON', kind: 'agency', name: 'Agency of Ontario', provinces: ['ON'] },
  { key: 'agency-QC', kind: 'agency', name: 'Agency of Quebec', provinces: ['QC'] },
  { key: 'agency-BC', kind: 'agency', name: 'Agency of British Columbia', provinces: ['BC'] },
  { key: 'ministry-MX', kind: 'sending-ministry', name: 'Ministry of labour of Mexico', countries: ['MX'] },
  { key: 'ministry-JM', kind: 'sending-ministry', name: 'Ministry of labour of Jamaica', countries: ['JM'] },
  { key: 'visa', kind: 'visa-office', name: 'Visa office', countries: ['MX', 'JM'] },
  { key: 'liaison-JM', kind: 'consulate', name: 'Liaison service of Jamaica', countries: ['JM'] },
  { key: 'audit', kind: 'audit-office', name: 'Audit office' },
  { key: 'administration', kind: 'administration', name: 'Administration' },
];

const farms: readonly (NewEmployer & { key: string })[] = [
  { key: 'orchard', name: 'Windfall Hollow Orchards', province: 'ON', town: 'Hollow Bend' },
  { key: 'serres', name: 'Serres du Grand Givre', province: 'QC', town: 'Saint-Givre' },
];

/**
 * Loads the demonstration, through the services that serve people: fictional farms, pools of workers, and orders at
 * different points of their way. False when the database holds something already. An interrupted load begins again only
 * in an empty database: remove the data folder.
 */
export async function seedDemonstration(app: INestApplicationContext): Promise<boolean> {
  const [held]: { some: boolean }[] = await app
    .get(DataSource)
    .query('select exists (select from organisation) as some');
  if (held?.some === true) return false;
  const organisations = new Map<string, Office & { id: string }>();
  for (const office of offices) {
    const { id } = await app.get(Users).createOrganisation(operator, {
      kind: office.kind,
      name: office.name,
      provinces: office.provinces ?? [],
      countries: office.countries ?? [],
    });
    organisations.set(office.key, { ...office, id });
  }
  for (const { key, ...farm } of farms) {
    const { id } = await app.get(Employers).enter(operator, farm);
    organisations.set(key, { key, kind: 'employer', name: farm.name, provinces: [farm.province], id });
  }
  const cast = await signUp(app, organisations);
  const pool = await seedPool(app, cast);
  await seedOrders(app, cast, pool);
  await signUpWorkers(app, organisations, pool);
  return true;
}

async function signUp(
  app: INestApplicationContext,
  organisations: ReadonlyMap<string, Office & { id: string }>,
): Promise<DemonstrationCast> {
  const people = new Map<string, Principal>();
  for (const person of demonstrationPeople.filter(({ role }) => role !== 'worker')) {
    const { email, role, organisation } = person;
    const office = organisationOf(organisations, organisation);
    const { id, membershipId } = await enter(app, person, office.id);
    const { provinces = [], countries = [] } = office;
    people.set(email, {
      kind: 'user',
      id,
      userId: id,
      membershipId,
      organisationId: office.id,
      role,
      requestId: 'demonstration',
      language: 'en',
      scope: scopeOf({ role, organisationId: office.id, provinces, countries, workerId: null }),
    });
  }
  return castOf(people);
}

/** Workers come to their accounts once they are in the pool; the first of it is the first whom the orders name. */
async function signUpWorkers(
  app: INestApplicationContext,
  organisations: ReadonlyMap<string, Office & { id: string }>,
  pools: Pools,
): Promise<void> {
  for (const person of demonstrationPeople.filter(({ role }) => role === 'worker')) {
    const [worker] = pools.JM;
    if (worker === undefined) throw new Error('The demonstration has no worker of Jamaica');
    await enter(app, person, organisationOf(organisations, person.organisation).id, worker.id);
  }
}

function enter(
  app: INestApplicationContext,
  { email, what, role }: DemonstrationPerson,
  organisationId: string,
  workerId?: string,
): Promise<{ id: string; membershipId: string }> {
  const account = { email, name: what, password: demonstrationPassword, organisationId, role, workerId };
  return app.get(Users).createUser(operator, account);
}

function organisationOf(organisations: ReadonlyMap<string, Office & { id: string }>, key: string) {
  const office = organisations.get(key);
  if (office === undefined) throw new Error(`The demonstration has no organisation ${key}`);
  return office;
}

function castOf(people: ReadonlyMap<string, Principal>): DemonstrationCast {
  return (email) => {
    const found = people.get(`${email}@demo.example`);
    if (found === undefined) throw new Error(`The demonstration has no person ${email}`);
    return found;
  };
}
