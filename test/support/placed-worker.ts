import { newId, readableNumber } from '#libs/platform';
import type { Person, World } from './world.js';

/** What a test may say of workers placed on an order; the rest is an apple farm of Ontario with workers from Mexico in 2000. */
export interface Placed {
  workers?: number;
  province?: string;
  country?: string;
  edition?: string;
  needFrom?: string;
  needTo?: string;
  state?: string;
  arrivedOn?: string | null;
  departedOn?: string | null;
  hourlyRateCents?: number;
  transportCostCents?: number | null;
  meals?: { meals: string; mealPriceCents: number | null };
  /** Placements that these were transferred from, in order. */
  transferredFrom?: string[];
  /** The workers themselves, in order; new ones when left out. */
  workerIds?: string[];
}

/** Workers on an order of a farm. */
export interface PlacedWorkers {
  employer: Person;
  orderId: string;
  placementIds: string[];
  workerIds: string[];
}

/** Puts workers on an order that is in season, straight into the tables: for tests of what comes after arrival. */
export async function placeWorkers(world: World, placed: Placed = {}): Promise<PlacedWorkers> {
  const {
    province = 'ON',
    country = 'MX',
    edition = '2000',
    workers = placed.workerIds?.length ?? 1,
  } = placed;
  const farm = await world.farm({ province });
  const programme = country === 'MX' ? 'sawp-mexico' : 'sawp-caribbean';
  const needFrom = placed.needFrom ?? `${edition}-05-01`;
  const needTo = placed.needTo ?? `${edition}-10-31`;
  const orderId = newId();
  await world.dataSource.query(
    `insert into job_order (id, number, employer_id, farm_id, worksite_id, province, state, country, programme, currency, edition,
       commodity, noc, positions, named_positions, recruited_positions, need_from, need_to, weekly_hours,
       hourly_rate_cents, meals, meal_price_cents, substitute_allowed, filed_at, approved_positions)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'CAD', $10, 'fruit incl apples', '85101', $11, $11, 0, $12, $13, 40, $14, $15,
       $16, true, official_now(), $11)`,
    [
      orderId,
      `JO-${orderId}`,
      farm.employer.organisationId,
      farm.farmId,
      farm.worksiteId,
      province,
      placed.state === 'travel-booked' ? 'filled' : 'in-season',
      country,
      programme,
      edition,
      workers,
      needFrom,
      needTo,
      placed.hourlyRateCents ?? 690,
      placed.meals?.meals ?? 'cooking-facilities',
      placed.meals?.mealPriceCents ?? null,
    ],
  );
  await world.dataSource.query(
    'insert into approved_position (job_order_id, number) select $1, generate_series(1, $2::int)',
    [orderId, workers],
  );
  const rows = { employerId: farm.employer.organisationId, housingUnitId: farm.housingUnitId };
  const made = { orderId, province, country, programme, edition, needFrom, needTo, ...rows };
  const ids: { placementId: string; workerId: string }[] = [];
  for (let index = 0; index < workers; index++) ids.push(await placeOne(world, placed, made, index));
  return {
    employer: farm.employer,
    orderId,
    placementIds: ids.map(({ placementId }) => placementId),
    workerIds: ids.map(({ workerId }) => workerId),
  };
}

async function placeOne(
  world: World,
  placed: Placed,
  order: Record<
    | 'orderId'
    | 'employerId'
    | 'housingUnitId'
    | 'province'
    | 'country'
    | 'programme'
    | 'edition'
    | 'needFrom'
    | 'needTo',
    string
  >,
  index: number,
) {
  const workerId = placed.workerIds?.[index] ?? (await enterWorker(world, order.country));
  const placementId = newId();
  const from = placed.transferredFrom?.[index] ?? null;
  const arrivedOn = placed.arrivedOn === undefined ? order.needFrom : placed.arrivedOn;
  await world.dataSource.query(
    `insert into placement (id, number, job_order_id, position_number, worker_id, placed_by, state, employer_id, province,
       country, programme, edition, stay_from, stay_to, first_timer, in_stead_of_id, transport_cost_cents, arrived_on,
       first_day_worked_on, departed_on, proposed_at, travel_on, housing_unit_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, false, $15, $16, $17, $17, $18, official_now(),
       $13, $19)`,
    [
      placementId,
      readableNumber('P', Math.floor(Math.random() * 1e9)),
      order.orderId,
      index + 1,
      workerId,
      from === null ? 'named' : 'transfer',
      placed.state ?? 'working',
      order.employerId,
      order.province,
      order.country,
      order.programme,
      order.edition,
      arrivedOn ?? order.needFrom,
      placed.departedOn ?? order.needTo,
      from,
      placed.transportCostCents === undefined ? 90_000 : placed.transportCostCents,
      arrivedOn,
      placed.departedOn ?? null,
      order.housingUnitId,
    ],
  );
  return { placementId, workerId };
}

async function enterWorker(world: World, country: string): Promise<string> {
  const id = newId();
  await world.dataSource.query(
    `insert into worker (id, number, country, given_names, family_names, born_on, language, seasons_completed,
       farm_experience, entered_at)
     values ($1, $2, $3, 'Inventado', 'De Prueba', '1970-01-01', 'es', 3, true, official_now())`,
    [id, `W-${id}`, country],
  );
  return id;
}
