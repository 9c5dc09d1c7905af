import {
  addDays,
  cents,
  daysBetween,
  Decimal,
  dollarsFromCents,
  isHigher,
  measure,
  type Measure,
  type PlainDate,
  textOf,
} from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import { guaranteedHours } from '../guarantee/guaranteed-hours.js';
import { words } from '../inquiry.js';
import { leaveBy } from '../obligations/obligation-calculations.js';
import type { PayRules, RulesOfDay } from '../pay/rules/pay-rules.js';
import { notParticipating, Programme } from '../programmes/programme.js';
import { contradictions } from './contradictions.js';
import { checkFilingLead } from './filing.js';
import { type FilingProblem, type OrderProblem, problemBy } from './order-problem.js';

/** What of a complete order the rules of filing look at; programme, country, province and commodity are the rules' subject. */
export interface OrderFacts {
  /** First and last day of need. */
  readonly needFrom: PlainDate;
  readonly needTo: PlainDate;
  readonly positions: number;
  readonly namedPositions: number;
  readonly recruitedPositions: number;
  readonly weeklyHours: number;
  /** Offered for an hour, in cents; null where pay is by the piece alone. */
  readonly hourlyRateCents: number | null;
  /** Asked for a day of meals, in cents; null where workers cook for themselves. */
  readonly mealPriceCents: number | null;
  /** People that the houses named hold. */
  readonly housingCapacity: number;
  /** Day of filing in the order's province. */
  readonly filedOn: PlainDate;
  /** An officer has granted a late-filing exception. */
  readonly lateFilingGranted: boolean;
  /** The last day for filing by the rules, and where a freeze has moved it to; null where none has. */
  readonly frozen: { readonly plannedOn: string; readonly dueOn: string } | null;
}

/** Everything that stands against filing an order, by the rules of its programme on its need date. */
export function filingProblems(order: OrderFacts, rules: PayRules): readonly FilingProblem[] {
  const programme = orRefusals(() => programmeProblems(order, rules));
  // Without an edition or a country of the programme every other rule would only say again that it is not covered.
  if (programme.length > 0) return programme;
  const checks = [
    contradictions,
    lateFiling,
    housingTooSmall,
    guaranteeNotOffered,
    stayTooLong,
    wageBelowFloor,
    mealsOverCap,
  ];
  return checks.flatMap((check) => orRefusals(() => check(order, rules)));
}

/** What a check answers, or what the rulebook refuses it for. */
function orRefusals(check: () => readonly FilingProblem[]): readonly FilingProblem[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof RuleRefused) return error.refusals;
    throw error;
  }
}

function programmeProblems({ needFrom }: OrderFacts, rules: PayRules): FilingProblem[] {
  rules.editionOn(needFrom);
  const { country = '' } = rules.subject;
  const list = rules.on(needFrom).need('participating-countries').value;
  return words(list).includes(country) ? [] : [notParticipating(country, [list])];
}

function lateFiling({ needFrom, filedOn, ...order }: OrderFacts, rules: PayRules): FilingProblem[] {
  if (order.lateFilingGranted) return [];
  const question = { rulebook: rules.rulebook, ...rules.subject, ...rules.options };
  const { refusal } = checkFilingLead(question, { needFrom, filedOn });
  if (refusal === undefined) return [];
  const { frozen } = order;
  const inTime = frozen !== null && frozen.plannedOn === refusal.params['dueOn'] && filedOn <= frozen.dueOn;
  return inTime ? [] : [refusal];
}

function housingTooSmall({ housingCapacity: capacity, positions }: OrderFacts): OrderProblem[] {
  return capacity >= positions ? [] : [{ code: 'HOUSING_TOO_SMALL', params: { capacity, positions } }];
}

function guaranteeNotOffered(order: OrderFacts, rules: PayRules): OrderProblem[] {
  const guarantee = guaranteedHours((code) => valueOn(rules, order).need(code).value);
  if (guarantee === undefined) return [];
  const { needFrom, needTo, weeklyHours } = order;
  const weeks = Math.floor(daysBetween(needFrom, addDays(needTo, 1)) / 7);
  const offered = weeklyHours * Math.min(weeks, guarantee.weeks);
  if (offered >= guarantee.hours) return [];
  const { hours, weeks: window } = guarantee;
  return [
    problemBy(guarantee.value, 'GUARANTEE_NOT_OFFERED', { weeklyHours, weeks, offered, hours, window }),
  ];
}

function stayTooLong(order: OrderFacts, rules: PayRules): OrderProblem[] {
  const { needFrom, needTo } = order;
  const stay = leaveBy((code) => valueOn(rules, order).held(code)?.value, { needFrom });
  if (stay === undefined || needTo <= stay.dueOn) return [];
  return [problemBy(stay.by, 'STAY_TOO_LONG', { needTo, latest: stay.dueOn })];
}

/** Pieces are tested when they are paid, against the hours that they took. */
function wageBelowFloor({ needFrom, hourlyRateCents }: OrderFacts, rules: PayRules): OrderProblem[] {
  if (hourlyRateCents === null) return [];
  const offered = measure(dollarsFromCents(cents(hourlyRateCents)));
  const { rate, rule } = rules.floorOn(needFrom);
  if (!isHigher(rate, offered)) return [];
  const { province } = rules.subject;
  const currency = currencyOf(rules, needFrom);
  const params = { offered: written(offered), floor: written(rate), currency, province, needFrom };
  return [problemBy(rule, 'WAGE_OFFER_BELOW_FLOOR', params)];
}

function mealsOverCap(order: OrderFacts, rules: PayRules): OrderProblem[] {
  const { needFrom, mealPriceCents } = order;
  if (mealPriceCents === null) return [];
  const { value, amount } = valueOn(rules, order).need('meals-cap');
  const price = measure(dollarsFromCents(cents(mealPriceCents)));
  if (amount === null || !isHigher(price, amount)) return [];
  const currency = currencyOf(rules, needFrom);
  return [problemBy(value, 'MEAL_PRICE_OVER_CAP', { price: written(price), cap: written(amount), currency })];
}

function currencyOf({ rulebook, subject, options }: PayRules, needFrom: PlainDate): string {
  return Programme.named(rulebook, subject.programme).currencyOn(needFrom, options);
}

function valueOn(rules: PayRules, { needFrom }: OrderFacts): RulesOfDay {
  return rules.on(needFrom);
}

/** A rate as it is written, with two decimals at least. */
function written(rate: Measure): string {
  const decimal = new Decimal(textOf(rate));
  return decimal.toFixed(Math.max(2, decimal.decimalPlaces()));
}
