import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, begin, type Crew, crewTravelling, dayAfter, handIn } from '../support/crews.js';
import { codes, sheet, submit, week } from '../support/pay-sheets.js';
import { placeWorkers } from '../support/placed-worker.js';
import { approvedOrder, type Programme, programmePeople } from '../support/placing.js';
import { createWorld, type Person, type World } from '../support/world.js';

const reason = 'Read off the wrong line';

const correct = ({ employer }: { employer: Person }, placementIds: string[], days: object, status = 200) =>
  employer.post('placements/acts/correct-dates', { placementIds, reason, ...days }).expect(status);

const findingsOf = async ({ employer }: { employer: Person }, code: string) =>
  (await employer.get(`findings?code=${code}`).expect(200)).body.items as {
    state: string;
    owedCents: number;
  }[];

describe('under the edition of 2026', () => {
  let world: World;
  let mexico: Programme;

  beforeAll(async () => {
    world = await createWorld('2026-01-20T15:00:00Z');
    mexico = await programmePeople(world, 'MX');
  });

  afterAll(() => world.close());

  const lastDayOf = async (placementId: string) => {
    const [row] = await world.dataSource.query(
      `select due_on::text as "dueOn", counted_from_on::text as "on", state from deadline
       where subject_id = $1 and kind = 'LEAVE_BY'`,
      [placementId],
    );
    return row;
  };

  it('a transfer is corrected by the ministry that entered it, on both sides', async () => {
    const [began, need] = [
      '2026-01-20',
      { needFrom: '2026-05-04', needTo: '2026-10-30', hourlyRateCents: 1_900 },
    ];
    const from = await crewTravelling(world, mexico, 1, began, need);
    await begin(from, began);
    const to = await approvedOrder(world, mexico, { named: 1, ...need });
    await world.advanceTo('2026-04-30T15:00:00Z');
    const transfer = {
      ...{ placementIds: from.ids, jobOrderId: to.orderId, transferredOn: '2026-04-28' },
      ...{ housingUnitId: to.farm.housingUnitId, workersConsent: true, sendingMinistryApproves: true },
    };
    const { body: moved } = await mexico.officer.post('placements/acts/transfer', transfer).expect(200);
    const goesOn = moved.transferred[0].id as string;
    const receiving = { employer: to.farm.employer, orderId: to.orderId };
    expect(await lastDayOf(goesOn)).toMatchObject({ on: began, dueOn: '2026-09-20', state: 'open' });

    // Neither farm reported the day of the transfer.
    const { body: first } = await correct(from, from.ids, { departedOn: '2026-04-26' }, 403);
    expect(first.params).toEqual({ act: 'correct-dates', by: 'host-officer' });
    const { body: second } = await correct(receiving, [goesOn], { firstDayWorkedOn: '2026-04-29' }, 409);
    expect(codes(second)).toEqual(['STAY_DATE_OF_TRANSFER']);

    const officer = { employer: mexico.officer };
    expect(codes((await correct(officer, from.ids, { departedOn: '2026-05-01' }, 422)).body)).toEqual([
      'DATE_NOT_POSSIBLE',
    ]);
    await correct(officer, from.ids, { departedOn: '2026-04-26' });
    const read = async (who: Person, id: string) => (await who.get(`placements/${id}`).expect(200)).body;
    expect(await read(from.employer, from.ids[0] ?? '')).toMatchObject({
      ...{ departedOn: '2026-04-26', stayTo: '2026-04-26', state: 'transferred' },
    });
    expect(await read(receiving.employer, goesOn)).toMatchObject({
      ...{ arrivedOn: '2026-04-26', firstDayWorkedOn: '2026-04-26', stayFrom: '2026-04-26' },
    });
    const periods = await world.dataSource.query(
      `select occasion as "from" from deadline where subject_id = $1 and kind = 'SUBMIT_PAY_RECORD' and state = 'open'`,
      [to.orderId],
    );
    expect(periods).toEqual([{ from: '2026-04-26' }]);

    // The stay is one stay: its last day counts from the first day worked anywhere.
    await correct(from, from.ids, { firstDayWorkedOn: '2026-01-22' });
    expect(await lastDayOf(goesOn)).toMatchObject({ on: '2026-01-22', dueOn: '2026-09-22', state: 'open' });
    const pay = sheet('2026-04-26', [goesOn], { days: week('2026-04-26', [8]), insuranceCents: 0 }, 4);
    await receiving.employer.post(`job-orders/${to.orderId}/pay-sheets`, pay).expect(200);
    const { body: paid } = await correct(officer, from.ids, { departedOn: '2026-04-27' }, 409);
    expect(codes(paid)).toEqual(['PAY_OUTSIDE_STAY']);
  });

  it('pay is checked again where it depended on the first day worked', async () => {
    await world.advanceTo('2026-05-18T15:00:00Z');
    const farm = await placeWorkers(world, {
      ...{ edition: '2026', needFrom: '2026-05-04', hourlyRateCents: 1_760 },
    });
    const days = week('2026-05-06', [8, 8, 8]);
    await submit(farm, sheet('2026-05-04', farm.placementIds, { days }, 14));
    const found = () => findingsOf(farm, 'INSURANCE_OVER_PREMIUM');
    expect(await found()).toEqual([]);
    // Fourteen calendar days at 1.05 were taken; from the 6th on they are twelve.
    await correct(farm, farm.placementIds, { firstDayWorkedOn: '2026-05-06' });
    expect(await found()).toMatchObject([{ state: 'raised', owedCents: 210 }]);
    await correct(farm, farm.placementIds, { firstDayWorkedOn: '2026-05-05' });
    expect(await found()).toContainEqual(expect.objectContaining({ state: 'raised', owedCents: 105 }));
    await correct(farm, farm.placementIds, { firstDayWorkedOn: '2026-05-04' });
    expect((await found()).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    await correct(farm, farm.placementIds, { firstDayWorkedOn: '2026-05-06' });
    expect((await found()).filter(({ state }) => state === 'raised')).toMatchObject([{ owedCents: 210 }]);
  });
});

describe('under the edition of 2000', () => {
  const arrived = '2000-05-01';
  let world: World;
  let crew: Crew;
  let papers: Crew;

  beforeAll(async () => {
    world = await createWorld('2000-02-01T15:00:00Z');
    const mexico = await programmePeople(world, 'MX');
    crew = await crewTravelling(world, mexico, 1, arrived);
    papers = await crewTravelling(world, mexico, 1, arrived);
    await world.advanceTo('2000-05-08T20:00:00Z');
    await act(crew, 'report-arrival', crew.ids, {
      ...{ arrivedOn: arrived, housingUnitId: crew.farm.housingUnitId },
    });
    await act(crew, 'start-work', crew.ids, { firstDayWorkedOn: '2000-05-08' });
    await begin(papers, arrived);
  }, 60_000);

  afterAll(() => world.close());

  it('what was missed by a wrong day is found no more, and found again by the right one', async () => {
    const found = async () =>
      (await findingsOf(papers, 'TAX_NUMBER_NOT_REQUESTED')).map(({ state }) => state).sort();
    await world.advanceTo('2000-05-14T04:00:00Z');
    expect(await found()).toEqual(['raised']);
    await correct(papers, papers.ids, { firstDayWorkedOn: '2000-05-13' });
    expect(await found()).toEqual(['withdrawn']);
    await correct(papers, papers.ids, { firstDayWorkedOn: arrived });
    await world.advanceTo('2000-05-14T05:00:00Z');
    expect(await found()).toEqual(['raised', 'withdrawn']);
    await correct(papers, papers.ids, { firstDayWorkedOn: '2000-05-13' });
    expect(await found()).toEqual(['withdrawn', 'withdrawn']);
    const asked = { requests: [{ placementId: papers.ids[0] }], requestedOn: '2000-05-13' };
    await papers.employer.post('placements/acts/request-tax-number', asked).expect(200);
    const state = async () => {
      const [row] = await world.dataSource.query(
        `select state from deadline where subject_id = $1 and kind = 'REQUEST_TAX_NUMBER'`,
        [papers.ids[0]],
      );
      return row.state as string;
    };
    expect(await state()).toBe('met');
    // What was done in time by one day was late by another.
    await correct(papers, papers.ids, { firstDayWorkedOn: arrived });
    expect(await state()).toBe('missed');
  });

  it('the hours of the guaranteed weeks are those from the real first day worked on', async () => {
    const open = async () =>
      (await crew.employer.get(`workers/${crew.workerIds[0]}/account`).expect(200)).body.openCents as number;
    await world.advanceTo('2000-06-26T15:00:00Z');
    for (const index of [0, 1, 2, 3, 4, 5, 6]) {
      const start = dayAfter('2000-05-08', 7 * index);
      const hours = index === 0 ? [0, 8, 8, 8, 8] : [8, 8, 8, 8, 8];
      const records = [{ placementId: crew.ids[0], days: week(start, hours) }];
      await handIn(crew, start, 7, crew.ids, { records });
    }
    const settlement = async () => {
      const [row] = await world.dataSource.query(
        `select due_on::text as "dueOn", state, settled_at is not null as settled from deadline
         where subject_id = $1 and kind = 'SETTLE_GUARANTEED_WEEKS'`,
        [crew.ids[0]],
      );
      return row;
    };
    // Six weeks from 8 May end on 18 June, with 232 hours in them; they are settled two weeks later.
    await world.advanceTo('2000-07-03T15:00:00Z');
    expect(await open()).toBe(8 * 690);
    expect(await settlement()).toMatchObject({ dueOn: '2000-07-02', state: 'missed', settled: false });
    // From the 9th on they end with the 19th of June, whose eight hours make up the 240.
    await correct(crew, crew.ids, { firstDayWorkedOn: '2000-05-09' });
    expect(await open()).toBe(0);
    expect(await settlement()).toMatchObject({ dueOn: '2000-07-03', settled: true });
    await correct(crew, crew.ids, { firstDayWorkedOn: '2000-05-08' });
    expect(await open()).toBe(8 * 690);
    expect(await settlement()).toMatchObject({ dueOn: '2000-07-02', settled: false });
  });

  it('of a correction and a sheet at once, the second is held against the first', async () => {
    for (const correctionFirst of [true, false, true]) {
      const farm = await placeWorkers(world, { needFrom: '2000-06-12' });
      const [id = ''] = farm.placementIds;
      const acts = [
        () =>
          farm.employer.post('placements/acts/correct-dates', {
            ...{ placementIds: [id], reason, firstDayWorkedOn: '2000-06-13' },
          }),
        () => farm.employer.post(`job-orders/${farm.orderId}/pay-sheets`, sheet('2000-06-12', [id])),
      ];
      const answers = await Promise.all((correctionFirst ? acts : acts.reverse()).map((one) => one()));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const refused = answers.find(({ status }) => status !== 200);
      expect(['PAY_OUTSIDE_STAY', 'DAY_BEFORE_FIRST_DAY']).toContain(refused?.body.code);
    }
  });
});
