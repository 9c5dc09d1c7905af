import { addDays, plainDate } from '#libs/quantities';
import { saying, sheet } from './pay-sheets.js';
import {
  approvedOrder,
  type Farm,
  nameFor,
  placeThrough,
  type Programme,
  registerWorker,
} from './placing.js';
import type { Person, World } from './world.js';

/** Workers who came to one farm together. */
export interface Crew {
  farm: Farm;
  employer: Person;
  orderId: string;
  ids: string[];
  workerIds: string[];
}

/** Takes workers from the order to the booked flight of a day, which is the need date unless that is given. */
export async function crewTravelling(
  world: World,
  programme: Programme,
  workers: number,
  on: string,
  { needFrom = on, needTo = '2000-09-30', hourlyRateCents = 690 } = {},
): Promise<Crew> {
  const facts = { named: workers, needFrom, needTo, hourlyRateCents };
  const { farm, orderId } = await approvedOrder(world, programme, facts);
  const people = await Promise.all(Array.from({ length: workers }, () => registerWorker(programme)));
  const numbers = people.map(({ number }) => number);
  const { body } = await nameFor(farm, orderId, numbers).expect(200);
  const placed = body.placements as { id: string; workerId: string }[];
  const ids = placed.map(({ id }) => id);
  await placeThrough(programme, farm, ids, 'travel-booked', on);
  return { farm, employer: farm.employer, orderId, ids, workerIds: placed.map(({ workerId }) => workerId) };
}

/** Does an act to placements of a crew, as its employer. */
export const act = ({ employer }: Crew, name: string, placementIds: string[], body: object, status = 200) =>
  employer.post(`placements/acts/${name}`, { placementIds, ...body }).expect(status);

/** The whole crew arrives and begins to work on a day. */
export async function begin(crew: Crew, on: string): Promise<void> {
  await act(crew, 'report-arrival', crew.ids, { arrivedOn: on, housingUnitId: crew.farm.housingUnitId });
  await act(crew, 'start-work', crew.ids, { firstDayWorkedOn: on });
}

/** An obligation of a pay period, as its row stands. */
export interface PeriodRow {
  from: string;
  to: string;
  dueOn: string;
  state: string;
  settled: boolean;
}

/** The rows of an order's pay periods, in their order. */
export function periodRows(
  world: World,
  { orderId }: Pick<Crew, 'orderId'>,
  kind = 'SUBMIT_PAY_RECORD',
): Promise<PeriodRow[]> {
  return world.dataSource.query(
    `select occasion as "from", counted_from_on::text as "to", due_on::text as "dueOn", state,
       settled_at is not null as settled
     from deadline where subject_id = $1 and kind = $2 order by occasion`,
    [orderId, kind],
  );
}

/** A sheet of a crew's own, with its records. */
export interface Handed {
  paySheetId: string;
  records: { id: string; number: string; placementId: string }[];
  receipt: { next: object[] };
}

/** Hands in a sheet of some days; `more` changes the sheet. */
export async function handIn(
  { employer, orderId }: Pick<Crew, 'employer' | 'orderId'>,
  start: string,
  days: number,
  ids: string[],
  more: object = {},
): Promise<Handed> {
  const body = { ...sheet(start, ids, {}, days), ...more };
  const records = body.records.map((record) => saying(start, record));
  const made = await employer.post(`job-orders/${orderId}/pay-sheets`, { ...body, records }).expect(200);
  return made.body as Handed;
}

/** The day so many days after another. */
export const dayAfter = (day: string, days: number) => addDays(plainDate(day), days);
