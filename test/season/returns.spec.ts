import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectHidden } from '../support/journey.js';
import { type PlacedWorkers, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type Person, type World } from '../support/world.js';

const bicycle = { contents: 'Bicycle, tools', weightGrams: 18_500, destination: 'San Pedro, Tlaxcala' };

describe.each(['2000', '2026'])('a return in %s', (edition) => {
  let world: World;
  let ministry: Person;
  let liaison: Person;

  beforeAll(async () => {
    world = await createWorld(`${edition}-09-20T15:00:00Z`);
    ministry = await world.person('sending-officer', { countries: ['MX'] });
    liaison = await world.person('liaison-officer', { countries: ['MX'] });
  });

  afterAll(() => world.close());

  interface Leaving extends PlacedWorkers {
    path: string;
    self: Person;
  }

  async function leaving(state = 'departed'): Promise<Leaving> {
    const gone = state === 'departed' ? { departedOn: `${edition}-09-08` } : {};
    const placed = await placeWorkers(world, { edition, state, ...gone });
    const self = await world.person('worker', { workerId: placed.workerIds[0] ?? '', countries: ['MX'] });
    return { ...placed, self, path: `placements/${placed.placementIds[0]}/return` };
  }

  const day = (date: string) => `${edition}-${date}`;
  const codesOf = ({ body }: { body: { code: string; findings?: { code: string }[] } }) =>
    (body.findings ?? [body]).map(({ code }) => code);

  it('is stated by the worker, arranged at home, and settled when nothing is open', async () => {
    const { self, path, employer } = await leaving();
    await self.get(path).expect(404);
    const needs = ['onward-travel', 'medical-care'];
    const { body: stated } = await self.post(path, { needs, appliesAgain: true }).expect(200);
    expect(stated).toMatchObject({
      state: 'stated',
      receipt: { next: [{ act: 'ARRANGE_RECEPTION', by: 'sending-officer' }] },
    });
    const { body: parcel } = await self.post(`${path}/parcels`, bicycle).expect(200);
    expect(parcel.receipt.next).toMatchObject([{ act: 'SHIP_EFFECTS', by: 'employer' }]);
    expect(codesOf(await ministry.post(`${path}/settlement`).expect(409))).toEqual([
      'RECEPTION_NOT_ARRANGED',
      'PARCEL_NOT_RECEIVED',
    ]);
    const arranged = { arrangedOn: day('09-20'), arrangedHow: 'Met at the airport by the state office' };
    await ministry.post(`${path}/reception`, { ...arranged, arrangedOn: day('09-21') }).expect(422);
    await ministry.post(`${path}/reception`, arranged).expect(200);
    const shipped = { shippedOn: day('09-19'), shippedHow: 'Mail, LX 000 000 001 CA' };
    const parcels = `return-parcels/${parcel.id}`;
    expect(
      codesOf(await self.post(`${parcels}/reception`, { receivedOn: day('09-20') }).expect(409)),
    ).toEqual(['RETURN_STATE']);
    await employer.post(`${parcels}/shipment`, shipped).expect(200);
    await self.post(`${parcels}/reception`, { receivedOn: day('09-18') }).expect(422);
    await self.post(`${parcels}/reception`, { receivedOn: day('09-19') }).expect(200);
    const { body: settled } = await ministry.post(`${path}/settlement`).expect(200);
    expect(settled).toMatchObject({ state: 'settled', receipt: { act: 'settled', next: [] } });
    expect(codesOf(await self.post(path, { needs: [] }).expect(409))).toEqual(['RETURN_STATE']);
    expect(codesOf(await self.post(`${path}/parcels`, bicycle).expect(409))).toEqual(['RETURN_STATE']);
    const { body: seen } = await self.get(path).expect(200);
    expect(seen).toMatchObject({
      state: 'settled',
      needs: ['medical-care', 'onward-travel'],
      appliesAgain: true,
      possible: [],
      parcels: [{ ...bicycle, ...shipped, state: 'received', receivedOn: day('09-19') }],
    });
  });

  it('stated anew is to be arranged anew, each time with a receipt of its own', async () => {
    const { path, self } = await leaving();
    const first = await liaison.post(path, { needs: ['lodging'], appliesAgain: false }).expect(200);
    const arranged = { arrangedOn: day('09-10'), arrangedHow: 'A bed at the shelter' };
    await liaison.post(`${path}/reception`, arranged).expect(200);
    const again = await self.post(path, { needs: ['other'], remarks: 'A wheelchair' }).expect(200);
    expect(again.body.receipt.number).not.toBe(first.body.receipt.number);
    expect((await self.get(path).expect(200)).body).toMatchObject({
      state: 'stated',
      arrangedOn: null,
      appliesAgain: false,
      possible: ['state', 'arrange', 'settle'],
    });
    await self.post(path, { needs: [] }).expect(200);
    await liaison.post(`${path}/settlement`).expect(200);
  });

  it('can be stated from the arrival on and settled after the departure', async () => {
    const coming = await leaving('travel-booked');
    expect(codesOf(await coming.self.post(coming.path, { needs: [] }).expect(409))).toEqual([
      'RETURN_TOO_EARLY',
    ]);
    const here = await leaving('working');
    await here.self.post(here.path, { needs: [] }).expect(200);
    expect(codesOf(await ministry.post(`${here.path}/settlement`).expect(409))).toEqual(['RETURN_TOO_EARLY']);
  });

  it('is two statements one after the other, however they come', async () => {
    const { path, self } = await leaving();
    const both = await Promise.all([
      self.post(path, { needs: ['lodging'] }),
      liaison.post(path, { needs: ['other'] }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await self.get(path).expect(200)).body.needs).toHaveLength(1);
  });

  it('shows the employer the effects and nothing else, and strangers nothing', async () => {
    const { path, self, employer } = await leaving();
    await self.post(path, { needs: ['medical-care'], remarks: 'Dialysis', appliesAgain: false }).expect(200);
    await self.post(`${path}/parcels`, bicycle).expect(200);
    expect((await employer.get(path).expect(200)).body).toMatchObject({
      ...{ state: null, needs: null, remarks: null, appliesAgain: null, possible: [] },
      parcels: [bicycle],
    });
    const listed = (await employer.get('returns?state=settled').expect(200)).body.items as object[];
    expect(listed).toHaveLength(1);
    for (const who of [ministry, liaison, await world.person('auditor', { provinces: ['ON'] })])
      expect((await who.get(path).expect(200)).body.remarks).toBe('Dialysis');
    await expectHidden(
      path,
      (await leaving()).self,
      (await leaving()).employer,
      await world.person('sending-officer', { countries: ['JM'] }),
      await world.person('auditor', { provinces: ['QC'] }),
    );
    await (await world.person('host-officer')).get(path).expect(403);
    await employer.post(path, { needs: [] }).expect(403);
  });

  it('is listed a page at a time for the country at home', async () => {
    const { body: one } = await ministry.get('returns?limit=1').expect(200);
    const { body: rest } = await ministry.get(`returns?limit=200&after=${one.next}`).expect(200);
    const ids = [...one.items, ...rest.items].map(({ id }: { id: string }) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await ministry.get('returns?after=nothing').expect(200)).body).toEqual({ items: [], next: null });
  });
});
