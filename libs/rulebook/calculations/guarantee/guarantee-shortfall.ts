import { centsFromDecimal, Decimal, type Cents } from '#libs/quantities';

import type { Source } from '../../value.js';
import type { RuleStep } from '../inquiry.js';

/** A rate that an hour of the guarantee may be owed at: dollars an hour, by which rule. */
export interface GuaranteeRate {
  /** The value code or fact that it comes from, e.g. `minimum-wage`, `hourly-rate`. */
  readonly rule: string;
  readonly rate: Decimal.Value;
  readonly source: Source;
}

/** What was worked of a guarantee, and the rates that the worker's record shows. */
export interface GuaranteeFacts {
  readonly guaranteedHours: number;
  readonly hoursWorked: Decimal.Value;
  /** At least one; the highest counts, as pay is the highest of what is lawful and what was offered. */
  readonly rates: readonly [GuaranteeRate, ...GuaranteeRate[]];
}

/** What a worker is owed for guaranteed hours that were not given. */
export interface GuaranteeShortfall {
  /** Decimal text; `0` when the guarantee is met. */
  readonly hoursShort: string;
  readonly owedCents: Cents;
  readonly rate: GuaranteeRate;
  readonly steps: readonly RuleStep[];
}

/** Hours short of the guarantee, at the highest of the rates, rounded half up to the cent. */
export function guaranteeShortfall(facts: GuaranteeFacts): GuaranteeShortfall {
  const worked = new Decimal(facts.hoursWorked);
  const short = Decimal.max(0, new Decimal(facts.guaranteedHours).minus(worked));
  const [first, ...others] = facts.rates;
  const highest = others.reduce(
    (best, one) => (new Decimal(one.rate).greaterThan(best.rate) ? one : best),
    first,
  );
  const owedCents = centsFromDecimal(short.times(highest.rate), 'half-up');
  const perHour = new Decimal(highest.rate);
  const rate = perHour.toFixed(Math.max(2, perHour.decimalPlaces()));
  const hours = short.toString();
  return {
    hoursShort: hours,
    owedCents,
    rate: highest,
    steps: [
      {
        code: 'GUARANTEE_HOURS_SHORT',
        params: { guaranteedHours: facts.guaranteedHours, workedHours: worked.toString() },
        value: hours,
      },
      {
        code: 'GUARANTEE_HOURS_TIMES_RATE',
        params: { hours, rateDollars: rate, rule: highest.rule },
        value: owedCents,
      },
    ],
  };
}
