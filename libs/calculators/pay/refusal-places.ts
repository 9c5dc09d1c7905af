import type { PayRules, RuleRefusal } from '#libs/rulebook';
import type { PayPeriod } from './read-pay-period.js';

/** Where in the file a refusal comes from, and what was expected there. */
export interface RefusalPlace {
  path: string;
  expected: string;
}

/** Facts of the rulebook by where a file has them, and how they are written there. */
const places: ReadonlyMap<unknown, RefusalPlace> = new Map([
  ['transportCostCents', { path: '$.transportCost', expected: 'the cost of the round trip, as "900.00"' }],
  ['firstDayWorked', { path: '$.firstDayWorked', expected: 'the first day worked, as YYYY-MM-DD' }],
  [
    'expectedAnnualIncomeCents',
    { path: '$.expectedAnnualIncome', expected: 'the income expected of the year, as "18500.00"' },
  ],
]);

/** Finds the place of a refusal; undefined where it comes from no one field. */
export function placeOfRefusal(
  { code, params }: RuleRefusal,
  { facts }: PayPeriod,
  rules: PayRules,
): RefusalPlace | undefined {
  if (code === 'PAY_FACTS_INVALID') return places.get(params['field']);
  if (code !== 'VALUE_NOT_COVERED' || params['value'] !== 'transport-cap') return undefined;
  // The cap of the journey is held for each route: a file that asks for the journey without one, or on another, meets none.
  const routes = rules.on(facts.periodEnd).maybe('transport-routes')?.value.value;
  return Array.isArray(routes)
    ? { path: '$.route', expected: `one of ${routes.join(', ')}, since the most for the journey goes by it` }
    : undefined;
}
