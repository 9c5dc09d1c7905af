import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Deadlines } from '#libs/deadlines';
import { owe, transaction } from '../support/owed.js';
import { placeWorkers, type PlacedWorkers } from '../support/placed-worker.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let placed: PlacedWorkers;

beforeAll(async () => {
  world = await createWorld('2000-05-10T15:00:00Z');
  placed = await placeWorkers(world, { workers: 3 });
  const employerId = placed.employer.organisationId;
  const subject = { type: 'job-order', id: placed.orderId };
  const planned = { employerId, subject };
  await owe(world, { ...planned, kind: 'SEND_NAMES', countedFrom: 'need date', dueOn: '2000-04-03' });
  await owe(world, { ...planned, dueOn: '2000-10-31' });
  await owe(world, {
    ...planned,
    kind: 'DECIDE_LMT',
    owedBy: 'host-officer',
    countedFrom: 'an event without a day',
    dueOn: '2000-04-11',
  });
  for (const id of placed.placementIds)
    await owe(world, {
      kind: 'HEALTH_CARD',
      countedFrom: 'first day worked',
      employerId,
      subject: { type: 'placement', id },
      dueOn: '2000-05-31',
    });
  await transaction(world, (work) =>
    world
      .get(Deadlines)
      .settle(work, { type: 'placement', id: placed.placementIds[2] ?? '' }, 'HEALTH_CARD', 'met'),
  );
  const other = await placeWorkers(world);
  await owe(world, {
    subject: { type: 'job-order', id: other.orderId },
    employerId: other.employer.organisationId,
    dueOn: '2000-06-01',
  });
});

afterAll(() => world.close());

const chart = (query = '') => placed.employer.get(`job-orders/${placed.orderId}/obligations-chart${query}`);

describe('the season chart of an order', () => {
  it('has every obligation of the order and its placements, from the day it counts from to its last', async () => {
    const { body } = await chart().expect(200);
    expect(body).toMatchObject({
      orderId: placed.orderId,
      orderNumber: `JO-${placed.orderId}`,
      province: 'ON',
      today: '2000-05-10',
    });
    const bars = body.bars.map((bar: Record<string, unknown>) => [
      bar.kind,
      bar.countedFromOn,
      bar.dueOn,
      bar.state,
      bar.overdue,
    ]);
    expect(bars).toEqual([
      ['SEND_NAMES', '2000-05-01', '2000-04-03', 'open', true],
      ['DECIDE_LMT', null, '2000-04-11', 'open', true],
      // The workers' first day of work is that of their arrival, on the need date.
      ['HEALTH_CARD', '2000-05-01', '2000-05-31', expect.any(String), false],
      ['HEALTH_CARD', '2000-05-01', '2000-05-31', expect.any(String), false],
      ['HEALTH_CARD', '2000-05-01', '2000-05-31', expect.any(String), false],
      ['EVALUATE', '2000-10-31', '2000-10-31', 'open', false],
    ]);
    const cards = body.bars.filter(({ kind }: { kind: string }) => kind === 'HEALTH_CARD');
    expect(cards.map(({ state }: { state: string }) => state).sort()).toEqual(['met', 'open', 'open']);
  });

  it('is a picture that says in words all that it shows', async () => {
    const { body, headers } = await chart('?language=fr')
      .set('accept', 'image/svg+xml')
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          done(null, Buffer.concat(parts).toString('utf8'));
        });
      })
      .expect(200);
    expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    const svg: string = body;
    expect(svg).toContain(`<title id="title">Obligations de la demande JO-${placed.orderId}</title>`);
    expect(svg).toContain('À faire : 3. En retard : 2. Faites : 1.</desc>');
    expect(svg).toContain('aujourd’hui 2000-05-10');
    // Two placements owe the same by the same day and stand alike; the third has done it.
    expect(svg.match(/role="listitem"/g)).toHaveLength(5);
    expect(svg).toContain('2 placements · employeur');
    expect(svg).toContain('2000-05-31 fait<');
    expect(svg).toContain('2000-04-03 en retard<');
  });

  it('is not there for who cannot see the order', async () => {
    const path = `job-orders/${placed.orderId}/obligations-chart`;
    const other = await world.farm();
    await other.employer.get(path).expect(404);
    await (await world.person('host-officer', { provinces: ['QC'] })).get(path).expect(404);
    await (await world.person('host-officer')).get(path).expect(200);
  });
});
