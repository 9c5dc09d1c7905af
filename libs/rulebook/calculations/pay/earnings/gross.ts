import {
  addDays,
  halfUpToCents,
  isHigher,
  multiply,
  noProduct,
  numberOf,
  productIsHigher,
  unroundedCents,
  type Cents,
  type Measure,
  type Product,
} from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import type { Source } from '../../../value.js';
import type { RuleStep } from '../../inquiry.js';
import type { PeriodFacts } from '../facts/period-facts.js';
import type { DayFloor, PayRules } from '../rules/pay-rules.js';
import { pieceWindowOf, wagesOf, type WageStretch } from './wages.js';

/** The wages of a period in cents: the highest of the lawful floor, the offered rate and the pieces, and how that was found. */
export interface GrossPay {
  readonly wagesCents: Cents;
  /** The least that the hours of the period may earn: minimum wage, commodity table, prevailing rate. */
  readonly floorCents: Cents;
  /** What is added to the offered earnings (hourly or by the piece) to reach the wages. */
  readonly topUpCents: Cents;
  /** The value code or fact that decided: `minimum-wage`, `commodity-rate`, `prevailing-rate`, `hourly-rate`, `piece-rate`. */
  readonly rule: string;
  readonly source: Source;
  readonly steps: readonly RuleStep[];
  /** Floors of the days worked, one for each change of the values. */
  readonly floors: readonly DayFloor[];
}

/** Gross pay of a period, rounded half up to the cent. Throws RuleRefused where a value is not held for a day worked. */
export function grossPay(facts: PeriodFacts, rules: PayRules): GrossPay {
  const window = rules.on(facts.periodEnd).need('piece-floor-window').value;
  const wages = wagesOf(facts, rules, pieceWindowOf(window));
  const { unknownFloor, stretches } = wages;
  if (unknownFloor !== undefined) throw new RuleRefused(unknownFloor.refusals);
  const steps: RuleStep[] = [];
  const floors: DayFloor[] = [];
  let decided = { rule: 'hourly-rate', source: window.source };
  for (const stretch of stretches) {
    const { floor } = stretch;
    if (floor instanceof RuleRefused) continue;
    if (!floors.includes(floor)) floors.push(floor);
    decided = decidedBy(floor, stretch.rate, facts);
    steps.push(hourStep(stretch, decided.rule, facts));
  }
  if (productIsHigher(wages.pieces, noProduct)) steps.push(pieceStep(wages.pieces));
  if (productIsHigher(wages.lawful, wages.byHour)) decided = { rule: 'piece-rate', source: window.source };
  const wagesCents = halfUpToCents(wages.lawful);
  steps.push({ code: 'HIGHEST', params: nearestCent, value: wagesCents });
  return {
    wagesCents,
    floorCents: halfUpToCents(wages.floor),
    topUpCents: (wagesCents - halfUpToCents(wages.offered)) as Cents,
    rule: decided.rule,
    source: decided.source,
    steps,
    floors,
  };
}

const nearestCent = Object.freeze({ rounding: 'half-up' });

function decidedBy(
  floor: DayFloor,
  rate: Measure,
  { offeredRate, prevailingRate }: PeriodFacts,
): { rule: string; source: Source } {
  const { source } = floor.rule;
  if (!isHigher(rate, floor.rate)) return { rule: floor.rule.code, source };
  return { rule: isHigher(offeredRate, prevailingRate) ? 'hourly-rate' : 'prevailing-rate', source };
}

function hourStep(
  { first, last, hours, rate }: WageStretch,
  rule: string,
  { periodStart }: PeriodFacts,
): RuleStep {
  const [fromOn, toOn] = [addDays(periodStart, first), addDays(periodStart, last)];
  return {
    code: 'HOURS_TIMES_RATE',
    params: { fromOn, toOn, hours: numberOf(hours), rateDollars: numberOf(rate), rule },
    value: unroundedCents(multiply(hours, rate)),
  };
}

function pieceStep(amount: Product): RuleStep {
  return { code: 'PIECES', params: {}, value: unroundedCents(amount) };
}
