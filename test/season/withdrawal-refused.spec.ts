import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { balanceOf, codes, nothingWithheld, sheet, statutory, submit, week } from '../support/pay-sheets.js';
import { type Placed, type PlacedWorkers, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type Person, type World } from '../support/world.js';

const reason = 'The hours of another farm';

let world: World;
let liaison: Person;

beforeAll(async () => {
  world = await createWorld('2000-06-12T15:00:00Z');
  liaison = await world.person('liaison-officer', { countries: ['JM'] });
});

afterAll(() => world.close());

/** Workers of Jamaica with a sheet of the week to the 11th, which is paid on the 14th. */
async function paid(placed: Placed = {}, record: object = {}) {
  const farm = await placeWorkers(world, { country: 'JM', ...placed });
  const { body } = await submit(farm, sheet('2000-06-05', farm.placementIds, record));
  const ids = (body.records as { id: string }[]).map(({ id }) => id);
  return { ...farm, paySheetId: body.paySheetId as string, ids, recordId: ids[0] ?? '' };
}

type PaidFarm = Awaited<ReturnType<typeof paid>>;

const withdrawal = ({ employer, paySheetId }: Pick<PaidFarm, 'employer' | 'paySheetId'>) =>
  employer.post(`pay-sheets/${paySheetId}/withdrawal`, { reason });

const refused = async (farm: Pick<PaidFarm, 'employer' | 'paySheetId'>) =>
  codes((await withdrawal(farm).expect(409)).body);

const self = ({ workerIds }: PlacedWorkers, index = 0) =>
  world.person('worker', { workerId: workerIds[index] ?? '', countries: ['JM'] });

const stateOf = async ({ employer, recordId }: PaidFarm) =>
  (await employer.get(`pay-records/${recordId}`).expect(200)).body.state as string;

const correction = {
  ...nothingWithheld('2000'),
  days: week('2000-06-05', [8]),
  reason: 'Only Monday was worked',
};

