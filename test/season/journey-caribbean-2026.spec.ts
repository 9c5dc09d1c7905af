import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import { expectFinalWages, expectGuaranteeOwed } from '../support/journey-money.js';
import { beginJourney, type Journey, type Scenario } from '../support/journey.js';
import { type Orders } from '../support/journey-orders.js';
import { expectArrivals, type Crew, expectFilled, expectProcessed } from '../support/journey-placing.js';
import {
  trail2026,
  expectAgencyFees,
  expectAudit,
  expectEvaluations,
  expectTrail,
  expectReadBack,
} from '../support/journey-end.js';
import { expectTested2026, fileOrders2026 } from '../support/journey-orders-2026.js';
import { carried, deductionsOf2026 } from '../support/journey-pay-2026.js';
import {
  expectCorrection,
  expectHomeward,
  expectProtection,
  expectGuarantee,
  payWeek,
  statementOf,
  taken,
  expectMoves,
  warned,
} from '../support/journey-season.js';

const scenario: Scenario = {
  edition: '2026',
  country: 'JM',
  language: 'en',
  begins: '2026-02-02T15:00:00Z',
  needFrom: plainDate('2026-05-04'),
  needTo: plainDate('2026-08-31'),
  floorCents: 1_760,
  firstTimerAge: 18,
  documents: ['medical-exam', 'passport'],
  transportCostCents: 100_000,
};

let journey: Journey;
let orders: Orders;
let filled: Awaited<ReturnType<typeof expectFilled>>;
let crew: Crew;
let moved: { placementId: string };
let firstRecord: string;

beforeAll(async () => {
  journey = await beginJourney(scenario);
});

afterAll(() => journey.world.close());

describe('a Caribbean season of 2026', () => {
  it('is ordered at a lawful wage, without meals of an unconfirmed price', async () => {
    orders = await fileOrders2026(journey, scenario.floorCents);
    expect(orders.main).toBeTruthy();
  });

  it('is tested by two methods of fourteen days and two groups, and never decided by silence', () =>
    expectTested2026(journey, orders));

  it('is filled by naming and recruiting, by age', async () => {
    filled = await expectFilled(journey, orders.main);
  });

  it('is processed from the answer to the ticket', async () => {
    crew = await expectProcessed(journey, orders.main, filled);
  });

  it('begins in an inspected house', async () => {
    await journey.world.advanceTo(`${scenario.needFrom}T21:00:00Z`);
    await expectArrivals(journey, orders.main, crew);
  });

  it('is paid to the floor, with deductions to their caps', async () => {
    await journey.world.advanceTo('2026-05-26T15:00:00Z');
    const route = { route: 'caribbean-toronto', capCents: 50_000, more: { insuranceCents: 700 } };
    const paid = await deductionsOf2026(journey, orders, crew, route);
    expect(taken(paid, crew.veteran, 'insurance')).toBeUndefined();
    expect(warned(paid, crew.veteran)).toEqual(
      expect.arrayContaining(['DEDUCTION_NOT_ALLOWED', 'DEDUCTION_LEFT_OUT']),
    );
    expect(carried(paid, crew.veteran)).not.toContain('insurance-premium');
    firstRecord = paid[crew.veteran.placementId]?.id ?? '';
  });

  it('protects workers: notice, complaint, dispute', async () => {
    await expectProtection(journey, crew);
    await expectCorrection(journey, crew, firstRecord);
  });

  it('moves a worker with the season’s caps, and lets another go home', async () => {
    moved = await expectMoves(journey, orders, crew);
    await journey.world.advanceTo('2026-06-24T15:00:00Z');
    const paid = await payWeek(journey, journey.receiving, orders.receiving, 3, {
      [moved.placementId]: { transportRoute: 'caribbean-toronto' },
    });
    // The route’s 500.00 were taken before the transfer.
    expect(taken(paid, moved, 'transport')).toBe(0);
    expect(statementOf(paid, moved).guarantee.hoursSoFar).toBe('145');
  });

  it('ends with the guarantee met, the departure and the final wages', async () => {
    // The first week had 39.99 hours, the next three 48, and the correction two.
    const fifthWeek = [8, 8, 8, 8, 8, 8, '6.01'];
    await expectGuarantee(journey, orders, crew, { fifthWeek, hours: ['54.01', '0', '240'] });
    const last = await expectHomeward(journey, orders, crew, moved);
    await expectFinalWages(journey, crew, statementOf(last, crew.veteran).netCents);
  });

  it('owes the hours that were guaranteed and not given', () =>
    // 145 of 240 hours, at 17.60.
    expectGuaranteeOwed(journey, orders, crew, moved, { owedCents: 95 * 1_760, weeksWithoutWork: [4, 5] }));

  it('costs the employer the agency’s fee, where one is held', () => expectAgencyFees(journey, 3, 4_500, 1));

  it('is evaluated before the next is filed', () =>
    expectEvaluations(journey, orders, crew, { needFrom: '2026-10-28', needTo: '2026-12-10' }));

  it('is audited', () => expectAudit(journey, crew, firstRecord));

  it('is read back by each party as far as it may', () => expectReadBack(journey, orders, crew));

  it('has left a trail without a fault', () => expectTrail(journey, orders, crew, trail2026));
});
