import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, plainDate } from '#libs/quantities';
import {
  balanceOf,
  codes,
  line,
  nothingWithheld,
  sheet,
  statutory,
  submit,
  week,
} from '../support/pay-sheets.js';
import { type Placed, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2000-11-30T15:00:00Z');
});

afterAll(() => world.close());

const place = (placed?: Placed) => placeWorkers(world, placed);

describe('a pay sheet of edition 2000', () => {
  it('is assessed as a whole, with rule, source and steps of every line', async () => {
    const farm = await place({ workers: 3 });
    const { body } = await submit(
      farm,
      sheet('2000-06-05', farm.placementIds, {
        statutory: statutory({ cpp: 1_000, ei: 0, 'income-tax': 0 }),
      }),
    );
    expect(body.receipt).toMatchObject({ act: 'pay-sheet-submitted' });
    expect(body.records).toHaveLength(3);
    // 48 hours at 6.90 are 331.20; 4 % of that is 13.25.
    expect(body.records[0]).toMatchObject({
      state: 'assessed',
      grossCents: 33120,
      deductionsCents: 2325,
      netCents: 30795,
    });
    const read = await farm.employer.get(`pay-records/${body.records[0].id}`).expect(200);
    const administration = read.body.statement.lines.find(
      (one: { kind: string }) => one.kind === 'administration',
    );
    expect(administration).toMatchObject({
      amountCents: 1325,
      rule: 'administration-rate',
      capLeftCents: 41175,
    });
    expect(administration.source.title).toBeTruthy();
    expect(read.body.possible).toEqual(['accept', 'dispute', 'correct', 'withdraw']);
  });

  it('makes one sheet under one idempotency key', async () => {
    const farm = await place();
    const body = sheet('2000-06-05', farm.placementIds);
    const send = () =>
      farm.employer
        .post(`job-orders/${farm.orderId}/pay-sheets`, body)
        .set('idempotency-key', '2f1c7a8e-week-23-of-2000')
        .expect(200);
    const [first, again] = [await send(), await send()];
    expect(again.body).toEqual(first.body);
    const { body: page } = await farm.employer.get(`pay-records?jobOrderId=${farm.orderId}`).expect(200);
    expect(page.items).toHaveLength(1);
  });

  it('refuses all with every problem of every record, and stores nothing', async () => {
    const farm = await place({
      workers: 2,
      arrivedOn: '2000-06-06',
      departedOn: '2000-06-09',
      state: 'departed',
    });
    const other = await place();
    const [first = '', second = ''] = farm.placementIds;
    const days = week('2000-06-05', [8, 25, 8]);
    const wrong = {
      ...sheet('2000-06-05', []),
      records: [
        { placementId: first, days, ...nothingWithheld('2000') },
        { placementId: second, days: week('2000-06-10', [8, 0, 8]) },
        { placementId: other.placementIds[0], days },
      ],
    };
    const refused = await submit(farm, wrong, 422);
    expect(codes(refused.body)).toEqual([
      'DAY_AFTER_DEPARTURE',
      'DAY_AFTER_DEPARTURE',
      'DAY_BEFORE_ARRIVAL',
      'DAY_OUTSIDE_PERIOD',
      'HOURS_IMPOSSIBLE',
      'PLACEMENT_NOT_OF_ORDER',
    ]);
    expect(refused.body.findings[0].params).toMatchObject({ record: 0, placementId: first });
    expect(await balanceOf(world, first)).toBeUndefined();
  });

  it('refuses a period longer than the pay frequency, negative hours and who has not arrived', async () => {
    const farm = await place({ arrivedOn: null, state: 'travel-booked' });
    expect(
      codes(
        (await submit(farm, { ...sheet('2000-06-05', farm.placementIds, {}, 8), payPeriods: 52 }, 422)).body,
      ),
    ).toEqual(['PAY_BEFORE_ARRIVAL', 'PAY_PERIOD_TOO_LONG']);
    expect(codes((await submit(farm, sheet('2000-06-05', farm.placementIds), 409)).body)).toEqual([
      'PAY_BEFORE_ARRIVAL',
    ]);
    const negative = sheet('2000-06-05', farm.placementIds, { days: week('2000-06-05', ['-1']) });
    expect(codes((await submit(farm, negative, 422)).body)).toEqual(['FIELD_INVALID']);
  });

  it('refuses a day that is paid already, also when two sheets come at once', async () => {
    const farm = await place();
    const answers = await Promise.all(
      [0, 1, 2].map(() =>
        farm.employer.post(`job-orders/${farm.orderId}/pay-sheets`, sheet('2000-06-05', farm.placementIds)),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const overlapping = await submit(farm, sheet('2000-06-11', farm.placementIds), 409);
    expect(codes(overlapping.body)).toEqual(['PERIOD_PAID_ALREADY']);
    await submit(farm, sheet('2000-06-12', farm.placementIds));
  });

  it('takes meals to 6.50 a day', async () => {
    const farm = await place();
    const days = week('2000-06-05', [8, 8, 8, 8, 8, 8], { meals: true });
    const at = await submit(farm, sheet('2000-06-05', farm.placementIds, { days, mealPriceCents: 650 }));
    expect(await line(farm, at.body.records[0].id, 'meals')).toBe(3900);
    expect(at.body.records[0].warnings).not.toContain('MEALS_CAPPED');
    const later = week('2000-06-12', [8, 8, 8, 8, 8, 8], { meals: true });
    const over = await submit(
      farm,
      sheet('2000-06-12', farm.placementIds, { days: later, mealPriceCents: 651 }),
    );
    expect(await line(farm, over.body.records[0].id, 'meals')).toBe(3900);
    expect(over.body.records[0].warnings).toContain('MEALS_CAPPED');
    const { body } = await farm.employer.get(`pay-records/${over.body.records[0].id}`).expect(200);
    expect(body.statement.lines.find((one: { kind: string }) => one.kind === 'meals')).toMatchObject({
      name: 'Meals',
      steps: [{ text: '6 days with meals at $6.50 a day', value: '39.00' }],
    });
    expect(body.statement.warnings.map((one: { text: string }) => one.text)).toContain(
      'Meals: $6.51 a day was asked for and lowered to $6.50, the most allowed.',
    );
  });

  it('takes back a third of the journey and not a cent more', async () => {
    const farm = await place({ transportCostCents: 30_000 });
    const first = await submit(farm, sheet('2000-06-05', farm.placementIds, { transportCents: 9_999 }));
    expect(await line(farm, first.body.records[0].id, 'transport')).toBe(9_999);
    const second = await submit(
      farm,
      sheet('2000-06-12', farm.placementIds, {
        days: week('2000-06-12', [8]),
        transportCents: 2,
      }),
    );
    expect(await line(farm, second.body.records[0].id, 'transport')).toBe(1);
    expect(second.body.records[0].warnings).toContain('TRANSPORT_CAPPED');
    expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({
      transport_cents: 10_000,
    });
  });

  it('takes administration to exactly 425.00 over the season', async () => {
    const farm = await place({ hourlyRateCents: 10_000 });
    const paid = (start: string, hours: (string | number)[]) =>
      submit(farm, sheet(start, farm.placementIds, { days: week(start, hours) }));
    // 4 % of 10 600.00 is 424.00; of 25.00 it is 1.00.
    await paid('2000-06-05', [24, 24, 24, 24, 10]);
    expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({
      administration_cents: 42_400,
    });
    await paid('2000-06-12', ['0.25']);
    expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({
      administration_cents: 42_500,
    });
    const over = await paid('2000-06-19', ['0.25']);
    expect(await line(farm, over.body.records[0].id, 'administration')).toBe(0);
    expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({
      administration_cents: 42_500,
    });
  });

  it('holds caps when sheets of different weeks come at once', async () => {
    const farm = await place({ transportCostCents: 30_000 });
    await Promise.all(
      [0, 7, 14, 21].map((later) =>
        submit(
          farm,
          sheet(addDays(plainDate('2000-06-05'), later), farm.placementIds, {
            days: week(addDays(plainDate('2000-06-05'), later), [8, 8, 8, 8]),
            transportCents: 4_000,
          }),
        ),
      ),
    );
    expect(await balanceOf(world, farm.placementIds[0] ?? '')).toMatchObject({ transport_cents: 10_000 });
  });

  it('carries the season over a transfer', async () => {
    const first = await place({ transportCostCents: 30_000 });
    await submit(first, sheet('2000-05-29', first.placementIds, { transportCents: 9_000 }));
    await world.dataSource.query(
      `update placement set state = 'transferred', stay_to = '2000-06-04', position_number = null where id = $1`,
      [first.placementIds[0]],
    );
    const second = await place({
      transportCostCents: 30_000,
      workerIds: first.workerIds,
      transferredFrom: first.placementIds,
      arrivedOn: '2000-06-05',
    });
    const { body } = await submit(
      second,
      sheet('2000-06-05', second.placementIds, { transportCents: 9_000 }),
    );
    expect(await line(second, body.records[0].id, 'transport')).toBe(1_000);
    const { body: read } = await second.employer.get(`pay-records/${body.records[0].id}`).expect(200);
    expect(read.statement.guarantee.hoursSoFar).toBe('96');
    // The six weeks from 1 May end with 11 June: what is worked after them counts for nothing.
    const later = await submit(second, sheet('2000-06-12', second.placementIds));
    const { body: after } = await second.employer.get(`pay-records/${later.body.records[0].id}`).expect(200);
    expect(after.statement.guarantee.hoursSoFar).toBe('96');
    await first.employer.get(`pay-records/${body.records[0].id}`).expect(404);
  });

  it('pays the highest of floor, offer and pieces', async () => {
    const farm = await place({ hourlyRateCents: 700 });
    const pieces = (count: number) => [
      { date: '2000-06-05', hours: 8, pieces: [{ unit: 'bushel', count, rate: '1.25' }] },
    ];
    const by = async (start: string, days: object[], more: object = {}) => {
      const moved = days.map((day) => ({ ...day, date: start }));
      const { body } = await submit(farm, sheet(start, farm.placementIds, { days: moved, ...more }));
      return body.records[0].grossCents;
    };
    // 8 hours at 7.00 are 56.00: 44 pieces are 55.00, 45 are 56.25.
    expect(await by('2000-06-05', pieces(44))).toBe(5_600);
    expect(await by('2000-06-12', pieces(45))).toBe(5_625);
    // The order's offer holds although the sheet says less.
    expect(await by('2000-06-19', pieces(0), { hourlyRate: '6.95' })).toBe(5_600);
    expect(await by('2000-06-26', pieces(0), { hourlyRate: '7.05' })).toBe(5_640);
  });

  it('refuses deductions above gross, naming the record', async () => {
    const farm = await place();
    const record = {
      days: week('2000-06-05', [1]),
      statutory: statutory({ cpp: 0, ei: 0, 'income-tax': 700 }),
    };
    const refused = await submit(farm, sheet('2000-06-05', farm.placementIds, record), 409);
    expect(refused.body).toMatchObject({
      code: 'NET_BELOW_ZERO',
      params: { record: 0, placementId: farm.placementIds[0] },
    });
  });

  it('needs a minimum wage of the province, which an officer can fix', async () => {
    const farm = await place({ province: 'MB' });
    // A field sent as null is one left out.
    const nothing = {
      hourlyRate: null,
      transportCents: null,
      consents: null,
      withholding: null,
      paid: null,
      ...nothingWithheld('2000'),
    };
    const refused = await submit(farm, sheet('2000-06-05', farm.placementIds, nothing), 422);
    expect(codes(refused.body)).toEqual(['VALUE_NOT_COVERED']);
    await world.dataSource.query(
      `insert into season_value (id, value_id, code, keys, value, valid_from, valid_to, source_title, reason, known_from)
       values (gen_random_uuid(), gen_random_uuid(), 'minimum-wage', '{"province":"MB"}', '7.10', '2000-01-01', null, 'Order in council', 'Season', official_now())`,
    );
    const { body } = await submit(farm, sheet('2000-06-05', farm.placementIds));
    expect(body.records[0].grossCents).toBe(34_080);
  });
});
