import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, addMonths, plainDate } from '#libs/quantities';
import {
  approvedOrder,
  type Farm,
  nameFor,
  placeThrough,
  programmePeople,
  type Programme,
  registerWorker,
  today,
} from '../support/placing.js';
import { createWorld, type Person, type World } from '../support/world.js';

interface Seen {
  kind: string;
  owedBy: string;
  subjectId: string;
  state: string;
  dueOn: string;
  settledAt: string | null;
  plannedBefore: object[];
  notices: { kind: string; to: string[] }[];
}

interface Stay {
  farm: Farm;
  id: string;
  on: (days: number) => string;
}

describe.each([
  ['2000', '2000-01-10T15:00:00Z', { needFrom: '2000-04-03', needTo: '2000-10-31' }],
  ['2026', '2026-01-20T15:00:00Z', { needFrom: '2026-05-04', needTo: '2026-10-30', hourlyRateCents: 1900 }],
])('the duties of an arrival in %s', (edition, begins, facts) => {
  let world: World;
  let mexico: Programme;
  let auditor: Person;

  beforeAll(async () => {
    world = await createWorld(begins);
    mexico = await programmePeople(world, 'MX');
    auditor = await world.person('auditor');
  });

  afterAll(() => world.close());

  /** A named worker with a flight of today. */
  async function travelling(): Promise<Stay> {
    const { farm, orderId } = await approvedOrder(world, mexico, { ...facts, named: 1 });
    const worker = await registerWorker(mexico);
    const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
    const id = body.placements[0].id as string;
    const day = await today(world);
    await placeThrough(mexico, farm, [id], 'travel-booked', day);
    return { farm, id, on: (days) => addDays(plainDate(day), days) };
  }

  const act = ({ farm, id }: Stay, name: string, body: object = {}) =>
    farm.employer.post(`placements/acts/${name}`, { placementIds: [id], ...body });

  async function working(): Promise<Stay> {
    const stay = await travelling();
    const { housingUnitId } = stay.farm;
    await act(stay, 'report-arrival', { arrivedOn: stay.on(0), housingUnitId }).expect(200);
    await act(stay, 'start-work', { firstDayWorkedOn: stay.on(0) }).expect(200);
    return stay;
  }

  const requestNumber = (stay: Stay, days: number) =>
    stay.farm.employer.post('placements/acts/request-tax-number', {
      requests: [{ placementId: stay.id }],
      requestedOn: stay.on(days),
    });

  async function deadline(
    stay: Stay,
    kind: string,
    who: Person = stay.farm.employer,
  ): Promise<Seen | undefined> {
    const { body } = await who.get('deadlines?limit=200').expect(200);
    return (body.items as Seen[]).find((one) => one.kind === kind && one.subjectId === stay.id);
  }

  /** Lets the days pass up to the afternoon of a day, with all that falls due. */
  const pass = async (stay: Stay, days: number) => {
    await world.advanceTo(`${stay.on(days)}T18:00:00Z`);
  };

  it('an arrival is reported within two days of the flight, and the report settles it', async () => {
    const stay = await travelling();
    expect(await deadline(stay, 'REPORT_ARRIVAL')).toMatchObject({ dueOn: stay.on(2), state: 'open' });
    await pass(stay, 2);
    expect(await deadline(stay, 'REPORT_ARRIVAL')).toMatchObject({
      state: 'open',
      notices: [{ kind: 'reminder', to: ['employer'] }],
    });
    await act(stay, 'report-no-show', { reason: 'Was not on the flight' }).expect(200);
    expect(await deadline(stay, 'REPORT_ARRIVAL')).toMatchObject({ state: 'met' });
  });

  it('one that nobody reports is told to the consulate and both ministries, and stays missed', async () => {
    const stay = await travelling();
    await pass(stay, 3);
    const liaison = await world.person('liaison-officer', { countries: ['MX'] });
    for (const who of [liaison, mexico.ministry, await world.person('host-supervisor')])
      expect(await deadline(stay, 'REPORT_ARRIVAL', who)).toMatchObject({
        state: 'missed',
        notices: [{ kind: 'escalation', to: ['liaison-officer', 'sending-officer', 'host-supervisor'] }],
      });
    const foreign = await world.person('liaison-officer', { countries: ['JM'] });
    expect(await deadline(stay, 'REPORT_ARRIVAL', foreign)).toBeUndefined();
    const { housingUnitId } = stay.farm;
    await act(stay, 'report-arrival', { arrivedOn: stay.on(0), housingUnitId }).expect(200);
    const late = await deadline(stay, 'REPORT_ARRIVAL');
    expect([late?.state, late?.settledAt === null]).toEqual(['missed', false]);
  });

  it('another flight moves the day, and who declines has none', async () => {
    const stay = await travelling();
    const again = { flight: 'AC 993', travelOn: stay.on(4), transportCostCents: 60_000 };
    const { body } = await mexico.agency
      .post('placements/acts/book-travel', { placementIds: [stay.id], ...again })
      .expect(200);
    expect(body.receipt.next).toEqual([{ act: 'REPORT_ARRIVAL', by: 'employer', dueOn: stay.on(6) }]);
    const moved = await deadline(stay, 'REPORT_ARRIVAL');
    expect(moved).toMatchObject({ dueOn: stay.on(6), plannedBefore: [{ dueOn: stay.on(2) }] });
    await mexico.ministry
      .post('placements/acts/decline', { placementIds: [stay.id], reason: 'Found work at home' })
      .expect(200);
    expect(await deadline(stay, 'REPORT_ARRIVAL')).toMatchObject({ state: 'cancelled' });
  });

  it('a tax number is in time on the third day after the first one worked, and not on the fourth', async () => {
    const [inTime, late] = [await working(), await working()];
    await pass(inTime, 3);
    await requestNumber(inTime, 3).expect(200);
    expect(await deadline(inTime, 'REQUEST_TAX_NUMBER')).toMatchObject({ dueOn: inTime.on(3), state: 'met' });
    await pass(late, 4);
    await requestNumber(late, 4).expect(200);
    expect(await deadline(late, 'REQUEST_TAX_NUMBER')).toMatchObject({
      state: 'missed',
      notices: [
        { kind: 'reminder', to: ['employer'] },
        { kind: 'reminder', to: ['employer'] },
      ],
    });
    expect(await findings(late)).toEqual([]);
  });

  /** What the continuous check found of a placement's employer. */
  async function findings({ farm, id }: Stay) {
    const { body } = await farm.employer.get('findings?raisedBy=continuous').expect(200);
    const found = body.items as { id: string; code: string; placementId: string }[];
    for (const one of found) await auditor.get(`findings/${one.id}`).expect(200);
    return found.filter(({ placementId }) => placementId === id).map(({ code }) => code);
  }

  it('papers that nobody asks for bring a reminder, and a finding when the week after it is over', async () => {
    const stay = await working();
    await act(stay, 'take-out-insurance', { insuredOn: stay.on(0) }).expect(200);
    await pass(stay, 10);
    expect(await findings(stay)).toEqual([]);
    await pass(stay, 11);
    expect(await findings(stay)).toEqual(['TAX_NUMBER_NOT_REQUESTED']);
    await pass(stay, 15);
    expect((await findings(stay)).sort()).toEqual(['HEALTH_CARD_NOT_REQUESTED', 'TAX_NUMBER_NOT_REQUESTED']);
    const { body } = await stay.farm.employer.get('audit-cases').expect(200);
    expect(body.items).toEqual([]);
  });

  it('the end of a stay settles the last day in Canada, cancels the papers and plans the last wages', async () => {
    const stay = await working();
    // Eight months from the first day worked in 2026; in 2000, when no last day is held, a week after the need.
    const dueOn = edition === '2000' ? '2000-11-07' : addMonths(plainDate(stay.on(0)), 8);
    expect(await deadline(stay, 'LEAVE_BY')).toMatchObject({ state: 'open', owedBy: 'worker', dueOn });
    await act(stay, 'end-early', { endedOn: stay.on(0), reason: 'Illness in the family' }).expect(200);
    expect(await deadline(stay, 'LEAVE_BY')).toMatchObject({ state: 'met' });
    for (const kind of ['REQUEST_TAX_NUMBER', 'HEALTH_CARD'])
      expect(await deadline(stay, kind)).toMatchObject({ state: 'cancelled' });
    expect(await deadline(stay, 'FINAL_WAGES')).toMatchObject({ state: 'open', dueOn: stay.on(7) });
    await requestNumber(stay, 0).expect(409);
  });
});
