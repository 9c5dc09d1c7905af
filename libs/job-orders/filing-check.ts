import type { Refusal } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import {
  type FilingProblem,
  filingProblems,
  type LookupOptions,
  type OrderFacts,
  PayRules,
  type Rulebook,
} from '#libs/rulebook';
import { asRefusal, lawOf } from '#libs/rules-in-force';
import type { JobOrder } from './job-order.entity.js';
import { refuse } from './refusals.js';

/** What the check of a filing looks at beside the order itself. */
export interface FilingFacts extends Pick<OrderFacts, 'housingCapacity' | 'filedOn' | 'frozen'> {
  book: Rulebook;
  lookup: LookupOptions;
}

/** An order whose fields are all there. */
type Complete = JobOrder &
  Record<'programme' | 'country' | 'commodity' | 'needFrom' | 'needTo', string> &
  Record<'positions' | 'namedPositions' | 'recruitedPositions' | 'weeklyHours', number>;

const needed = [
  'programme',
  'country',
  'commodity',
  'noc',
  'positions',
  'namedPositions',
  'recruitedPositions',
  'needFrom',
  'needTo',
  'weeklyHours',
  'meals',
  'substituteAllowed',
] as const satisfies readonly (keyof JobOrder)[];

/** Everything that stands against filing an order, all at once: what is left open, else what the rulebook says. */
export function filingRefusals(order: JobOrder, facts: FilingFacts): Refusal[] {
  if (!isComplete(order))
    return fieldsLeftOpen(order).map((field) => refuse('JOB_ORDER_INCOMPLETE', { field }));
  const { programme, country, province, commodity } = order;
  const rules = new PayRules(facts.book, { programme, country, province, commodity }, facts.lookup);
  return filingProblems(factsOf(order, facts), rules).map(asProblem);
}

/** A problem of an order in this lib's words, or in those of the rulebook's refusals. */
export function asProblem(problem: FilingProblem): Refusal {
  if ('instead' in problem) return asRefusal(problem);
  const { code, params, rule, source } = problem;
  return refuse(code, params, rule === undefined ? {} : lawOf({ code: rule, source }));
}

function isComplete(order: JobOrder): order is Complete {
  return fieldsLeftOpen(order).length === 0;
}

function fieldsLeftOpen(order: JobOrder): string[] {
  const open: string[] = needed.filter((field) => order[field] === null);
  if (order.hourlyRateCents === null && order.pieceRates.length === 0) open.push('hourlyRateCents');
  if (order.meals === 'provided' && order.mealPriceCents === null) open.push('mealPriceCents');
  return open;
}

function factsOf(order: Complete, { housingCapacity, filedOn, frozen }: FilingFacts): OrderFacts {
  const { positions, namedPositions, recruitedPositions, weeklyHours, hourlyRateCents } = order;
  return {
    needFrom: plainDate(order.needFrom),
    needTo: plainDate(order.needTo),
    positions,
    namedPositions,
    recruitedPositions,
    weeklyHours,
    hourlyRateCents,
    mealPriceCents: order.meals === 'provided' ? order.mealPriceCents : null,
    housingCapacity,
    filedOn,
    lateFilingGranted: order.exceptionReason !== null,
    frozen,
  };
}