describe('a sheet is not withdrawn', () => {
  it('by anybody but the employer whose it is', async () => {
    const farm = await paid();
    const officer = await world.person('host-officer');
    const supervisor = await world.person('host-supervisor');
    for (const person of [officer, supervisor, liaison, await self(farm)])
      await person.post(`pay-sheets/${farm.paySheetId}/withdrawal`, { reason }).expect(403);
    const stranger = await placeWorkers(world);
    await withdrawal({ ...farm, employer: stranger.employer }).expect(404);
    await farm.employer.post(`pay-sheets/${farm.paySheetId}/withdrawal`).expect(422);
    expect(await stateOf(farm)).toBe('assessed');
  });

  it('once a worker agreed to a record of it, and is while one is disputed', async () => {
    const farm = await paid({ workers: 2 });
    const worker = await self(farm);
    await worker.post(`pay-records/${farm.recordId}/dispute`, { reason: 'Not mine' }).expect(200);
    const disputed = await paid();
    await (await self(disputed)).post(`pay-records/${disputed.recordId}/dispute`, { reason: 'Not mine' });
    await withdrawal(disputed).expect(200);
    await worker.post(`pay-records/${farm.recordId}/acceptance`).expect(200);
    const { body } = await withdrawal(farm).expect(409);
    expect(body).toMatchObject({ code: 'WITHDRAWAL_OF_ANSWERED', params: { state: 'accepted' } });
    expect(body.instead).toMatch(/^Correct/);
  });

  it('for a record of it that was corrected, whose pay was not proven: the one in its place is taken back', async () => {
    const farm = await paid();
    const { body } = await farm.employer
      .post(`pay-records/${farm.recordId}/correction`, correction)
      .expect(200);
    await withdrawal(farm).expect(200);
    expect(await stateOf(farm)).toBe('corrected');
    expect(await stateOf({ ...farm, recordId: body.record.id })).toBe('withdrawn');
    expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({
      ...{ administration_cents: 0, savings_cents: 0 },
    });
    const entries: { cents: number }[] = await world.dataSource.query(
      'select sum(amount_cents)::int as cents from savings_entry where worker_id = $1',
      [farm.workerIds[0]],
    );
    expect(entries).toEqual([{ cents: 0 }]);
  });

  it('once a record of it was corrected whose pay was proven', async () => {
    const farm = await paid();
    const proof = { paidOn: '2000-06-12', method: 'cash', proofReference: 'T-1' };
    await farm.employer.post(`pay-records/${farm.recordId}/payment`, proof).expect(200);
    await farm.employer.post(`pay-records/${farm.recordId}/correction`, correction).expect(200);
    expect(await refused(farm)).toEqual(['WITHDRAWAL_AFTER_PAYMENT']);
  });

  it('once it was remitted, and is not remitted once it was withdrawn', async () => {
    const [sent, withdrawn] = [await paid(), await paid()];
    const sending = { sentOn: '2000-06-12', reference: 'T-1' };
    await sent.employer.post(`pay-sheets/${sent.paySheetId}/sending`, sending).expect(200);
    expect(await refused(sent)).toEqual(['WITHDRAWAL_AFTER_REMITTANCE']);
    await withdrawal(withdrawn).expect(200);
    const { body } = await withdrawn.employer
      .post(`pay-sheets/${withdrawn.paySheetId}/sending`, sending)
      .expect(409);
    expect(codes(body)).toEqual(['PAY_SHEET_WITHDRAWN']);
  });

  it('once its savings, or the final wages, were paid out with proof', async () => {
    const payment = { paidOn: '2000-06-12', method: 'cash', proofReference: 'T-1' };
    const farm = await paid({ state: 'departed', departedOn: '2000-06-11' });
    await liaison
      .post(`workers/${farm.workerIds[0]}/savings/payouts`, { ...payment, amountCents: 1 })
      .expect(200);
    await farm.employer
      .post(`placements/${farm.placementIds[0]}/final-wages`, { ...payment, amountCents: 1 })
      .expect(200);
    expect(await refused(farm)).toEqual(['WITHDRAWAL_AFTER_PAYMENT', 'WITHDRAWAL_AFTER_SAVINGS']);
  });

  it('once it is on a tax slip', async () => {
    const farm = await paid({ state: 'departed', departedOn: '2000-06-11' });
    await farm.employer.post('tax-slips', { taxYear: 2000 }).expect(200);
    expect(await refused(farm)).toEqual(['WITHDRAWAL_AFTER_TAX_SLIP']);
  });

  it('once a finding on a record of it was accepted, and is while it is only raised', async () => {
    const now = await createWorld('2026-06-08T15:00:00Z');
    // 48 h at 17.60 are 844.80; 46.26 of it are due.
    const pension = {
      statutory: statutory({ cpp: 4_727 }),
      exempt: { ei: 'short-engagement', tax: 'treaty' },
    };
    const overWithheld = async () => {
      const farm = await placeWorkers(now, { edition: '2026', hourlyRateCents: 1_760 });
      const handedIn = { ...sheet('2026-06-01', farm.placementIds, pension), payDate: '2026-06-12' };
      return { ...farm, paySheetId: (await submit(farm, handedIn)).body.paySheetId };
    };
    const [raised, accepted] = [await overWithheld(), await overWithheld()];
    const { body } = await accepted.employer.get('findings').expect(200);
    const answer = { answer: 'accept', reason: 'It is so' };
    await accepted.employer.post(`findings/${body.items[0].id}/answer`, answer).expect(200);
    expect(await refused(accepted)).toEqual(['WITHDRAWAL_UNDER_FINDING']);
    await withdrawal(raised).expect(200);
    await now.close();
  });

  it('once later pay made up for it, unless that is withdrawn before', async () => {
    const farm = await placeWorkers(world, { province: 'NS' });
    const officer = await world.person('host-officer', { provinces: ['NS'] });
    const why = { sourceTitle: 'Order in council', reason: 'Season' };
    const { body: value } = await officer
      .post('season-values', {
        ...{ code: 'minimum-wage', keys: { province: 'NS' }, value: '7.00', validFrom: '2000-01-01' },
        ...why,
      })
      .expect(200);
    const paidLater = { ...sheet('2000-05-29', farm.placementIds), payDate: '2000-06-14' };
    const first = (await submit(farm, paidLater)).body;
    await officer.post(`season-values/${value.id}/replacement`, { value: '7.50', ...why }).expect(200);
    const second = (await submit(farm, sheet('2000-06-05', farm.placementIds))).body;
    const { employer } = farm;
    expect(await refused({ employer, paySheetId: first.paySheetId })).toEqual([
      'WITHDRAWAL_AFTER_RETROACTIVE_PAY',
    ]);
    await withdrawal({ employer, paySheetId: second.paySheetId }).expect(200);
    // What the withdrawn pay made up for is made up for by the next.
    const again = (await submit(farm, sheet('2000-06-05', farm.placementIds))).body;
    expect(again.records[0].grossCents).toBe(second.records[0].grossCents);
    expect(again.records[0].grossCents).toBe(48 * 750 + 48 * 50);
    await withdrawal({ employer, paySheetId: again.paySheetId }).expect(200);
    await withdrawal({ employer, paySheetId: first.paySheetId }).expect(200);
    expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({
      administration_cents: 0,
    });
  });
});

