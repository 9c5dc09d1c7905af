import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, plainDate } from '#libs/quantities';
import { codes, nothingWithheld, saying, week } from '../support/pay-sheets.js';
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

/** Arrival on 1 April 2000: the guaranteed weeks end on 12 May, and are settled by 26 May. */
const arrivedOn = plainDate('2000-04-01');
const fullWeek = [8, 8, 8, 8, 8];
const dearly = { hourlyRate: '7.50' };

type Name = 'enough' | 'short' | 'dear' | 'gone' | 'home' | 'twice';
const names: Name[] = ['enough', 'short', 'dear', 'gone', 'home', 'twice'];

let world: World;
let programme: Programme;
let farm: Farm;
let orderId: string;
const placements = {} as Record<Name, string>;
const workers = {} as Record<Name, string>;
const lastRecord = {} as Record<Name, string>;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  programme = await programmePeople(world, 'MX');
  ({ farm, orderId } = await approvedOrder(world, programme, {
    named: names.length,
    needFrom: arrivedOn,
    needTo: '2000-09-30',
  }));
  const people = await Promise.all(names.map(() => registerWorker(programme)));
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
  await placeThrough(programme, farm, placementIds, 'travel-booked', arrivedOn);
  await world.advanceTo('2000-04-01T20:00:00Z');
  await reported('report-arrival', { placementIds, arrivedOn, housingUnitId: farm.housingUnitId });
  await reported('start-work', { placementIds, firstDayWorkedOn: arrivedOn });
}, 60_000);

afterAll(() => world.close());

const reported = (act: string, body: object) =>
  farm.employer.post(`placements/acts/${act}`, body).expect(200);

/** Pays a week, counted from the arrival, with the hours of each worker's days. */
async function pay(index: number, hours: Partial<Record<Name, (string | number)[]>>, more: object = {}) {
  const start = addDays(arrivedOn, 7 * index);
  const sheet = {
    periodStart: start,
    periodEnd: addDays(start, 6),
    payDate: addDays(start, 8),
    payPeriods: 52,
    records: Object.entries(hours).map(([name, days]) => ({
      placementId: placements[name as Name],
      days: week(start, days),
      ...saying(start, more),
    })),
  };
  const { body } = await farm.employer.post(`job-orders/${orderId}/pay-sheets`, sheet).expect(200);
  for (const { id, placementId } of body.records as { id: string; placementId: string }[])
    lastRecord[names.find((name) => placements[name] === placementId) as Name] = id;
}

async function correct(name: Name, hours: (string | number)[]) {
  const path = `pay-records/${lastRecord[name]}`;
  const { body: old } = await farm.employer.get(path).expect(200);
  const { body } = await farm.employer
    .post(`${path}/correction`, {
      ...nothingWithheld(old.periodStart),
      days: week(old.periodStart, hours),
      reason: 'Counted again',
    })
    .expect(200);
  lastRecord[name] = body.record.id;
}

async function account(name: Name, who: Person = farm.employer) {
  const { body } = await who.get(`workers/${workers[name]}/account`).expect(200);
  return body as {
    owedCents: number;
    paidCents: number;
    openCents: number;
    entries: { amountCents: number; sense: string; rule: string; steps: { code: string; value: string }[] }[];
  };
}

async function deadline(name: Name): Promise<{ state: string; dueOn: string; settled: boolean }> {
  const [row] = await world.dataSource.query(
    `select state, due_on as "dueOn", settled_at is not null as settled from deadline
     where subject_id = $1 and kind = 'SETTLE_GUARANTEED_WEEKS'`,
    [placements[name]],
  );
  return row;
}

