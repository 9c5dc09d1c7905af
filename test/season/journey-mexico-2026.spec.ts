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
  type WeekOf,
  expectMoves,
  warned,
} from '../support/journey-season.js';

const scenario: Scenario = {
  edition: '2026',
  country: 'MX',
  language: 'es',
  begins: '2026-02-02T15:00:00Z',
  needFrom: plainDate('2026-05-04'),
  needTo: plainDate('2026-08-31'),
  floorCents: 1_760,
  firstTimerAge: 18,
  documents: ['passport', 'medical-exam', 'biometrics'],
  transportCostCents: 100_000,
};

let journey: Journey;
let orders: Orders;
let filled: Awaited<ReturnType<typeof expectFilled>>;
let crew: Crew;
let moved: { placementId: string };
let firstRecord: string;

beforeAll(async () => {
  journey = await beginJourney(scenario, 'BC');
});

afterAll(() => journey.world.close());

describe('a Mexican season of 2026', () => {
  it('is ordered at a lawful wage, without meals of an unconfirmed price', async () => {
    orders = await fileOrders2026(journey, 1_785);
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
    const route = { route: 'mexico-toronto', capCents: 62_000 };
    const paid = await deductionsOf2026(journey, orders, crew, route);
    // Seven calendar days at 1.05 since the first day worked.
    expect(taken(paid, crew.veteran, 'insurance')).toBe(735);
    expect(carried(paid, crew.veteran)).toContain('insurance-premium');
    expect(warned(paid, crew.veteran)).not.toContain('DEDUCTION_LEFT_OUT');
    firstRecord = paid[crew.veteran.placementId]?.id ?? '';
  });

  it('protects workers: notice, complaint, dispute', async () => {
    await expectProtection(journey, crew);
    await expectCorrection(journey, crew, firstRecord);
  });

  it('moves a worker with the season’s caps, and lets another go home', async () => {
    moved = await expectMoves(journey, orders, crew);
    await journey.world.advanceTo('2026-06-24T15:00:00Z');
    const pay = (index: number, more: WeekOf) =>
      payWeek(journey, journey.receiving, orders.receiving, index, { [moved.placementId]: more });
    const asked = { transportCents: 1_000, transportRoute: 'mexico-toronto', consents: ['utilities'] };
    const may = await pay(3, asked);
    // British Columbia: no recovery of the journey, no utilities; 17.85 an hour to the end of May, then 18.25.
    expect([taken(may, moved, 'transport'), taken(may, moved, 'utilities')]).toEqual([undefined, undefined]);
    const refused = statementOf(may, moved).warnings.filter(({ code }) => code === 'DEDUCTION_NOT_ALLOWED');
    expect(refused.map(({ params }) => params['kind']).sort()).toEqual(['transport', 'utilities']);
    expect(statementOf(may, moved)).toMatchObject({ grossCents: 48 * 1_785, topUpCents: 0 });
    const june = await pay(4, {});
    expect(statementOf(june, moved)).toMatchObject({ grossCents: 48 * 1_825, topUpCents: 48 * 40 });
    expect(statementOf(june, moved).guarantee.hoursSoFar).toBe('205');
  });

  it('ends with the guarantee met, the departure and the final wages', async () => {
    // The first week had 39.99 hours, the next three 48, and the correction two.
    const fifthWeek = [8, 8, 8, 8, 8, 8, '6.01'];
    await expectGuarantee(journey, orders, crew, { fifthWeek, hours: ['54.01', '0', '240'] });
    const last = await expectHomeward(journey, orders, crew, moved);
    await expectFinalWages(journey, crew, statementOf(last, crew.veteran).netCents);
  });

  it('owes the hours that were guaranteed and not given', () =>
    // 205 of 240 hours; in British Columbia 18.25 an hour when the six weeks end.
    expectGuaranteeOwed(journey, orders, crew, moved, { owedCents: 35 * 1_825, weeksWithoutWork: [5] }));

  it('costs the employer the agency’s fee, where one is held', () => expectAgencyFees(journey, 3, 4_500, 0));

  it('is evaluated before the next is filed', () =>
    expectEvaluations(journey, orders, crew, { needFrom: '2026-10-28', needTo: '2026-12-10' }));

  it('is audited', () => expectAudit(journey, crew, firstRecord));

  it('is read back by each party as far as it may', () => expectReadBack(journey, orders, crew));

  it('has left a trail without a fault', () => expectTrail(journey, orders, crew, trail2026));
});
