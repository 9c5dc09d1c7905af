import { expect } from '@jest/globals';
import { addDays, addYears, plainDate, type PlainDate } from '#libs/quantities';
import type { Farm, Programme } from './placing.js';
import { createWorld, type Person, type World } from './world.js';

/** What tells one journey from another: the rules, the country, and the days on which its acts fall. */
export interface Scenario {
  edition: '2000' | '2026';
  country: 'MX' | 'JM';
  language: 'es' | 'en';
  /** The official time at which the world begins. */
  begins: string;
  needFrom: PlainDate;
  needTo: PlainDate;
  /** The minimum wage of Ontario on the need date, in cents. */
  floorCents: number;
  /** Age from which the edition admits a first-timer. */
  firstTimerAge: number;
  /** Documents of a first-timer; the last one is recorded late. */
  documents: string[];
  transportCostCents: number;
}

/** People to whom nothing of the journey is known: the same roles in other organisations. */
export interface Strangers {
  employer: Person;
  agency: Person;
  officer: Person;
  ministry: Person;
  visaOffice: Person;
  liaison: Person;
  auditor: Person;
}

/** The people of a journey, and where it stands. */
export interface Journey extends Programme {
  world: World;
  scenario: Scenario;
  farm: Farm;
  receiving: Farm;
  supervisor: Person;
  liaison: Person;
  auditor: Person;
  strangers: Strangers;
}

/** A step that a receipt names. */
export interface Step {
  act: string;
  by: string;
  dueOn: string | null;
}

/** Begins a world with everybody in it; the receiving farm, for the transfer, lies in its own province. */
export async function beginJourney(scenario: Scenario, receivingProvince = 'ON'): Promise<Journey> {
  const world = await createWorld(scenario.begins);
  const { country } = scenario;
  const provinces = [...new Set(['ON', receivingProvince])];
  const foreign = { countries: [country === 'MX' ? 'JM' : 'MX'] };
  const away = { provinces: ['QC'] };
  const home = { countries: [country] };
  const officer = await world.person('host-officer', { provinces });
  const day = plainDate(scenario.begins.slice(0, 10));
  return {
    world,
    scenario,
    country,
    officer,
    supervisor: await world.person('host-supervisor', { organisationId: officer.organisationId }),
    farm: await world.farm({ capacity: 6 }),
    receiving: await world.farm({ province: receivingProvince, capacity: 2, inspectedOn: day }),
    agency: await world.person('agency', { provinces }),
    ministry: await world.person('sending-officer', home),
    visaOffice: await world.person('visa-officer', home),
    liaison: await world.person('liaison-officer', home),
    auditor: await world.person('auditor', { provinces }),
    strangers: {
      employer: (await world.farm()).employer,
      agency: await world.person('agency', away),
      officer: await world.person('host-supervisor', away),
      ministry: await world.person('sending-officer', foreign),
      visaOffice: await world.person('visa-officer', foreign),
      liaison: await world.person('liaison-officer', foreign),
      auditor: await world.person('auditor', away),
    },
  };
}

/** The codes of a refusal, each once, in order. */
export const codesOf = (body: { code: string; findings?: { code: string }[] }): string[] =>
  [...new Set((body.findings ?? [body]).map(({ code }) => code))].sort();

/** Expects an act to be refused with just these findings. */
export async function expectRefused(who: Person, path: string, body: object | undefined, ...codes: string[]) {
  const answer = await who.post(path, body);
  expect({ path, status: answer.status, codes: codesOf(answer.body) }).toEqual({
    path,
    status: expect.any(Number),
    codes: [...codes].sort(),
  });
  expect([409, 422]).toContain(answer.status);
  for (const finding of answer.body.findings ?? [answer.body])
    expect([finding.title, finding.detail, finding.instead].map((text: string) => text.length > 3)).toEqual([
      true,
      true,
      true,
    ]);
  return answer.body;
}

/**
 * Does an act: to the stranger nothing is there, the right one gets a receipt of now with its next steps, and finds it
 * again by its number, which the stranger does not.
 */
export async function act(
  who: Person,
  stranger: Person | undefined,
  path: string,
  body: object | undefined,
  next: Step[],
) {
  if (stranger !== undefined) {
    const refused = await stranger.post(path, body);
    expect({ path, stranger: refused.status }).toEqual({ path, stranger: 404 });
  }
  const { status, body: answer } = await who.post(path, body);
  expect({ path, status, body: status === 200 ? {} : answer }).toEqual({ path, status: 200, body: {} });
  const { receipt } = answer;
  expect(receipt.number).toMatch(/^R-\d{6,}-\d$/);
  // A journey pays some weeks and leaves others out; which sheets are then to be sent is told by the specs of pay periods.
  const told = (receipt.next as Step[]).filter((step) => step.act !== 'SEND_PAY_SHEETS');
  expect({ path, next: told }).toEqual({ path, next });
  const { body: clock } = await who.get('clock').expect(200);
  expect(Math.abs(Date.parse(receipt.receivedAt) - Date.parse(clock.now))).toBeLessThan(60_000);
  const { body: found } = await who.get(`receipts/${receipt.number}`).expect(200);
  expect(found).toMatchObject(receipt);
  if (stranger !== undefined) await stranger.get(`receipts/${receipt.number}`).expect(404);
  return answer;
}

