import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceActor, UnitOfWork } from '#libs/audit-trail';
import { PlanGuarantee } from '#libs/payroll';
import { addDays, plainDate } from '#libs/quantities';
import { saying, week } from '../support/pay-sheets.js';
import {
  approvedOrder,
  type Farm,
  nameFor,
  placeThrough,
  type Programme,
  programmePeople,
  registerWorker,
} from '../support/placing.js';
import { createWorld, type Person, type World } from '../support/world.js';

/** Everybody arrives on 1 April 2000: six weeks from then end on 12 May, and are settled by 26 May. */
const arrivedOn = '2000-04-01';
const fullWeek = [8, 8, 8, 8, 8];
type Hours = (string | number)[];

const names = ['late', 'edge', 'moved', 'taken', 'behind', 'again'] as const;
type Name = (typeof names)[number];

let world: World;
let mexico: Programme;
let farm: Farm;
let orderId: string;
let receiving: { farm: Farm; orderId: string };
const placements = {} as Record<Name, string>;
const workers = {} as Record<Name, string>;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  mexico = await programmePeople(world, 'MX');
  const order = { needFrom: arrivedOn, needTo: '2000-09-30' };
  ({ farm, orderId } = await approvedOrder(world, mexico, { ...order, named: names.length }));
  receiving = await approvedOrder(world, mexico, {
    ...{ needFrom: '2000-05-01', needTo: '2000-09-30', hourlyRateCents: 720 },
  });
  const people = await Promise.all(names.map(() => registerWorker(mexico)));
  const { body } = await nameFor(
    farm,
    orderId,
    people.map(({ number }) => number),
  ).expect(200);
  for (const { id, workerId } of body.placements as { id: string; workerId: string }[]) {
    const name = names[people.findIndex((person) => person.id === workerId)] as Name;
    placements[name] = id;
    workers[name] = workerId;
  }
  const placementIds = Object.values(placements);
  await placeThrough(mexico, farm, placementIds, 'travel-booked', arrivedOn);
  await world.advanceTo('2000-04-01T20:00:00Z');
  await act(farm.employer, 'report-arrival', {
    placementIds,
    arrivedOn,
    housingUnitId: farm.housingUnitId,
  });
  await begin(['edge', 'moved', 'taken', 'again'], arrivedOn);
}, 60_000);

afterAll(() => world.close());

const act = (person: Person, name: string, body: object) =>
  person.post(`placements/acts/${name}`, body).expect(200);

const begin = (who: Name[], firstDayWorkedOn: string) =>
  act(farm.employer, 'start-work', { placementIds: who.map((name) => placements[name]), firstDayWorkedOn });

interface Paid {
  id: string;
  guarantee: { hoursSoFar: string; hoursOwed: string };
}

/** Pays one worker for so many days from a day on, with the hours of the first of them; says how the guarantee stands. */
async function pay(
  name: Name,
  start: string,
  hours: Hours,
  { days = 7, at = { farm, orderId }, placementId = placements[name] } = {},
): Promise<Paid> {
  const periodStart = plainDate(start);
  const { employer } = at.farm;
  const { body } = await employer
    .post(`job-orders/${at.orderId}/pay-sheets`, {
      ...{ periodStart, periodEnd: addDays(periodStart, days - 1), payDate: addDays(periodStart, days + 1) },
      payPeriods: days <= 7 ? 52 : 26,
      records: [saying(start, { placementId, days: week(start, hours) })],
    })
    .expect(200);
  return read(employer, body.records[0].id);
}

async function read(employer: Person, id: string): Promise<Paid> {
  const { body } = await employer.get(`pay-records/${id}`).expect(200);
  return { id, guarantee: body.statement.guarantee };
}

async function correct({ id }: Paid, start: string, hours: Hours): Promise<Paid> {
  const correction = saying(start, { days: week(start, hours), reason: 'Counted again' });
  const { body } = await farm.employer.post(`pay-records/${id}/correction`, correction).expect(200);
  return read(farm.employer, body.record.id);
}

/** Full weeks from the arrival on, from one to another; the last one's record. */
async function payWeeks(name: Name, first: number, last: number, hours: Hours = fullWeek): Promise<Paid> {
  for (let index = first; index < last; index += 1)
    await pay(name, addDays(plainDate(arrivedOn), 7 * index), hours);
  return pay(name, addDays(plainDate(arrivedOn), 7 * last), hours);
}

