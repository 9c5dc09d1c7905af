import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EarlyWarnings } from '#libs/placements';
import {
  approvedOrder,
  type Farm,
  nameFor,
  placeThrough,
  programmePeople,
  type Programme,
  registerWorker,
} from '../support/placing.js';
import { createWorld, type Person, type World } from '../support/world.js';

interface Seen {
  kind: string;
  subjectId: string;
  owedBy: string;
  state: string;
  dueOn: string;
  notices: { kind: string; to: string[] }[];
}

let world: World;
let mexico: Programme;
let auditor: Person;
let stay: { farm: Farm; id: string };
let late: { farm: Farm; id: string };
const quick: { farm: Farm; id: string }[] = [];

const facts = { needFrom: '2000-05-01', needTo: '2000-10-31', named: 1 };
const processing = ['COMPLETE_DOCUMENTS', 'SUBMIT_TO_VISA_OFFICE', 'BOOK_TRAVEL'];

beforeAll(async () => {
  world = await createWorld('2000-03-01T15:00:00Z');
  mexico = await programmePeople(world, 'MX');
  auditor = await world.person('auditor');
  stay = await named();
  // Named in time for the filing, and answered later.
  for (let count = 0; count < 5; count += 1) quick.push(await named());
  late = await named();
  await placeThrough(mexico, stay.farm, [stay.id], 'accepted');
});

afterAll(() => world.close());

/** A named worker of an order of their own. */
async function named(): Promise<{ farm: Farm; id: string }> {
  const { farm, orderId } = await approvedOrder(world, mexico, facts);
  const worker = await registerWorker(mexico);
  const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
  return { farm, id: body.placements[0].id };
}

async function owed(id: string): Promise<Seen[]> {
  const { body } = await auditor.get('deadlines?limit=200').expect(200);
  return (body.items as Seen[]).filter(
    ({ subjectId, kind }) => subjectId === id && processing.includes(kind),
  );
}

async function warnings(person: Person): Promise<{ kind: string; text: string }[]> {
  return (await person.get('deadlines/early-warnings').expect(200)).body.items;
}

describe('an accepted worker', () => {
  it('has papers, visa office and travel owed by days counted back from the need date', async () => {
    // Two weeks and ten days back from 1 May; and five working days of Ontario, of which Easter Monday is one.
    expect((await owed(stay.id)).map(({ kind, owedBy, dueOn }) => [kind, owedBy, dueOn])).toEqual([
      ['COMPLETE_DOCUMENTS', 'sending-officer', '2000-04-17'],
      ['SUBMIT_TO_VISA_OFFICE', 'sending-officer', '2000-04-21'],
      ['BOOK_TRAVEL', 'agency', '2000-04-24'],
    ]);
  });

  it('who declines has none of it owed any more', async () => {
    const other = await named();
    await placeThrough(mexico, other.farm, [other.id], 'accepted');
    const declined = { placementIds: [other.id], reason: 'Stays at home' };
    await mexico.ministry.post('placements/acts/decline', declined).expect(200);
    expect((await owed(other.id)).map(({ state }) => state)).toEqual(Array(3).fill('cancelled'));
  });
});

