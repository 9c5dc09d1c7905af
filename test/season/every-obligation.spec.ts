import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReplanDeadlines } from '#libs/deadlines';
import { addDays, endOfDay, plainDate, type PlainDate } from '#libs/quantities';
import { loadRulebook, obligationsFor } from '#libs/rulebook';
import { sheet } from '../support/pay-sheets.js';
import {
  type Farm,
  nameFor,
  placeThrough,
  programmePeople,
  type Programme,
  registerWorker,
} from '../support/placing.js';
import { createWorld, type World } from '../support/world.js';

const rulebook = loadRulebook();

interface Season {
  edition: string;
  country: string;
  programme: string;
  filedOn: PlainDate;
  decidedOn: PlainDate;
  needFrom: PlainDate;
  needTo: PlainDate;
  hourlyRateCents: number;
}

const seasons: Season[] = [
  ['2000', 'MX', 'sawp-mexico'] as const,
  ['2000', 'JM', 'sawp-caribbean'] as const,
  ['2026', 'MX', 'sawp-mexico'] as const,
  ['2026', 'JM', 'sawp-caribbean'] as const,
].map(([edition, country, programme]) => ({
  ...{ edition, country, programme },
  filedOn: plainDate(edition === '2000' ? '2000-03-01' : '2026-02-02'),
  decidedOn: plainDate(edition === '2000' ? '2000-04-20' : '2026-02-03'),
  needFrom: plainDate(edition === '2000' ? '2000-05-15' : '2026-05-04'),
  needTo: plainDate(edition === '2000' ? '2000-09-29' : '2026-09-25'),
  hourlyRateCents: edition === '2000' ? 690 : 1_900,
}));

describe.each(seasons)('a season of $edition with workers of $country', (season) => {
  const { filedOn, decidedOn, needFrom, needTo, programme } = season;
  // Every event on a day of its own, so that none can stand for another.
  const [arrivedOn, firstDayWorked] = [addDays(needFrom, 1), addDays(needFrom, 2)];
  const lastDayWorked = addDays(needTo, -3);
  let world: World;
  let people: Programme;
  let farm: Farm;
  let orderId: string;
  let placementId: string;

  beforeAll(async () => {
    world = await createWorld(`${filedOn}T15:00:00Z`);
    people = await programmePeople(world, season.country);
    farm = await world.farm();
    orderId = await file();
    const at = (day: PlainDate) => world.advanceTo(`${day}T20:00:00Z`);
    await at(decidedOn);
    await decide();
    await people.officer.post(`job-orders/${orderId}/transmission`).expect(200);
    const worker = await registerWorker(people);
    const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
    placementId = body.placements[0].id;
    await placeThrough(people, farm, [placementId], 'travel-booked', arrivedOn);
    // Inspected once the flight is known: what is done moves no more.
    await farm.employer
      .put(`housing-units/${farm.housingUnitId}/inspection`, { capacity: 4, inspectedOn: filedOn })
      .expect(200);
    await at(arrivedOn);
    await act('report-arrival', { arrivedOn, housingUnitId: farm.housingUnitId });
    await at(firstDayWorked);
    await act('start-work', { firstDayWorkedOn: firstDayWorked });
    await at(addDays(firstDayWorked, 15));
    const pay = { ...sheet(firstDayWorked, [placementId], {}, 14), payPeriods: 26 };
    await farm.employer.post(`job-orders/${orderId}/pay-sheets`, pay).expect(200);
    await at(lastDayWorked);
    await act('report-departure', { departedOn: lastDayWorked });
  }, 60_000);

  afterAll(() => world.close());

  async function file(): Promise<string> {
    const { body } = await farm.employer
      .post('job-orders', {
        ...{ farmId: farm.farmId, worksiteId: farm.worksiteId, housingUnitIds: [farm.housingUnitId] },
        ...{ country: season.country, commodity: 'fruit incl apples', noc: '85101', weeklyHours: 40 },
        ...{ positions: 1, namedPositions: 1, recruitedPositions: 0, needFrom, needTo },
        ...{ hourlyRateCents: season.hourlyRateCents, meals: 'cooking-facilities', substituteAllowed: true },
      })
      .expect(200);
    await farm.employer.post(`job-orders/${body.id}/filing`).expect(200);
    return body.id;
  }

  async function decide(): Promise<void> {
    const test = `job-orders/${orderId}/labour-market-test`;
    const [from, to] = [addDays(filedOn, -25), addDays(filedOn, -5)];
    const advertisements = ['job-bank', 'newspaper'].map((method) => ({ method, from, to, text: 'Harvest' }));
    await farm.employer.post(`${test}/advertisements`, { advertisements }).expect(200);
    const outreach = ['newcomers', 'indigenous-people'].map((group) => ({ group, on: to, how: 'Letter' }));
    await farm.employer.post(`${test}/outreach`, { outreach }).expect(200);
    await people.officer.post(`${test}/decision`, { positions: 1 }).expect(200);
  }

  const act = (name: string, body: object) =>
    farm.employer.post(`placements/acts/${name}`, { placementIds: [placementId], ...body }).expect(200);

  const checklist = () =>
    obligationsFor(
      { rulebook, province: 'ON', programme },
      {
        ...{ needFrom, needTo, filedOn, decidedOn, plannedArrivalOn: arrivedOn, arrivedOn },
        ...{ firstDayWorked, lastDayWorked },
      },
    ).obligations;

  it('has a row of every obligation of its checklist, and of the guaranteed hours their settlement, due at the end of that day in Ontario', async () => {
    const rows: { kind: string; dueAt: Date; countedFromOn: string; owedBy: string }[] =
      await world.dataSource.query(
        `select distinct on (kind) kind, due_at as "dueAt", counted_from_on::text as "countedFromOn", owed_by as "owedBy"
         from deadline where subject_id in ($1, $2) order by kind, occasion`,
        [orderId, placementId],
      );
    const planned = rows.map(({ kind, dueAt, countedFromOn }) => [kind, dueAt.toISOString(), countedFromOn]);
    // The guaranteed hours show in records that are handed in later: their settlement is what has a row.
    const dated = checklist()
      .filter(({ code }) => code !== 'HOURS_GUARANTEE')
      .map(({ code, dueOn, countedFromOn }) => [
        code,
        endOfDay(dueOn, 'America/Toronto').toISOString(),
        countedFromOn,
      ])
      .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
    expect(planned).toEqual(dated);
    expect(dated.length).toBe(20);
  });

  it('has nothing to plan anew while the rules are the same', async () => {
    const { looked, rows } = await world.get(ReplanDeadlines).preview();
    expect(rows).toEqual([]);
    expect(looked).toBeGreaterThan(2);
  });
});