async function settlement(name: Name) {
  const [row] = await world.dataSource.query(
    `select state, due_on::text as "dueOn", settled_at is not null as settled, employer_id as "employerId",
       array(select b->>'dueOn' from jsonb_array_elements(planned_before) b) as before
     from deadline where subject_id = $1 and kind = 'SETTLE_GUARANTEED_WEEKS'`,
    [placements[name]],
  );
  return row as {
    state: string;
    dueOn: string;
    settled: boolean;
    employerId: string;
    before: string[];
  };
}

async function owed(name: Name, who: Person = farm.employer): Promise<number[]> {
  const { body } = await who.get(`workers/${workers[name]}/account`).expect(200);
  return body.entries.map(({ amountCents }: { amountCents: number }) => amountCents);
}

describe('the guaranteed weeks', () => {
  it('count from the arrival while the first day worked is unknown, and from that day once it is reported', async () => {
    expect(await settlement('late')).toMatchObject({ dueOn: '2000-05-26', before: [] });
    await world.advanceTo('2000-04-04T20:00:00Z');
    await begin(['late'], '2000-04-04');
    // 42 days from 4 April end on 15 May; and two weeks.
    expect(await settlement('late')).toMatchObject({
      ...{ state: 'open', dueOn: '2000-05-29', before: ['2000-05-26'] },
    });
    expect(await settlement('edge')).toMatchObject({ dueOn: '2000-05-26', before: [] });
  });

  it('go on over a transfer with the hours before it, and are owed by the employer at whose farm they end', async () => {
    await world.advanceTo('2000-04-24T20:00:00Z');
    await payWeeks('moved', 0, 2);
    await pay('moved', '2000-04-22', [], { days: 2 });
    const { body } = await act(mexico.officer, 'transfer', {
      placementIds: [placements.moved],
      ...{ jobOrderId: receiving.orderId, housingUnitId: receiving.farm.housingUnitId },
      ...{ transferredOn: '2000-04-24', workersConsent: true, sendingMinistryApproves: true },
    });
    const here = { at: receiving, placementId: body.transferred[0].id as string };
    const { organisationId } = receiving.farm.employer;
    expect(await settlement('moved')).toMatchObject({
      ...{ state: 'open', dueOn: '2000-05-26', employerId: organisationId },
    });
    await world.advanceTo('2000-05-20T20:00:00Z');
    const guarantees = [];
    for (const start of ['2000-04-24', '2000-05-01'])
      guarantees.push((await pay('moved', start, fullWeek, here)).guarantee);
    // Friday 12 May is the 42nd day, on which nothing was worked; Saturday the 13th does not count.
    guarantees.push((await pay('moved', '2000-05-08', [8, 8, 8, 8, 0, 8], here)).guarantee);
    expect(guarantees).toMatchObject([
      { hoursSoFar: '160', hoursOwed: '80' },
      { hoursSoFar: '200', hoursOwed: '40' },
      { hoursSoFar: '232', hoursOwed: '8' },
    ]);
  });

  it('take the hours of the 42nd day and none of the 43rd, of one record and of later ones', async () => {
    expect((await payWeeks('edge', 0, 4)).guarantee).toMatchObject({ hoursSoFar: '200' });
    // A fortnight from 6 May on: Monday 8 to Thursday 11 May, the 42nd day with seven hours, the 43rd with eight.
    const straddling = [0, 0, 8, 8, 8, 8, 7, 8];
    const paid = await pay('edge', '2000-05-06', straddling, { days: 14 });
    expect(paid.guarantee).toMatchObject({ hoursSoFar: '239', hoursOwed: '1' });
    const shown = await farm.employer.get(`pay-records/${paid.id}/payslip`).expect(200);
    expect(shown.body.guarantee).toEqual({
      ...{ guaranteedHours: '240', hoursSoFar: '239', hoursOwed: '1' },
      window: { from: '2000-04-01', to: '2000-05-12' },
    });
    const page = await farm.employer
      .get(`pay-records/${paid.id}/payslip?language=en`)
      .set('accept', 'text/html')
      .expect(200);
    expect(page.text).toContain('guaranteed 240 hours from April 1, 2000 to May 12, 2000');
    expect(await settlement('edge')).toMatchObject({ state: 'open' });
    const corrected = await correct(paid, '2000-05-06', [0, 0, 8, 8, 8, 8, 8]);
    expect(corrected.guarantee).toMatchObject({ hoursSoFar: '240', hoursOwed: '0' });
    expect(await settlement('edge')).toMatchObject({ state: 'met', settled: true });
  });

  it('are owed again where a correction takes hours away before the day of settlement', async () => {
    const fifth = await payWeeks('taken', 0, 4, [8, 8, 8, 8, 8, 8]);
    expect(await settlement('taken')).toMatchObject({ state: 'met', settled: true });
    await correct(fifth, '2000-04-29', fullWeek);
    expect(await settlement('taken')).toMatchObject({ state: 'open', settled: false, dueOn: '2000-05-26' });
    expect(await owed('taken')).toEqual([]);
  });

  it('begin anew with the day that is reported late, whatever was planned', async () => {
    expect(await settlement('behind')).toMatchObject({ dueOn: '2000-05-26' });
    await begin(['behind'], '2000-04-03');
    expect(await settlement('behind')).toMatchObject({ state: 'open', dueOn: '2000-05-28' });
    const paid = await pay('behind', '2000-04-03', fullWeek, { days: 14 });
    expect(paid.guarantee).toMatchObject({ hoursSoFar: '40' });
  });

  it('are planned and counted again when the first day worked is corrected', async () => {
    await pay('again', arrivedOn, [0, 0, ...fullWeek]);
    await payWeeks('again', 1, 5);
    expect(await settlement('again')).toMatchObject({ state: 'met', dueOn: '2000-05-26' });
    // Work began on Tuesday 4 April: the eight hours before it are outside the window, which now ends on 15 May.
    await firstDayIs('2000-04-04');
    expect(await settlement('again')).toMatchObject({
      ...{ state: 'open', settled: false, dueOn: '2000-05-29' },
    });
    expect((await pay('again', '2000-05-13', [7])).guarantee).toMatchObject({ hoursSoFar: '239' });
    expect(await settlement('again')).toMatchObject({ state: 'open' });
    await firstDayIs('2000-04-03');
    expect(await settlement('again')).toMatchObject({ state: 'met', settled: true });
  });
});

