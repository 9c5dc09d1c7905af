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
  type Step,
  transmit,
} from './journey.js';
import type { Person } from './world.js';

/** The orders of a journey. */
export interface Orders {
  /** Of the farm, for five workers. */
  main: string;
  /** Of the receiving farm, for one worker, who is transferred to it. */
  receiving: string;
  /** Of the farm, decided on the last day. */
  last: string;
}

/** The receiving farm needs its worker so many days after the main one, a little later than the transfer. */
export const receivingNeed = 24;

/** Files the orders of edition 2000 on the last of its days, and one a day late with an exception. */
export async function fileOrders2000(journey: Journey): Promise<Orders> {
  const { world, farm, receiving, officer, strangers, scenario } = journey;
  const { employer } = farm;
  const main = await draft(journey, farm, { meals: 'provided', mealPriceCents: 651, hourlyRateCents: 689 });
  const file = (id: string) => `job-orders/${id}/filing`;
  await expectRefused(employer, file(main), undefined, 'MEAL_PRICE_OVER_CAP', 'WAGE_OFFER_BELOW_FLOOR');
  await strangers.employer.patch(`job-orders/${main}`, { positions: 1 }).expect(404);
  await employer.patch(`job-orders/${main}`, { mealPriceCents: 650, hourlyRateCents: 690 }).expect(200);
  const orders = {
    main,
    receiving: await draft(journey, receiving, { ...single, needFrom: needDay(journey, receivingNeed) }),
    last: await draft(journey, farm, single),
  };
  const late = await draft(journey, farm, { ...single, needFrom: needDay(journey, -1) });
  await expectHidden(`job-orders/${main}`, officer, journey.agency, journey.ministry, journey.auditor);
  // The 56th day before the need date lasts until midnight in Ontario.
  await world.advanceTo(midnight(needDay(journey, -55), -1));
  const windows = [
    { act: 'ADVERTISE', by: 'employer', dueOn: needDay(journey, -28) },
    { act: 'DECIDE_LMT', by: 'host-officer', dueOn: needDay(journey, -21) },
    { act: 'HOUSING_INSPECTION', by: 'employer', dueOn: scenario.needFrom },
  ];
  await act(employer, strangers.employer, file(main), undefined, windows);
  await act(employer, strangers.employer, file(orders.last), undefined, windows);
  // The house of the receiving farm is inspected.
  await act(receiving.employer, employer, file(orders.receiving), undefined, [
    { act: 'ADVERTISE', by: 'employer', dueOn: needDay(journey, receivingNeed - 28) },
    { act: 'DECIDE_LMT', by: 'host-officer', dueOn: needDay(journey, receivingNeed - 21) },
  ]);
  const refused = await expectRefused(employer, file(late), undefined, 'FILED_TOO_LATE');
  expect(refused.params).toMatchObject({ leadDays: 56, givenDays: 55 });
  await exception(journey, late);
  const { body } = await employer.get(`job-orders/${main}`).expect(200);
  expect(body).toMatchObject({ state: 'submitted', edition: scenario.edition });
  return orders;
}

async function exception({ farm, officer, strangers }: Journey, late: string): Promise<void> {
  const { employer } = farm;
  const reason = { reason: 'The frost of March has moved the harvest' };
  await act(employer, strangers.employer, `job-orders/${late}/exception-request`, reason, [
    { act: 'GRANT_EXCEPTION', by: 'host-officer', dueOn: null },
  ]);
  const { body } = await officer.get(`job-orders/${late}`).expect(200);
  const granted = [{ act: 'FILE_JOB_ORDER', by: 'employer', dueOn: body.needFrom }];
  await act(officer, strangers.officer, `job-orders/${late}/exception`, reason, granted);
  await employer.post(`job-orders/${late}/filing`).expect(200);
  const withdrawal = { reason: 'The neighbours help out' };
  await act(employer, strangers.employer, `job-orders/${late}/withdrawal`, withdrawal, []);
}

/** The test of edition 2000: its window on both sides, by the minute in Ontario, and what follows silence. */
export async function expectTested2000(journey: Journey, { main, receiving, last }: Orders): Promise<void> {
  const { world, farm, officer, supervisor, strangers } = journey;
  const by = (dueOn: string, role = 'host-officer') => ({ act: 'DECIDE_LMT', by: role, dueOn });
  const closes = needDay(journey, -21);
  const on = needDay(journey, -60);
  const advertise = (employer: Person, id: string, method: string, next: Step) =>
    act(
      employer,
      strangers.employer,
      testPath(id, '/advertisements'),
      { advertisements: [advertisement(method, on, on)] },
      [next],
    );
  await advertise(farm.employer, last, 'newspaper', by(closes));
  await advertise(
    journey.receiving.employer,
    receiving,
    'newspaper',
    by(needDay(journey, receivingNeed - 21)),
  );
  const missing = { act: 'ADVERTISE', by: 'employer', dueOn: null };
  await referLocals(journey, main, on, [missing, by(closes)]);
  await world.advanceTo(midnight(needDay(journey, -28), -1));
  await expectRefused(officer, testPath(last, '/decision'), { positions: 1 }, 'LMT_WINDOW_NOT_OPEN');
  await world.advanceTo(midnight(needDay(journey, -28)));
  expect((await officer.get(testPath(main)).expect(200)).body.state).toBe('decision-due');
  const inPart = { positions: 4, reason: 'One was hired here' };
  await expectRefused(officer, testPath(main, '/decision'), inPart, 'ADVERTISING_METHODS_TOO_FEW');
  await world.advanceTo(midnight(needDay(journey, -20), -1));
  await decide(journey, last, closes);
  await world.advanceTo(midnight(needDay(journey, -20)));
  await advertise(farm.employer, main, 'radio', by(closes, 'host-supervisor'));
  const { body: test } = await farm.employer.get(testPath(main)).expect(200);
  expect(test).toMatchObject({ state: 'escalated', decision: null, escalations: [{ level: 1 }] });
  await expectRefused(officer, testPath(main, '/decision'), inPart, 'LMT_WINDOW_CLOSED');
  await decideInPart(journey, supervisor, main, needDay(journey, -20));
  await transmit(journey, main);
  await world.advanceTo(midnight(needDay(journey, receivingNeed - 28)));
  await decide(journey, receiving, needDay(journey, receivingNeed - 28));
  await transmit(journey, receiving, { needFrom: needDay(journey, receivingNeed), recruits: false });
}

async function decide({ officer, strangers }: Journey, orderId: string, dueOn: string): Promise<void> {
  const next = [{ act: 'TRANSMIT_TO_AGENCY', by: 'host-officer', dueOn }];
  await act(officer, strangers.officer, testPath(orderId, '/decision'), { positions: 1 }, next);
}
