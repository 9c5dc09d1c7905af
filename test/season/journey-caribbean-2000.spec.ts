import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import { expectFinalWages, expectGuaranteeOwed } from '../support/journey-money.js';
import { beginJourney, type Journey, type Scenario } from '../support/journey.js';
import { fileOrders2000, expectTested2000, type Orders } from '../support/journey-orders.js';
import { expectArrivals, type Crew, expectFilled, expectProcessed } from '../support/journey-placing.js';
import {
  trail2000,
  expectAgencyFees,
  expectAudit,
  expectEvaluations,
  expectTrail,
  expectReadBack,
} from '../support/journey-end.js';
import { deductionsOf2000 } from '../support/journey-pay-2000.js';
import {
  expectCorrection,
  expectHomeward,
  expectProtection,
  expectGuarantee,
  expectSavingsPaidOut,
  payWeek,
  statementOf,
  taken,
  expectMoves,
  warned,
} from '../support/journey-season.js';

const scenario: Scenario = {
  edition: '2000',
  country: 'JM',
  language: 'en',
  begins: '2000-02-14T15:00:00Z',
  needFrom: plainDate('2000-05-01'),
  needTo: plainDate('2000-08-31'),
  floorCents: 690,
  firstTimerAge: 18,
  documents: ['medical-exam', 'passport'],
  transportCostCents: 30_000,
};

let journey: Journey;
let orders: Orders;
let filled: Awaited<ReturnType<typeof expectFilled>>;
let crew: Crew;
let moved: { placementId: string };
let firstRecord: string;
let finalSavings: number;

beforeAll(async () => {
  journey = await beginJourney(scenario);
});

afterAll(() => journey.world.close());

describe('a Caribbean season of 2000', () => {
  it('is ordered eight weeks ahead and not a day later', async () => {
    orders = await fileOrders2000(journey);
    expect(orders.main).toBeTruthy();
  });

  it('is tested on the labour market from 28 to 21 days ahead, and never decided by silence', () =>
    expectTested2000(journey, orders));

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
    await journey.world.advanceTo('2000-05-23T15:00:00Z');
    const paid = await deductionsOf2000(journey, orders, crew, { insuranceCents: 700 });
    expect(taken(paid, crew.veteran, 'insurance')).toBeUndefined();
    expect(warned(paid, crew.veteran)).toContain('DEDUCTION_NOT_ALLOWED');
    expect(taken(paid, crew.veteran, 'savings')).toBe(8_280);
    expect(taken(paid, crew.substitute, 'savings')).toBe(265_000);
    firstRecord = paid[crew.veteran.placementId]?.id ?? '';
    // 331.20 less 13.25 of administration, 82.80 of savings, 39.00 of meals and 99.99 of the journey.
    expect(statementOf(paid, crew.veteran).netCents).toBe(33_120 - 1_325 - 8_280 - 3_900 - 9_999);
  });

  it('protects workers: notice, complaint, dispute', async () => {
    await expectProtection(journey, crew);
    await expectCorrection(journey, crew, firstRecord);
  });

  it('moves a worker with the season’s caps, and lets another go home', async () => {
    moved = await expectMoves(journey, orders, crew);
    await journey.world.advanceTo('2000-06-20T15:00:00Z');
    const paid = await payWeek(journey, journey.receiving, orders.receiving, 3, {
      [moved.placementId]: { transportCents: 2_000 },
    });
    // 90.00 of the 100.00 were taken before the transfer.
    expect(taken(paid, moved, 'transport')).toBe(1_000);
    expect(warned(paid, moved)).toContain('TRANSPORT_CAPPED');
    expect(statementOf(paid, moved).guarantee.hoursSoFar).toBe('192');
  });

  it('ends with the guarantee met, the departure and the final wages', async () => {
    // Five weeks of 48 hours, and the two hours of the correction.
    const fifthWeek = [8, 8, 8, 8, 8, 8];
    await expectGuarantee(journey, orders, crew, { fifthWeek, hours: ['46', '0', '242'] });
    const last = await expectHomeward(journey, orders, crew, moved);
    await expectFinalWages(journey, crew, statementOf(last, crew.veteran).netCents);
    finalSavings = taken(last, crew.veteran, 'savings') ?? 0;
    // Four days of 8 hours at 6.90.
    expect(finalSavings).toBe(5_520);
  });

  it('pays the savings out at home, and not a cent more', () =>
    expectSavingsPaidOut(journey, crew, 8_280 * 5 + 345 + finalSavings));

  it('owes the hours that were guaranteed and not given', () =>
    // 192 of 240 hours, at 6.90.
    expectGuaranteeOwed(journey, orders, crew, moved, { owedCents: 48 * 690, weeksWithoutWork: [4, 5] }));

  it('costs the employer the agency’s fee, where one is held', () => expectAgencyFees(journey, 0, 0, 0));

  it('is evaluated before the next is filed', () =>
    expectEvaluations(journey, orders, crew, { needFrom: '2000-10-28', needTo: '2000-12-10' }));

  it('is audited', () => expectAudit(journey, crew, firstRecord));

  it('is read back by each party as far as it may', () => expectReadBack(journey, orders, crew));

  it('has left a trail without a fault', () => expectTrail(journey, orders, crew, trail2000));
});