describe('the hours guarantee', () => {
  it('is settled two weeks after its six, planned by the arrival', async () => {
    for (const name of names)
      expect(await deadline(name)).toEqual({ state: 'open', dueOn: '2000-05-26', settled: false });
  });

  it('of a stay that ends early is left open, since who bears it is not confirmed', async () => {
    await world.advanceTo('2000-04-09T20:00:00Z');
    await pay(0, { enough: fullWeek, short: fullWeek, gone: fullWeek, home: fullWeek, twice: fullWeek });
    const ended = { placementIds: [placements.gone], endedOn: '2000-04-08', reason: 'Illness at home' };
    await reported('end-early', ended);
    expect(await deadline('gone')).toMatchObject({ state: 'cancelled', settled: true });
    const auditor = await world.person('auditor');
    const { body } = await auditor.get(`audit-trail/${placements.gone}`).expect(200);
    expect(body.map(({ action }: { action: string }) => action)).toContain('hours-guarantee.left-open');
  });

  it('of a stay that ends before the six weeks is settled after its end', async () => {
    await reported('report-departure', { placementIds: [placements.home], departedOn: '2000-04-08' });
    expect(await deadline('home')).toEqual({ state: 'open', dueOn: '2000-04-22', settled: false });
    await world.advanceTo('2000-04-23T15:00:00Z');
    expect(await deadline('home')).toMatchObject({ state: 'missed', settled: false });
    const { entries } = await account('home');
    // 240 hours less 40, at 6.90; the week's pay, which came after the departure, is owed as final wages.
    expect(entries).toMatchObject([
      { kind: 'final-wages', amountCents: 26_496 },
      {
        kind: 'hours-guarantee',
        amountCents: 138_000,
        sense: 'owed',
        rule: 'hours-guarantee',
        steps: [{ value: '200' }, { value: '1380.00' }],
      },
    ]);
  });

  it('is met by 240 hours and not by 239.99', async () => {
    await world.advanceTo('2000-05-14T20:00:00Z');
    for (const index of [1, 2, 3, 4])
      await pay(index, { enough: fullWeek, short: fullWeek, twice: fullWeek });
    await pay(0, { dear: fullWeek }, dearly);
    expect(await deadline('enough')).toMatchObject({ state: 'open' });
    await pay(5, { enough: fullWeek, short: [8, 8, 8, 8, '7.99'], twice: [8, 8, 8, 8] });
    expect(await deadline('enough')).toMatchObject({ state: 'met', settled: true });
    expect(await deadline('short')).toMatchObject({ state: 'open' });
    await world.advanceTo('2000-05-27T03:59:00Z');
    expect(await deadline('short')).toMatchObject({ state: 'open' });
    await world.advanceTo('2000-05-27T04:00:00Z');
    expect(await deadline('short')).toMatchObject({ state: 'missed', settled: false });
    // A hundredth of an hour at 6.90.
    expect(await account('short')).toMatchObject({ openCents: 7 });
    expect(await account('enough')).toMatchObject({ openCents: 0, entries: [] });
  });

  it('is not settled while records of some days are missing: it stays open, and who can ask for them is told', async () => {
    const open = { state: 'missed', settled: false };
    expect(await deadline('dear')).toMatchObject(open);
    const auditor = await world.person('auditor');
    const { body } = await auditor.get(`audit-trail/${placements.dear}`).expect(200);
    const known = body.filter(({ action }: { action: string }) => action === 'hours-guarantee.days-unknown');
    expect(known).toMatchObject([
      { after: { rootId: placements.dear, fromOn: '2000-04-08', toOn: '2000-05-12' } },
    ]);
    const told = await world.dataSource.query(
      `select n.kind, n.to_roles as "to" from deadline_notice n join deadline d on d.id = n.deadline_id
       where d.subject_id = $1 and n.kind = 'escalation'`,
      [placements.dear],
    );
    expect(told).toEqual([{ kind: 'escalation', to: ['employer', 'liaison-officer', 'host-officer'] }]);
    for (const index of [1, 2, 3, 4]) await pay(index, { dear: [] }, dearly);
    expect(await account('dear')).toMatchObject({ openCents: 0, entries: [] });
    expect(await deadline('dear')).toMatchObject(open);
    await pay(5, { dear: [] }, dearly);
    expect(await deadline('dear')).toMatchObject(open);
  });

  it('is owed at the rate of its last days, where more is paid than the order offers', async () => {
    const { openCents, entries } = await account('dear');
    expect(openCents).toBe(200 * 750);
    expect(entries[0]?.steps[1]).toMatchObject({
      params: { hours: '200', rateDollars: '7.50', rule: 'hourly-rate' },
    });
  });

  it('takes no hours of later weeks, and those of a correction by a counter entry', async () => {
    const [inWindow] = [lastRecord.short];
    await pay(6, { short: fullWeek });
    expect(await account('short')).toMatchObject({ openCents: 7 });
    lastRecord.short = inWindow;
    await correct('short', fullWeek);
    const { openCents, entries } = await account('short');
    expect(openCents).toBe(0);
    expect(entries.map(({ amountCents }) => amountCents)).toEqual([7, -7]);
    expect(await deadline('short')).toMatchObject({ state: 'missed', settled: true });
    await correct('short', [8, 8, 8, 8, 8, 4]);
    expect((await account('short')).entries).toHaveLength(2);
  });

  it('is owed again by a correction that takes hours away from who had them', async () => {
    await correct('enough', [8, 8, 8, 8, 7]);
    const { openCents, entries } = await account('enough');
    expect([openCents, entries.length]).toEqual([690, 1]);
  });

  it('is paid with its proof, never twice, and seen by whom it concerns', async () => {
    const path = `placements/${placements.twice}/guarantee-payments`;
    const payment = { paidOn: '2000-05-27', method: 'bank transfer', proofReference: 'T-1' };
    // Eight hours at 6.90.
    const refused = await farm.employer.post(path, { ...payment, amountCents: 5_521 }).expect(409);
    expect(codes(refused.body)).toEqual(['PAYMENT_OVER_OWED']);
    const future = await farm.employer.post(path, { ...payment, paidOn: '2000-05-28' }).expect(422);
    expect(codes(future.body)).toEqual(['PAYMENT_DATE_WRONG']);
    const part = await farm.employer.post(path, { ...payment, amountCents: 20 }).expect(200);
    expect(part.body).toMatchObject({
      amountCents: 20,
      openCents: 5_500,
      receipt: { act: 'hours-guarantee-paid', next: [{ act: 'PAY_GUARANTEE', by: 'employer', dueOn: null }] },
    });
    const again = await farm.employer.post(path, payment).expect(409);
    expect(codes(again.body)).toEqual(['PROOF_USED']);
    const rest = { ...payment, proofReference: 'T-3' };
    const both = await Promise.all([1, 2].map(() => farm.employer.post(path, rest)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await deadline('twice')).toMatchObject({ state: 'missed', settled: true });
    const self = await world.person('worker', { workerId: workers.twice });
    const liaison = await world.person('liaison-officer');
    const auditor = await world.person('auditor', { provinces: ['ON'] });
    for (const who of [self, liaison, auditor, programme.officer, programme.ministry])
      expect(await account('twice', who)).toMatchObject({ owedCents: 5_520, paidCents: 5_520, openCents: 0 });
  });

  it('does not exist for others', async () => {
    const strangers = [
      await world.person('worker', { workerId: workers.short }),
      await world.person('liaison-officer', { countries: ['JM'] }),
      await world.person('auditor', { provinces: ['QC'] }),
      (await world.farm()).employer,
    ];
    for (const who of strangers) await who.get(`workers/${workers.twice}/account`).expect(404);
    const payment = { paidOn: '2000-05-27', method: 'cash', proofReference: 'T-2' };
    await strangers[3]?.post(`placements/${placements.short}/guarantee-payments`, payment).expect(404);
    await programme.officer.post(`placements/${placements.short}/guarantee-payments`, payment).expect(403);
  });
});
