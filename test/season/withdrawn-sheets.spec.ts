import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyTrail } from '#libs/audit-trail';
import { TellPeople } from '#libs/notifications';
import { begin, type Crew, crewTravelling, dayAfter, handIn, periodRows } from '../support/crews.js';
import { balanceOf, line, nothingWithheld, sheet, statutory, submit, week } from '../support/pay-sheets.js';
import { placeWorkers } from '../support/placed-worker.js';
import { type Programme, programmePeople } from '../support/placing.js';
import { createWorld, type Person, type World } from '../support/world.js';

/** Ontario counts from here: workers arrive and begin. */
const first = '2000-05-01';
const reason = 'The hours of another farm';

let world: World;
let jamaica: Programme;
let liaison: Person;
let crew: Crew;
let late: Crew;
/** Workers who come later. */
let workers: Crew;
const begun = '2000-06-05';

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  jamaica = await programmePeople(world, 'JM');
  liaison = await world.person('liaison-officer', { countries: ['JM'] });
  crew = await crewTravelling(world, jamaica, 2, first);
  late = await crewTravelling(world, jamaica, 1, first);
  workers = await crewTravelling(world, jamaica, 1, begun);
  await world.advanceTo(`${first}T20:00:00Z`);
  for (const one of [crew, late]) await begin(one, first);
}, 60_000);

afterAll(() => world.close());

const withdraw = ({ employer }: { employer: Person }, paySheetId: string, status = 200) =>
  employer.post(`pay-sheets/${paySheetId}/withdrawal`, { reason }).expect(status);

const savings = async (workerId: string) => {
  const { body } = await liaison.get(`workers/${workerId}/savings`).expect(200);
  const entries = body.entries as { kind: string; amountCents: number }[];
  return [body.owedCents, entries.map(({ kind, amountCents }) => [kind, amountCents])];
};

