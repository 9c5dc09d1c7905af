import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDate } from '#libs/quantities';
import { nothingWithheld, sheet, submit, week } from '../support/pay-sheets.js';
import { placeWorkers, type PlacedWorkers } from '../support/placed-worker.js';
import { createWorld, type Person, type World } from '../support/world.js';

let world: World;
let officer: Person;

beforeAll(async () => {
  world = await createWorld('2026-07-30T15:00:00Z');
  officer = await world.person('host-officer');
});

afterAll(() => world.close());

const farmOf2026 = () =>
  placeWorkers(world, { edition: '2026', needFrom: '2026-05-01', hourlyRateCents: 1_760 });
const insured = { insuranceCents: 0 };

/** Submits a week and gives its record. */
const paid = async (farm: PlacedWorkers, start: string, record: object = {}) => {
  const { body } = await submit(farm, sheet(start, farm.placementIds, { ...insured, ...record }));
  return body.records[0] as { id: string; grossCents: number; netCents: number; warnings: string[] };
};

/** Fixes what Ontario pays for the farm's work, and gives the value's id. */
const fix = async (value: string) => {
  const { body } = await officer
    .post('season-values', {
      code: 'commodity-rate',
      keys: { province: 'ON', commodity: 'fruit incl apples' },
      value,
      validFrom: '2026-05-01',
      validTo: '2026-12-01',
      sourceTitle: 'Wage letter of the regional office',
      reason: 'Fixed for the season',
    })
    .expect(200);
  return body.id as string;
};

let fixed: string | undefined;

/** The value's id, once it says a rate. */
const rateOf = async (value: string): Promise<string> => {
  if (fixed === undefined) fixed = await fix(value);
  else await replace(fixed, value);
  return fixed;
};
const replace = (id: string, value: string) =>
  officer
    .post(`season-values/${id}/replacement`, {
      value,
      sourceTitle: 'Letter, corrected',
      reason: 'It was wrong',
    })
    .expect(200);
const correct = async ({ employer }: PlacedWorkers, id: string, hours: number[], start: string) => {
  const { body } = await employer
    .post(`pay-records/${id}/correction`, {
      ...nothingWithheld(start),
      days: week(start, hours),
      ...insured,
      reason: 'Hours were left out',
    })
    .expect(200);
  return body.record as { id: string; grossCents: number };
};
const rerun = async (id: string, asOf?: string, status = 200) => {
  const { body } = await officer
    .get(`pay-records/${id}/statement${asOf === undefined ? '' : `?asOf=${asOf}`}`)
    .expect(status);
  return body;
};

/** Every stored record of a placement, oldest first. */
const storedOf = async ({ placementIds }: PlacedWorkers): Promise<{ id: string; known_at: Date }[]> =>
  world.dataSource.query('select id, known_at from pay_record where placement_id = $1 order by number', [
    placementIds[0],
  ]);

/** When a placement's record, by its turn from 0, was worked out, or so many milliseconds later. */
const known = async (farm: PlacedWorkers, turn: number, laterMs = 0): Promise<string> => {
  const { known_at: at } = (await storedOf(farm))[turn] ?? {};
  if (at === undefined) throw new Error(`There is no record ${turn}`);
  return new Date(at.getTime() + laterMs).toISOString();
};

