import type { RuleRefusal } from '../../../refusal.js';
import { words } from '../../inquiry.js';
import type { PayRule, RulesOfDay } from '../rules/pay-rules.js';

/** Refusal: a deduction is asked for, and the facts do not say what it goes by. */
export function factMissing(
  fact: 'cost' | 'premium' | 'advance',
  rate: PayRule | undefined,
  values: RulesOfDay,
): RuleRefusal {
  const value = (rate ?? values.maybe('transport-cost-share'))?.value;
  const rule = { rule: value?.code ?? 'pay-record', ...(value && { source: value.source }) };
  if (fact === 'advance')
    return {
      ...{ code: 'PAY_FACTS_INVALID', params: { field: 'advancedCents' }, ...rule },
      text: 'The recovery of an advance is asked for, but what was advanced is not given.',
      instead: 'Give all that was advanced to the worker in the season.',
    };
  return {
    ...{ code: 'PAY_FACTS_INVALID', params: { field: 'transportCostCents' }, ...rule },
    text: 'A transport deduction is asked for, but the cost of the journey is not given.',
    instead: 'Give the cost of the round trip with its proof.',
  };
}

/** Refusal: a route is told that is none of those held for the subject and day; undefined where it is one, or none are held. */
export function routeUnknown(route: string | undefined, values: RulesOfDay): RuleRefusal | undefined {
  const routes = values.maybe('transport-routes');
  if (route === undefined || routes === undefined || words(routes.value).includes(route)) return undefined;
  const held = words(routes.value);
  return {
    code: 'PAY_FACTS_INVALID',
    params: { field: 'route', route, routes: held },
    rule: 'transport-routes',
    source: routes.value.source,
    text: `"${route}" is no route that is held; there are ${held.join(', ')}.`,
    instead: `Name the route as one of ${held.join(', ')}.`,
  };
}
