import { addDays, daysBetween, plainDate, type PlainDate } from '#libs/quantities';

import { word, type RuleWarning } from '../inquiry.js';
import { isWorked, type PeriodFacts } from './facts/period-facts.js';
import type { PayRules } from './rules/pay-rules.js';

/** Warns of work on days of the period after the last day on which the programme lets a worker be in the country. */
export function lateDays(
  { work, periodStart, periodEnd }: PeriodFacts,
  rules: PayRules,
): RuleWarning | undefined {
  const rule = rules.on(periodEnd).maybe('last-day-in-canada');
  const monthDay = rule && word(rule.value);
  // Almost every period ends before it: no date is made for those.
  if (!rule || monthDay == null || periodEnd.slice(5) <= monthDay) return undefined;
  const lastOn = plainDate(`${periodEnd.slice(0, 4)}-${monthDay}`);
  const after = addDays(lastOn, 1);
  const fromOn = periodStart > after ? periodStart : after;
  if (!hasWorkFrom(fromOn)) return undefined;
  return {
    code: 'DAYS_AFTER_LAST_DAY',
    params: { fromOn, toOn: periodEnd, lastOn },
    source: rule.value.source,
  };

  function hasWorkFrom(on: PlainDate): boolean {
    const last = daysBetween(periodStart, periodEnd);
    for (let day = daysBetween(periodStart, on); day <= last; day += 1) if (isWorked(work, day)) return true;
    return false;
  }
}
