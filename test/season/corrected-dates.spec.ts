import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyTrail } from '#libs/audit-trail';
import { TellPeople } from '#libs/notifications';
import { act, type Crew, crewTravelling, dayAfter, handIn, periodRows } from '../support/crews.js';
import { codes, week } from '../support/pay-sheets.js';
import { type Programme, programmePeople } from '../support/placing.js';
import { createWorld, type Person, type World } from '../support/world.js';

const arrived = '2000-05-01';
/** As it was reported, and as it was. */
const [reported, real] = ['2000-05-05', '2000-05-03'];
const reason = 'The foreman wrote down Friday';

let world: World;
let mexico: Programme;
let crew: Crew;
let leaving: Crew;
let partly: Crew;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  mexico = await programmePeople(world, 'MX');
  crew = await crewTravelling(world, mexico, 1, arrived);
  leaving = await crewTravelling(world, mexico, 1, arrived);
  partly = await crewTravelling(world, mexico, 2, arrived);
  await world.advanceTo('2000-05-06T15:00:00Z');
  for (const one of [crew, leaving, partly]) {
    await act(one, 'report-arrival', one.ids, { arrivedOn: arrived, housingUnitId: one.farm.housingUnitId });
    await act(one, 'start-work', one.ids, { firstDayWorkedOn: reported });
  }
}, 60_000);

afterAll(() => world.close());

const correct = (one: Crew, days: object, status = 200, ids = one.ids) =>
  act(one, 'correct-dates', ids, { reason, ...days }, status);

const placement = async (one: Crew, index = 0) =>
  (await one.employer.get(`placements/${one.ids[index]}`).expect(200)).body;

/** The obligations of a placement with the day that each counts from. */
const duties = async (one: Crew): Promise<Record<string, { on: string; dueOn: string; state: string }>> => {
  const rows = await world.dataSource.query(
    `select kind, counted_from_on::text as "on", due_on::text as "dueOn", state from deadline where subject_id = $1`,
    [one.ids[0]],
  );
  return Object.fromEntries(
    rows.map(({ kind, ...row }: { kind: string; on: string; dueOn: string; state: string }) => [kind, row]),
  );
};

const account = async (one: Crew) =>
  (await one.employer.get(`workers/${one.workerIds[0]}/account`).expect(200)).body as {
    openCents: number;
    entries: { kind: string; amountCents: number }[];
  };