describe('the settlement', () => {
  it('enters what is short at the farm that owes it, and leaves open what records do not show', async () => {
    await world.advanceTo('2000-05-27T04:00:00Z');
    expect(await owed('moved', receiving.farm.employer)).toEqual([8 * 720]);
    expect(await owed('moved')).toEqual([]);
    expect(await settlement('taken')).toMatchObject({ state: 'missed', settled: false });
    expect(await owed('taken')).toEqual([]);
    // The sixth week had no hours: 232 of 240 were given.
    await pay('taken', '2000-05-06', []);
    expect(await owed('taken')).toEqual([8 * 690]);
    expect(await settlement('late')).toMatchObject({ state: 'open' });
    await world.advanceTo('2000-05-30T04:00:00Z');
    expect(await settlement('late')).toMatchObject({ state: 'missed', settled: false });
    expect(await owed('late')).toEqual([]);
  });

  it('that was entered follows a corrected first day', async () => {
    expect(await owed('taken')).toEqual([5_520]);
    // From 2 April on, the eight hours of the first day are outside the window; 13 May is in no record.
    await correctFirstDay('taken', '2000-04-02');
    expect(await owed('taken')).toEqual([5_520]);
    await pay('taken', '2000-05-13', []);
    expect(await owed('taken')).toEqual([5_520, 5_520]);
    await correctFirstDay('taken', arrivedOn);
    expect(await owed('taken')).toEqual([5_520, 5_520, -5_520]);
  });
});

const firstDayIs = (day: string) => correctFirstDay('again', day);

/** The first day worked as it really was, as whoever corrects it tells the guarantee. */
async function correctFirstDay(name: Name, day: string): Promise<void> {
  const id = placements[name];
  await world.get(UnitOfWork).run(serviceActor('test', 'test'), async (work) => {
    await work.query('update placement set first_day_worked_on = $2 where id = $1', [id, day]);
    await world.get(PlanGuarantee).replanGuarantee(work, id, 'The first day worked was corrected');
  });
}
