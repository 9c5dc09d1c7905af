import {
  cents,
  daysBetween,
  isHigher,
  measure,
  noMeasure,
  numberOf,
  rateTimes,
  shareOfCents,
  zeroCents,
  type Cents,
} from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import { whole, type RuleStep } from '../../inquiry.js';
import { lesser } from './caps.js';
import type { Basis, Way } from './deduction-table.js';
import type { Deductions } from './deductions.js';
import { askedOf } from '../facts/pay-facts.js';
import type { PayRule } from '../rules/pay-rules.js';

/** An amount by its basis alone, before any cap, and how it was found. */
export interface Found {
  readonly due: Cents;
  readonly step: RuleStep;
}

type Count = (made: Deductions, rule: PayRule, way: Way) => Found | undefined;

/** How each basis counts; undefined when there is nothing to count. */
export const countBy: Readonly<Record<Basis, Count>> = {
  gross: shareOfGross,
  'calendar-day': calendarDays,
  'working-day': workingDays,
  'meal-day': mealDays,
  'premium-paid': premiumPaid,
  cost: shareOfCost,
  'advanced-pay': advancedPay,
};

function shareOfGross({ grossCents }: Deductions, { share, value }: PayRule, { rounding }: Way): Found {
  const due = share === null ? zeroCents : shareOfCents(grossCents, share, rounding);
  const params = { share: String(value.value), grossCents, rounding };
  return { due, step: { code: 'SHARE_OF_GROSS', params, value: due } };
}

/** Every day of the period from the first day worked on, worked or not. */
function calendarDays({ facts }: Deductions, { amount }: PayRule, { rounding }: Way): Found {
  const { firstDayWorked, periodStart, periodEnd } = facts;
  const from = firstDayWorked !== undefined && firstDayWorked > periodStart ? firstDayWorked : periodStart;
  const days = Math.max(0, daysBetween(from, periodEnd) + 1);
  const rate = amount ?? noMeasure;
  const due = rateTimes(rate, days, rounding);
  const params = { days, rateDollars: numberOf(rate), rounding };
  return { due, step: { code: 'CALENDAR_DAYS_TIMES_RATE', params, value: due } };
}

/** Days with at least the hours that make a working day; any hours at all where no number is set. */
function workingDays(made: Deductions, { amount }: PayRule, { rounding }: Way): Found {
  const leastHours = whole(made.need('working-day-hours').value) ?? 0;
  const least = measure(leastHours);
  let days = 0;
  for (const day of made.facts.days) {
    const hours = measure(day.hours);
    if (isHigher(hours, noMeasure) && !isHigher(least, hours)) days += 1;
  }
  const rate = amount ?? noMeasure;
  const due = rateTimes(rate, days, rounding);
  const params = { days, leastHours, rateDollars: numberOf(rate), rounding };
  return { due, step: { code: 'WORKING_DAYS_TIMES_RATE', params, value: due } };
}

/** Days with meals at the employer's price, which is lowered to the cap of a day. */
function mealDays(made: Deductions, { amount, value }: PayRule, { rounding }: Way): Found {
  const { mealsPriceCents: asked } = made.facts;
  const capCents = rateTimes(amount ?? noMeasure, 1, rounding);
  if (asked !== undefined && asked > capCents)
    made.warn('MEALS_CAPPED', { kind: 'meals', askedCents: asked, capCents }, value);
  const priceCents = asked !== undefined && asked < capCents ? asked : capCents;
  const days = made.mealDays;
  const due = cents(priceCents * days);
  return { due, step: { code: 'MEAL_DAYS_TIMES_PRICE', params: { days, priceCents }, value: due } };
}

function premiumPaid({ facts }: Deductions): Found | undefined {
  const paid = facts.insurancePremiumCents;
  if (!paid) return undefined;
  const due = lesser(paid, askedOf(facts, 'insurance'));
  return { due, step: { code: 'PREMIUM_PAID', params: {}, value: due } };
}

/** A share of what the journey cost: it is the cap of the season, and the whole of it is due at once. */
function shareOfCost({ facts }: Deductions, { share, value }: PayRule, { rounding }: Way): Found | undefined {
  const { transportCostCents: costCents, asked } = facts;
  if (costCents === undefined) {
    if (asked?.transport) throw new RuleRefused([costMissing({ value })]);
    return undefined;
  }
  const due = share === null ? zeroCents : shareOfCents(costCents, share, rounding);
  const params = { share: String(value.value), costCents, rounding };
  return { due, step: { code: 'SHARE_OF_COST', params, value: due } };
}

/** All that was advanced: it is the most of the season, and the whole of it is due at once. */
function advancedPay({ facts }: Deductions, { value }: PayRule): Found {
  const { advancedCents: due } = facts;
  if (due === undefined) throw new RuleRefused([advanceMissing({ value })]);
  return { due, step: { code: 'ADVANCED', params: {}, value: due } };
}

function advanceMissing({
  value,
}: Pick<PayRule, 'value'>): ConstructorParameters<typeof RuleRefused>[0][number] {
  return {
    code: 'PAY_FACTS_INVALID',
    params: { field: 'advancedCents' },
    rule: value.code,
    source: value.source,
    text: 'The recovery of an advance is asked for, but what was advanced is not given.',
    instead: 'Give all that was advanced to the worker in the season.',
  };
}

function costMissing({
  value,
}: Pick<PayRule, 'value'>): ConstructorParameters<typeof RuleRefused>[0][number] {
  return {
    code: 'PAY_FACTS_INVALID',
    params: { field: 'transportCostCents' },
    rule: value.code,
    source: value.source,
    text: 'A transport deduction is asked for, but the cost of the journey is not given.',
    instead: 'Give the cost of the round trip with its proof.',
  };
}
