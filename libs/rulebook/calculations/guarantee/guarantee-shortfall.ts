import {
  halfUpToCents,
  isHigher,
  measure,
  multiply,
  noMeasure,
  numberOf,
  subtractMeasures,
  textOf,
  writtenOf,
  zeroCents,
  type Cents,
  type Decimal,
  type Measure,
} from '#libs/quantities';

import { firstHole, type DaySpan } from '../checks/worker/coverage.js';
import type { RuleStep } from '../inquiry.js';
import type { GuaranteeWindow } from './guarantee-window.js';

/** A rate that an hour of the guarantee may be owed at: dollars an hour, by which rule. */
export interface GuaranteeRate {
  /** The value code or fact that it comes from, e.g. `minimum-wage`, `hourly-rate`. */
  readonly rule: string;
  readonly rate: Decimal.Value;
}

/** What the records of a season show of its guarantee. */
export interface GuaranteeFacts {
  readonly guaranteedHours: number;
  /** Its part until the end of the stay where that comes sooner. */
  readonly window: GuaranteeWindow;
  /** Worked within the window. */
  readonly hoursWorked: Decimal.Value;
  /** The days that records cover, whatever was worked on them. */
  readonly covered: readonly DaySpan[];
  /** The rate of `guaranteeRate`; undefined where none is known. */
  readonly rate: GuaranteeRate | undefined;
}

/** What is owed for guaranteed hours, all of which are known: nothing where they were given. */
export interface GuaranteeShortfall {
  readonly state: 'met' | 'short';
  /** Decimal text; `0` when the guarantee is met. */
  readonly hoursShort: string;
  readonly owedCents: Cents;
  readonly steps: readonly RuleStep[];
}

/** Hours are short so far, and what is owed for them is not known: no record covers some `days`, or no rate is known. */
export type GuaranteeUnknown =
  { readonly state: 'days-unknown'; readonly days: DaySpan } | { readonly state: 'rate-unknown' };

/**
 * How a guarantee stands by the records of its window. Days that no record covers are unknown, and not 0 hours: the hours
 * known may reach the guarantee without them, but it is short only where every day is covered. An hour short is owed at the
 * rate, rounded half up to the cent over all of them.
 */
export function guaranteeShortfall(facts: GuaranteeFacts): GuaranteeShortfall | GuaranteeUnknown {
  const { window, covered, rate } = facts;
  const [guaranteed, worked] = [measure(facts.guaranteedHours), measure(facts.hoursWorked)];
  if (!isHigher(guaranteed, worked))
    return {
      ...{ state: 'met', hoursShort: '0', owedCents: zeroCents },
      steps: [hoursStep(facts, worked, noMeasure)],
    };
  const hole = firstHole(covered, window.from, window.to);
  if (hole !== undefined) return { state: 'days-unknown', days: hole };
  if (rate === undefined) return { state: 'rate-unknown' };
  const short = subtractMeasures(guaranteed, worked);
  const perHour = measure(rate.rate);
  const owedCents = halfUpToCents(multiply(short, perHour));
  const told = { hours: textOf(short), rateDollars: writtenOf(perHour, 2), rule: rate.rule };
  const priced: RuleStep = { code: 'GUARANTEE_HOURS_TIMES_RATE', params: told, value: owedCents };
  return {
    ...{ state: 'short', hoursShort: textOf(short), owedCents },
    steps: [hoursStep(facts, worked, short), priced],
  };
}

function hoursStep({ guaranteedHours, window }: GuaranteeFacts, worked: Measure, short: Measure): RuleStep {
  const { from: fromOn, to: toOn } = window;
  const params = { fromOn, toOn, guaranteedHours, workedHours: numberOf(worked) };
  return { code: 'HOURS_OF_GUARANTEE', params, value: textOf(short) };
}
