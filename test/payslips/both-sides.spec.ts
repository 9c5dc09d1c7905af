import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sheet, statutory, submit } from '../support/pay-sheets.js';
import { type Placed, type PlacedWorkers, placeWorkers } from '../support/placed-worker.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld('2026-11-20T15:00:00Z');
});

afterAll(() => world.close());

interface Side {
  of: string;
  dueCents: number | null;
  paidCents: number | null;
}

const place = (placed: Placed = {}) =>
  placeWorkers(world, { edition: '2026', hourlyRateCents: 1_760, ...placed });

const amount = (max: number) => fc.oneof(fc.constant(0), fc.integer({ min: 0, max }));
const deduction = fc.record({
  kind: fc.constantFrom(
    'insurance',
    'meals',
    'utilities',
    'housing',
    'transport',
    'other',
    'savings',
    'advance',
  ),
  amountCents: fc.integer({ min: 1, max: 6_000 }),
});

/** A week of 48 hours at 17.60, 844.80 in all, of which anything may be said to have been paid. */
const stated = fc.record({
  statutory: fc
    .record({ cpp: amount(6_000), ei: amount(2_000), 'income-tax': amount(20_000) })
    .map((amounts) => statutory(amounts)),
  exempt: fc.constant({ cpp: 'age', ei: 'short-engagement', tax: 'treaty' }),
  paid: fc.record(
    {
      grossCents: fc.oneof(fc.constant(84_480), fc.integer({ min: 70_000, max: 100_000 })),
      netCents: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 90_000 })),
      deductions: fc.uniqueArray(deduction, { maxLength: 4, selector: ({ kind }) => kind }),
    },
    { requiredKeys: ['grossCents'] },
  ),
});

async function payslipsOf({ employer }: PlacedWorkers, records: { id: string }[]) {
  const found = [];
  for (const { id } of records)
    found.push((await employer.get(`pay-records/${id}/payslip?language=en`).expect(200)).body.explanation);
  return found;
}

const sumOf = (sides: readonly Side[], side: 'dueCents' | 'paidCents') =>
  sides.reduce((sum, one) => (one.of === 'net' ? sum : sum + (one[side] ?? 0)), 0);

describe('the two sides of a pay', () => {
  it('each add up to their net, and what is due is what was paid with what is owed, whatever was stated', async () => {
    const farm = await place({ workers: 60 });
    const asked = fc.sample(stated, { numRuns: farm.placementIds.length, seed: 20_260_601 });
    const whole = sheet('2026-06-01', farm.placementIds);
    const records = whole.records.map((record, index) => ({ ...record, ...asked[index] }));
    const { body } = await submit(farm, { ...whole, records });
    for (const { payment, netCents } of await payslipsOf(farm, body.records)) {
      const sides = payment.sides as Side[];
      const net = sides.at(-1);
      expect(net?.of).toBe('net');
      expect(sumOf(sides, 'dueCents')).toBe(net?.dueCents);
      expect(net?.paidCents).toBe(payment.netCents);
      if (payment.netCents === null) expect(payment.owedCents).toBe(Math.max(0, netCents));
      else {
        expect(sumOf(sides, 'paidCents')).toBe(payment.netCents);
        if (payment.owedCents > 0)
          expect(net?.dueCents).toBe(Number(payment.netCents) + Number(payment.owedCents));
      }
    }
  });

  it('takes what could not be checked as it was stated, and says so', async () => {
    const farm = await place();
    const paid = { grossCents: 84_480, deductions: [{ kind: 'transport', amountCents: 5_000 }] };
    const none = { statutory: statutory({}), exempt: { cpp: 'age', ei: 'short-engagement', tax: 'treaty' } };
    const { body } = await submit(farm, sheet('2026-06-01', farm.placementIds, { ...none, paid }));
    const [explained] = await payslipsOf(farm, body.records);
    // The most for the season goes by a route that nobody named.
    expect(explained.warnings.map(({ code }: { code: string }) => code)).toContain('DEDUCTION_AS_STATED');
    expect(explained.payment).toMatchObject({ owedCents: 84_480 - 5_000 });
    expect(explained.deductions).toMatchObject([{ kind: 'transport', amountCents: 5_000 }]);
  });
});
