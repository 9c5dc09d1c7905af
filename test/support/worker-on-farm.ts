import { newId } from '#libs/platform';
import type { Belongs, Person, World } from './world.js';

/** A worker who works on a farm, and the farm's employer: for tests of what happens to them there. */
export interface WorkerOnFarm {
  employer: Person;
  workerId: string;
  placementId: string;
  /** Signs the worker in. */
  worker(belongs?: Belongs): Promise<Person>;
}

/** Puts a new worker of Mexico on a new farm, straight into the tables. */
export async function workerOnFarm(world: World, province = 'ON'): Promise<WorkerOnFarm> {
  const { employer, farmId } = await world.farm({ province });
  const { body: order } = await employer.post('job-orders', { farmId, country: 'MX' }).expect(200);
  const [workerId, placementId] = [newId(), newId()];
  await world.dataSource.query(
    `insert into worker (id, number, country, given_names, family_names, born_on, language, farm_experience, entered_at)
     values ($1, $2, 'MX', 'Una', 'Persona Ficticia', '1970-01-01', 'es', true, official_now())`,
    [workerId, `W-${workerId}`],
  );
  await world.dataSource.query(
    `insert into placement (id, number, job_order_id, worker_id, placed_by, state, employer_id, province, country,
       programme, edition, stay_from, stay_to, first_timer, proposed_at)
     values ($1, $2, $3, $4, 'named', 'working', $5, $6, 'MX',
       'sawp-mexico', '2000', '2000-05-01', '2000-10-31', false, official_now())`,
    [placementId, `P-${placementId}`, order.id, workerId, employer.organisationId, province],
  );
  return {
    employer,
    workerId,
    placementId,
    worker: (belongs = {}) => world.person('worker', { ...belongs, workerId }),
  };
}
