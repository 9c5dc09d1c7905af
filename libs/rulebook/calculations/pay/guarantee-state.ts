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

import { guaranteeWindow, hoursWithin, type GuaranteeWindow } from '../guarantee/guarantee-window.js';
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

/** The guarantee at the end of a period, the days whose hours count where they are known, and the rule that sets it. */
export interface PeriodGuarantee {
  readonly state: GuaranteeState;
  readonly window: GuaranteeWindow | undefined;
  readonly rule: PayRule;
}

/** How far a period brings the guarantee. Hours after its window never count. */
export function guaranteeOf(
  facts: PeriodFacts,
  hoursToDate: Decimal.Value | undefined,
  rules: PayRules,
): PeriodGuarantee {
  const values = rules.on(facts.periodEnd);
  const rule = values.need('hours-guarantee');
  const guaranteed = whole(rule.value) ?? 0;
  const guaranteedHours = String(guaranteed);
  const weeks = values.maybe('hours-guarantee-window');
  const window = windowOf(facts, weeks && whole(weeks.value));
  const before = hoursBefore(facts, hoursToDate);
  if (before === undefined)
    return { rule, window, state: { guaranteedHours, hoursSoFar: null, hoursOwed: null } };
  const hours = addMeasures(before, ownHours(facts, window));
  const least = measure(guaranteed);
  const hoursOwed = isHigher(least, hours) ? textOf(subtractMeasures(least, hours)) : '0';
  return { rule, window, state: { guaranteedHours, hoursSoFar: textOf(hours), hoursOwed } };
}

/** The window; unknown while its first day is, or where no weeks are held. */
function windowOf(
  { guaranteedFrom, firstDayWorked }: PeriodFacts,
  weeks: number | null | undefined,
): GuaranteeWindow | undefined {
  const from = guaranteedFrom ?? firstDayWorked;
  return from === undefined || weeks === undefined || weeks === null
    ? undefined
    : guaranteeWindow(from, weeks);
}

/** Hours of earlier periods: none before the period in which the first day worked lies, and unknown unless they are told. */
function hoursBefore(
  { guaranteedFrom, firstDayWorked, periodStart }: PeriodFacts,
  told: Decimal.Value | undefined,
): Measure | undefined {
  if (told !== undefined) return measure(told);
  const from = guaranteedFrom ?? firstDayWorked;
  return from !== undefined && from >= periodStart ? noMeasure : undefined;
}

/** All hours of the period count while the window is not known. */
function ownHours(
  { work, periodStart, periodEnd }: PeriodFacts,
  window: GuaranteeWindow = { from: periodStart, to: periodEnd },
): Measure {
  return hoursWithin(work.hours, periodStart, window);
}