/** Expects everybody of a list to be told that nothing is there. */
export async function expectHidden(path: string, ...people: Person[]): Promise<void> {
  const seen = await Promise.all(people.map(async (person) => (await person.get(path)).status));
  expect({ path, seen }).toEqual({ path, seen: people.map(() => 404) });
}

/** Saves a draft for five workers, three of them named, unless told otherwise. */
export async function draft(journey: Journey, farm: Farm, changes: object = {}): Promise<string> {
  const { country, scenario } = journey;
  const { body } = await farm.employer
    .post('job-orders', {
      farmId: farm.farmId,
      worksiteId: farm.worksiteId,
      housingUnitIds: [farm.housingUnitId],
      country,
      commodity: 'fruit incl apples',
      noc: '85101',
      positions: 5,
      namedPositions: 3,
      recruitedPositions: 2,
      needFrom: scenario.needFrom,
      needTo: scenario.needTo,
      weeklyHours: 40,
      hourlyRateCents: scenario.floorCents,
      meals: 'cooking-facilities',
      substituteAllowed: true,
      ...changes,
    })
    .expect(200);
  return body.id;
}

/** An order of one position, which the employer names. */
export const single = { positions: 1, namedPositions: 1, recruitedPositions: 0 };

/** A path of an order's labour-market test. */
export const testPath = (orderId: string, path = '') => `job-orders/${orderId}/labour-market-test${path}`;

/** An advertisement in one method. */
export const advertisement = (method: string, from: string, to: string) => ({
  method,
  from,
  to,
  text: 'Harvest workers wanted, housing provided',
});

/** Midnight at the beginning of a day in Ontario, less or more some minutes. */
export function midnight(day: string, minutes = 0): string {
  const offset = new Intl.DateTimeFormat('en', { timeZone: 'America/Toronto', timeZoneName: 'longOffset' })
    .formatToParts(new Date(`${day}T06:00:00Z`))
    .find(({ type }) => type === 'timeZoneName')?.value;
  const at = Date.parse(`${day}T00:00:00${offset?.replace('GMT', '') ?? 'Z'}`);
  return new Date(at + minutes * 60_000).toISOString();
}

/** A day counted from the need date. */
export const needDay = ({ scenario }: Journey, days: number): PlainDate => addDays(scenario.needFrom, days);

/** A day of birth: so many years old on the need date, or a day too young for that. */
export function born({ scenario }: Journey, years: number, daysTooYoung = 0): PlainDate {
  return addDays(addYears(scenario.needFrom, -years), daysTooYoung);
}

/** Hands a decided order over and names what follows. */
export function transmit(
  { scenario, officer, strangers }: Journey,
  orderId: string,
  { needFrom: dueOn, recruits }: { needFrom: string; recruits: boolean } = {
    needFrom: scenario.needFrom,
    recruits: true,
  },
) {
  return act(officer, strangers.officer, `job-orders/${orderId}/transmission`, undefined, [
    { act: 'SEND_NAMES', by: 'employer', dueOn },
    ...(recruits ? [{ act: 'RECRUIT', by: 'sending-officer', dueOn }] : []),
  ]);
}

/** Reports local candidates, one hired; they reduce what can be approved, which is then approved in part. */
export async function decideInPart(journey: Journey, decider: Person, orderId: string, decidedOn: string) {
  const { strangers } = journey;
  const path = testPath(orderId, '/decision');
  await expectRefused(decider, path, { positions: 5, reason: 'As asked' }, 'LMT_POSITIONS_OVER');
  await expectRefused(decider, path, { positions: 4 }, 'LMT_DECISION_REASON');
  await expectRefused(decider, `job-orders/${orderId}/transmission`, undefined, 'JOB_ORDER_STATE');
  await act(decider, strangers.officer, path, { positions: 4, reason: 'One was hired here' }, [
    { act: 'TRANSMIT_TO_AGENCY', by: 'host-officer', dueOn: decidedOn },
  ]);
  await expectRefused(decider, path, { positions: 4, reason: 'Again' }, 'LMT_DECIDED');
  const { body } = await journey.farm.employer.get(`job-orders/${orderId}`).expect(200);
  expect(body).toMatchObject({ state: 'partially-approved', positions: 5, approvedPositions: 4 });
}

/** Reports a local candidate who was hired and one who was not. */
export async function referLocals(journey: Journey, orderId: string, on: string, next: Step[]) {
  const referrals = [
    { candidate: 'J.S.', referredOn: on, outcome: 'hired' },
    { candidate: 'HRC-1042', referredOn: on, outcome: 'not-hired', reason: 'Wanted night work only' },
  ];
  const { employer } = journey.farm;
  await act(employer, journey.strangers.employer, testPath(orderId, '/referrals'), { referrals }, next);
  const { body } = await journey.officer.get(testPath(orderId)).expect(200);
  expect(body).toMatchObject({ positions: 5, localHires: 1, approvable: 4 });
}
