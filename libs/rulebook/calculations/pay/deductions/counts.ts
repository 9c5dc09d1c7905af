import {
  addProducts,
  cents,
  daysBetween,
  isHigher,
  measure,
  multiply,
  noMeasure,
  noProduct,
  numberOf,
  rateTimes,
  shareOfCents,
  toCents,
  zeroCents,
  type Cents,
  type Measure,
  type Product,
  type Rounding,
} from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import { whole, type RuleStep } from '../../inquiry.js';
import { employedDays, type PeriodFacts } from '../facts/period-facts.js';
import type { PayRule } from '../rules/pay-rules.js';
import type { DeductionQuestion } from './deduction-question.js';
import type { Basis, Way } from './deduction-table.js';

/** An amount by its basis alone, before any cap, and how it was found. */
export interface Counted {
  readonly dueCents: Cents;
  /** Rounded as whoever takes it may round: half up where pay cuts off. */
  readonly dueAtMostCents: Cents;
  readonly step: RuleStep;
  /** Values used beside the rate of the last day. */
  readonly used: readonly PayRule[];
}

/** What a record does not say though the rule needs it. */
export type MissingFact = 'cost' | 'premium' | 'advance';

type Count = (asked: DeductionQuestion, rate: PayRule, way: Way) => Counted | MissingFact | RuleRefused;

/** How each basis counts. */
export const countBy: Readonly<Record<Basis, Count>> = {
  gross: shareOfGross,
  'calendar-day': calendarDays,
  'working-day': workingDays,
  'meal-day': mealDays,
  'premium-paid': premiumPaid,
  cost: shareOfCost,
  'advanced-pay': advancedPay,
};

const nothingElse: readonly PayRule[] = [];

/** Amounts that leave nothing to round. */
const exactly = (dueCents: Cents, { code, params }: Omit<RuleStep, 'value'>): Counted => ({
  dueCents,
  dueAtMostCents: dueCents,
  step: { code, params, value: dueCents },
  used: nothingElse,
});

function shareOfGross(
  { grossCents }: DeductionQuestion,
  { share, value }: PayRule,
  { rounding }: Way,
): Counted {
  const params = { share: String(value.value), grossCents, rounding };
  return shared(grossCents, share, rounding, { code: 'SHARE_OF_GROSS', params });
}

/** A share of what the journey cost: it is the cap of the season, and the whole of it is due at once. */
function shareOfCost(
  { facts }: DeductionQuestion,
  { share, value }: PayRule,
  { rounding }: Way,
): Counted | MissingFact {
  const { transportCostCents: costCents } = facts;
  if (costCents === undefined) return 'cost';
  const params = { share: String(value.value), costCents, rounding };
  return shared(costCents, share, rounding, { code: 'SHARE_OF_COST', params });
}

function shared(
  ofCents: Cents,
  share: PayRule['share'],
  rounding: Rounding,
  { code, params }: Omit<RuleStep, 'value'>,
): Counted {
  const dueCents = share === null ? zeroCents : shareOfCents(ofCents, share, rounding);
  const dueAtMostCents = share === null ? zeroCents : shareOfCents(ofCents, share, 'half-up');
  return { dueCents, dueAtMostCents, step: { code, params, value: dueCents }, used: nothingElse };
}

/** Every day of the period on which the worker was employed, worked or not, at the rate of that day. */
function calendarDays(asked: DeductionQuestion, rate: PayRule, way: Way): Counted | RuleRefused {
  const made = daysAtRates(asked, rate, way, undefined);
  if (made instanceof RuleRefused) return made;
  const { days, dueCents, dueAtMostCents, used } = made;
  const rateDollars = numberOf(rate.amount ?? noMeasure);
  const params = { days, rateDollars, rounding: way.rounding };
  return {
    dueCents,
    dueAtMostCents,
    step: { code: 'CALENDAR_DAYS_TIMES_RATE', params, value: dueCents },
    used,
  };
}