describe('an early warning', () => {
  it('is given once the steps to come usually take longer than the days that are left, and not a day before', async () => {
    // Papers have taken more than their 8 days: half of that is expected still. 4 + 2 + 5 + 2 = 13 working days in all.
    // After Tuesday 4 April there are 13 until the 24th, Good Friday left out; after the 5th there are 12.
    await world.advanceTo('2000-04-04T15:00:00Z');
    expect(await warnings(mexico.agency)).toEqual([]);
    await world.advanceTo('2000-04-05T15:00:00Z');
    expect(await warnings(mexico.agency)).toMatchObject([
      {
        kind: 'BOOK_TRAVEL',
        placementId: stay.id,
        dueOn: '2000-04-24',
        daysLeft: 12,
        daysNeeded: 13,
        steps: [
          { act: 'complete-documents', days: 4, learnedFrom: null },
          { act: 'send-to-visa-office', days: 2, learnedFrom: null },
          { act: 'issue-letter', days: 5, learnedFrom: null },
          { act: 'book-travel', days: 2, learnedFrom: null },
        ],
        text: expect.stringContaining('usually takes 13 working days here; 12 are left until 2000-04-24'),
      },
    ]);
  });

  it('is seen by those who see the worker', async () => {
    expect(await warnings(stay.farm.employer)).toHaveLength(1);
    expect(await warnings((await world.farm()).employer)).toEqual([]);
    expect(await warnings(await world.person('sending-officer', { countries: ['JM'] }))).toEqual([]);
  });

  it('is told once, by whichever worker gets to it, to who owes it and to the supervisor', async () => {
    const tell = () => world.api.get(EarlyWarnings).tellToday();
    expect((await Promise.all([tell(), tell()])).sort()).toEqual([0, 1]);
    await world.advanceTo('2000-04-06T16:00:00Z');
    expect(await tell()).toBe(0);
    const travel = (await owed(stay.id)).find(({ kind }) => kind === 'BOOK_TRAVEL');
    expect(travel?.notices).toMatchObject([{ kind: 'warning', to: ['agency', 'host-supervisor'] }]);
  });

  it('goes by finished cases once there are five', async () => {
    for (const [index, { farm, id }] of quick.entries()) {
      await placeThrough(mexico, farm, [id], 'travel-booked', '2000-04-28');
      // These went through in a day, so that nothing speaks for a delay any more.
      expect((await warnings(mexico.agency)).length).toBe(index < 4 ? 1 : 0);
    }
  });
});

describe('papers that are not complete in time', () => {
  it('are told to the ministry and the supervisor, each day until they are', async () => {
    await placeThrough(mexico, late.farm, [late.id], 'accepted');
    const papers = async () => (await owed(late.id)).find(({ kind }) => kind === 'COMPLETE_DOCUMENTS');
    const told = { kind: 'escalation', to: ['sending-officer', 'host-supervisor'] };
    const escalations = async () => (await papers())?.notices.filter(({ kind }) => kind === 'escalation');
    // The last moment of 17 April in Ontario, and the first after it.
    await world.advanceTo('2000-04-18T03:59:59Z');
    expect([(await papers())?.state, await escalations()]).toEqual(['open', []]);
    await world.advanceTo('2000-04-18T04:00:00Z');
    await world.advanceTo('2000-04-18T20:00:00Z');
    expect([(await papers())?.state, await escalations()]).toMatchObject(['missed', [told]]);
    await world.advanceTo('2000-04-19T04:00:00Z');
    expect(await escalations()).toMatchObject([told, told]);
    const placementIds = [late.id];
    await mexico.ministry.post('placements/acts/complete-documents', { placementIds }).expect(200);
    await world.advanceTo('2000-04-21T04:00:00Z');
    expect([(await papers())?.state, await escalations()]).toMatchObject(['missed', [told, told]]);
  });
});

describe('a ticket that is not booked in time', () => {
  it('is told to the agency and the supervisor, each day until it is', async () => {
    await world.advanceTo('2000-04-25T04:00:00Z');
    await world.advanceTo('2000-04-26T04:00:00Z');
    const escalations = async () => {
      const travel = (await owed(stay.id)).find(({ kind }) => kind === 'BOOK_TRAVEL');
      return travel?.notices.filter(({ kind }) => kind === 'escalation');
    };
    const told = { kind: 'escalation', to: ['agency', 'host-supervisor'] };
    expect(await escalations()).toMatchObject([told, told]);
  });
});

describe('days of which the rulebook holds no durations', () => {
  it('are warned of by nobody, and stop nothing', async () => {
    // The edition of 2000 begins with that year; its first orders are filed in the one before.
    const before = await createWorld('1999-12-01T15:00:00Z');
    try {
      const programme = await programmePeople(before, 'MX');
      const { farm, orderId } = await approvedOrder(before, programme, { ...facts, needFrom: '2000-02-01' });
      const worker = await registerWorker(programme);
      const { body } = await nameFor(farm, orderId, [worker.number]).expect(200);
      await placeThrough(programme, farm, [body.placements[0].id], 'accepted');
      await before.advanceTo('1999-12-30T15:00:00Z');
      expect(await before.api.get(EarlyWarnings).tellToday()).toBe(0);
      expect((await programme.agency.get('deadlines/early-warnings').expect(200)).body.items).toEqual([]);
    } finally {
      await before.close();
    }
  });
});