describe('a pay record worked out again', () => {
  let valueId: string;

  beforeAll(async () => {
    valueId = await rateOf('18.00');
  });

  it('is what was stated, byte for byte, whatever became of the value and the order since', async () => {
    const farm = await farmOf2026();
    const first = await paid(farm, '2026-06-01');
    expect(first.grossCents).toBe(48 * 1_800);
    await replace(valueId, '18.50');
    await world.dataSource.query('update job_order set hourly_rate_cents = 2500 where id = $1', [
      farm.orderId,
    ]);
    const again = await rerun(first.id);
    expect(again).toMatchObject({ sameAsStated: true, sameRules: true, sameEngine: true });
    expect(again.digest).toBe(again.statedDigest);
    expect(again.statement.grossCents).toBe(48 * 1_800);
    const { body: stored } = await farm.employer.get(`pay-records/${first.id}`).expect(200);
    expect(stored.knownAt).toBe(again.asOf);
    const now = await rerun(first.id, await known(farm, 0, 1));
    expect(now.sameAsStated).toBe(true);
  });

  it('shows at a later instant what is lawful by then', async () => {
    const farm = await farmOf2026();
    await replace(valueId, '18.00');
    const first = await paid(farm, '2026-06-01');
    await replace(valueId, '19.00');
    const [version] = (await officer.get('season-values?code=commodity-rate').expect(200)).body;
    const at = await rerun(first.id, version.knownFrom);
    expect(at).toMatchObject({ sameAsStated: false, sameRules: false });
    expect(at.statement.grossCents).toBe(48 * 1_900);
    const before = await rerun(first.id, new Date(Date.parse(version.knownFrom) - 1).toISOString());
    expect(before).toMatchObject({ sameAsStated: true, statement: { grossCents: 48 * 1_800 } });
  });

  it('says when other code than today’s worked it out', async () => {
    const farm = await farmOf2026();
    const { id } = await paid(farm, '2026-06-01');
    await expect(
      world.dataSource.query(`update pay_record set gross_cents = gross_cents + 1 where id = $1`, [id]),
    ).rejects.toThrow(/never rewritten/);
    await expect(world.dataSource.query('delete from pay_record where id = $1', [id])).rejects.toThrow(
      /never rewritten/,
    );
    const older = await storeAnew(id, `jsonb_set(basis, '{engine}', '"0000000000000000"')`, '2026-06-08');
    expect(await rerun(older)).toMatchObject({ sameAsStated: true, sameEngine: false });
    const oldest = await storeAnew(id, 'null', '2026-06-15');
    expect((await rerun(oldest, undefined, 409)).code).toBe('PAY_BASIS_NOT_KEPT');
  });

  it('is refused for an instant that has not come or lies before it, and shown to nobody else', async () => {
    const farm = await farmOf2026();
    const { id } = await paid(farm, '2026-06-01');
    expect((await rerun(id, '2036-01-01T00:00:00Z', 422)).code).toBe('AS_OF_NOT_COME');
    expect((await rerun(id, '2026-06-01T00:00:00Z', 422)).code).toBe('AS_OF_BEFORE_RECORD');
    await farm.employer.get(`pay-records/${id}/statement`).expect(403);
    const stranger = await world.person('host-officer', { provinces: ['QC'] });
    await stranger.get(`pay-records/${id}/statement`).expect(404);
    await (await world.person('auditor')).get(`pay-records/${id}/statement`).expect(200);
  });

  it('is that of the record which stood at the instant', async () => {
    const farm = await farmOf2026();
    const [placementId] = farm.placementIds;
    const first = await paid(farm, '2026-06-01');
    const second = await correct(farm, first.id, [8, 8, 8, 8, 8, 9], '2026-06-01');
    const standing = async (asOf: string, status = 200) =>
      (await officer.get(`placements/${placementId}/pay-statement?on=2026-06-07&asOf=${asOf}`).expect(status))
        .body;
    expect(await standing(await known(farm, 0))).toMatchObject({
      payRecordId: first.id,
      sameAsStated: true,
    });
    expect(await standing(await known(farm, 1, -1))).toMatchObject({
      payRecordId: first.id,
    });
    expect(await standing(await known(farm, 1))).toMatchObject({
      payRecordId: second.id,
      sameAsStated: true,
    });
    await standing(await known(farm, 0, -1), 404);
    await officer.get(`placements/${placementId}/pay-statement?on=2026-06-08`).expect(404);
  });

  it('is what was stated after any sequence of corrections and replaced values', async () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant('pay' as const), hours: fc.integer({ min: 0, max: 12 }) }),
      fc.record({ kind: fc.constant('correct' as const), hours: fc.integer({ min: 0, max: 12 }) }),
      fc.record({ kind: fc.constant('replace' as const), rate: fc.integer({ min: 1_700, max: 2_400 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 8 }), async (acts) => {
        const farm = await farmOf2026();
        const standing: { id: string; start: string }[] = [];
        for (const one of acts) {
          const start = addDays(plainDate('2026-05-04'), 7 * standing.length);
          const last = standing.at(-1);
          if (one.kind === 'replace') await replace(valueId, (one.rate / 100).toFixed(2));
          else if (one.kind === 'correct' && last)
            last.id = (await correct(farm, last.id, [one.hours, 8], last.start)).id;
          else {
            const hours = 'hours' in one ? one.hours : 8;
            standing.push({ id: (await paid(farm, start, { days: week(start, [hours, 8, 8]) })).id, start });
          }
        }
        for (const { id } of await storedOf(farm)) {
          const again = await rerun(id);
          expect(again).toMatchObject({ sameAsStated: true, digest: again.statedDigest });
        }
      }),
      { numRuns: 6, seed: 2026 },
    );
  }, 120_000);
});

