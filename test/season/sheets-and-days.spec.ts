import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codes, nothingWithheld, sheet, submit, week } from '../support/pay-sheets.js';
import { placeWorkers } from '../support/placed-worker.js';
import { createWorld, type World } from '../support/world.js';

describe('a sheet of days that have not come', () => {
  let early: World;

  beforeAll(async () => {
    // Four in the morning of the 18th in UTC is midnight in Ontario: the 17th has just ended there.
    early = await createWorld('2000-06-18T03:59:00Z');
  });

  afterAll(() => early.close());

  it('is refused with every problem of the period and of each record, until its last day has come', async () => {
    const farm = await placeWorkers(early, { workers: 2 });
    const [first = '', second = ''] = farm.placementIds;
    const days = week('2000-06-12', [8, 8, 8, 8, 8, 8, 8]);
    const body = {
      ...sheet('2000-06-12', []),
      records: [
        { placementId: first, days, ...nothingWithheld('2000') },
        { placementId: second, days: week('2000-06-12', [8, 8, 8, 8, 8, 25]) },
      ],
    };
    const { body: refused } = await submit(farm, body, 422);
    expect(codes(refused)).toEqual(['DAY_NOT_WORKED_YET', 'HOURS_IMPOSSIBLE', 'PAY_PERIOD_NOT_OVER']);
    expect(refused.findings).toContainEqual(
      expect.objectContaining({
        code: 'DAY_NOT_WORKED_YET',
        params: { record: 0, placementId: first, date: '2000-06-18', today: '2000-06-17' },
      }),
    );
    await early.advanceTo('2000-06-18T04:00:00Z');
    await submit(farm, { ...body, records: [{ placementId: first, days, ...nothingWithheld('2000') }] });
  });

  it('is refused for a period, or a pay date, of a year that is still to come', async () => {
    const farm = await placeWorkers(early, { needFrom: '2000-05-15' });
    const mistyped = { ...sheet('2000-06-05', farm.placementIds), payDate: '2001-06-13' };
    expect(codes((await submit(farm, mistyped, 422)).body)).toEqual(['PAY_DATE_TOO_FAR']);
    const next = sheet('2000-06-26', farm.placementIds, { days: [] });
    expect(codes((await submit(farm, next, 422)).body)).toEqual(['PAY_PERIOD_NOT_BEGUN']);
  });

  it('is refused for a worker whose first day worked nobody reported', async () => {
    const farm = await placeWorkers(early, { state: 'arrived' });
    await early.dataSource.query('update placement set first_day_worked_on = null where id = $1', [
      farm.placementIds[0],
    ]);
    const refused = await submit(farm, sheet('2000-06-05', farm.placementIds), 409);
    expect(codes(refused.body)).toEqual(['FIRST_DAY_NOT_REPORTED']);
    await submit(farm, sheet('2000-06-05', farm.placementIds, { days: [{ date: '2000-06-05', hours: 0 }] }));
  });
});

describe('a change of the minimum wage inside a period', () => {
  let later: World;

  beforeAll(async () => {
    later = await createWorld('2026-05-06T15:00:00Z');
  });

  afterAll(() => later.close());

  it('holds from its day on', async () => {
    const farm = await placeWorkers(later, {
      province: 'QC',
      edition: '2026',
      needFrom: '2026-04-01',
      hourlyRateCents: 1_610,
    });
    const { body } = await submit(
      farm,
      sheet('2026-04-29', farm.placementIds, { days: week('2026-04-29', [8, 8, 8, 8]), insuranceCents: 0 }),
    );
    // Two days at 16.10, and from 1 May two at 16.60.
    expect(body.records[0].grossCents).toBe(16 * 1_610 + 16 * 1_660);
  });
});
