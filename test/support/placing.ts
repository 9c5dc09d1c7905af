import { expect } from '@jest/globals';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { FollowJobOrder, lockOrder } from '#libs/job-orders';
import { addDays, dateIn, type PlainDate } from '#libs/quantities';
import type { Person, World } from './world.js';

/** A farm of the world, with its employer. */
export type Farm = Awaited<ReturnType<World['farm']>>;

/** The people through whose hands a placement of a country’s workers goes. */
export interface Programme {
  country: string;
  agency: Person;
  officer: Person;
  ministry: Person;
  visaOffice: Person;
}

/** Makes the people of a country’s programme in Ontario. */
export async function programmePeople(world: World, country: string): Promise<Programme> {
  const [agency, officer, ministry, visaOffice] = await Promise.all([
    world.person('agency'),
    world.person('host-officer'),
    world.person('sending-officer', { countries: [country] }),
    world.person('visa-officer', { countries: [country] }),
  ]);
  return { country, agency, officer, ministry, visaOffice };
}

/** The day on which the world’s clock stands, in Ontario. */
export async function today(world: World): Promise<PlainDate> {
  const [row] = await world.dataSource.query('select official_now() as now');
  return dateIn(row.now, 'America/Toronto');
}

/** What a test says of an order; the need begins 60 days after the world’s today unless it is given. */
export interface OrderFacts {
  named?: number;
  recruited?: number;
  approved?: number;
  needFrom?: string;
  needTo?: string;
  hourlyRateCents?: number;
  substituteAllowed?: boolean;
  farm?: Farm;
  capacity?: number;
  inspectedOn?: string;
}

/** Files, approves and hands over an order. */
export async function approvedOrder(
  world: World,
  programme: Programme,
  facts: OrderFacts = {},
): Promise<{ farm: Farm; orderId: string; needFrom: string }> {
  const day = await today(world);
  const { named = 1, recruited = 0, needFrom = addDays(day, 60), needTo = addDays(day, 200) } = facts;
  const farm =
    facts.farm ??
    (await world.farm({ capacity: facts.capacity ?? 20, inspectedOn: facts.inspectedOn ?? day }));
  const positions = named + recruited;
  const { body: draft } = await farm.employer
    .post('job-orders', {
      farmId: farm.farmId,
      worksiteId: farm.worksiteId,
      housingUnitIds: [farm.housingUnitId],
      country: programme.country,
      commodity: 'fruit incl apples',
      noc: '85101',
      positions,
      namedPositions: named,
      recruitedPositions: recruited,
      needFrom,
      needTo,
      weeklyHours: 40,
      hourlyRateCents: facts.hourlyRateCents ?? 690,
      meals: 'cooking-facilities',
      substituteAllowed: facts.substituteAllowed ?? true,
    })
    .expect(200);
  const orderId = draft.id as string;
  await farm.employer.post(`job-orders/${orderId}/filing`).expect(200);
  await world.get(UnitOfWork).run(serviceActor('test', 'test'), async (work) => {
    const order = await lockOrder(work, orderId);
    await world.get(FollowJobOrder).approve(work, order, facts.approved ?? positions, 'No local candidates');
  });
  await programme.officer.post(`job-orders/${orderId}/transmission`).expect(200);
  return { farm, orderId, needFrom };
}

/** A worker of the pool, with every document unless told otherwise. */
export async function registerWorker(
  { ministry, country }: Programme,
  facts: Record<string, unknown> & { documents?: string[] } = {},
): Promise<{ id: string; number: string }> {
  const { documents = ['passport', 'farmer-certificate', 'medical-exam', 'biometrics'], ...worker } = facts;
  const { body } = await ministry
    .post('workers', {
      items: [
        {
          country,
          givenNames: 'Fictional',
          familyNames: 'Pérez Núñez',
          bornOn: '1965-05-05',
          language: 'es',
          seasonsCompleted: 3,
          farmExperience: true,
          ...worker,
        },
      ],
    })
    .expect(200);
  const [{ id, number }] = body.workers as [{ id: string; number: string }];
  if (documents.length > 0)
    await ministry
      .post('workers/documents', {
        items: documents.map((kind) => ({ workerId: id, kind, issuedOn: '1999-01-01', reference: 'X1' })),
      })
      .expect(200);
  return { id, number };
}

const steps = [
  'accepted',
  'documents-complete',
  'signed',
  'at-visa-office',
  'cleared',
  'travel-booked',
] as const;

/** Takes proposed placements through the acts up to a step, as the people whose acts they are. */
export async function placeThrough(
  { ministry, visaOffice, agency }: Programme,
  farm: Farm,
  placementIds: string[],
  until: (typeof steps)[number],
  travelOn = '2000-04-01',
): Promise<void> {
  const act = (person: Person, name: string, facts: object = { placementIds }) =>
    person.post(`placements/acts/${name}`, facts);
  const acts: Record<(typeof steps)[number], (() => Promise<{ status: number; body: object }>)[]> = {
    accepted: [() => act(ministry, 'accept')],
    'documents-complete': [() => act(ministry, 'complete-documents')],
    signed: [() => act(farm.employer, 'sign-contract-employer'), () => act(ministry, 'sign-contract-worker')],
    'at-visa-office': [() => act(ministry, 'send-to-visa-office')],
    cleared: [
      () =>
        act(visaOffice, 'issue-letter', {
          letters: placementIds.map((placementId, index) => ({
            placementId,
            letterNumber: `L-${index + 1}`,
          })),
        }),
    ],
    'travel-booked': [
      () =>
        act(agency, 'book-travel', { placementIds, flight: 'AC 991', travelOn, transportCostCents: 60_000 }),
    ],
  };
  for (const step of steps) {
    for (const take of acts[step]) {
      const { status, body } = await take();
      expect({ step, status, body: status === 200 ? {} : body }).toEqual({ step, status: 200, body: {} });
    }
    if (step === until) return;
  }
}

/** Names workers for an order, as its employer. */
export function nameFor(farm: Farm, orderId: string, numbers: string[], familyNames = 'Pérez Núñez') {
  return farm.employer.post(`job-orders/${orderId}/names`, {
    names: numbers.map((workerNumber) => ({ workerNumber, familyNames })),
  });
}

/** A number with a right check digit that nobody has. */
export const nobodysNumber = 'W-000000-0';
