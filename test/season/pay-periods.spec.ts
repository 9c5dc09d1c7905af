import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, begin, type Crew, crewTravelling, dayAfter, handIn, periodRows } from '../support/crews.js';
import { type Farm, programmePeople } from '../support/placing.js';
import { createWorld, type Person, type World } from '../support/world.js';

const first = '2000-05-01';

let world: World;
let liaison: Person;

beforeAll(async () => {
  world = await createWorld('2000-02-01T15:00:00Z');
  const jamaica = await programmePeople(world, 'JM');
  liaison = await world.person('liaison-officer', { countries: ['JM'] });
  for (const name of Object.keys(crews) as (keyof typeof crews)[])
    crews[name] = await crewTravelling(world, jamaica, 2, first);
  await world.advanceTo(`${first}T20:00:00Z`);
  for (const one of Object.values(crews)) await begin(one, first);
}, 60_000);

afterAll(() => world.close());

const nobody: Crew = { farm: {} as Farm, employer: {} as Person, orderId: '', ids: [], workerIds: [] };
/** Two workers of Jamaica each: paid in time, never, late, by the week, in the middle first, and left soon. */
const crews = {
  ...{ inTime: nobody, never: nobody, late: nobody, weekly: nobody, halfway: nobody, leaving: nobody },
};

/** The last sheet of the crew that is paid by the week. */
let weeklySheet = '';

const rows = (crew: Crew, kind?: string) => periodRows(world, crew, kind);

const pay = (one: Crew, from: number, days: number, ids = one.ids) =>
  handIn(one, dayAfter(first, from), days, ids);

const send = ({ farm }: Crew, paySheetId: string, sentOn: string) =>
  farm.employer.post(`pay-sheets/${paySheetId}/sending`, { sentOn, reference: 'T-1' });

const findings = async ({ farm }: Crew, code: string) =>
  (await farm.employer.get(`findings?code=${code}`).expect(200)).body.items as {
    state: string;
    owedCents: number;
    periodFrom: string;
  }[];

const balance = async ({ farm }: Crew) =>
  (await farm.employer.get(`employers/${farm.employer.organisationId}/account`).expect(200)).body as {
    balanceCents: number;
    entries: object[];
  };

describe('the first day worked', () => {
  it('begins a pay period of two weeks, of which record and sheet are owed a week later', async () => {
    const planned = { from: first, to: '2000-05-14', dueOn: '2000-05-21', state: 'open', settled: false };
    expect(await rows(crews.inTime)).toEqual([planned]);
    expect(await rows(crews.inTime, 'SEND_PAY_SHEETS')).toEqual([planned]);
    const { body } = await crews.inTime.farm.employer.get('deadlines?limit=200').expect(200);
    expect(body.items.filter(({ kind }: { kind: string }) => kind === 'SUBMIT_PAY_RECORD')).toMatchObject([
      { occasion: first, countedFrom: 'pay period end', countedFromOn: '2000-05-14', whenMissed: 'finding' },
    ]);
  });
});

describe('a pay sheet', () => {
  it('settles the period once every worker has a record, and the next begins', async () => {
    await world.advanceTo('2000-05-16T15:00:00Z');
    const { inTime } = crews;
    const [one = '', other = ''] = inTime.ids;
    const part = await pay(inTime, 0, 14, [one]);
    expect(await rows(inTime)).toMatchObject([{ state: 'open' }]);
    const rest = await pay(inTime, 0, 14, [other]);
    expect(await rows(inTime)).toMatchObject([
      { from: first, state: 'met' },
      { from: '2000-05-15', to: '2000-05-28', dueOn: '2000-06-04', state: 'open' },
    ]);
    expect(rest.receipt.next).toContainEqual({
      ...{ act: 'SEND_PAY_SHEETS', by: 'employer', dueOn: '2000-05-21' },
    });
    // Both sheets of the period are to be sent, each once, and not before it began.
    await send(inTime, part.paySheetId, '2000-04-30').expect(422);
    await send(inTime, part.paySheetId, '2000-05-17').expect(422);
    await send(inTime, part.paySheetId, '2000-05-16').expect(200);
    expect((await rows(inTime, 'SEND_PAY_SHEETS'))[0]).toMatchObject({ state: 'open' });
    const twice = await Promise.all([1, 2].map(() => send(inTime, rest.paySheetId, '2000-05-16')));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await rows(inTime, 'SEND_PAY_SHEETS'))[0]).toMatchObject({ state: 'met' });
  });

  it('of both halves of a crew at once leaves no period open', async () => {
    const { late } = crews;
    const answers = await Promise.all(late.ids.map((id) => pay(late, 0, 7, [id])));
    expect(answers).toHaveLength(2);
    // A week's pay, which was due on the 14th: it is done, however late.
    expect((await rows(late))[0]).toMatchObject({ from: first, to: '2000-05-07', settled: true });
  });

  it('of a week makes the period one, and those to come', async () => {
    const { weekly } = crews;
    await pay(weekly, 0, 7);
    weeklySheet = (await pay(weekly, 7, 7)).paySheetId;
    expect(await rows(weekly)).toMatchObject([
      // A week later is the 14th, two days ago.
      { from: first, to: '2000-05-07', dueOn: '2000-05-14', state: 'missed', settled: true },
      { from: '2000-05-08', to: '2000-05-14', dueOn: '2000-05-21', state: 'met' },
      { from: '2000-05-15', to: '2000-05-21', dueOn: '2000-05-28', state: 'open' },
    ]);
  });

  it('of some days of a period leaves it open until every day is in a record', async () => {
    const { halfway } = crews;
    await pay(halfway, 7, 6);
    expect(await rows(halfway)).toMatchObject([
      { from: first, to: '2000-05-14', state: 'open', settled: false },
    ]);
    await pay(halfway, 0, 7);
    expect((await rows(halfway))[0]).toMatchObject({ from: first, to: '2000-05-07', settled: true });
    const [, next] = await rows(halfway);
    expect(next).toMatchObject({ from: '2000-05-08', settled: false });
  });

  it('is not anybody else’s to send', async () => {
    await send(crews.inTime, weeklySheet, '2000-05-16').expect(404);
    await liaison.post(`pay-sheets/${weeklySheet}/sending`, { sentOn: first, reference: 'T-1' }).expect(403);
  });
});

