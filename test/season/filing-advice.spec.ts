import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2026-02-02T15:00:00Z');
});

afterAll(() => world.close());

/** A complete draft for Mexican workers, on a farm of its own. 12 weeks from 2 February lead to 27 April 2026. */
async function draft(needFrom: string) {
  const farm = await world.farm();
  const { body } = await farm.employer
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
      needTo: '2026-10-30',
      weeklyHours: 48,
      hourlyRateCents: 1800,
      meals: 'cooking-facilities',
      substituteAllowed: true,
    })
    .expect(200);
  return { employer: farm.employer, id: body.id as string };
}

const codes = ({ advice }: { advice: { code: string }[] }) => advice.map(({ code }) => code);

describe('filing a job order, edition 2026', () => {
  it('in the lead that is advised is told what the search before it must have been', async () => {
    const { employer, id } = await draft('2026-04-27');
    const { body } = await employer.post(`job-orders/${id}/filing`).expect(200);
    expect(body.receipt.next).toContainEqual({
      act: 'ADVERTISE',
      by: 'employer',
      dueOn: expect.stringMatching(/^2026-/),
    });
    expect(codes(body)).toEqual(['ADVERTISING_LIES_BEFORE_FILING']);
    expect(body.advice[0]).toMatchObject({
      params: { methods: 2, days: 14, groups: 2, earliest: '2025-11-02', filedOn: '2026-02-02' },
      rule: 'advertising-window',
      detail: expect.stringContaining('2 method(s) of advertising of at least 14 days each'),
      instead: expect.stringContaining('Report now what ran before the filing'),
    });
    expect(body.advice[0].source.title).toBeTruthy();
  });

  it('a day later is received with the advice of a longer lead, in the caller’s language', async () => {
    const late = await draft('2026-04-26');
    const { organisationId } = late.employer;
    const filer = await world.person('employer', { organisationId, language: 'fr' });
    const { body } = await filer.post(`job-orders/${late.id}/filing`).expect(200);
    expect(codes(body)).toEqual(['FILED_LATER_THAN_ADVISED', 'ADVERTISING_LIES_BEFORE_FILING']);
    expect(body.advice[0]).toMatchObject({
      title: 'Déposée plus tard que conseillé',
      params: { givenDays: 83, leadDays: 84, dueOn: '2026-02-01' },
    });
  });

  it('again finds the receipt, and no longer the advice that was followed', async () => {
    const { employer, id } = await draft('2026-04-27');
    const first = await employer.post(`job-orders/${id}/filing`).expect(200);
    expect((await employer.post(`job-orders/${id}/filing`).expect(200)).body).toEqual(first.body);
    const report = (what: string, body: object) =>
      employer.post(`job-orders/${id}/labour-market-test/${what}`, body).expect(200);
    const ran = { from: '2026-01-05', to: '2026-01-30', text: 'Four harvest workers wanted' };
    await report('advertisements', {
      advertisements: [
        { ...ran, method: 'job-bank' },
        { ...ran, method: 'farm-association' },
      ],
    });
    await report('outreach', {
      outreach: [
        { group: 'newcomers', on: '2026-01-10', how: 'Visit to the settlement office' },
        { group: 'indigenous-people', on: '2026-01-11', how: 'Call to the employment centre' },
      ],
    });
    const again = await employer.post(`job-orders/${id}/filing`).expect(200);
    expect(again.body).toEqual({ receipt: first.body.receipt, advice: [] });
  });
});

describe('amending a filed job order', () => {
  it('is advised like a filing when its need date moves, and writes one entry with what was and what is', async () => {
    const { employer, id } = await draft('2026-05-04');
    await employer.post(`job-orders/${id}/filing`).expect(200);
    const rate = await employer.patch(`job-orders/${id}`, { hourlyRateCents: 1850 }).expect(200);
    expect(rate.body.advice).toEqual([]);
    const moved = await employer.patch(`job-orders/${id}`, { needFrom: '2026-04-20' }).expect(200);
    expect(codes(moved.body)).toEqual(['FILED_LATER_THAN_ADVISED', 'ADVERTISING_LIES_BEFORE_FILING']);
    const entries: { entry: string }[] = await world.dataSource.query(
      `select entry from audit_entry where entry->>'subjectId' = $1 and entry->>'subjectType' = 'job-order'
       and entry->>'action' like 'job-order.amend%' order by seq`,
      [id],
    );
    expect(entries.map(({ entry }) => entry)).toMatchObject([
      {
        before: { state: 'submitted', hourlyRateCents: 1800, version: 0 },
        after: { state: 'submitted', hourlyRateCents: 1850, version: 1 },
      },
      { before: { needFrom: '2026-05-04' }, after: { needFrom: '2026-04-20' } },
    ]);
  });

  it('leaves a waived search waived when the need date moves under the same rules', async () => {
    const officer = await world.person('host-officer');
    const supervisor = await world.person('host-supervisor', { organisationId: officer.organisationId });
    const { employer, id } = await draft('2026-05-04');
    await employer.post(`job-orders/${id}/filing`).expect(200);
    const owed = async () => {
      const [row] = await world.dataSource.query(
        `select id, state, due_on::text as "dueOn" from deadline where subject_id = $1 and kind = 'ADVERTISE'`,
        [id],
      );
      return row;
    };
    const { id: deadlineId, dueOn } = await owed();
    await supervisor.post(`deadlines/${deadlineId}/waiver`, { reason: 'The newspaper closed' }).expect(200);
    await employer.patch(`job-orders/${id}`, { needFrom: '2026-05-11' }).expect(200);
    expect(await owed()).toMatchObject({ state: 'waived', dueOn });
  });
});
