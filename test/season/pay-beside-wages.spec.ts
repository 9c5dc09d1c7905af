import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { balanceOf, line, nothingWithheld, sheet, submit, week } from '../support/pay-sheets.js';
import { type Placed, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2026-11-12T15:00:00Z');
});

afterAll(() => world.close());

const place = (placed: Placed = {}) =>
  placeWorkers(world, { edition: '2026', country: 'JM', hourlyRateCents: 1_760, ...placed });

const findingsOf = (id: string): Promise<{ code: string; owed: number }[]> =>
  world.dataSource.query(
    'select code, owed_cents as owed from audit_finding where pay_record_id = $1 order by code',
    [id],
  );

describe('money advanced to a worker', () => {
  const lent = { advancedCents: 15_000, consents: ['advance'] };

  it('is recovered as the pay bears it, and not a cent more over the season', async () => {
    const farm = await place();
    const [placementId = ''] = farm.placementIds;
    const paid = async (start: string, hours: number[]) => {
      const { body } = await submit(farm, sheet(start, [placementId], { ...lent, days: week(start, hours) }));
      const [{ id, netCents }] = body.records;
      return [await line(farm, id, 'advance'), netCents];
    };
    // 5 h at 17.60 are 88.00: all of it; 62.00 of the advance wait for 140.80.
    expect(await paid('2026-06-01', [5])).toEqual([8_800, 0]);
    expect(await balanceOf(world, placementId)).toMatchObject({ advance_cents: 8_800 });
    expect(await paid('2026-06-08', [8])).toEqual([6_200, 7_880]);
    expect(await paid('2026-06-15', [8])).toEqual([0, 14_080]);
    expect(await balanceOf(world, placementId)).toMatchObject({ advance_cents: 15_000 });
  });

  it('is recovered once when sheets of different weeks come at once', async () => {
    const farm = await place();
    await Promise.all(
      ['2026-06-01', '2026-06-08', '2026-06-15'].map((start) =>
        submit(farm, sheet(start, farm.placementIds, { ...lent, days: week(start, [8, 8]) })),
      ),
    );
    expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({ advance_cents: 15_000 });
  });

  it('is owed again where a corrected record recovers less', async () => {
    const farm = await place();
    const [placementId = ''] = farm.placementIds;
    const { body } = await submit(farm, sheet('2026-06-01', [placementId], lent));
    const correction = {
      ...nothingWithheld('2026'),
      days: week('2026-06-01', [8]),
      ...lent,
      advanceCents: 1_000,
      reason: 'Too much',
    };
    await farm.employer.post(`pay-records/${body.records[0].id}/correction`, correction).expect(200);
    expect(await balanceOf(world, placementId)).toMatchObject({ advance_cents: 1_000 });
  });

  it('of another employer, before a transfer, is not mixed with that of the next', async () => {
    const first = await place();
    await submit(first, sheet('2026-06-01', first.placementIds, lent));
    await world.dataSource.query(
      `update placement set state = 'transferred', stay_to = '2026-06-07', position_number = null where id = $1`,
      [first.placementIds[0]],
    );
    const second = await place({
      workerIds: first.workerIds,
      transferredFrom: first.placementIds,
      arrivedOn: '2026-06-08',
    });
    const own = { days: week('2026-06-08', [8, 8]), ...lent, advancedCents: 10_000 };
    const { body } = await submit(second, sheet('2026-06-08', second.placementIds, own));
    expect(await line(second, body.records[0].id, 'advance')).toBe(10_000);
    const { body: read } = await second.employer.get(`pay-records/${body.records[0].id}`).expect(200);
    // The guarantee goes with the worker; the advance does not.
    expect(read.statement).toMatchObject({
      guarantee: { hoursSoFar: '64' },
      seasonToDate: { advanceCents: 10_000 },
    });
  });

  it('stays where the worker has not agreed', async () => {
    const farm = await place();
    const { body } = await submit(farm, sheet('2026-06-01', farm.placementIds, { advancedCents: 15_000 }));
    expect(body.records[0].warnings).toContain('CONSENT_MISSING');
    expect(await line(farm, body.records[0].id, 'advance')).toBe(0);
  });
});

describe('an advance that was taken back otherwise', () => {
  it('is found for what is beyond the rest of it', async () => {
    const farm = await place();
    const lent = { advancedCents: 15_000, consents: ['advance'] };
    await submit(farm, sheet('2026-06-01', farm.placementIds, { ...lent, advanceCents: 10_000 }));
    const taken = (amountCents: number) => ({
      ...lent,
      paid: {
        ...{ grossCents: 84_480, netCents: 84_480 - amountCents },
        deductions: [{ kind: 'advance', amountCents }],
      },
    });
    const week2 = await submit(
      farm,
      sheet('2026-06-08', farm.placementIds, {
        days: week('2026-06-08', [8, 8, 8, 8, 8, 8]),
        ...taken(5_001),
      }),
    );
    expect(await findingsOf(week2.body.records[0].id)).toEqual([{ code: 'DEDUCTION_NOT_ALLOWED', owed: 1 }]);
  });
});

describe('vacation pay on a sheet', () => {
  it('is part of gross, stands on the payslip, and is found to be no wrong', async () => {
    const farm = await place({ province: 'AB' });
    const { body } = await submit(farm, sheet('2026-06-01', farm.placementIds, { vacationPay: true }));
    const [{ id, grossCents }] = body.records;
    // 48 h at 17.60 are 844.80; 4 % of them 33.792.
    expect(grossCents).toBe(84_480 + 3_379);
    const read = await farm.employer.get(`pay-records/${id}`).expect(200);
    expect(read.body.statement.earnings).toEqual([
      expect.objectContaining({ kind: 'vacation-pay', name: 'Vacation pay', amountCents: 3_379 }),
    ]);
    const slip = await farm.employer.get(`pay-records/${id}/payslip?language=fr`).expect(200);
    expect(slip.body.explanation.earnings).toEqual([
      expect.objectContaining({ name: 'Indemnité de vacances', amountCents: 3_379 }),
    ]);
    expect(await findingsOf(id)).toEqual([]);
  });

  it.each([
    ['said to be in gross', {}],
    ['said not to be in it', { earnings: [] }],
    ['paid in part', { earnings: [{ kind: 'vacation-pay', amountCents: 1_000 }] }],
  ])('is found where it was asked for and gross is too low for it, %s', async (_, earnings) => {
    const farm = await place({ province: 'AB' });
    const grossCents = 'earnings' in earnings && earnings.earnings.length > 0 ? 85_480 : 84_480;
    const paid = { grossCents, netCents: grossCents, ...earnings };
    const { body } = await submit(farm, sheet('2026-06-01', farm.placementIds, { vacationPay: true, paid }));
    const owed = 84_480 + 3_379 - grossCents;
    expect(await findingsOf(body.records[0].id)).toEqual([{ code: 'GROSS_MISMATCH', owed }]);
  });
});
