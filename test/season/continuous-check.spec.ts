import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import { plainDate } from '#libs/quantities';
import { codes, saying, sheet, submit, week } from '../support/pay-sheets.js';
import { type Placed, type PlacedWorkers, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2000-09-20T15:00:00Z');
});

afterAll(() => world.close());

interface Found {
  id: string;
  code: string;
  state: string;
  owedCents: number;
  payRecordId: string | null;
  outcomeReason: string | null;
  repaidReference: string | null;
  steps: { text: string }[];
}

const findings = async ({ employer }: PlacedWorkers): Promise<Found[]> =>
  (await employer.get('findings').expect(200)).body.items;

/** A week of 48 hours at 6.90 is 331.20; 13.25 of it for administration leave 317.95. */
const stated = (netCents: number, more: object = {}) => ({
  paid: {
    ...{ grossCents: 33_120, netCents, deductions: [{ kind: 'administration', amountCents: 1_325 }] },
    ...more,
  },
});

async function paid(more: object, placed: Placed = {}) {
  const farm = await placeWorkers(world, placed);
  const { body } = await submit(farm, sheet('2000-06-05', farm.placementIds, more));
  const recordId = body.records[0].id as string;
  return { ...farm, recordId, placementId: farm.placementIds[0] ?? '' };
}

type Paid = Awaited<ReturnType<typeof paid>>;

const correct = (farm: Paid, more: object = stated(31_795)) =>
  farm.employer
    .post(`pay-records/${farm.recordId}/correction`, {
      days: week('2000-06-05', [8, 8, 8, 8, 8, 8]),
      reason: 'Paid what was missing',
      ...saying('2000', more),
    })
    .expect(200);

const answer = (farm: Paid, found: Found | undefined, body: object) =>
  farm.employer.post(`findings/${found?.id}/answer`, body).expect(200);
const accepted = { answer: 'accept', reason: 'True' };
const contested = { answer: 'contest', reason: 'Paid in cash' };

const repay = (farm: Paid, amountCents: number) =>
  farm.employer
    .post(`placements/${farm.placementId}/underpaid-wages/payments`, {
      ...{ amountCents, paidOn: '2000-09-20', method: 'cash', proofReference: 'T-5' },
    })
    .expect(200);

const owedTo = async ({ employer, workerIds }: Paid) =>
  (await employer.get(`workers/${workerIds[0]}/account`).expect(200)).body.openCents as number;