describe('a sheet that was withdrawn', () => {
  let worker: Person;
  let paySheetId: string;
  let records: { id: string; number: string }[];

  beforeAll(async () => {
    worker = await world.person('worker', { workerId: crew.workerIds[0] ?? '', countries: ['JM'] });
    await world.advanceTo('2000-05-07T15:00:00Z');
    ({ paySheetId, records } = await handIn(crew, first, 7, crew.ids));
  });

  it('owes its period again, with the days that were planned before it', async () => {
    expect(await periodRows(world, crew)).toMatchObject([
      { from: first, to: '2000-05-07', dueOn: '2000-05-14', state: 'met' },
      { from: '2000-05-08', state: 'open' },
    ]);
    const { body } = await withdraw(crew, paySheetId);
    expect(body.receipt).toMatchObject({
      act: 'withdrawn',
      next: [{ act: 'SUBMIT_PAY_RECORDS', by: 'employer', dueOn: '2000-05-21' }],
    });
    for (const kind of ['SUBMIT_PAY_RECORD', 'SEND_PAY_SHEETS'])
      expect(await periodRows(world, crew, kind)).toMatchObject([
        { from: first, to: '2000-05-14', dueOn: '2000-05-21', state: 'open', settled: false },
        { from: '2000-05-08', state: 'cancelled' },
      ]);
  });

  it('leaves nothing of it in balances and savings, and everything to be read', async () => {
    expect(await balanceOf(world, crew.ids[0] ?? '')).toMatchObject({
      ...{ administration_cents: 0, savings_cents: 0 },
    });
    expect(await savings(crew.workerIds[0] ?? '')).toEqual([
      0,
      [
        ['withheld', 8_280],
        ['adjusted', -8_280],
      ],
    ]);
    const { body } = await worker.get(`pay-records/${records[0]?.id}`).expect(200);
    expect(body).toMatchObject({
      ...{ state: 'withdrawn', grossCents: 33_120, possible: [], correctedById: null },
      ...{ withdrawnAt: expect.stringMatching(/^2000-05-07T15:/), withdrawalReason: reason },
    });
    const { body: slip } = await worker.get(`pay-records/${records[0]?.id}/payslip`).expect(200);
    expect(slip.explanation).toMatchObject({ withdrawn: true, replaced: false });
    await worker.post(`pay-records/${records[0]?.id}/acceptance`).expect(409);
    expect((await verifyTrail(world.dataSource)).faults).toEqual([]);
  });

  it('stood until it was withdrawn, and does not since', async () => {
    const path = `placements/${crew.ids[0]}/pay-statement?on=2000-05-02`;
    const { knownAt } = (await jamaica.officer.get(`pay-records/${records[0]?.id}`).expect(200)).body;
    const { body } = await jamaica.officer.get(`${path}&asOf=${knownAt}`).expect(200);
    expect(body).toMatchObject({ number: records[0]?.number, sameAsStated: true });
    await jamaica.officer.get(path).expect(404);
  });

  it('is told to its workers, and to nobody else', async () => {
    const stranger = await world.person('worker', { workerId: late.workerIds[0] ?? '', countries: ['JM'] });
    await world.get(TellPeople).run();
    const { body } = await worker.get('notifications').expect(200);
    expect(body.items).toMatchObject([
      {
        ...{
          kind: 'act',
          obligation: 'PAY_RECORD_WITHDRAWN',
          over: false,
          dueOn: '2000-05-07',
          mail: 'waiting',
        },
        ...{ subjectType: 'placement', subjectId: crew.ids[0], whenMissed: null },
        name: `Pay record ${records[0]?.number} for ${first} to 2000-05-07 was withdrawn by the employer`,
      },
    ]);
    for (const person of [stranger, crew.employer]) {
      const { items } = (await person.get('notifications').expect(200)).body;
      expect(items.filter(({ kind }: { kind: string }) => kind === 'act')).toEqual([]);
    }
  });

  it('gives its days back: another sheet is paid as if there had been none', async () => {
    await world.advanceTo('2000-05-14T15:00:00Z');
    const again = await handIn(crew, first, 14, crew.ids);
    expect(await periodRows(world, crew)).toMatchObject([
      { from: first, to: '2000-05-14', dueOn: '2000-05-21', state: 'met' },
      { from: '2000-05-08', state: 'cancelled' },
      { from: '2000-05-15', to: '2000-05-28', state: 'open' },
    ]);
    expect(await balanceOf(world, crew.ids[0] ?? '')).toMatchObject({ savings_cents: 8_280 });
    const { body } = await worker.get('pay-records').expect(200);
    expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['withdrawn', 'assessed']);
    await withdraw(crew, paySheetId, 409);
    await withdraw(crew, again.paySheetId);
    expect((await savings(crew.workerIds[0] ?? ''))[0]).toBe(0);
  });
});

describe('what a withdrawn sheet did not remit', () => {
  it('is owed by nobody, and what was found of it is found anew without the money', async () => {
    // Paid a month later, so that the sheet is overdue before anybody is paid by it.
    const { paySheetId } = await handIn(late, first, 7, late.ids, { payDate: '2000-06-12' });
    const account = async () =>
      (await late.employer.get(`employers/${late.employer.organisationId}/account`).expect(200)).body;
    const found = async () =>
      (await late.employer.get('findings?code=PAY_SHEET_NOT_SENT').expect(200)).body.items as object[];
    // Due a week after the 7th, and found a week of grace after that.
    await world.advanceTo('2000-05-22T04:00:00Z');
    expect(await account()).toMatchObject({ balanceCents: 8_280 });
    expect(await found()).toMatchObject([{ state: 'raised', owedCents: 8_280 }]);
    await withdraw(late, paySheetId);
    expect(await account()).toMatchObject({ balanceCents: 0 });
    expect(await found()).toMatchObject([
      { state: 'withdrawn', outcomeReason: 'The employer withdrew the pay sheet' },
    ]);
    await world.advanceTo('2000-05-29T04:00:00Z');
    expect(await found()).toContainEqual(expect.objectContaining({ state: 'raised', owedCents: 0 }));
    expect((await periodRows(world, late, 'SEND_PAY_SHEETS'))[0]).toMatchObject({ state: 'missed' });
  });
});

