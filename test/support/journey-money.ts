import { expect } from '@jest/globals';
import { addDays } from '#libs/quantities';
import { act, expectHidden, expectRefused, type Journey } from './journey.js';
import type { Orders } from './journey-orders.js';
import type { Crew } from './journey-placing.js';
import { payWeek } from './journey-season.js';

interface Line {
  kind: string;
  sense: string;
  amountCents: number;
  employerId: string;
}

/**
 * Guaranteed hours that a worker did not get: owed by the farm where the six weeks ended, once its records say that nothing
 * was worked in the weeks that are left, and paid with proof.
 */
export async function expectGuaranteeOwed(
  journey: Journey,
  orders: Orders,
  crew: Crew,
  moved: { placementId: string },
  { owedCents, weeksWithoutWork }: { owedCents: number; weeksWithoutWork: number[] },
): Promise<void> {
  const { receiving, strangers, liaison, auditor, officer, ministry, farm, scenario } = journey;
  const account = `workers/${crew.novice.workerId}/account`;
  const guaranteeOf = async (who: typeof liaison) => {
    const { body } = await who.get(account).expect(200);
    return (body.entries as Line[]).filter(({ kind }) => kind === 'hours-guarantee');
  };
  expect(await guaranteeOf(receiving.employer)).toEqual([]);
  for (const index of weeksWithoutWork)
    await payWeek(journey, receiving, orders.receiving, index, { [moved.placementId]: { hours: [] } });
  const owed = { sense: 'owed', amountCents: owedCents, employerId: receiving.employer.organisationId };
  for (const who of [receiving.employer, liaison, ministry, auditor, officer])
    expect(await guaranteeOf(who)).toMatchObject([owed]);
  // The first farm had the worker too, and owes none of it.
  expect(await guaranteeOf(farm.employer)).toEqual([]);
  await expectHidden(
    account,
    crew.stranger,
    crew.self,
    strangers.employer,
    strangers.liaison,
    strangers.auditor,
  );
  const path = `placements/${moved.placementId}/guarantee-payments`;
  const payment = { paidOn: scenario.needTo, method: 'bank transfer', proofReference: 'T-4' };
  const over = { ...payment, amountCents: owedCents + 1 };
  await expectRefused(receiving.employer, path, over, 'PAYMENT_OVER_OWED');
  const paid = await act(receiving.employer, farm.employer, path, payment, []);
  expect(paid).toMatchObject({ amountCents: owedCents, openCents: 0 });
  await expectRefused(receiving.employer, path, payment, 'NOTHING_OWED', 'PROOF_USED');
}

/** The last pay of a worker who is home already: open until the farm proves it, to the cent. */
export async function expectFinalWages(journey: Journey, crew: Crew, netCents: number): Promise<void> {
  const { farm, strangers, liaison, auditor, scenario } = journey;
  const { veteran, self } = crew;
  const path = `placements/${veteran.placementId}/final-wages`;
  const open = async (who: typeof self) =>
    (await who.get(`workers/${veteran.workerId}/account`).expect(200)).body.openCents;
  for (const who of [self, liaison, auditor, farm.employer]) expect(await open(who)).toBe(netCents);
  const proof = {
    paidOn: addDays(scenario.needTo, 1),
    method: 'bank transfer',
    proofReference: 'T-9',
  };
  await expectRefused(farm.employer, path, { ...proof, amountCents: netCents + 1 }, 'PAYMENT_OVER_OWED');
  const early = { ...proof, paidOn: addDays(scenario.needFrom, -1) };
  await expectRefused(farm.employer, path, early, 'PAYMENT_DATE_WRONG');
  const paid = await act(farm.employer, strangers.employer, path, proof, []);
  expect(paid).toMatchObject({ amountCents: netCents, openCents: 0 });
  expect(await open(self)).toBe(0);
  await expectRefused(farm.employer, path, proof, 'NOTHING_OWED', 'PROOF_USED');
}