describe('the check of every pay record', () => {
  it('finds nothing in what was paid as the rules say', async () => {
    expect(await findings(await paid({}))).toEqual([]);
    expect(await findings(await paid(stated(31_795)))).toEqual([]);
  });

  it('finds pay under the floor by a cent, with what is owed and why', async () => {
    const exact = await paid(stated(31_794));
    expect(await findings(exact)).toMatchObject([
      {
        ...{ code: 'NET_MISMATCH', owedCents: 1, state: 'raised' },
        explanation: 'Gross of $331.20 less deductions of $13.25: $317.95',
      },
    ]);
    const low = await paid(stated(31_675, { grossCents: 33_000 }));
    const found = await findings(low);
    expect(found.reduce((sum, { owedCents }) => sum + owedCents, 0)).toBe(120);
    expect(found[0]).toMatchObject({ payRecordId: low.recordId, raisedBy: 'continuous', auditCaseId: null });
    expect(found[0]?.steps[0]?.text).toBeTruthy();
    expect(await owedTo(low)).toBe(120);
  });

  it('finds a deduction over its cap, and one that the edition does not know', async () => {
    const deductions = [
      { kind: 'administration', amountCents: 1_326 },
      { kind: 'agency-fee', amountCents: 4_500 },
    ];
    const farm = await paid(stated(33_120 - 1_326 - 4_500, { deductions }));
    const found = await findings(farm);
    expect(found.map(({ code, owedCents }) => [code, owedCents]).sort()).toEqual([
      ['ADMINISTRATION_OVER_CAP', 1],
      ['AGENCY_FEE_CHARGED', 4_500],
    ]);
    expect(await owedTo(farm)).toBe(4_501);
  });

  it('closes what a correction repairs, with the reason', async () => {
    const farm = await paid(stated(31_000));
    const { body } = await correct(farm);
    expect(await findings(farm)).toMatchObject([
      {
        code: 'NET_MISMATCH',
        state: 'withdrawn',
        outcomeReason: `Corrected by pay record ${body.record.number}`,
      },
    ]);
    expect(await owedTo(farm)).toBe(0);
  });

  it('never owes the same money twice when a correction repeats the wrong', async () => {
    const farm = await paid(stated(31_000));
    await answer(farm, (await findings(farm))[0], accepted);
    const { body } = await correct(farm, stated(30_995));
    const found = await findings(farm);
    // 795 are due under the first; the new record lacks five cents more.
    expect(found.map(({ state, owedCents }) => [state, owedCents])).toEqual([
      ['repayment-due', 795],
      ['raised', 5],
    ]);
    expect(await owedTo(farm)).toBe(800);
    await correct({ ...farm, recordId: body.record.id });
    expect((await findings(farm)).map(({ state }) => state)).toEqual(['repaid', 'withdrawn']);
    expect(await owedTo(farm)).toBe(0);
  });

  it('takes an accepted finding as repaid by the record that pays it', async () => {
    const farm = await paid(stated(31_000));
    await answer(farm, (await findings(farm))[0], accepted);
    const { body } = await correct(farm);
    expect(await findings(farm)).toMatchObject([
      { state: 'repaid', repaidCents: 795, repaidReference: body.record.number },
    ]);
  });

  it('is answered and decided without a case, seen by nobody else, and closed by the worker’s account', async () => {
    const farm = await paid(stated(31_000));
    const [found] = await findings(farm);
    const path = `findings/${found?.id}`;
    const elsewhere = await world.person('auditor', { provinces: ['QC'] });
    const other = (await world.farm()).employer;
    for (const who of [elsewhere, other]) await who.get(path).expect(404);
    await other.post(`${path}/answer`, { answer: 'accept', reason: 'Mine' }).expect(404);
    await answer(farm, found, contested);
    const auditor = await world.person('auditor', { provinces: ['ON'] });
    const decided = await auditor
      .post(`${path}/outcome`, { outcome: 'uphold', reason: 'No proof of it' })
      .expect(200);
    expect(decided.body.state).toBe('repayment-due');
    const repayment = { amountCents: 795, paidOn: '2000-09-20', reference: 'T-5' };
    const refused = await farm.employer.post(`${path}/repayment`, repayment).expect(409);
    expect(codes(refused.body)).toEqual(['FINDING_CLOSED_BY_ACCOUNT']);
    await repay(farm, 795);
    expect((await farm.employer.get(path).expect(200)).body).toMatchObject({
      ...{ state: 'repaid', repaidCents: 795, repaidReference: 'T-5' },
    });
  });

  it('owes nothing more of what an auditor withdraws, and closes what is upheld after it was paid', async () => {
    const auditor = await world.person('auditor', { provinces: ['ON'] });
    const decide = (found: Found | undefined, outcome: string) =>
      auditor.post(`findings/${found?.id}/outcome`, { outcome, reason: 'As it was proven' }).expect(200);
    const wrong = await paid(stated(31_000));
    const [unfounded] = await findings(wrong);
    await answer(wrong, unfounded, contested);
    await decide(unfounded, 'withdraw');
    expect(await owedTo(wrong)).toBe(0);
    const paidFirst = await paid(stated(31_000));
    const [upheld] = await findings(paidFirst);
    await answer(paidFirst, upheld, contested);
    await repay(paidFirst, 795);
    expect(await findings(paidFirst)).toMatchObject([{ state: 'contested' }]);
    await decide(upheld, 'uphold');
    expect(await findings(paidFirst)).toMatchObject([{ state: 'repaid', repaidReference: 'T-5' }]);
  });
});

describe('final wages without proof', () => {
  async function overdue() {
    const farm = await placeWorkers(world, { departedOn: '2000-09-08', state: 'departed' });
    const [placementId = ''] = farm.placementIds;
    await world.get(UnitOfWork).run(serviceActor('test', 'test'), (work) =>
      world.get(Deadlines).schedule(work, {
        kind: 'FINAL_WAGES',
        subject: { type: 'placement', id: placementId },
        owedBy: 'employer',
        employerId: farm.employer.organisationId,
        province: 'ON',
        timeZone: 'America/Toronto',
        dueOn: plainDate('2000-09-22'),
        countedFrom: 'last day worked',
        source: { title: 'A test' },
      }),
    );
    const days = week('2000-09-04', [8, 8, 8, 8, 8]);
    await submit(farm, sheet('2000-09-04', farm.placementIds, { days }));
    return { ...farm, placementId };
  }
  const proof = { paidOn: '2000-09-20', method: 'bank transfer', proofReference: 'T-77' };

  it('are found when their day has passed, once, and closed by the proof', async () => {
    const [farm, inTime] = [await overdue(), await overdue()];
    await inTime.employer.post(`placements/${inTime.placementId}/final-wages`, proof).expect(200);
    await world.advanceTo('2000-09-23T03:59:00Z');
    expect(await findings(farm)).toEqual([]);
    await world.advanceTo('2000-09-23T04:00:00Z');
    await world.advanceTo('2000-09-24T04:00:00Z');
    expect(await findings(inTime)).toEqual([]);
    const [found, ...more] = await findings(farm);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: 'FINAL_WAGES_OPEN', state: 'raised', owedCents: 26_496 });
    const answer = { answer: 'accept', reason: 'Late' };
    await farm.employer.post(`findings/${found?.id}/answer`, answer).expect(200);
    const repayment = { amountCents: 26_496, paidOn: '2000-09-20', reference: 'T-5' };
    const refused = await farm.employer.post(`findings/${found?.id}/repayment`, repayment).expect(409);
    expect(codes(refused.body)).toEqual(['FINDING_CLOSED_BY_WAGES']);
    await farm.employer.post(`placements/${farm.placementId}/final-wages`, proof).expect(200);
    expect(await findings(farm)).toMatchObject([
      { state: 'repaid', repaidCents: 26_496, repaidReference: 'T-77' },
    ]);
  });
});
