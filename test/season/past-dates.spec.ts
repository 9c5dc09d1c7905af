import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let employer: Person;
let id: string;

beforeAll(async () => {
  world = await createWorld('2000-01-10T15:00:00Z');
  const farm = await world.farm();
  employer = farm.employer;
  const { body: draft } = await employer
    .post('job-orders', {
      farmId: farm.farmId,
      worksiteId: farm.worksiteId,
      housingUnitIds: [farm.housingUnitId],
      country: 'MX',
      commodity: 'fruit incl apples',
      noc: '85101',
      positions: 1,
      namedPositions: 1,
      recruitedPositions: 0,
      needFrom: '2000-05-24',
      needTo: '2000-10-31',
      weeklyHours: 40,
      hourlyRateCents: 690,
      meals: 'cooking-facilities',
      substituteAllowed: true,
    })
    .expect(200);
  id = draft.id;
  await employer.post(`job-orders/${id}/filing`).expect(200);
  await world.advanceTo('2000-04-01T15:00:00Z');
});

afterAll(() => world.close());

interface Plan {
  dueOn: string;
  state: string;
  missedAt: string | null;
}

/** How the decision is owed now, how it was before, how the test stands, and what was raised to the supervisors. */
async function decision() {
  const { body } = await employer.get('deadlines?limit=200').expect(200);
  const found = body.items.find((one: { kind: string }) => one.kind === 'DECIDE_LMT');
  const [test] = await world.dataSource.query(
    'select state from labour_market_test where job_order_id = $1',
    [id],
  );
  const raised = await world.dataSource.query(
    `select due_on::text as "dueOn" from lmt_escalation where job_order_id = $1 and obligation = 'DECIDE_LMT' order by level`,
    [id],
  );
  return {
    state: found.state as string,
    dueOn: found.dueOn as string,
    before: found.plannedBefore.map(({ dueOn, state, missedAt }: Plan) => [dueOn, state, missedAt !== null]),
    test: test.state as string,
    raised: raised.map(({ dueOn }: Plan) => dueOn),
  };
}

/** Amends the need date, and lets a sweep come twice within the same day. */
async function amend(needFrom: string, sweepsAt: [string, string]) {
  const { body } = await employer.patch(`job-orders/${id}`, { needFrom }).expect(200);
  for (const at of sweepsAt) await world.advanceTo(at);
  return body.receipt.next as { act: string; dueOn: string }[];
}

describe('a need date that is moved on 1 April 2000', () => {
  it('so near that the last day for the decision is over has it missed at once, and once', async () => {
    // 21 days before 10 April are 20 March.
    const next = await amend('2000-04-10', ['2000-04-01T15:10:00Z', '2000-04-01T15:20:00Z']);
    expect(next).toContainEqual({ act: 'DECIDE_LMT', by: 'host-officer', dueOn: '2000-03-20' });
    expect(await decision()).toEqual({
      state: 'missed',
      dueOn: '2000-03-20',
      before: [['2000-05-03', 'open', false]],
      test: 'escalated',
      raised: ['2000-03-20'],
    });
  });

  it('into the past itself is missed by the new day, and when it was missed before is kept', async () => {
    // 21 days before 25 March are 4 March; there were 29 days in February.
    await amend('2000-03-25', ['2000-04-01T15:30:00Z', '2000-04-01T15:40:00Z']);
    expect(await decision()).toEqual({
      state: 'missed',
      dueOn: '2000-03-04',
      before: [
        ['2000-05-03', 'open', false],
        ['2000-03-20', 'missed', true],
      ],
      test: 'escalated',
      raised: ['2000-03-20', '2000-03-04'],
    });
  });

  it('back again is owed by the first day again, of which nothing is told before it is over', async () => {
    await amend('2000-05-24', ['2000-04-01T15:50:00Z', '2000-04-02T15:00:00Z']);
    expect(await decision()).toEqual({
      state: 'open',
      dueOn: '2000-05-03',
      before: [
        ['2000-05-03', 'open', false],
        ['2000-03-20', 'missed', true],
        ['2000-03-04', 'missed', true],
      ],
      test: 'open',
      raised: ['2000-03-20', '2000-03-04'],
    });
    // Toronto is four hours behind UTC from 2 April on.
    await world.advanceTo('2000-05-04T03:59:00Z');
    expect(await decision()).toMatchObject({ state: 'open', test: 'decision-due' });
    await world.advanceTo('2000-05-04T04:00:00Z');
    expect(await decision()).toMatchObject({
      state: 'missed',
      test: 'escalated',
      raised: ['2000-03-20', '2000-03-04', '2000-05-03'],
    });
  });
});
