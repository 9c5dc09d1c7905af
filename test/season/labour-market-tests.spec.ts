import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Sweep } from '#libs/deadlines';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
});

afterAll(() => world.close());

/** Each test has the calendar to itself: the owner of the tables may turn the clock back. */
async function turnTo(now: string): Promise<void> {
  const owner = new DataSource({ type: 'postgres', url: world.databaseUrl });
  await owner.initialize();
  await owner.query('update installation set simulated_at = $1, set_at = clock_timestamp()', [now]);
  await owner.destroy();
}

interface Filed {
  employer: Person;
  id: string;
  receipt: { next: { act: string; by: string; dueOn: string | null }[] };
}

/** A filed order for four Mexican workers in Ontario. */
async function file(needFrom: string, changes: object = {}): Promise<Filed> {
  const farm = await world.farm();
  const { body: draft } = await farm.employer
    .post('job-orders', {
      farmId: farm.farmId,
      worksiteId: farm.worksiteId,
      housingUnitIds: [farm.housingUnitId],
      country: 'MX',
      commodity: 'fruit incl apples',
      noc: '85101',
      positions: 4,
      namedPositions: 3,
      recruitedPositions: 1,
      needFrom,
      needTo: `${needFrom.slice(0, 4)}-10-31`,
      weeklyHours: 40,
      hourlyRateCents: 690,
      meals: 'cooking-facilities',
      substituteAllowed: true,
      ...changes,
    })
    .expect(200);
  const { body } = await farm.employer.post(`job-orders/${draft.id}/filing`).expect(200);
  return { employer: farm.employer, id: draft.id, receipt: body.receipt };
}

const test = (id: string, act = '') => `job-orders/${id}/labour-market-test${act}`;
const codes = (body: { findings: { code: string }[] }) => body.findings.map(({ code }) => code).sort();

const advertisement = (from: string, to: string, method = 'job-bank') => ({
  method,
  from,
  to,
  text: 'Four harvest workers wanted',
});

const advertise = (order: Filed, ...advertisements: object[]) =>
  order.employer.post(test(order.id, '/advertisements'), { advertisements });