describe('a first day worked that was reported wrongly', () => {
  it('is corrected with everything that counts from it', async () => {
    expect(await duties(crew)).toMatchObject({
      REQUEST_TAX_NUMBER: { on: reported },
      TAKE_OUT_INSURANCE: { on: reported, dueOn: reported },
      KEEP_RECORDS_UNTIL: { dueOn: '2006-05-05' },
    });
    expect(await periodRows(world, crew)).toMatchObject([{ from: reported, to: '2000-05-18' }]);
    const { body } = await correct(crew, { firstDayWorkedOn: real });
    expect(body.receipt.next).toContainEqual({ act: 'TAKE_OUT_INSURANCE', by: 'employer', dueOn: real });
    expect(await placement(crew)).toMatchObject({ arrivedOn: arrived, firstDayWorkedOn: real });
    expect(await duties(crew)).toMatchObject({
      REQUEST_TAX_NUMBER: { on: real },
      HEALTH_CARD: { on: real },
      TAKE_OUT_INSURANCE: { on: real, dueOn: real },
      KEEP_RECORDS_UNTIL: { dueOn: '2006-05-03', state: 'open' },
    });
    expect(await periodRows(world, crew)).toMatchObject([
      { from: real, to: '2000-05-16', state: 'open' },
      { from: reported, state: 'cancelled' },
    ]);
  });

  it('leaves before and after in the trail, with the reason', async () => {
    const auditor = await world.person('auditor');
    const { body } = await auditor.get(`audit-trail/${crew.ids[0]}`).expect(200);
    expect(body).toContainEqual(
      expect.objectContaining({
        action: 'placement.correct-dates',
        reason,
        before: { firstDayWorkedOn: reported },
        after: { firstDayWorkedOn: real },
      }),
    );
  });

  it('is told to the worker, and to the ministry at home where it is an arrival', async () => {
    const told = async (person: Person) =>
      (
        (await person.get('notifications?limit=200').expect(200)).body.items as {
          kind: string;
          name: string;
        }[]
      )
        .filter(({ kind }) => kind === 'act')
        .map(({ name }) => name);
    const worker = await world.person('worker', { workerId: crew.workerIds[0] ?? '', countries: ['MX'] });
    await world.get(TellPeople).run();
    const first = `Dates of the stay were corrected: first day worked ${real}, not ${reported}`;
    expect(await told(worker)).toEqual([first]);
    expect(await told(mexico.ministry)).toEqual([]);
    await correct(crew, { arrivedOn: '2000-05-02' });
    await world.get(TellPeople).run();
    const second = `Dates of the stay were corrected: arrival 2000-05-02, not ${arrived}`;
    expect(await told(worker)).toEqual([second, first]);
    expect(await told(mexico.ministry)).toEqual([second]);
    expect(await told(crew.employer)).toEqual([]);
  });

  it('moves the guaranteed weeks with the first day worked, and not with the arrival', async () => {
    // Six weeks from 3 May end on 13 June, and two weeks later they are settled.
    expect((await duties(crew)).SETTLE_GUARANTEED_WEEKS).toMatchObject({
      dueOn: '2000-06-27',
      state: 'open',
    });
    expect(await placement(crew)).toMatchObject({ arrivedOn: '2000-05-02', stayFrom: '2000-05-02' });
  });

  it('is not one on which the worker was not there, or that has not come', async () => {
    expect(codes((await correct(crew, { firstDayWorkedOn: arrived }, 422)).body)).toEqual([
      'DATE_NOT_POSSIBLE',
    ]);
    expect(codes((await correct(crew, { firstDayWorkedOn: '2000-05-07' }, 422)).body)).toEqual([
      'DATE_NOT_POSSIBLE',
    ]);
    expect(codes((await correct(crew, { departedOn: '2000-05-06' }, 409)).body)).toEqual([
      'STAY_DATE_NOT_REPORTED',
    ]);
    expect(codes((await correct(crew, {}, 422)).body)).toEqual(['STAY_DATE_MISSING']);
    expect(codes((await correct(crew, { firstDayWorkedOn: real }, 409)).body)).toEqual([
      'STAY_DATES_UNCHANGED',
    ]);
  });
});

describe('an arrival that was reported wrongly', () => {
  it('is not before the inspection of the house, unless only a later inspection is known', async () => {
    const inspected = (inspectedOn: string) =>
      crew.employer
        .put(`housing-units/${crew.farm.housingUnitId}/inspection`, { capacity: 20, inspectedOn })
        .expect(200);
    await inspected('2000-05-02');
    const { body } = await correct(crew, { arrivedOn: arrived }, 409);
    expect(codes(body)).toEqual(['HOUSING_NOT_INSPECTED']);
    await inspected('2000-05-06');
    await correct(crew, { arrivedOn: arrived });
    expect(await placement(crew)).toMatchObject({ arrivedOn: arrived, stayFrom: arrived });
  });
});

describe('pay that was submitted', () => {
  const paidDays = (start: string, ids: string[]) => ({
    records: ids.map((placementId) => ({ placementId, days: week(start, [8, 8, 8, 8]) })),
  });
  let paySheetId: string;

  it('refuses a first day after a day that is paid, and gives it free once the sheet is withdrawn', async () => {
    await world.advanceTo('2000-05-11T15:00:00Z');
    const sheet = await handIn(partly, reported, 7, partly.ids, paidDays(reported, partly.ids));
    ({ paySheetId } = sheet);
    const [, number] = sheet.records.map((one) => one.number);
    await correct(partly, { firstDayWorkedOn: '2000-05-04' }, 200, [partly.ids[1] ?? '']);
    const { body } = await correct(partly, { firstDayWorkedOn: '2000-05-06' }, 409);
    expect(codes(body)).toEqual(['PAY_OUTSIDE_STAY', 'PAY_OUTSIDE_STAY']);
    expect(body.findings[1].params).toMatchObject({ number, days: reported });
    await partly.employer.post(`pay-sheets/${paySheetId}/withdrawal`, { reason }).expect(200);
    await correct(partly, { firstDayWorkedOn: '2000-05-06' });
    expect((await placement(partly, 1)).firstDayWorkedOn).toBe('2000-05-06');
  });

  it('of a period is owed again when somebody was there before, and complete when nobody was', async () => {
    const [first = '', second = ''] = partly.ids;
    await handIn(partly, '2000-05-06', 6, [first], paidDays('2000-05-06', [first]));
    const rows = async () => (await periodRows(world, partly)).filter(({ state }) => state !== 'cancelled');
    expect((await rows())[0]).toMatchObject({ from: '2000-05-06', to: '2000-05-11', state: 'open' });
    await correct(partly, { firstDayWorkedOn: '2000-05-11' }, 200, [second]);
    expect((await rows())[0]).toMatchObject({ state: 'open' });
    await world.advanceTo('2000-05-12T15:00:00Z');
    await correct(partly, { firstDayWorkedOn: '2000-05-12' }, 200, [second]);
    expect(await rows()).toMatchObject([
      { from: '2000-05-06', to: '2000-05-11', state: 'met' },
      { from: '2000-05-12', state: 'open' },
    ]);
    await correct(partly, { firstDayWorkedOn: '2000-05-10' }, 200, [second]);
    expect((await rows())[0]).toMatchObject({ from: '2000-05-06', dueOn: '2000-05-18', state: 'open' });
  });
});

