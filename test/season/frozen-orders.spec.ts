import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, plainDate, type PlainDate } from '#libs/quantities';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let supervisor: Person;
let farm: Awaited<ReturnType<World['farm']>>;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  supervisor = await world.person('host-supervisor');
  farm = await world.farm();
});

afterAll(() => world.close());

const reason = 'The portal is shut';

interface Order {
  from: string;
  to: string;
  days: number;
  province?: string;
  programme?: string;
}
const preview = async (order: Order) =>
  (await supervisor.post('deadline-freezes/preview', { reason, ...order }).expect(200)).body;
/** Previews and orders a freeze. */
const freeze = async (order: Order): Promise<{ id: string; moved: number }> => {
  const { moves, revision } = await preview(order);
  const sent = supervisor.post('deadline-freezes', { reason, ...order, moves, revision });
  return (await sent.expect(200)).body;
};
const undo = (id: string) =>
  supervisor.post(`deadline-freezes/${id}/undo`, { reason: 'It is open again' }).expect(200);

describe('what repeats the day of a deadline', () => {
  const draft = async (needFrom: PlainDate) => {
    const { body } = await farm.employer
      .post('job-orders', {
        farmId: farm.farmId,
        worksiteId: farm.worksiteId,
        housingUnitIds: [farm.housingUnitId],
        country: 'MX',
        commodity: 'fruit incl apples',
        noc: '85101',
        positions: 2,
        namedPositions: 1,
        recruitedPositions: 1,
        needFrom,
        needTo: addDays(needFrom, 80),
        weeklyHours: 40,
        hourlyRateCents: 690,
        meals: 'cooking-facilities',
        substituteAllowed: true,
      })
      .expect(200);
    return body.id as string;
  };

  it('agrees with it: the window of a labour-market test, in which it can then be decided', async () => {
    const orderId = await draft(plainDate('2000-05-02'));
    const officer = await world.person('host-officer');
    await farm.employer.post(`job-orders/${orderId}/filing`).expect(200);
    const test = async () =>
      (await officer.get(`job-orders/${orderId}/labour-market-test`).expect(200)).body as {
        state: string;
        opensOn: PlainDate;
        closesOn: PlainDate;
      };
    const { opensOn, closesOn } = await test();
    const order = { from: opensOn, to: closesOn, days: 10, programme: 'sawp-mexico' };
    const { id } = await freeze(order);
    expect(await test()).toMatchObject({ opensOn: addDays(opensOn, 10), closesOn: addDays(closesOn, 10) });
    // An amendment that leaves the rules' days where they are leaves the frozen ones.
    await farm.employer.patch(`job-orders/${orderId}`, { weeklyHours: 41 }).expect(200);
    expect(await test()).toMatchObject({ opensOn: addDays(opensOn, 10), closesOn: addDays(closesOn, 10) });
    await undo(id);
    expect(await test()).toMatchObject({ opensOn, closesOn });
    await freeze(order);
    const decision = { positions: 0, reason: 'Nobody advertised' };
    const decide = () => officer.post(`job-orders/${orderId}/labour-market-test/decision`, decision);
    await world.advanceTo(`${addDays(opensOn, 9)}T23:00:00Z`);
    expect((await decide().expect(409)).body.code).toBe('LMT_WINDOW_NOT_OPEN');
    await world.advanceTo(`${addDays(closesOn, 10)}T23:00:00Z`);
    expect(await test()).toMatchObject({ state: 'decision-due' });
    await decide().expect(200);
  });

  it('agrees with it: an order can be filed until its frozen day, and not after', async () => {
    const needFrom = plainDate('2000-10-01');
    const [inTime, late] = [await draft(needFrom), await draft(needFrom)];
    const [{ dueOn }] = await world.dataSource.query(
      `select due_on::text as "dueOn" from deadline where subject_id = $1 and kind = 'FILE_JOB_ORDER'`,
      [inTime],
    );
    expect((await preview({ from: dueOn, to: dueOn, days: 7 })).first).toEqual([]);
    await freeze({ from: dueOn, to: dueOn, days: 7, province: 'ON' });
    const frozen = addDays(plainDate(dueOn), 7);
    await world.advanceTo(`${frozen}T23:00:00Z`);
    await farm.employer.post(`job-orders/${inTime}/filing`).expect(200);
    await world.advanceTo(`${addDays(frozen, 1)}T23:00:00Z`);
    const { body } = await farm.employer.post(`job-orders/${late}/filing`).expect(409);
    expect(body.findings.map(({ code }: { code: string }) => code)).toContain('FILED_TOO_LATE');
  });
});