describe('of two acts at once', () => {
  const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

  it('two withdrawals are one', async () => {
    const farm = await paid({ workers: 3 });
    const answers = await Promise.all([1, 2, 3].map(() => withdrawal(farm)));
    expect(statuses(answers)).toEqual([200, 409, 409]);
    expect(codes(answers.find(({ status }) => status === 409)?.body)).toEqual(['PAY_SHEET_WITHDRAWN']);
    expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({ savings_cents: 0 });
    const entries: object[] = await world.dataSource.query(
      `select from savings_entry where worker_id = $1 and kind = 'adjusted'`,
      [farm.workerIds[0]],
    );
    expect(entries).toHaveLength(1);
  });

  it('a withdrawal and an agreement are one of them', async () => {
    const farms = [await paid(), await paid(), await paid(), await paid()];
    for (const [index, farm] of farms.entries()) {
      const worker = await self(farm);
      const agreement = () => worker.post(`pay-records/${farm.recordId}/acceptance`);
      const acts =
        index % 2 === 0 ? [agreement, () => withdrawal(farm)] : [() => withdrawal(farm), agreement];
      const answers = await Promise.all(acts.map((act) => act()));
      expect(statuses(answers)).toEqual([200, 409]);
      const withdrawn = answers[index % 2 === 0 ? 1 : 0]?.status === 200;
      expect(await stateOf(farm)).toBe(withdrawn ? 'withdrawn' : 'accepted');
      expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({
        administration_cents: withdrawn ? 0 : 1_325,
      });
    }
  });

  it('a withdrawal and a correction come one after the other, and nothing of the pay is left', async () => {
    const farms = [await paid(), await paid(), await paid(), await paid()];
    for (const [index, farm] of farms.entries()) {
      const correct = () => farm.employer.post(`pay-records/${farm.recordId}/correction`, correction);
      const acts = index % 2 === 0 ? [correct, () => withdrawal(farm)] : [() => withdrawal(farm), correct];
      const answers = await Promise.all(acts.map((act) => act()));
      const corrected = answers[index % 2 === 0 ? 0 : 1]?.status === 200;
      expect(statuses(answers)).toEqual([200, corrected ? 200 : 409]);
      expect(await stateOf(farm)).toBe(corrected ? 'corrected' : 'withdrawn');
      expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({ administration_cents: 0 });
    }
  });
});

describe('the pay date', () => {
  it('is the last moment: it is not withdrawn any more when the day begins in the province', async () => {
    const [before, after] = [await paid(), await paid()];
    await world.advanceTo('2000-06-14T03:59:00Z');
    await withdrawal(before).expect(200);
    await world.advanceTo('2000-06-14T04:00:00Z');
    const { body } = await withdrawal(after).expect(409);
    expect(body).toMatchObject({
      code: 'WITHDRAWAL_AFTER_PAY_DATE',
      params: { payDate: '2000-06-14', today: '2000-06-14' },
    });
  });
});
