import {
  addMeasures,
  isHigher,
  measure,
  noMeasure,
  subtractMeasures,
  textOf,
  type Decimal,
  type Measure,
} from '#libs/quantities';

import { guaranteeWindow, hoursWithin } from '../guarantee/guarantee-window.js';
import { whole } from '../inquiry.js';
import type { PeriodFacts } from './facts/period-facts.js';
import type { PayRule, PayRules } from './rules/pay-rules.js';

/** How far the hours guarantee is met. */
export interface GuaranteeState {
  readonly guaranteedHours: string;
  /** Hours of the season that count; null where those of earlier periods are not known. */
  readonly hoursSoFar: string | null;
  /** Hours still to be worked or paid: 0 once the guarantee is met, null where it is not known. */
  readonly hoursOwed: string | null;
}

/** The guarantee at the end of a period, and the rule that sets it. Hours after its window never count. */
export function guaranteeOf(
  facts: PeriodFacts,
  hoursToDate: Decimal.Value | undefined,
  rules: PayRules,
): { state: GuaranteeState; rule: PayRule } {
  const values = rules.on(facts.periodEnd);
  const rule = values.need('hours-guarantee');
  const guaranteed = whole(rule.value) ?? 0;
  const guaranteedHours = String(guaranteed);
  const before = hoursBefore(facts, hoursToDate);
  if (before === undefined) return { rule, state: { guaranteedHours, hoursSoFar: null, hoursOwed: null } };
  const weeks = values.maybe('hours-guarantee-window');
  const hours = addMeasures(before, ownHours(facts, weeks && whole(weeks.value)));
  const least = measure(guaranteed);
  const hoursOwed = isHigher(least, hours) ? textOf(subtractMeasures(least, hours)) : '0';
  return { rule, state: { guaranteedHours, hoursSoFar: textOf(hours), hoursOwed } };
}

/** Hours of earlier periods: none before the period in which the first day worked lies, and unknown unless they are told. */
function hoursBefore(
  { firstDayWorked, periodStart }: PeriodFacts,
  told: Decimal.Value | undefined,
): Measure | undefined {
  if (told !== undefined) return measure(told);
  return firstDayWorked !== undefined && firstDayWorked >= periodStart ? noMeasure : undefined;
}

/** All hours of the period count while the first day worked, and so the window, is not known. */
function ownHours(
  { work, periodStart, periodEnd, firstDayWorked }: PeriodFacts,
  weeks: number | null | undefined,
): Measure {
  const all = { from: periodStart, to: periodEnd };
  const isKnown = firstDayWorked !== undefined && weeks !== undefined && weeks !== null;
  return hoursWithin(work.hours, periodStart, isKnown ? guaranteeWindow(firstDayWorked, weeks) : all);
}
