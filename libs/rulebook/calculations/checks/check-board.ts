import type { ValueCode } from '../../codes.js';
import { whole } from '../inquiry.js';
import type { HeldRule } from './check-rules.js';
import type { FindingCode } from './finding-codes.js';
import { writeParts } from './parts.js';
import { step, timesRate, type RecordCheck } from './record-check.js';

type Board = 'meals' | 'utilities';

/** Meals: with the consent that the edition asks for, up to the cap of a day. */
export function checkMeals(check: RecordCheck): void {
  const cap = allowed(check, 'meals', 'meals-cap', 'MEALS_OVER_CAP', 'meals-consent-required');
  if (!cap) return;
  // An employer that does not tell the days is granted all days of the period.
  const days = check.record.mealsDays ?? check.dayCount;
  const allowedCents = timesRate(days, cap.amount);
  check.cap('MEALS_OVER_CAP', check.taken('meals'), allowedCents, () => ({
    values: [cap.value],
    explanation: [step('MEALS_ALLOWED', { days, capDollars: writeParts(cap.amount, 2) }, allowedCents)],
  }));
}

/** Utilities: for each working day of this period only, so nothing is left over from an earlier one. */
export function checkUtilities(check: RecordCheck): void {
  const rate = allowed(
    check,
    'utilities',
    'utilities-rate',
    'UTILITIES_OVER_CAP',
    'utilities-consent-required',
  );
  if (!rate) return;
  const leastHours = leastOfWorkingDay(check, 'UTILITIES_OVER_CAP');
  if (leastHours === undefined) return;
  const days = check.daysOfAtLeast(leastHours);
  const allowedCents = timesRate(days, rate.amount);
  check.cap('UTILITIES_OVER_CAP', check.taken('utilities'), allowedCents, () => ({
    values: [rate.value],
    explanation: [
      step(
        'WORKING_DAYS_ALLOWED',
        { kind: 'utilities', days, leastHours, rateDollars: writeParts(rate.amount, 2) },
        allowedCents,
      ),
    ],
  }));
}

/** Hours that make a day a working day; undefined, and noted, where that is not held. */
export function leastOfWorkingDay(check: RecordCheck, code: FindingCode): number | undefined {
  const rule = check.need('working-day-hours', code);
  return rule && (whole(rule.value) ?? 0);
}

/** The rule of the amount, once the kind is allowed and consented to; else what stands against it is reported. */
function allowed(
  check: RecordCheck,
  kind: Board,
  amountCode: ValueCode,
  over: FindingCode,
  consentCode: ValueCode,
): HeldRule | undefined {
  if (check.taken(kind) === 0) return undefined;
  const amount = check.rules.look(amountCode, check.record.periodEnd);
  if (amount.held && amount.none) {
    check.notAllowed(kind, amount.value);
    return undefined;
  }
  const consent = check.need(consentCode, 'CONSENT_MISSING');
  if (consent && !consent.none && !check.record.consents.includes(kind)) {
    check.notAllowed(kind, consent.value, 'CONSENT_MISSING', 'NO_CONSENT');
    return undefined;
  }
  return check.need(amountCode, over);
}