describe('pay of days whose rate became known later', () => {
  it('is made up for by the next pay, up, down and again, and no past statement changes', async () => {
    const valueId = await rateOf('18.00');
    const farm = await farmOf2026();
    const [placementId] = farm.placementIds;
    const owed = async () =>
      (await farm.employer.get(`placements/${placementId}/retroactive-pay`).expect(200)).body;
    const first = await paid(farm, '2026-06-01');
    expect(await owed()).toMatchObject({ lines: [], grossCents: 0, netCents: 0 });
    await replace(valueId, '19.00');
    // 48 hours at 1.00 more.
    expect(await owed()).toMatchObject({ grossCents: 4_800, netCents: 4_800 });
    const second = await paid(farm, '2026-06-08');
    expect(second).toMatchObject({ grossCents: 48 * 1_900 + 4_800 });
    expect(await owed()).toMatchObject({ lines: [] });
    const corrected = await correct(farm, first.id, [8, 8, 8, 8, 8], '2026-06-01');
    // The corrected record pays 40 hours at 19.00 itself: what the second made up for is too much.
    expect(corrected.grossCents).toBe(40 * 1_900);
    await replace(valueId, '17.80');
    const third = await paid(farm, '2026-06-15');
    const { body: read } = await farm.employer.get(`pay-records/${third.id}`).expect(200);
    expect(read.statement.retroactive.lines.map(amounts)).toEqual([
      ['2026-06-01', 'gross', -40 * 120 - 4_800],
      ['2026-06-08', 'gross', -48 * 120],
    ]);
    expect(read.statement.retroactive.lines[0]).toMatchObject({
      name: 'Gross pay',
      rule: 'commodity-rate',
      why: 'a value for these days became known after they were paid',
      steps: expect.arrayContaining([expect.objectContaining({ code: 'RETROACTIVE_DIFFERENCE' })]),
    });
    const { body: slip } = await farm.employer.get(`pay-records/${third.id}/payslip`).expect(200);
    // 48 hours at 17.80, less what the lines above take back.
    expect(slip.explanation).toMatchObject({
      netCents: 48 * 1_780,
      retroactive: { payableCents: 48 * 1_780 - 40 * 120 - 4_800 - 48 * 120 },
    });
    await replace(valueId, '18.20');
    const fourth = await paid(farm, '2026-06-22');
    const standing = [corrected, second, third, fourth];
    const stated = standing.reduce((sum, { grossCents }) => sum + grossCents, 0);
    expect(stated).toBe((40 + 48 + 48 + 48) * 1_820);
    for (const { id } of await storedOf(farm)) {
      const again = await rerun(id);
      expect(again).toMatchObject({ sameAsStated: true, digest: again.statedDigest });
    }
  });

  it('carries to a later pay what one pay cannot bear', async () => {
    const valueId = await rateOf('30.00');
    const farm = await farmOf2026();
    await paid(farm, '2026-06-01');
    await replace(valueId, '18.00');
    const short = await paid(farm, '2026-06-08', { days: week('2026-06-08', [8]) });
    expect(short).toMatchObject({ netCents: 0, warnings: expect.arrayContaining(['RETROACTIVE_CARRIED']) });
    await paid(farm, '2026-06-15');
    const rows = await world.dataSource.query(
      'select sum(net_cents)::int as net from pay_record where placement_id = $1',
      [farm.placementIds[0]],
    );
    expect(rows[0].net).toBe((48 + 8 + 48) * 1_800);
  });

  it('is taken anew when the pay that made up for it is corrected', async () => {
    const valueId = await rateOf('18.00');
    const farm = await farmOf2026();
    await paid(farm, '2026-06-01');
    await replace(valueId, '19.00');
    const second = await paid(farm, '2026-06-08');
    const again = await correct(farm, second.id, [8, 8], '2026-06-08');
    expect(again.grossCents).toBe(16 * 1_900 + 4_800);
    expect((await paid(farm, '2026-06-15')).grossCents).toBe(48 * 1_900);
  });

  it('becomes owed to a worker who left, once, and is paid with proof', async () => {
    const valueId = await rateOf('18.00');
    const farm = await farmOf2026();
    const [placementId] = farm.placementIds;
    await paid(farm, '2026-06-01');
    const settle = (person: Person, status: number) =>
      person.post(`placements/${placementId}/retroactive-pay`, {}).expect(status);
    await replace(valueId, '19.00');
    expect((await settle(officer, 409)).body.code).toBe('PAY_STILL_TO_COME');
    await world.dataSource.query(
      `update placement set state = 'departed', departed_on = '2026-06-07' where id = $1`,
      [placementId],
    );
    expect((await settle(officer, 200)).body).toMatchObject({ owedCents: 4_800, openCents: 4_800 });
    await replace(valueId, '19.50');
    expect((await settle(farm.employer, 200)).body).toMatchObject({ owedCents: 7_200, openCents: 7_200 });
    const payment = { paidOn: '2026-07-30', method: 'bank transfer', proofReference: 'T-1' };
    const { body } = await farm.employer
      .post(`placements/${placementId}/retroactive-payments`, payment)
      .expect(200);
    expect(body).toMatchObject({ amountCents: 7_200, openCents: 0 });
    // A late sheet does not pay it again.
    expect((await paid(farm, '2026-05-25')).grossCents).toBe(48 * 1_950);
    const { body: account } = await officer.get(`workers/${farm.workerIds[0]}/account`).expect(200);
    expect(account.entries).toContainEqual(
      expect.objectContaining({ kind: 'retroactive-pay', sense: 'owed', amountCents: 4_800 }),
    );
  });

  it('is shown within the scope alone', async () => {
    const farm = await farmOf2026();
    const stranger = await world.person('employer');
    await stranger.get(`placements/${farm.placementIds[0]}/retroactive-pay`).expect(404);
    await stranger.post(`placements/${farm.placementIds[0]}/retroactive-pay`, {}).expect(404);
  });
});

const amounts = ({ periodStart, kind, amountCents }: Record<string, unknown>) => [
  periodStart,
  kind,
  amountCents,
];

/** A copy of a record for another week, with another basis: what a record of earlier code or days looks like. */
async function storeAnew(id: string, basis: string, start: string): Promise<string> {
  const columns = `sheet_id, placement_id, job_order_id, worker_id, employer_id, province, country, programme, edition,
    pay_date, pay_periods, facts, state, gross_cents, deductions_cents, net_cents, statement, currency, paid_basis,
    paid_gross_cents, paid_net_cents, paid_before_cents, paid, submitted_at, known_at`;
  const [row] = await world.dataSource.query(
    `insert into pay_record (id, number, period_start, period_end, basis, ${columns})
     select gen_random_uuid(), 'PR-' || gen_random_uuid(), $2::date, $2::date + 6, ${basis}, ${columns}
     from pay_record where id = $1 returning id`,
    [id, start],
  );
  return row.id as string;
}
