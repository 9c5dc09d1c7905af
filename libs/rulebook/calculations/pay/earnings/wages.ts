import {
  addMeasures,
  addProducts,
  halfUpToCents,
  higherMeasure,
  higherProduct,
  isHigher,
  measure,
  multiply,
  noMeasure,
  noProduct,
  numberOf,
  productIsHigher,
  unroundedCents,
  type Cents,
  type Measure,
  type PlainDate,
  type Product,
} from '#libs/quantities';

import type { DatedValue, Source } from '../../../value.js';
import type { RuleStep } from '../../inquiry.js';
import type { DayWorked, PayFacts } from '../facts/pay-facts.js';
import type { DayFloor, PayRules } from '../rules/pay-rules.js';

/** What a period earns: the highest of the lawful floor, the offered rate and the pieces. */
export interface GrossPay {
  readonly grossCents: Cents;
  /** The least that the hours of the period may earn: minimum wage, commodity table, prevailing rate. */
  readonly floorCents: Cents;
  /** What is added to the offered earnings (hourly or by the piece) to reach gross. */
  readonly topUpCents: Cents;
  /** The value code or fact that decided: `minimum-wage`, `commodity-rate`, `prevailing-rate`, `hourly-rate`, `piece-rate`. */
  readonly rule: string;
  readonly source: Source;
  readonly steps: readonly RuleStep[];
  readonly hours: Measure;
  /** Floors of the days worked, one for each change of the values. */
  readonly floors: readonly DayFloor[];
}

/** Days that are compared with the floor together: all of a period under one floor, or each day alone. */
interface Stretch {
  readonly floor: DayFloor;
  readonly from: PlainDate;
  to: PlainDate;
  hours: Measure;
  pieces: Product;
}

/** Sums over the stretches of a period, before the cent. */
interface Sums {
  hours: Measure;
  /** Hours at the lawful floor. */
  floor: Product;
  /** Hours at the highest of floor and offer. */
  byHour: Product;
  byPiece: Product;
  /** The higher of hours and pieces, stretch by stretch. */
  higher: Product;
  /** The higher of hours and pieces at what the employer offers. */
  offered: Product;
}

/** Where the floor of piece work is tested: over all of the period, or each day alone. */
export const pieceWindows = ['pay-period', 'day'] as const;
export type PieceWindow = (typeof pieceWindows)[number];

/** Gross pay of a period; every worked day is tested against the values of that day. Throws RuleRefused for uncovered days. */
export function grossPay(facts: PayFacts, rules: PayRules): GrossPay {
  const window = rules.on(facts.periodEnd).need('piece-floor-window').value;
  const byDay = windowOf(window) === 'day';
  const offered = facts.hourlyRate === undefined ? noMeasure : measure(facts.hourlyRate);
  const prevailing = facts.prevailingRate === undefined ? noMeasure : measure(facts.prevailingRate);
  const stretches = stretchesOf(facts.days, rules, byDay);
  const steps: RuleStep[] = [];
  const sums = nothingYet();
  let decided = { rule: 'hourly-rate', source: window.source };
  for (const stretch of stretches) {
    const lawful = higherMeasure(stretch.floor.rate, prevailing);
    const rate = higherMeasure(lawful, offered);
    const hourly = multiply(stretch.hours, rate);
    addStretch(sums, stretch, lawful, hourly, multiply(stretch.hours, offered));
    decided = decidedBy(stretch.floor, rate, prevailing, offered);
    steps.push(hourStep(stretch, rate, decided.rule, hourly));
  }
  const gross = byDay ? sums.higher : higherProduct(sums.byHour, sums.byPiece);
  const asOffered = byDay ? sums.offered : higherProduct(multiply(sums.hours, offered), sums.byPiece);
  if (productIsHigher(sums.byPiece, noProduct)) steps.push(pieceStep(sums.byPiece));
  if (productIsHigher(gross, sums.byHour)) decided = { rule: 'piece-rate', source: window.source };
  const grossCents = halfUpToCents(gross);
  steps.push({ code: 'HIGHEST', params: nearestCent, value: grossCents });
  return {
    grossCents,
    floorCents: halfUpToCents(sums.floor),
    topUpCents: (grossCents - halfUpToCents(asOffered)) as Cents,
    rule: decided.rule,
    source: decided.source,
    steps,
    hours: sums.hours,
    floors: floorsOf(stretches),
  };
}

const nearestCent = Object.freeze({ rounding: 'half-up' });

function windowOf({ value, file }: DatedValue): PieceWindow {
  if (value === 'pay-period' || value === 'day') return value;
  throw new TypeError(
    `"piece-floor-window" (${file ?? 'officer'}) must be "pay-period" or "day", not ${String(value)}`,
  );
}

function nothingYet(): Sums {
  return {
    hours: noMeasure,
    floor: noProduct,
    byHour: noProduct,
    byPiece: noProduct,
    higher: noProduct,
    offered: noProduct,
  };
}

function addStretch(sums: Sums, stretch: Stretch, lawful: Measure, hourly: Product, offered: Product): void {
  sums.hours = addMeasures(sums.hours, stretch.hours);
  sums.floor = addProducts(sums.floor, multiply(stretch.hours, lawful));
  sums.byHour = addProducts(sums.byHour, hourly);
  sums.byPiece = addProducts(sums.byPiece, stretch.pieces);
  sums.higher = addProducts(sums.higher, higherProduct(hourly, stretch.pieces));
  sums.offered = addProducts(sums.offered, higherProduct(offered, stretch.pieces));
}

/** Groups days by floor (each day alone when the rule compares day by day), leaving out days without hours or pieces. */
function stretchesOf(days: readonly DayWorked[], rules: PayRules, eachDay: boolean): Stretch[] {
  const stretches: Stretch[] = [];
  for (const day of days) {
    const hours = measure(day.hours);
    const pieces = day.pieces === undefined ? noProduct : piecesOf(day.pieces);
    if (hours === 0 && pieces === 0) continue;
    const floor = rules.floorOn(day.date);
    const last = stretches.at(-1);
    if (!eachDay && last?.floor === floor) {
      last.hours = addMeasures(last.hours, hours);
      last.pieces = addProducts(last.pieces, pieces);
      last.to = day.date;
    } else {
      stretches.push({ floor, from: day.date, to: day.date, hours, pieces });
    }
  }
  return stretches;
}

function piecesOf(pieces: NonNullable<DayWorked['pieces']>): Product {
  let sum = noProduct;
  for (const one of pieces) sum = addProducts(sum, multiply(measure(one.count), measure(one.rate)));
  return sum;
}

function floorsOf(stretches: readonly Stretch[]): DayFloor[] {
  const floors: DayFloor[] = [];
  for (const { floor } of stretches) if (!floors.includes(floor)) floors.push(floor);
  return floors;
}

function decidedBy(
  floor: DayFloor,
  rate: Measure,
  prevailing: Measure,
  offered: Measure,
): { rule: string; source: Source } {
  const { source } = floor.rule;
  if (!isHigher(rate, floor.rate)) return { rule: floor.rule.code, source };
  return { rule: isHigher(offered, prevailing) ? 'hourly-rate' : 'prevailing-rate', source };
}

function hourStep({ from, to, hours }: Stretch, rate: Measure, rule: string, amount: Product): RuleStep {
  return {
    code: 'HOURS_TIMES_RATE',
    params: { fromOn: from, toOn: to, hours: numberOf(hours), rateDollars: numberOf(rate), rule },
    value: unroundedCents(amount),
  };
}

function pieceStep(amount: Product): RuleStep {
  return { code: 'PIECES', params: {}, value: unroundedCents(amount) };
}