describe('edition 2000', () => {
  beforeEach(() => turnTo('2000-02-01T15:00:00Z'));

  it('opens with the filing: its window, from 4 to 11 April, and what is owed are on the receipt', async () => {
    const order = await file('2000-05-02');
    expect(order.receipt.next).toEqual([
      { act: 'ADVERTISE', by: 'employer', dueOn: '2000-04-04' },
      { act: 'DECIDE_LMT', by: 'host-officer', dueOn: '2000-04-11' },
      { act: 'HOUSING_INSPECTION', by: 'employer', dueOn: '2000-05-02' },
    ]);
    const { body } = await order.employer.get(test(order.id)).expect(200);
    expect(body).toMatchObject({
      state: 'open',
      opensOn: '2000-04-04',
      closesOn: '2000-04-11',
      positions: 4,
      approvable: 4,
      advertisingRequired: true,
      advertisingComplete: false,
      decision: null,
    });
    expect(codes({ findings: body.missing })).toEqual(['ADVERTISING_METHODS_TOO_FEW', 'LMT_WINDOW_NOT_OPEN']);
  });

  it('is decided from the first minute of 28 days before to the last of 21, in the province', async () => {
    const officer = await world.person('host-officer');
    const early = await file('2000-05-02');
    await advertise(early, advertisement('2000-01-10', '2000-01-20')).expect(200);
    const late = await file('2000-05-02');
    await advertise(late, advertisement('2000-01-10', '2000-01-20')).expect(200);
    // Midnight in Ontario is 04:00 UTC in summer.
    await world.advanceTo('2000-04-04T03:59:00Z');
    const refused = await officer.post(test(early.id, '/decision'), { positions: 4 }).expect(409);
    expect(refused.body).toMatchObject({ code: 'LMT_WINDOW_NOT_OPEN', params: { opensOn: '2000-04-04' } });
    await world.advanceTo('2000-04-04T04:00:00Z');
    expect((await officer.get(test(early.id))).body.state).toBe('decision-due');
    const decided = await officer.post(test(early.id, '/decision'), { positions: 4 }).expect(200);
    expect(decided.body.receipt.next).toEqual([
      { act: 'TRANSMIT_TO_AGENCY', by: 'host-officer', dueOn: '2000-04-04' },
    ]);
    await world.advanceTo('2000-04-12T03:59:00Z');
    await officer.post(test(late.id, '/decision'), { positions: 4 }).expect(200);
    const { body } = await officer.get(`job-orders/${late.id}`).expect(200);
    expect(body).toMatchObject({ state: 'approved', approvedPositions: 4 });
  });

  it('escalates each day after the window, never decides by silence, and is then a supervisor’s', async () => {
    const officer = await world.person('host-officer');
    const supervisor = await world.person('host-supervisor', { organisationId: officer.organisationId });
    const order = await file('2000-05-02');
    await advertise(order, advertisement('2000-01-10', '2000-01-20')).expect(200);
    await world.advanceTo('2000-04-12T04:00:00Z');
    for (const day of ['2000-04-13', '2000-04-14']) {
      await world.advanceTo(`${day}T04:00:00Z`);
      await world.get(Sweep).run();
    }
    const { body } = await officer.get(test(order.id)).expect(200);
    expect(body).toMatchObject({ state: 'escalated', decision: null });
    const raised = body.escalations as { level: number; raisedAt: string }[];
    expect(raised.map(({ level, raisedAt }) => [level, raisedAt.slice(0, 16)])).toEqual([
      [1, '2000-04-12T04:00'],
      [2, '2000-04-13T04:00'],
      [3, '2000-04-14T04:00'],
    ]);
    expect((await officer.get(`job-orders/${order.id}`)).body).toMatchObject({
      state: 'advertised',
      approvedPositions: null,
    });
    const late = await officer
      .post(test(order.id, '/decision'), { positions: 4, reason: 'Busy' })
      .expect(409);
    expect(late.body.code).toBe('LMT_WINDOW_CLOSED');
    const silent = await supervisor.post(test(order.id, '/decision'), { positions: 4 }).expect(422);
    expect(silent.body.code).toBe('LMT_DECISION_REASON');
    await supervisor
      .post(test(order.id, '/decision'), { positions: 4, reason: 'Was overlooked' })
      .expect(200);
    await world.advanceTo('2000-04-15T04:00:00Z');
    const after = (await officer.get(test(order.id))).body;
    const decisions = after.escalations.filter(
      ({ obligation }: { obligation: string }) => obligation === 'DECIDE_LMT',
    );
    expect(decisions).toHaveLength(3);
  });

  it('escalates once a day however often the sweep runs', async () => {
    const order = await file('2000-05-02');
    await world.advanceTo('2000-04-12T04:00:00Z');
    await Promise.all([world.get(Sweep).run(), world.get(Sweep).run()]);
    expect(await world.get(Sweep).run()).toEqual({ enforced: 0, failed: 0 });
    const { body } = await order.employer.get(test(order.id)).expect(200);
    expect(body.escalations).toHaveLength(1);
    expect(body.advertisingMissedAt).toMatch(/^2000-04-12T04:00:00/);
  });

  it('gives local hires their positions, wants reasons, and says everything at once', async () => {
    const officer = await world.person('host-officer');
    const order = await file('2000-05-02');
    const refer = (...referrals: object[]) =>
      order.employer.post(test(order.id, '/referrals'), { referrals });
    const wrong = await refer(
      { candidate: 'John Smith', referredOn: '2000-01-20', outcome: 'hired' },
      { candidate: 'A.B.', referredOn: '2000-02-20', outcome: 'no-show' },
    ).expect(422);
    expect(codes(wrong.body)).toEqual([
      'LMT_CANDIDATE_REFERENCE',
      'LMT_REFERRAL_REASON',
      'LMT_REPORT_IN_FUTURE',
    ]);
    const reported = await refer(
      { candidate: 'J.S.', referredOn: '2000-01-20', outcome: 'hired' },
      { candidate: 'HRC-1042', referredOn: '2000-01-20', outcome: 'not-hired', reason: 'Wanted night work' },
    ).expect(200);
    expect(reported.body.ids).toHaveLength(2);
    expect((await refer({ candidate: 'J.S.', referredOn: '2000-01-20', outcome: 'hired' })).body.code).toBe(
      'LMT_CANDIDATE_REPEATED',
    );
    expect((await officer.get(test(order.id))).body).toMatchObject({ localHires: 1, approvable: 3 });
    await world.advanceTo('2000-04-05T12:00:00Z');
    const refused = await officer.post(test(order.id, '/decision'), { positions: 4 }).expect(409);
    expect(codes(refused.body)).toEqual(['ADVERTISING_METHODS_TOO_FEW', 'LMT_POSITIONS_OVER']);
    await advertise(order, advertisement('2000-03-01', '2000-03-05')).expect(200);
    const unexplained = await officer.post(test(order.id, '/decision'), { positions: 3 }).expect(422);
    expect(codes(unexplained.body)).toEqual(['LMT_DECISION_REASON']);
    await officer
      .post(test(order.id, '/decision'), { positions: 3, reason: 'One hired locally' })
      .expect(200);
    expect((await officer.get(`job-orders/${order.id}`)).body).toMatchObject({
      state: 'partially-approved',
      approvedPositions: 3,
    });
  });

  it('is decided once: the second of two officers is told', async () => {
    const [one, two] = [await world.person('host-officer'), await world.person('host-officer')];
    const order = await file('2000-05-02');
    await advertise(order, advertisement('2000-01-10', '2000-01-20')).expect(200);
    await world.advanceTo('2000-04-05T12:00:00Z');
    const answers = await Promise.all([
      one.post(test(order.id, '/decision'), { positions: 4 }),
      two.post(test(order.id, '/decision'), { positions: 0, reason: 'Locals can be found' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('LMT_DECIDED');
    const report = await advertise(order, advertisement('2000-01-10', '2000-01-20')).expect(409);
    expect(report.body.code).toBe('LMT_DECIDED');
  });

  it('can be refused with a reason though the search is incomplete, since that may be it', async () => {
    const officer = await world.person('host-officer');
    const order = await file('2000-05-02');
    await world.advanceTo('2000-04-05T12:00:00Z');
    await officer
      .post(test(order.id, '/decision'), { positions: 0, reason: 'Nobody was sought' })
      .expect(200);
    expect((await officer.get(`job-orders/${order.id}`)).body.state).toBe('refused');
  });

  it('moves its days with the order’s need date and keeps the earlier plan', async () => {
    const officer = await world.person('host-officer');
    const order = await file('2000-05-02');
    await world.advanceTo('2000-04-12T04:00:00Z');
    expect((await officer.get(test(order.id))).body.state).toBe('escalated');
    await order.employer.patch(`job-orders/${order.id}`, { needFrom: '2000-05-16' }).expect(200);
    const { body } = await officer.get(test(order.id)).expect(200);
    expect(body).toMatchObject({ state: 'open', opensOn: '2000-04-18', closesOn: '2000-04-25' });
    const rows = await world.dataSource.query(
      `select kind, due_on as "dueOn", state, planned_before as "plannedBefore" from deadline
       where subject_id = $1 and kind in ('ADVERTISE', 'DECIDE_LMT') order by kind`,
      [order.id],
    );
    expect(rows).toMatchObject([
      { kind: 'ADVERTISE', dueOn: '2000-04-18', state: 'open', plannedBefore: [{ dueOn: '2000-04-04' }] },
      { kind: 'DECIDE_LMT', dueOn: '2000-04-25', state: 'open', plannedBefore: [{ dueOn: '2000-04-11' }] },
    ]);
    await world.advanceTo('2000-04-18T04:00:00Z');
    expect((await officer.get(test(order.id))).body.state).toBe('decision-due');
  });

  it('meets the duty to advertise on the day the search is complete, and the order is advertised', async () => {
    const order = await file('2000-05-02');
    const planned = await advertise(order, advertisement('2000-02-02', '2000-02-10')).expect(422);
    expect(planned.body.code).toBe('LMT_REPORT_IN_FUTURE');
    await advertise(order, advertisement('2000-02-01', '2000-01-31')).expect(422);
    const { body } = await advertise(order, advertisement('2000-02-01', '2000-02-10')).expect(200);
    expect(body.receipt.act).toBe('advertisements-reported:1');
    expect((await order.employer.get(`job-orders/${order.id}`)).body.state).toBe('advertised');
    const [row] = await world.dataSource.query(
      `select state from deadline where subject_id = $1 and kind = 'ADVERTISE'`,
      [order.id],
    );
    expect(row.state).toBe('met');
  });

  it('ends with a withdrawn order, and exists only for those who see the order', async () => {
    const officer = await world.person('host-officer');
    const stranger = await world.person('host-officer', { provinces: ['QC'] });
    const order = await file('2000-05-02');
    await stranger.get(test(order.id)).expect(404);
    await (await world.farm()).employer.get(test(order.id)).expect(404);
    await order.employer.post(`job-orders/${order.id}/withdrawal`, { reason: 'Sold the farm' }).expect(200);
    const refused = await advertise(order, advertisement('2000-01-10', '2000-01-20')).expect(409);
    expect(refused.body.code).toBe('JOB_ORDER_STATE');
    await world.advanceTo('2000-04-13T12:00:00Z');
    const decision = await officer.post(test(order.id, '/decision'), { positions: 4 }).expect(409);
    expect(decision.body.code).toBe('JOB_ORDER_STATE');
    expect((await officer.get(test(order.id))).body.escalations).toEqual([]);
  });

  it('raises an order that is not transmitted, each day until it is', async () => {
    const officer = await world.person('host-officer');
    await world.person('agency');
    const order = await file('2000-05-02');
    await advertise(order, advertisement('2000-01-10', '2000-01-20')).expect(200);
    await world.advanceTo('2000-04-05T12:00:00Z');
    await officer.post(test(order.id, '/decision'), { positions: 4 }).expect(200);
    await world.advanceTo('2000-04-06T12:00:00Z');
    await world.advanceTo('2000-04-07T12:00:00Z');
    await officer.post(`job-orders/${order.id}/transmission`).expect(200);
    await world.advanceTo('2000-04-09T12:00:00Z');
    expect((await officer.get(test(order.id))).body.escalations).toMatchObject([
      { obligation: 'TRANSMIT_TO_AGENCY', level: 1 },
      { obligation: 'TRANSMIT_TO_AGENCY', level: 2 },
    ]);
  });
});

describe('edition 2026', () => {
  beforeEach(() => turnTo('2026-02-02T15:00:00Z'));

  const offer = { hourlyRateCents: 1_900 };
  const outreach = (order: Filed, ...groups: string[]) =>
    order.employer.post(test(order.id, '/outreach'), {
      outreach: groups.map((group) => ({ group, on: '2026-01-15', how: 'Letter to the band office' })),
    });
  const missing = async (order: Filed) => {
    const { body } = await order.employer.get(test(order.id)).expect(200);
    return codes({ findings: body.missing });
  };

  it('wants fourteen days of each of two methods before the filing', async () => {
    const order = await file('2026-05-11', offer);
    await outreach(order, 'newcomers', 'indigenous-people').expect(200);
    await advertise(order, advertisement('2026-01-10', '2026-01-23')).expect(200);
    expect(await missing(order)).toEqual(['ADVERTISING_METHODS_TOO_FEW']);
    await advertise(order, advertisement('2026-01-10', '2026-01-22', 'newspaper')).expect(200);
    expect(await missing(order)).toEqual(['ADVERTISING_METHODS_TOO_FEW', 'ADVERTISING_TOO_SHORT']);
    await advertise(order, advertisement('2026-01-23', '2026-01-23', 'newspaper')).expect(200);
    expect(await missing(order)).toEqual([]);
  });

  it('wants two groups reached, and one group twice is one', async () => {
    const order = await file('2026-05-11', offer);
    const ads = ['job-bank', 'radio'].map((method) => advertisement('2026-01-10', '2026-01-23', method));
    await advertise(order, ...ads).expect(200);
    await outreach(order, 'newcomers', 'newcomers').expect(200);
    expect(await missing(order)).toEqual(['ADVERTISING_OUTREACH_TOO_FEW']);
    const officer = await world.person('host-officer');
    const refused = await officer.post(test(order.id, '/decision'), { positions: 4 }).expect(409);
    expect(codes(refused.body)).toEqual(['ADVERTISING_OUTREACH_TOO_FEW']);
    await outreach(order, 'vulnerable-youth').expect(200);
    await officer.post(test(order.id, '/decision'), { positions: 4 }).expect(200);
  });

  it('counts no day earlier than three months before the filing', async () => {
    const order = await file('2026-05-11', offer);
    await outreach(order, 'newcomers', 'indigenous-people').expect(200);
    const ads = [
      advertisement('2025-11-02', '2025-11-15', 'radio'),
      // One of its fourteen days lies before 2 November 2025, three months before the filing.
      advertisement('2025-11-01', '2025-11-14', 'newspaper'),
      advertisement('2025-10-01', '2025-10-31', 'union'),
    ];
    await advertise(order, ...ads).expect(200);
    expect(await missing(order)).toEqual([
      'ADVERTISING_METHODS_TOO_FEW',
      'ADVERTISING_OUTSIDE_WINDOW',
      'ADVERTISING_TOO_SHORT',
    ]);
    await advertise(order, advertisement('2025-11-15', '2025-11-15', 'newspaper')).expect(200);
    expect(await missing(order)).toEqual([]);
  });
});
