import { centsFromDecimal, Decimal, zeroCents, type Cents, type PlainDate } from '#libs/quantities';

import type { Source } from '../value.js';
import { word, type RuleStep } from './inquiry.js';
import type { DayWorked, PayFacts } from './pay-facts.js';
import type { DayFloor, PayRules } from './pay-rules.js';

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
  readonly hours: Decimal;
  /** Floors of the days worked, one for each change of the values. */
  readonly floors: readonly DayFloor[];
}

const none = new Decimal(0);

/** Days of a period under the same floor. */
interface Stretch {
  readonly floor: DayFloor;
  readonly from: PlainDate;
  to: PlainDate;
  hours: Decimal;
  pieces: Decimal;
}

/** Gross pay of a period; every worked day is tested against the values of that day. Throws RuleRefused for uncovered days. */
export function grossPay(facts: PayFacts, rules: PayRules): GrossPay {
  const window = rules.need('piece-floor-window', facts.periodEnd);
  const offered = facts.hourlyRate === undefined ? none : new Decimal(facts.hourlyRate);
  const prevailing = facts.prevailingRate === undefined ? none : new Decimal(facts.prevailingRate);
  const stretches = stretchesOf(facts.days, rules, word(window.value) === 'day');
  let hours = none;
  let floor = none;
  let gross = none;
  let asOffered = none;
  let byHour = none;
  let byPiece = none;
  let decided = { rule: 'hourly-rate', source: window.value.source };
  const steps: RuleStep[] = [];
  for (const stretch of stretches) {
    const lawful = Decimal.max(stretch.floor.rate, prevailing);
    const rate = Decimal.max(lawful, offered);
    const hourly = stretch.hours.times(rate);
    hours = hours.plus(stretch.hours);
    floor = floor.plus(stretch.hours.times(lawful));
    byHour = byHour.plus(hourly);
    byPiece = byPiece.plus(stretch.pieces);
    gross = gross.plus(Decimal.max(hourly, stretch.pieces));
    asOffered = asOffered.plus(Decimal.max(stretch.hours.times(offered), stretch.pieces));
    decided = decidedBy(stretch.floor, rate, prevailing, offered);
    steps.push(hourStep(stretch, rate, decided.rule, hourly));
  }
  if (word(window.value) !== 'day') {
    gross = Decimal.max(byHour, byPiece);
    asOffered = Decimal.max(hours.times(offered), byPiece);
  }
  if (byPiece.greaterThan(0)) steps.push(pieceStep(byPiece));
  if (gross.greaterThan(byHour)) decided = { rule: 'piece-rate', source: window.value.source };
  const grossCents = centsFromDecimal(gross, 'half-up');
  steps.push(grossStep(grossCents));
  const floors = [...new Set(stretches.map((stretch) => stretch.floor))];
  return {
    grossCents,
    floorCents: centsFromDecimal(floor, 'half-up'),
    topUpCents: (grossCents - centsFromDecimal(asOffered, 'half-up') || zeroCents) as Cents,
    ...decided,
    steps,
    hours,
    floors,
  };
}

/** Groups days by floor (each day alone when the rule compares day by day), leaving out days without hours or pieces. */
function stretchesOf(days: readonly DayWorked[], rules: PayRules, eachDay: boolean): Stretch[] {
  const stretches: Stretch[] = [];
  for (const day of days) {
    const hours = new Decimal(day.hours);
    let pieces = none;
    for (const one of day.pieces ?? []) pieces = pieces.plus(new Decimal(one.count).times(one.rate));
    if (hours.isZero() && pieces.isZero()) continue;
    const floor = rules.floorOn(day.date);
    const last = stretches.at(-1);
    if (!eachDay && last?.floor === floor) {
      last.hours = last.hours.plus(hours);
      last.pieces = last.pieces.plus(pieces);
      last.to = day.date;
    } else {
      stretches.push({ floor, from: day.date, to: day.date, hours, pieces });
    }
  }
  return stretches;
}

function decidedBy(
  floor: DayFloor,
  rate: Decimal,
  prevailing: Decimal,
  offered: Decimal,
): { rule: string; source: Source } {
  const { source } = floor.rule;
  if (rate.equals(floor.rate)) return { rule: floor.rule.code, source };
  return {
    rule: rate.equals(offered) && offered.greaterThan(prevailing) ? 'hourly-rate' : 'prevailing-rate',
    source,
  };
}

function hourStep(stretch: Stretch, rate: Decimal, rule: string, amount: Decimal): RuleStep {
  const { from, to, hours } = stretch;
  return {
    code: 'HOURS_TIMES_RATE',
    params: { fromOn: from, toOn: to, hours: hours.toNumber(), rateDollars: rate.toNumber(), rule },
    value: amount.times(100).toNumber(),
  };
}

function pieceStep(amount: Decimal): RuleStep {
  return { code: 'PIECES', params: {}, value: amount.times(100).toNumber() };
}

function grossStep(amount: Cents): RuleStep {
  return { code: 'HIGHEST', params: { rounding: 'half-up' }, value: amount };
}