/** Days with at least the hours that make a working day, at the rate of that day; any hours at all where no number is set. */
function workingDays(asked: DeductionQuestion, rate: PayRule, way: Way): Counted | RuleRefused {
  const least = asked.rules.on(asked.facts.periodEnd).look('working-day-hours');
  if (least instanceof RuleRefused) return least;
  const leastHours = whole(least.value) ?? 0;
  const made = daysAtRates(asked, rate, way, measure(leastHours));
  if (made instanceof RuleRefused) return made;
  const { days, dueCents, dueAtMostCents } = made;
  const rateDollars = numberOf(rate.amount ?? noMeasure);
  const params = { days, leastHours, rateDollars, rounding: way.rounding };
  const used = least.warning === undefined ? made.used : [...made.used, least];
  return {
    dueCents,
    dueAtMostCents,
    step: { code: 'WORKING_DAYS_TIMES_RATE', params, value: dueCents },
    used,
  };
}

interface DaysAtRates {
  readonly days: number;
  readonly dueCents: Cents;
  readonly dueAtMostCents: Cents;
  readonly used: readonly PayRule[];
}

/** Days at the rate that holds on each: those worked with at least so many hours, or all days of employment. */
function daysAtRates(
  { facts, rules }: DeductionQuestion,
  rate: PayRule,
  { rate: code, rounding }: Way,
  leastHours: Measure | undefined,
): DaysAtRates | RuleRefused {
  let days = 0;
  let due: Product = noProduct;
  let used = nothingElse;
  for (const { first, end, rule } of rules.over(code, facts.periodStart, facts.periodEnd)) {
    const count =
      leastHours === undefined ? employedIn(facts, first, end) : workedIn(facts, first, end, leastHours);
    if (count === 0) continue;
    if (rule instanceof RuleRefused) return rule;
    if (rule !== rate) used = [...used, rule];
    days += count;
    due = addProducts(due, multiply(rule.amount ?? noMeasure, measure(count)));
  }
  const dueCents = toCents(due, rounding);
  return {
    days,
    dueCents,
    dueAtMostCents: rounding === 'half-up' ? dueCents : toCents(due, 'half-up'),
    used,
  };
}

function employedIn(facts: PeriodFacts, from: number, to: number): number {
  const { first, end } = employedDays(facts);
  return Math.max(0, Math.min(to, end) - Math.max(from, first));
}

function workedIn({ work: { hours } }: PeriodFacts, from: number, to: number, least: Measure): number {
  let days = 0;
  for (let day = from; day < to; day += 1) {
    const one = hours[day] ?? noMeasure;
    if (isHigher(one, noMeasure) && !isHigher(least, one)) days += 1;
  }
  return days;
}

/** Days with meals at the employer's price, which is lowered to the cap of a day. Where nobody says how many, all days of the period. */
function mealDays({ facts }: DeductionQuestion, { amount }: PayRule, { rounding }: Way): Counted {
  const { mealsPriceCents: asked, periodStart, periodEnd } = facts;
  const rate = amount ?? noMeasure;
  const capCents = rateTimes(rate, 1, rounding);
  const priceCents = asked !== undefined && asked < capCents ? asked : capCents;
  const days = facts.mealDays ?? daysBetween(periodStart, periodEnd) + 1;
  const dueCents = cents(priceCents * days);
  return {
    dueCents,
    dueAtMostCents: priceCents === capCents ? rateTimes(rate, days, 'half-up') : dueCents,
    step: { code: 'MEAL_DAYS_TIMES_PRICE', params: { days, priceCents }, value: dueCents },
    used: nothingElse,
  };
}

function premiumPaid({ facts }: DeductionQuestion): Counted | MissingFact {
  const paid = facts.insurancePremiumCents;
  return paid === undefined ? 'premium' : exactly(paid, { code: 'PREMIUM_PAID', params: {} });
}

/** All that was advanced: it is the most of the season, and the whole of it is due at once. */
function advancedPay({ facts }: DeductionQuestion): Counted | MissingFact {
  const { advancedCents } = facts;
  return advancedCents === undefined ? 'advance' : exactly(advancedCents, { code: 'ADVANCED', params: {} });
}
