import { expect } from '@jest/globals';
import type { Journey } from './journey.js';
import type { Orders } from './journey-orders.js';
import type { Crew } from './journey-placing.js';
import { type PaidWeek, payWeek, statementOf, taken, type WeekOf, warned } from './journey-season.js';

/**
 * Three weeks of edition 2000, each deduction on both sides of its cap: the veteran's meals and journey, the
 * substitute's administration; the novice's journey for the transfer. The records of the first week.
 */
export async function deductionsOf2000(
  journey: Journey,
  { main }: Orders,
  crew: Crew,
  more: WeekOf = {},
): Promise<PaidWeek> {
  const { veteran, novice, substitute } = crew;
  const pay = (index: number, workers: [{ placementId: string }, WeekOf][]) =>
    payWeek(
      journey,
      journey.farm,
      main,
      index,
      Object.fromEntries(workers.map(([{ placementId }, one]) => [placementId, one])),
    );
  const dear = { hourlyRate: '100.00' };
  // 4 % of 10 600.00 is 424.00; of 25.00 it is 1.00, which is all that is left of 425.00.
  const first = await pay(0, [
    [veteran, { meals: true, transportCents: 9_999, ...more }],
    [novice, { transportCents: 9_000 }],
    [substitute, { ...dear, hours: [24, 24, 24, 24, 10] }],
  ]);
  expect(statementOf(first, veteran)).toMatchObject({ grossCents: 33_120, topUpCents: 0 });
  expect([taken(first, veteran, 'meals'), taken(first, veteran, 'transport')]).toEqual([3_900, 9_999]);
  expect(warned(first, veteran)).not.toContain('MEALS_CAPPED');
  expect(taken(first, substitute, 'administration')).toBe(42_400);

  const second = await pay(1, [
    [veteran, { meals: true, mealPriceCents: 651, transportCents: 2 }],
    [novice, {}],
    [substitute, { ...dear, hours: ['0.25'] }],
  ]);
  expect([taken(second, veteran, 'meals'), taken(second, veteran, 'transport')]).toEqual([3_900, 1]);
  expect(warned(second, veteran)).toEqual(expect.arrayContaining(['MEALS_CAPPED', 'TRANSPORT_CAPPED']));
  expect(taken(second, substitute, 'administration')).toBe(100);

  const third = await pay(2, [
    [veteran, { transportCents: 1, hourlyRate: '6.89' }],
    [novice, {}],
    [substitute, { ...dear, hours: ['0.25'] }],
  ]);
  // The rate on the sheet is a cent under the floor; the floor is paid.
  expect(statementOf(third, veteran).grossCents).toBe(33_120);
  expect(taken(third, veteran, 'transport')).toBe(0);
  expect(taken(third, substitute, 'administration') ?? 0).toBe(0);
  return first;
}
