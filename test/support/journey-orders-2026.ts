import { expect } from '@jest/globals';
import {
  act,
  advertisement,
  decideInPart,
  draft,
  expectHidden,
  expectRefused,
  type Journey,
  midnight,
  needDay,
  referLocals,
  single,
  testPath,
  transmit,
} from './journey.js';
import { type Orders, receivingNeed } from './journey-orders.js';
import type { Person } from './world.js';

/** Days before the main need date on which the order that nobody decides is needed. */
const silentNeed = -60;

const filedOn = ({ scenario }: Journey) => scenario.begins.slice(0, 10);
const days = (to: string) => ['2026-01-10', to] as const;

/** Files the orders of edition 2026, which advises a lead and refuses none for it. */
export async function fileOrders2026(journey: Journey, receivingRateCents: number): Promise<Orders> {
  const { farm, receiving, officer, strangers, scenario } = journey;
  const { employer } = farm;
  const file = (id: string) => `job-orders/${id}/filing`;
  const main = await draft(journey, farm, {
    hourlyRateCents: scenario.floorCents - 1,
    meals: 'provided',
    mealPriceCents: 650,
    needTo: '2026-12-16',
  });
  await expectRefused(
    employer,
    file(main),
    undefined,
    'STAY_TOO_LONG',
    'VALUE_UNCONFIRMED',
    'WAGE_OFFER_BELOW_FLOOR',
  );
  const { floorCents: hourlyRateCents, needTo } = scenario;
  const right = { hourlyRateCents, needTo, meals: 'cooking-facilities' };
  await strangers.employer.patch(`job-orders/${main}`, right).expect(404);
  await employer.patch(`job-orders/${main}`, right).expect(200);
  const orders = {
    main,
    receiving: await draft(journey, receiving, {
      ...single,
      needFrom: needDay(journey, receivingNeed),
      hourlyRateCents: receivingRateCents,
    }),
    last: await draft(journey, farm, {
      ...single,
      needFrom: needDay(journey, silentNeed),
      needTo: needDay(journey, 60),
    }),
  };
  await expectHidden(`job-orders/${main}`, officer, journey.agency, journey.ministry, journey.auditor);
  const windows = (closes: string) => [
    // The search lies before the filing, and is reported with it.
    { act: 'ADVERTISE', by: 'employer', dueOn: filedOn(journey) },
    { act: 'DECIDE_LMT', by: 'host-officer', dueOn: closes },
  ];
  const inspect = { act: 'HOUSING_INSPECTION', by: 'employer', dueOn: filedOn(journey) };
  await act(employer, strangers.employer, file(main), undefined, [...windows(scenario.needFrom), inspect]);
  await act(employer, strangers.employer, file(orders.last), undefined, [
    ...windows(needDay(journey, silentNeed)),
    inspect,
  ]);
  // The house of the receiving farm is inspected.
  const closes = needDay(journey, receivingNeed);
  await act(receiving.employer, employer, file(orders.receiving), undefined, windows(closes));
  return orders;
}

async function missing(journey: Journey, orderId: string): Promise<string[]> {
  const { body } = await journey.farm.employer.get(testPath(orderId)).expect(200);
  return body.missing.map(({ code }: { code: string }) => code).sort();
}

const outreach = (...groups: string[]) => ({
  outreach: groups.map((group) => ({ group, on: '2026-01-15', how: 'Letter to the association' })),
});

/** The search of edition 2026 on both sides of each demand, and what follows silence. */
export async function expectTested2026(journey: Journey, { main, receiving, last }: Orders): Promise<void> {
  const { farm, officer, strangers, scenario } = journey;
  const decideBy = { act: 'DECIDE_LMT', by: 'host-officer', dueOn: scenario.needFrom };
  const advertise = { act: 'ADVERTISE', by: 'employer', dueOn: null };
  const report = (path: string, body: object, done = false) =>
    act(farm.employer, strangers.employer, testPath(main, path), body, [
      ...(done ? [] : [advertise]),
      decideBy,
    ]);
  const ads = (...advertisements: object[]) => ({ advertisements });
  await referLocals(journey, main, '2026-01-20', [advertise, decideBy]);
  await report('/advertisements', ads(advertisement('job-bank', ...days('2026-01-22'))));
  await report('/outreach', outreach('newcomers', 'newcomers'));
  expect(await missing(journey, main)).toEqual([
    'ADVERTISING_METHODS_TOO_FEW',
    'ADVERTISING_OUTREACH_TOO_FEW',
    'ADVERTISING_TOO_SHORT',
  ]);
  // The fourteenth day of the first method; the second runs thirteen.
  await report('/advertisements', ads(advertisement('job-bank', '2026-01-23', '2026-01-23')));
  await report('/advertisements', ads(advertisement('radio', ...days('2026-01-22'))));
  const inPart = { positions: 4, reason: 'One was hired here' };
  await expectRefused(
    officer,
    testPath(main, '/decision'),
    inPart,
    'ADVERTISING_METHODS_TOO_FEW',
    'ADVERTISING_OUTREACH_TOO_FEW',
    'ADVERTISING_TOO_SHORT',
  );
  await report('/advertisements', ads(advertisement('radio', '2026-01-23', '2026-01-23')));
  expect(await missing(journey, main)).toEqual(['ADVERTISING_OUTREACH_TOO_FEW']);
  await report('/outreach', outreach('indigenous-people'), true);
  await decideInPart(journey, officer, main, filedOn(journey));
  await transmit(journey, main);

  await search(journey.receiving.employer, receiving);
  const next = [{ act: 'TRANSMIT_TO_AGENCY', by: 'host-officer', dueOn: filedOn(journey) }];
  await act(officer, strangers.officer, testPath(receiving, '/decision'), { positions: 1 }, next);
  await transmit(journey, receiving, { needFrom: needDay(journey, receivingNeed), recruits: false });
  await expectSilenceEscalates(journey, last);
}

async function search(employer: Person, orderId: string): Promise<void> {
  const advertisements = ['job-bank', 'radio'].map((method) => advertisement(method, ...days('2026-01-23')));
  await employer.post(testPath(orderId, '/advertisements'), { advertisements }).expect(200);
  await employer.post(testPath(orderId, '/outreach'), outreach('newcomers', 'indigenous-people')).expect(200);
}

/** An order that nobody decides by its need date is the supervisor's from the next day on. */
async function expectSilenceEscalates(journey: Journey, orderId: string): Promise<void> {
  const { world, farm, officer, supervisor, strangers } = journey;
  await search(farm.employer, orderId);
  const after = needDay(journey, silentNeed + 1);
  await world.advanceTo(midnight(after, -1));
  expect((await officer.get(testPath(orderId)).expect(200)).body.state).toBe('decision-due');
  await world.advanceTo(midnight(after));
  expect((await officer.get(testPath(orderId)).expect(200)).body).toMatchObject({
    state: 'escalated',
    decision: null,
  });
  const path = testPath(orderId, '/decision');
  await expectRefused(officer, path, { positions: 1, reason: 'Late' }, 'LMT_WINDOW_CLOSED');
  await expectRefused(supervisor, path, { positions: 1 }, 'LMT_DECISION_REASON');
  await act(supervisor, strangers.officer, path, { positions: 0, reason: 'The need is over' }, []);
  expect((await farm.employer.get(`job-orders/${orderId}`).expect(200)).body.state).toBe('refused');
}
