import type { INestApplicationContext } from '@nestjs/common';
import { createSeasonPlan, type FictionalWorker, seasonWorkers } from '#libs/fiction';
import { type NewWorkerDocument, WorkerPool } from '#libs/workers';
import type { DemonstrationCast } from './cast.js';

/** A worker of the pool, as the orders need to know them. */
export interface Pooled {
  id: string;
  number: string;
  familyNames: string;
  seasons: number;
}

/** The workers of each country's pool. */
export type Pools = Readonly<Record<'MX' | 'JM', readonly Pooled[]>>;

const perCountry = 14;

/** Enters a small pool of fictional workers for each country, with the documents that they need. */
export async function seedPool(app: INestApplicationContext, cast: DemonstrationCast): Promise<Pools> {
  const people = [...seasonWorkers(createSeasonPlan({ edition: '2026', workers: 400, seed: 2026 }))].map(
    ({ worker }) => worker,
  );
  const fit = people.filter(({ fate }) => fate.kind !== 'ineligible');
  const of = (group: FictionalWorker['group']) =>
    fit.filter((person) => person.group === group).slice(0, perCountry);
  return {
    MX: await enter(app, cast, 'mexico', 'MX', of('mexico')),
    JM: await enter(app, cast, 'jamaica', 'JM', of('caribbean')),
  };
}

async function enter(
  app: INestApplicationContext,
  cast: DemonstrationCast,
  officer: string,
  country: string,
  people: readonly FictionalWorker[],
): Promise<Pooled[]> {
  const pool = app.get(WorkerPool);
  const { workers } = await pool.register(
    cast(officer),
    people.map((person) => ({
      country,
      givenNames: person.givenName,
      familyNames: person.familyName,
      bornOn: person.bornOn,
      language: country === 'MX' ? 'es' : 'en',
      farmExperience: true,
      region: person.state ?? null,
      seasonsCompleted: person.yearsInProgramme,
      sex: person.sex,
    })),
  );
  const entered = workers.map(({ id, number }, index) => ({
    id,
    number,
    familyNames: people[index]?.familyName ?? '',
    seasons: people[index]?.yearsInProgramme ?? 0,
  }));
  await pool.recordDocuments(cast(officer), entered.flatMap(documentsOf));
  return entered;
}

function documentsOf({ id, seasons }: Pooled): NewWorkerDocument[] {
  const issued = { workerId: id, issuedOn: '2025-11-10' };
  const passport = { ...issued, kind: 'passport' as const, expiresOn: '2030-11-09' };
  if (seasons > 0) return [passport];
  return [passport, { ...issued, kind: 'medical-exam' }, { ...issued, kind: 'biometrics' }];
}
