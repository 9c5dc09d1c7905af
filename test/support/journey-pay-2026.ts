import { expect } from '@jest/globals';
import type { Journey } from './journey.js';
import type { Orders } from './journey-orders.js';
import type { Crew } from './journey-placing.js';
import { type PaidWeek, payWeek, statementOf, taken, type WeekOf, warned } from './journey-season.js';

/** Codes of values that a statement says are carried from an earlier issue of their table. */
export const carried = (paid: PaidWeek, placed: { placementId: string }): string[] =>
  statementOf(paid, placed)
    .warnings.filter(({ code }) => code === 'VALUE_CARRIED')
    .map(({ params }) => String(params['value']))
    .sort();

/** The veteran's first week: five days of at least four hours, and one of less. */
const shortWeek = [8, 8, 8, 8, 4, '3.99'];

/**
 * Three weeks of edition 2026 in Ontario: the share of each pay to the cap of the route, utilities with consent and by
 * the working day, what is not allowed any more. The records of the first week.
 */
export async function deductionsOf2026(
  journey: Journey,
  { main }: Orders,
  crew: Crew,
  { route, capCents, more = {} }: { route: string; capCents: number; more?: WeekOf },
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
  const travelled = { transportRoute: route };
  // 48 hours at 100.00: a tenth of 4 800.00.
  const dear = { ...travelled, hourlyRate: '100.00', hours: [24, 24] };
  const first = await pay(0, [
    [veteran, { ...travelled, hours: shortWeek, consents: ['utilities'], ...more }],
    [novice, dear],
    [substitute, { ...travelled, transportCents: 1_000 }],
  ]);
  const { grossCents } = statementOf(first, veteran);
  expect(grossCents).toBe(70_382);
  // Five days at 2.75; the day of 3.99 hours is none.
  expect([taken(first, veteran, 'transport'), taken(first, veteran, 'utilities')]).toEqual([7_038, 1_375]);
  expect([taken(first, novice, 'transport'), taken(first, novice, 'utilities')]).toEqual([48_000, undefined]);
  expect(taken(first, substitute, 'transport')).toBe(1_000);
  expect(carried(first, veteran)).toEqual(
    expect.arrayContaining(['transport-cap', 'transport-rate', 'utilities-rate']),
  );
  for (const kind of ['administration', 'savings', 'liaison-fee', 'meals'])
    expect(taken(first, veteran, kind)).toBeUndefined();

  const second = await pay(1, [
    [veteran, { administrationCents: 100, ...travelled, transportCents: 8_449 }],
    [novice, { ...dear, hours: [Math.floor((capCents - 48_000) / 1_000) - 1] }],
    [substitute, {}],
  ]);
  expect(taken(second, veteran, 'administration')).toBeUndefined();
  // A tenth of 844.80 is 84.48: a cent more is lowered to it.
  expect(taken(second, veteran, 'transport')).toBe(8_448);
  expect(warned(second, veteran)).toEqual(
    expect.arrayContaining(['DEDUCTION_NOT_ALLOWED', 'TRANSPORT_CAPPED']),
  );
  expect(taken(second, substitute, 'transport')).toBeUndefined();

  const third = await pay(2, [
    [veteran, { hourlyRate: '17.59' }],
    [novice, dear],
    [substitute, { hours: [8], meals: true }],
  ]);
  // The rate on the sheet is a cent under the floor; the floor is paid.
  expect(statementOf(third, veteran).grossCents).toBe(84_480);
  expect(taken(third, novice, 'transport')).toBe(1_000);
  expect(warned(third, substitute)).toContain('CONSENT_MISSING');
  return first;
}