describe('a departure that was reported wrongly', () => {
  it('moves the final wages, and the pay periods of the days in between', async () => {
    await world.advanceTo('2000-05-19T15:00:00Z');
    await handIn(leaving, reported, 14, leaving.ids, { payDate: '2000-05-22' });
    await act(leaving, 'report-departure', leaving.ids, { departedOn: '2000-05-18' });
    expect(await duties(leaving)).toMatchObject({ FINAL_WAGES: { on: '2000-05-18', state: 'open' } });
    const [owed] = (await account(leaving)).entries;
    expect(owed).toMatchObject({ kind: 'final-wages', amountCents: 31_795 });
    expect((await periodRows(world, leaving)).at(-1)).toMatchObject({
      from: '2000-05-19',
      state: 'cancelled',
    });
    await world.advanceTo('2000-05-24T15:00:00Z');
    await correct(leaving, { departedOn: '2000-05-23' });
    expect(await placement(leaving)).toMatchObject({ departedOn: '2000-05-23', stayTo: '2000-05-23' });
    expect(await duties(leaving)).toMatchObject({
      FINAL_WAGES: { on: '2000-05-23', state: 'open' },
      SETTLE_HOURS_GUARANTEE: { on: '2000-05-23', state: 'open' },
      SETTLE_GUARANTEED_WEEKS: { on: '2000-05-23', state: 'open' },
    });
    // Its pay date came before the stay had ended: it is no final pay any more.
    expect(await account(leaving)).toMatchObject({ openCents: 0 });
    expect((await periodRows(world, leaving)).at(-1)).toMatchObject({ from: '2000-05-19', state: 'open' });
    await correct(leaving, { departedOn: '2000-05-20' });
    expect(await account(leaving)).toMatchObject({ openCents: 31_795 });
    expect((await verifyTrail(world.dataSource)).faults).toEqual([]);
  });

  it('is not before a day that is paid, and not ahead of today', async () => {
    const [paid, ahead] = [{ departedOn: '2000-05-09' }, { departedOn: '2000-05-25' }];
    expect(codes((await correct(leaving, paid, 409)).body)).toEqual(['PAY_OUTSIDE_STAY']);
    expect(codes((await correct(leaving, ahead, 422)).body)).toEqual(['DATE_NOT_POSSIBLE']);
    expect(codes((await correct(leaving, { departedOn: dayAfter(reported, -1) }, 422)).body)).toEqual([
      'DATE_NOT_POSSIBLE',
    ]);
  });

  it('is corrected by the side that reported it', async () => {
    const bodyOf = (one: Crew) => ({ placementIds: one.ids, departedOn: '2000-05-21', reason });
    await mexico.officer.post('placements/acts/correct-dates', bodyOf(leaving)).expect(403);
    const ended = { placementIds: crew.ids, endedOn: '2000-05-23', reason: 'Illness at home' };
    await mexico.ministry.post('placements/acts/end-early', ended).expect(200);
    const { body } = await crew.employer.post('placements/acts/correct-dates', bodyOf(crew)).expect(403);
    expect(body).toMatchObject({ code: 'OTHER_SIDE_ACTS', params: { by: 'sending-officer' } });
    await mexico.ministry.post('placements/acts/correct-dates', bodyOf(crew)).expect(200);
    expect(await placement(crew)).toMatchObject({ departedOn: '2000-05-21', stayTo: '2000-05-21' });
  });
});