describe('who has left', () => {
  it('owes no record of later days, and the period that was to come is not owed', async () => {
    const { leaving } = crews;
    await pay(leaving, 0, 14);
    expect(await rows(leaving)).toMatchObject([{ state: 'met' }, { from: '2000-05-15', state: 'open' }]);
    // The day on which they leave need not be worked.
    await act(leaving, 'report-departure', leaving.ids, { departedOn: '2000-05-15' });
    for (const kind of ['SUBMIT_PAY_RECORD', 'SEND_PAY_SHEETS'])
      expect((await rows(leaving, kind)).at(-1)).toMatchObject({ from: '2000-05-15', state: 'cancelled' });
  });
});

describe('records that nobody hands in', () => {
  it('are missed at the end of their day, while the next period is owed all the same', async () => {
    const { never } = crews;
    await world.advanceTo('2000-05-22T03:59:00Z');
    expect(await rows(never)).toMatchObject([{ state: 'open' }]);
    await world.advanceTo('2000-05-22T04:00:00Z');
    expect(await rows(never)).toMatchObject([
      { state: 'missed', settled: false },
      { from: '2000-05-15', to: '2000-05-28', dueOn: '2000-06-04', state: 'open' },
    ]);
    expect(await findings(never, 'PAY_RECORD_NOT_SUBMITTED')).toEqual([]);
  });

  it('are found of every worker when the week of grace is over, and no moment before', async () => {
    const { never, inTime } = crews;
    await world.advanceTo('2000-05-29T03:59:00Z');
    expect(await findings(never, 'PAY_RECORD_NOT_SUBMITTED')).toEqual([]);
    await world.advanceTo('2000-05-29T04:00:00Z');
    expect(await findings(never, 'PAY_RECORD_NOT_SUBMITTED')).toMatchObject([
      { state: 'raised', owedCents: 0, periodFrom: first },
      { state: 'raised', owedCents: 0, periodFrom: first },
    ]);
    expect(await findings(never, 'PAY_SHEET_NOT_SENT')).toHaveLength(2);
    expect(await findings(inTime, 'PAY_RECORD_NOT_SUBMITTED')).toEqual([]);
  });

  it('close what was found when they come late, and stay missed', async () => {
    const { never } = crews;
    await pay(never, 0, 14);
    expect((await findings(never, 'PAY_RECORD_NOT_SUBMITTED')).map(({ state }) => state)).toEqual([
      ...['withdrawn', 'withdrawn'],
    ]);
    expect((await rows(never))[0]).toMatchObject({ state: 'missed', settled: true });
  });
});

describe('savings that were not sent', () => {
  it('are a debt of the employer from the day on which they were due, until they are sent', async () => {
    // The first week of `late` was due on the 14th before it was handed in, and was looked at since.
    const { late } = crews;
    const { balanceCents, entries } = await balance(late);
    // A quarter of 48 hours at 6.90 for each of the two: 82.80.
    expect([balanceCents, entries]).toMatchObject([2 * 8_280, [{ kind: 'savings-not-sent' }, {}]]);
    const found = async () =>
      (await findings(late, 'PAY_SHEET_NOT_SENT')).filter(({ periodFrom }) => periodFrom === first);
    expect((await found()).map(({ owedCents }) => owedCents)).toEqual([8_280, 8_280]);
    const sheets: { id: string }[] = await world.dataSource.query(
      'select id from pay_sheet where job_order_id = $1',
      [late.orderId],
    );
    for (const { id } of sheets) await send(late, id, '2000-05-28').expect(200);
    expect((await balance(late)).balanceCents).toBe(0);
    expect((await rows(late, 'SEND_PAY_SHEETS'))[0]).toMatchObject({ state: 'missed', settled: true });
    expect((await found()).map(({ state }) => state)).toEqual(['repaid', 'repaid']);
  });
});
