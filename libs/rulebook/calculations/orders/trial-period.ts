import { addDays, daysBetween, plainDate, type PlainDate } from '#libs/quantities';

import { RuleRefused } from '../../refusal.js';
import type { DatedValue } from '../../value.js';
import { whole, type ProgrammeQuestion } from '../inquiry.js';

/** The trial period of a stay. */
export interface TrialPeriod {
  /** Its last day, included. */
  readonly endsOn: PlainDate;
  readonly rule: DatedValue;
}

/**
 * The trial period that begins with the first day worked; undefined where no source holds one. A first placement counts
 * the days worked of a week with its day of rest, Monday to Saturday; after a transfer all days count.
 */
export function trialPeriod(
  question: ProgrammeQuestion,
  facts: { readonly firstDayWorked: PlainDate; readonly transferred: boolean },
): TrialPeriod | undefined {
  const { firstDayWorked, transferred } = facts;
  const code = transferred ? 'trial-period-transferred' : 'trial-period';
  const rule = question.rulebook.attempt(code, question, firstDayWorked, question);
  if (rule instanceof RuleRefused) return undefined;
  const days = whole(rule);
  if (days === null || days === 0) return undefined;
  const endsOn = transferred ? addDays(firstDayWorked, days - 1) : afterDaysWorked(firstDayWorked, days);
  return { endsOn, rule };
}

const aSunday = plainDate('2000-01-02');
const isSunday = (date: PlainDate) => daysBetween(aSunday, date) % 7 === 0;

function afterDaysWorked(first: PlainDate, days: number): PlainDate {
  let [date, counted] = [first, 1];
  while (counted < days) {
    date = addDays(date, 1);
    if (!isSunday(date)) counted += 1;
  }
  return date;
}