describe('caps and guarantee after a withdrawal', () => {
  it('are as if the pay had never been', async () => {
    const farm = await placeWorkers(world, { transportCostCents: 30_000, needFrom: '2000-05-08' });
    const paid = async (start: string, transportCents: number) =>
      (await submit(farm, sheet(start, farm.placementIds, { transportCents }))).body;
    const early = await paid('2000-05-08', 9_999);
    const second = await paid('2000-05-15', 9_999);
    expect(await line(farm, second.records[0].id, 'transport')).toBe(1);
    expect(await withdraw(farm, early.paySheetId, 409)).toMatchObject({
      body: { code: 'WITHDRAWAL_AFTER_PAY_DATE' },
    });
    const [latest] = [await paid('2000-05-22', 9_999)];
    await withdraw(farm, latest.paySheetId);
    expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({
      ...{ transport_cents: 10_000 },
    });
  });

  it('owe the hours of the first weeks again, where the sheet had reached them', async () => {
    await world.advanceTo(`${begun}T20:00:00Z`);
    await begin(workers, begun);
    await world.advanceTo('2000-06-25T20:00:00Z');
    const hours = (start: string) => ({
      records: [
        {
          placementId: workers.ids[0],
          days: week(start, [14, 14, 14, 14, 14, 10]),
          ...nothingWithheld('2000'),
        },
      ],
    });
    const guarantee = async () => {
      const [row] = await world.dataSource.query(
        `select state, due_on::text as "dueOn", settled_at is not null as settled from deadline
         where subject_id = $1 and kind = 'SETTLE_GUARANTEED_WEEKS'`,
        [workers.ids[0]],
      );
      return row;
    };
    const sheets = [];
    for (const weeks of [0, 1, 2]) {
      const start = dayAfter(begun, 7 * weeks);
      sheets.push(await handIn(workers, start, 7, workers.ids, hours(start)));
    }
    expect(await guarantee()).toMatchObject({ state: 'met', settled: true });
    await withdraw(workers, sheets[2]?.paySheetId ?? '');
    expect(await guarantee()).toEqual({ state: 'open', dueOn: '2000-07-30', settled: false });
    const start = dayAfter(begun, 14);
    await handIn(workers, start, 7, workers.ids, hours(start));
    expect(await guarantee()).toMatchObject({ state: 'met', settled: true });
  });

  it('owe no final wages that the sheet had made owed', async () => {
    const farm = await placeWorkers(world, { state: 'departed', departedOn: '2000-06-23' });
    const { body } = await submit(
      farm,
      sheet('2000-06-19', farm.placementIds, { days: week('2000-06-19', [8]) }),
    );
    const account = async () =>
      (await farm.employer.get(`workers/${farm.workerIds[0]}/account`).expect(200)).body;
    expect(await account()).toMatchObject({ openCents: 5_299, entries: [{ kind: 'final-wages' }] });
    await withdraw(farm, body.paySheetId);
    expect(await account()).toMatchObject({ openCents: 0, entries: [{}, { amountCents: -5_299 }] });
  });
});

describe('findings of a withdrawn sheet', () => {
  it('are withdrawn with it, and with what they owe', async () => {
    const now = await createWorld('2026-06-08T15:00:00Z');
    const farm = await placeWorkers(now, { edition: '2026', hourlyRateCents: 1_760 });
    // 48 h at 17.60 are 844.80; 5.95 % of it less 67.30 are 46.26.
    const body = sheet('2026-06-01', farm.placementIds, {
      statutory: statutory({ cpp: 4_727 }),
      exempt: { ei: 'short-engagement', tax: 'treaty' },
    });
    const { paySheetId } = (await submit(farm, { ...body, payDate: '2026-06-12' })).body;
    const found = async () => (await farm.employer.get('findings').expect(200)).body.items;
    const owed = async () =>
      (await farm.employer.get(`workers/${farm.workerIds[0]}/account`).expect(200)).body.openCents;
    expect(await found()).toMatchObject([{ code: 'WITHHOLDING_OFF', state: 'raised', owedCents: 101 }]);
    expect(await owed()).toBe(101);
    await withdraw(farm, paySheetId);
    expect(await found()).toMatchObject([
      { state: 'withdrawn', outcomeReason: 'The employer withdrew the pay sheet' },
    ]);
    expect(await owed()).toBe(0);
    await submit(farm, body);
    expect((await found()).map(({ state }: { state: string }) => state).sort()).toEqual([
      'raised',
      'withdrawn',
    ]);
    await now.close();
  });
});
