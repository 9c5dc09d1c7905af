import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storedWork } from '#libs/payroll';
import { overlaid, readOverlay, loadRulebook, WhatIf, type WhatIfRecord } from '#libs/rulebook';
import { nothingWithheld, sheet, submit, week } from '../support/pay-sheets.js';
import { placeWorkers } from '../support/placed-worker.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2000-09-20T15:00:00Z');
});

afterAll(() => world.close());

const rulebook = loadRulebook();
const higherWage = `proposal: { title: T, author: A }
values:
  - { code: minimum-wage, unit: CAD/hour, keys: { province: ON }, entries: [{ value: '7.90', from: 2000-06-12, to: 2001-01-01 }] }`;

const stored = async (): Promise<(readonly WhatIfRecord[])[]> => {
  const workers = [];
  for await (const records of storedWork(world.dataSource.manager)) workers.push(records);
  return workers;
};

describe('what if, over stored pay records', () => {
  it('pays each worker’s stored work to the cent as it was assessed, and anew under proposed values', async () => {
    const farm = await placeWorkers(world, {});
    const first = await submit(farm, sheet('2000-06-05', farm.placementIds, {}));
    await submit(farm, sheet('2000-06-12', farm.placementIds, {}));
    await farm.employer
      .post(`pay-records/${first.body.records[0].id as string}/correction`, {
        ...nothingWithheld('2000'),
        days: week('2000-06-05', [8, 8, 8, 8, 8]),
        reason: 'One day less was worked',
      })
      .expect(200);
    const workers = await stored();
    expect(workers.map((records) => records.map(({ facts }) => facts.periodStart))).toEqual(
      farm.placementIds.map(() => ['2000-06-05', '2000-06-12']),
    );
    const [sums]: { gross: number; net: number }[] = await world.dataSource.query(
      `select sum(gross_cents)::int as gross, sum(net_cents)::int as net from pay_record where state <> 'corrected'`,
    );
    const whatIf = new WhatIf(
      { rulebook },
      { rulebook: overlaid(rulebook, readOverlay(higherWage, rulebook)) },
    );
    for (const records of workers) whatIf.addWorker(records);
    const { total, refused } = whatIf.result();
    expect(refused).toEqual([]);
    expect(total.before).toMatchObject({ grossCents: sums?.gross, netCents: sums?.net });
    expect(total.after.grossCents - total.before.grossCents).toBe(48 * 100 * workers.length);
  });
});
