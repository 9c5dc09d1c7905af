import type { Decimal, PlainDate } from '#libs/quantities';

import type { RuleRefusal } from '../../../refusal.js';
import type { DayWorked, PayFacts, RecognitionEarned, StatutoryAmount } from './pay-facts.js';

type Report = (field: string, text: string, params?: RuleRefusal['params']) => void;

/** Everything in the facts that cannot be: days outside the period or twice, more than 24 hours, negative amounts. */
export function invalidPayFacts(facts: PayFacts): readonly RuleRefusal[] {
  const wrong: RuleRefusal[] = [];
  const report: Report = (field, text, params) => {
    wrong.push({
      code: 'PAY_FACTS_INVALID',
      params: { field, ...params },
      rule: 'pay-record',
      text,
      instead: `Correct ${field} and send the record again.`,
    });
  };
  if (facts.periodEnd < facts.periodStart)
    report('periodEnd', `The period ends on ${facts.periodEnd}, before it begins on ${facts.periodStart}.`);
  checkDays(facts, report);
  checkAmounts(facts, report);
  if (isUnpaid(facts))
    report(
      'hourlyRate',
      'hourlyRate is 0 and no pieces are paid: hours were worked and nothing is offered for them.',
    );
  return wrong;
}

function checkDays({ days, periodStart, periodEnd, firstDayWorked }: PayFacts, report: Report): void {
  let seen: Set<PlainDate> | undefined;
  let last: PlainDate | undefined;
  for (const day of days) {
    if (day.date < periodStart || day.date > periodEnd)
      report('days', `${day.date} lies outside the period ${periodStart} to ${periodEnd}.`);
    // Days come in order in all but a few records: those before are only remembered once one does not.
    if (last !== undefined && day.date <= last)
      seen ??= new Set(days.slice(0, days.indexOf(day)).map(({ date }) => date));
    if (seen?.has(day.date)) report('days', `${day.date} is listed twice.`);
    seen?.add(day.date);
    last = day.date;
    checkDay(day, report);
    if (firstDayWorked !== undefined && day.date < firstDayWorked && hasWork(day))
      report('days', `${day.date} has work, and lies before the first day worked, ${firstDayWorked}.`, {
        dateOn: day.date,
        firstDayOn: firstDayWorked,
      });
  }
}

function hasWork({ hours, pieces }: DayWorked): boolean {
  return Number(hours) > 0 || (pieces?.some(({ count }) => Number(count) > 0) ?? false);
}

function checkDay({ date, hours, pieces }: DayWorked, report: Report): void {
  const worked = Number(hours);
  if (!(worked >= 0 && worked <= 24))
    report('days', `The hours of ${date} must lie between 0 and 24, not ${String(hours)}.`);
  if (pieces === undefined) return;
  for (const one of pieces) {
    if (!(isAmount(one.count) && isAmount(one.rate)))
      report('days', `Pieces and piece rate of ${date} must be numbers of 0 or more.`);
  }
}

const seasonFields = [
  'transportCents',
  'administrationCents',
  'savingsCents',
  'housingCents',
  'advanceCents',
  'hours',
] as const;
const askedFields = [
  'transport',
  'administration',
  'insurance',
  'liaison-fee',
  'meals',
  'utilities',
  'housing',
  'advance',
] as const;

function checkAmounts(facts: PayFacts, report: Report): void {
  const check = (field: string, amount: Decimal.Value | undefined): void => {
    if (amount !== undefined && !isAmount(amount))
      report(field, `${field} must be a number of 0 or more, not ${String(amount)}.`);
  };
  check('hourlyRate', facts.hourlyRate);
  check('prevailingRate', facts.prevailingRate);
  check('transportCostCents', facts.transportCostCents);
  check('mealsDays', facts.mealsDays);
  check('mealsPriceCents', facts.mealsPriceCents);
  check('insurancePremiumCents', facts.insurancePremiumCents);
  check('advancedCents', facts.advancedCents);
  check('retroactiveCents', facts.retroactiveCents);
  if (facts.recognition) checkRecognition(facts.recognition, report);
  const { seasonToDate, asked } = facts;
  if (Array.isArray(facts.statutory))
    for (const { kind, amountCents } of facts.statutory as readonly StatutoryAmount[])
      check(kind, amountCents);
  for (const { kind, amountCents } of facts.otherEarnings ?? []) check(kind, amountCents);
  check('advanceGivenCents', facts.advanceGivenCents);
  if ((facts.advanceGivenCents ?? 0) > (facts.advancedCents ?? facts.advanceGivenCents ?? 0))
    report(
      'advanceGivenCents',
      'advanceGivenCents must be at most advancedCents, which is all that was advanced.',
    );
  for (const field of seasonFields) check(field, seasonToDate?.[field]);
  for (const field of askedFields) check(field, asked?.[field]);
  if (facts.statutory === 'compute' && facts.withholding === undefined)
    report(
      'withholding',
      'withholding is missing: statutory amounts cannot be computed without the pay date.',
    );
}

function checkRecognition(recognition: RecognitionEarned, report: Report): void {
  for (const field of ['seasons', 'weeks'] as const) {
    const count = recognition[field];
    if (!(Number.isSafeInteger(count) && count >= 0))
      report(`recognition.${field}`, `${field} must be a whole number of 0 or more, not ${String(count)}.`);
  }
}

function isAmount(value: Decimal.Value): boolean {
  const number = Number(value);
  return number >= 0 && number < Infinity;
}

/** A rate of 0 says that pieces are paid; without a rate at all the lawful floor is. */
function isUnpaid({ hourlyRate, days }: PayFacts): boolean {
  return (
    hourlyRate !== undefined &&
    Number(hourlyRate) === 0 &&
    days.some(({ hours }) => Number(hours) > 0) &&
    !days.some(({ pieces }) => pieces?.some(({ count, rate }) => Number(count) * Number(rate) > 0))
  );
}
