import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codes, sheet, submit } from '../support/pay-sheets.js';
import { placeWorkers } from '../support/placed-worker.js';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let auditor: Person;

beforeAll(async () => {
  world = await createWorld('2000-09-20T15:00:00Z');
  auditor = await world.person('auditor');
});

afterAll(() => world.close());

/** Everything that the product keeps, counted. */
const kept = async (): Promise<unknown> =>
  (
    await world.dataSource.query(
      `select (select count(*) from audit_entry) as entries, (select count(*) from receipt) as receipts,
         (select count(*) from pay_record) as records`,
    )
  )[0];

describe('what if, through the API', () => {
  const overlay = {
    proposal: { title: 'A higher wage', author: 'A committee' },
    values: [
      {
        ...{ code: 'minimum-wage', unit: 'CAD/hour', keys: { province: 'ON' } },
        entries: [{ value: '7.90', from: '2000-06-12', to: '2001-01-01' }],
      },
    ],
  };

  it('compares the pay records that the caller sees, and no others, and writes nothing', async () => {
    const ontario = await placeWorkers(world, { workers: 2 });
    await submit(ontario, sheet('2000-06-12', ontario.placementIds));
    // The book holds no wage of Manitoba for 2000: an officer fixes it.
    const manitoban = await world.person('host-officer', { provinces: ['MB'] });
    await manitoban
      .post('season-values', {
        ...{ code: 'minimum-wage', keys: { province: 'MB' }, value: '6.00', validFrom: '2000-01-01' },
        ...{ sourceTitle: 'A notice of the province', reason: 'The book holds none' },
      })
      .expect(200);
    const manitoba = await placeWorkers(world, { province: 'MB' });
    await submit(manitoba, sheet('2000-06-12', manitoba.placementIds));
    const officer = await world.person('host-officer', { provinces: ['ON'] });
    const elsewhere = await world.person('host-officer', { provinces: ['BC'] });
    const before = await kept();
    const whole = await auditor.post('what-if', { overlay }).expect(200);
    expect(whole.body).toMatchObject({ records: 3, total: { workers: 3 } });
    const { body } = await officer.post('what-if?language=fr', { overlay, by: ['province'] }).expect(200);
    // Two workers, 48 hours each, a dollar more an hour.
    expect(body.total.after.grossCents - body.total.before.grossCents).toBe(2 * 48 * 100);
    expect(body).toMatchObject({ records: 2, source: 'les relevés de paie enregistrés', refused: [] });
    expect(body.groups.province.map(({ key }: { key: string }) => key)).toEqual(['ON']);
    expect((await elsewhere.post('what-if', { overlay }).expect(200)).body.records).toBe(0);
    expect(await kept()).toEqual(before);
    await ontario.employer.post('what-if', { overlay }).expect(403);
  });

  it('takes an overlay in YAML too, and refuses one with all that is wrong in it', async () => {
    const yaml = `proposal: { title: T, author: A }
values:
  - { code: minimum-wage, unit: CAD/hour, keys: { province: ON }, entries: [{ value: '7.90', from: 2000-06-12, to: 2001-01-01 }] }`;
    const { body } = await auditor.post('what-if', { overlay: yaml, edition: '2026' }).expect(200);
    expect(body).toMatchObject({ overlay: { title: 'T' }, edition: '2026', total: { records: 0 } });
    expect(body.otherEditions).toBe(3);
    const wrong = yaml.replace('minimum-wage', 'minimal-wage').replace('title: T', 'title: 7');
    const refused = await auditor.post('what-if', { overlay: wrong }).expect(422);
    expect(codes(refused.body)).toContain('OVERLAY_INVALID');
    expect(refused.body.findings.length).toBeGreaterThan(1);
    expect((await auditor.post('what-if', { overlay, edition: '1999' }).expect(422)).body.params.field).toBe(
      'edition',
    );
    await auditor.post('what-if', {}).expect(422);
  });
});
