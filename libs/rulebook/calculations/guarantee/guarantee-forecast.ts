import { addDays, daysBetween, Decimal, type PlainDate } from '#libs/quantities';

import type { RuleStep } from '../inquiry.js';

/** What of a guarantee is known on a day. */
export interface GuaranteeFacts {
  readonly guaranteedHours: number;
  /** The window of the guarantee, counted from its first day. */
  readonly weeks: number;
  readonly firstDay: PlainDate;
  /** Hours worked, or paid as if they were, from the first day to `asOf`. */
  readonly hoursSoFar: Decimal.Value;
  /** The last day that is counted in the hours. */
  readonly asOf: PlainDate;
}

/** How a guarantee stands: met, on the way, falling behind, or over and short. */
export interface GuaranteeForecast {
  readonly state: 'met' | 'on-pace' | 'behind' | 'short';
  /** The last day of the window. */
  readonly endsOn: PlainDate;
  /** Hours that will be missing on that day if work goes on as until now; decimal text, `0` for none. */
  readonly hoursShort: string;
  /** Hours to be worked on each calendar day that is left to meet it; null once the window is over or it is met. */
  readonly hoursNeededADay: string | null;
  readonly step: RuleStep;
}

/**
 * Looks ahead from the hours of some days to the end of the window: at the same pace for each calendar day, rounded to the
 * hundredth of an hour. Before the first day nothing is known yet, and the guarantee counts as on pace.
 */
export function guaranteeForecast(facts: GuaranteeFacts): GuaranteeForecast {
  const { guaranteedHours, firstDay, asOf } = facts;
  const days = 7 * facts.weeks;
  const endsOn = addDays(firstDay, days - 1);
  const soFar = new Decimal(facts.hoursSoFar);
  const owed = new Decimal(guaranteedHours).minus(soFar);
  const gone = Math.min(days, Math.max(0, daysBetween(firstDay, asOf) + 1));
  const told = { guaranteedHours, workedHours: soFar.toNumber(), untilOn: asOf, endsOn };
  if (owed.lessThanOrEqualTo(0)) return forecast('met', endsOn, '0', null, told);
  if (gone >= days) return forecast('short', endsOn, owed.toString(), null, told);
  const needed = hundredths(owed.dividedBy(days - gone), Decimal.ROUND_UP);
  const short = gone === 0 ? new Decimal(0) : missingAtPace(guaranteedHours, soFar, gone, days);
  return forecast(short.isZero() ? 'on-pace' : 'behind', endsOn, short.toString(), needed.toString(), told);
}

/** Multiplies before it divides, so that a pace that just suffices is not called short. */
function missingAtPace(guaranteed: number, soFar: Decimal, gone: number, days: number): Decimal {
  const missing = new Decimal(guaranteed).times(gone).minus(soFar.times(days)).dividedBy(gone);
  return missing.lessThanOrEqualTo(0) ? new Decimal(0) : hundredths(missing, Decimal.ROUND_UP);
}

function hundredths(hours: Decimal, rounding: Decimal.Rounding): Decimal {
  return hours.toDecimalPlaces(2, rounding);
}

const codes = {
  met: 'GUARANTEE_MET',
  'on-pace': 'GUARANTEE_ON_PACE',
  behind: 'GUARANTEE_BEHIND',
  short: 'GUARANTEE_SHORT',
} as const;

function forecast(
  state: GuaranteeForecast['state'],
  endsOn: PlainDate,
  hoursShort: string,
  hoursNeededADay: string | null,
  told: RuleStep['params'],
): GuaranteeForecast {
  const params = { ...told, shortHours: Number(hoursShort), neededHours: Number(hoursNeededADay ?? 0) };
  return {
    state,
    endsOn,
    hoursShort,
    hoursNeededADay,
    step: { code: codes[state], params, value: hoursShort },
  };
}
