import {
  addMeasures,
  addProducts,
  higherMeasure,
  higherProduct,
  multiply,
  noMeasure,
  noProduct,
  type Measure,
  type Product,
} from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import type { DatedValue } from '../../../value.js';
import type { PeriodFacts } from '../facts/period-facts.js';
import type { DayFloor, PayRules } from '../rules/pay-rules.js';

/** Where the floor of piece work is tested: over all of the period, or each day alone. */
export const pieceWindows = ['pay-period', 'day'] as const;
export type PieceWindow = (typeof pieceWindows)[number];

/** The window that a value of `piece-floor-window` names. */
export function pieceWindowOf({ value, file }: DatedValue): PieceWindow {
  const window = pieceWindows.find((one) => one === value);
  if (window !== undefined) return window;
  throw new TypeError(
    `"piece-floor-window" (${file ?? 'officer'}) must be "pay-period" or "day", not ${String(value)}`,
  );
}

/** Days that are held against the floor together: all of a period under one floor, or each day alone. */
export interface WageStretch {
  /** The first and last day with hours or pieces, counted from the period's first day. */
  readonly first: number;
  readonly last: number;
  readonly hours: Measure;
  /** Dollars. */
  readonly pieces: Product;
  /** Why there is none, where no minimum wage is held. */
  readonly floor: DayFloor | RuleRefused;
  /** The least that an hour may earn: the higher of floor and prevailing rate, without the floor where none is held. */
  readonly floorRate: Measure;
  /** What an hour earns lawfully: the higher of that and the employer's offer. */
  readonly rate: Measure;
}

/** What the work of a period earns, in dollars before the cent. */
export interface Wages {
  readonly stretches: readonly WageStretch[];
  readonly hours: Measure;
  readonly pieces: Product;
  /** All hours at the least that each may earn. */
  readonly floor: Product;
  /** All hours at what each earns lawfully. */
  readonly byHour: Product;
  /** All hours at the employer's offer. */
  readonly offeredByHour: Product;
  /** By the employer's offer: hours or pieces, whichever is more, in the window of the rule. */
  readonly offered: Product;
  /** Lawfully: hours or pieces, whichever is more, in the window of the rule. */
  readonly lawful: Product;
  /** Why the floor of days worked is not known. */
  readonly unknownFloor: RuleRefused | undefined;
}

/**
 * The lawful wages of a period: every day worked is held against the values of that day, the highest of minimum wage,
 * commodity table, prevailing rate and offer, and hours against pieces in the window that the rule names.
 */
export function wagesOf(facts: PeriodFacts, rules: PayRules, window: PieceWindow): Wages {
  const stretches = stretchesOf(facts, rules, window === 'day');
  const { offeredRate } = facts;
  let hours: Measure = noMeasure;
  let pieces: Product = noProduct;
  let floor: Product = noProduct;
  let byHour: Product = noProduct;
  let offeredByHour: Product = noProduct;
  let lawfulByStretch: Product = noProduct;
  let offeredByStretch: Product = noProduct;
  let unknownFloor: RuleRefused | undefined;
  for (const stretch of stretches) {
    const hourly = multiply(stretch.hours, stretch.rate);
    const promised = multiply(stretch.hours, offeredRate);
    hours = addMeasures(hours, stretch.hours);
    pieces = addProducts(pieces, stretch.pieces);
    floor = addProducts(floor, multiply(stretch.hours, stretch.floorRate));
    byHour = addProducts(byHour, hourly);
    offeredByHour = addProducts(offeredByHour, promised);
    lawfulByStretch = addProducts(lawfulByStretch, higherProduct(hourly, stretch.pieces));
    offeredByStretch = addProducts(offeredByStretch, higherProduct(promised, stretch.pieces));
    if (stretch.floor instanceof RuleRefused) unknownFloor ??= stretch.floor;
  }
  const byDay = window === 'day';
  return {
    stretches,
    hours,
    pieces,
    floor,
    byHour,
    offeredByHour,
    offered: byDay ? offeredByStretch : higherProduct(offeredByHour, pieces),
    lawful: byDay ? lawfulByStretch : higherProduct(byHour, pieces),
    unknownFloor,
  };
}

type Growing = { -readonly [Name in keyof WageStretch]: WageStretch[Name] };

/** Groups the days worked by floor, each day alone where the rule compares day by day. */
function stretchesOf(
  { periodStart, periodEnd, work, prevailingRate, offeredRate }: PeriodFacts,
  rules: PayRules,
  eachDay: boolean,
): WageStretch[] {
  const made: WageStretch[] = [];
  for (const { first, end, floor } of rules.floors(periodStart, periodEnd)) {
    let growing: Growing | undefined;
    for (let day = first; day < end; day += 1) {
      const hours = work.hours[day] ?? noMeasure;
      const pieces = work.pieces[day] ?? noProduct;
      if (hours === 0 && pieces === 0) continue;
      if (growing === undefined || eachDay) {
        const floorRate =
          floor instanceof RuleRefused ? prevailingRate : higherMeasure(floor.rate, prevailingRate);
        const rate = higherMeasure(floorRate, offeredRate);
        made.push((growing = { first: day, last: day, hours, pieces, floor, floorRate, rate }));
        continue;
      }
      growing.last = day;
      growing.hours = addMeasures(growing.hours, hours);
      growing.pieces = addProducts(growing.pieces, pieces);
    }
  }
  return made;
}
