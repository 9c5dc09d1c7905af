import {
  addDays,
  cents,
  halfUpToCents,
  isHigher,
  measure,
  multiply,
  noMeasure,
  numberOf,
  productIsHigher,
  subtractMeasures,
  toCents,
  writtenOf,
  type Measure,
  type Product,
} from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import type { Source } from '../../../value.js';
import { pieceWindowOf, wagesOf, type Wages, type WageStretch } from '../../pay/earnings/wages.js';
import { whyNot, step, type RecordCheck, type Violation } from './record-check.js';

const recordTerms: Source = {
  title: 'Pay record',
  href: null,
  clause: 'gross is what its hours and pieces come to at its rates',
};
const jobOrder: Source = { title: 'Job order', href: null, clause: 'prevailing rate fixed for it' };

/**
 * Holds gross against the hours and pieces: at the record's own rates (`GROSS_MISMATCH`), and at the lawful rate of each day
 * worked (`PAY_BELOW_FLOOR`, or `PIECE_BELOW_FLOOR` in the window that the value names). What a cent's rounding explains
 * is no violation. Returns the higher of the gross paid and the lawful gross, in cents: what shares of pay are taken of.
 */
export function checkWages(check: RecordCheck): number {
  const { record } = check;
  const window =
    record.work.pieces.length > 0 ? check.need('piece-floor-window', 'PIECE_BELOW_FLOOR') : undefined;
  const eachDay = window !== undefined && pieceWindowOf(window.value) === 'day';
  const wages = wagesOf(record, check.rules, eachDay ? 'day' : 'pay-period');
  noteFloors(check, wages);
  const lastRate = lastRateOf(check, wages);
  const besideWagesCents = (record.besideWagesCents ?? 0) + premiumsOf(record, lastRate);
  const paidCents = record.grossCents - besideWagesCents;
  const offeredCents = halfUpToCents(wages.offered);
  const lawfulCents = halfUpToCents(wages.lawful);
  const baseCents = Math.max(paidCents, lawfulCents) + besideWagesCents;
  if (isRounded(check, paidCents, wages.lawful, lawfulRateOf(check, wages))) return baseCents;
  const isBelowOffer =
    paidCents < offeredCents && !isRounded(check, paidCents, wages.offered, record.offeredRate);
  if (paidCents < lawfulCents && lawfulCents > offeredCents)
    check.find(belowFloor(check, wages, eachDay, isBelowOffer ? offeredCents : paidCents, lawfulCents));
  if (isBelowOffer) check.find(mismatch(wages, offeredCents, paidCents));
  else if (paidCents > lawfulCents && wages.unknownFloor === undefined)
    check.find(mismatch(wages, lawfulCents, paidCents));
  return baseCents;
}

/** What further payments of the period pay for their hours above the lawful rate: it comes on top of the wages. */
function premiumsOf({ higherOffers = [] }: RecordCheck['record'], lawfulRate: Measure): number {
  return higherOffers.reduce((sum, { hours, rate }) => {
    const premium = isHigher(rate, lawfulRate) ? subtractMeasures(rate, lawfulRate) : noMeasure;
    return sum + halfUpToCents(multiply(hours, premium));
  }, 0);
}

/** The lawful hourly rate on the last day worked. */
function lastRateOf({ record }: RecordCheck, { stretches }: Wages): Measure {
  for (let at = stretches.length - 1; at >= 0; at -= 1) {
    const stretch = stretches[at];
    if (stretch && isHigher(stretch.hours, noMeasure)) return stretch.rate;
  }
  return isHigher(record.prevailingRate, record.offeredRate) ? record.prevailingRate : record.offeredRate;
}

/** Whether pieces, and not hours at the record's rate, decide what was offered. */
function isByPiece({ record }: RecordCheck, { pieces, offeredByHour }: Wages): boolean {
  return productIsHigher(pieces, offeredByHour) || record.offeredRate === 0;
}

/** The stretches whose hours the record pays below the lawful rate. */
function lowStretches({ record }: RecordCheck, { stretches }: Wages, eachDay: boolean): WageStretch[] {
  return stretches.filter(
    ({ hours, rate, pieces }) =>
      isHigher(hours, noMeasure) &&
      isHigher(rate, record.offeredRate) &&
      !(eachDay && !productIsHigher(multiply(hours, rate), pieces)),
  );
}

/** The one lawful rate of all hours, where it is one: an employer may round each day at it. */
function lawfulRateOf(check: RecordCheck, wages: Wages): Measure {
  if (!productIsHigher(wages.lawful, wages.offered)) return check.record.offeredRate;
  const low = lowStretches(check, wages, false);
  const isAll = low.length === wages.stretches.length;
  return isAll ? (low.at(-1)?.rate ?? noMeasure) : noMeasure;
}

/**
 * Whether an amount is dollars rounded to a cent, by whatever rule: for the period, for each of its payments half up, or for each of its
 * days at one rate.
 */
function isRounded(
  { record: { work, supplementIds = [] } }: RecordCheck,
  paidCents: number,
  dollars: Product,
  rate: Measure,
): boolean {
  const payments = supplementIds.length + 1;
  // Half a cent at most for each payment, beyond what the rounding of all of it comes to.
  const [less, more] = [Math.ceil(payments / 2) - 1, Math.floor(payments / 2)];
  if (paidCents >= toCents(dollars, 'down') - less && paidCents <= toCents(dollars, 'up') + more) return true;
  if (rate === 0 || work.pieces.length > 0) return false;
  let byDay = 0;
  for (let day = 0; day < work.hours.length; day += 1)
    byDay += halfUpToCents(multiply(work.hours[day] ?? noMeasure, rate));
  return byDay === paidCents;
}

/** Notes the floors used that no source confirms, and the days for which none is held. */
function noteFloors(check: RecordCheck, wages: Wages): void {
  for (const { floor } of wages.stretches) {
    if (floor instanceof RuleRefused) continue;
    check.use(floor.commodity?.value === floor.rule ? floor.commodity : floor.minimum);
  }
  if (wages.unknownFloor !== undefined)
    check.leaveOut(
      isByPiece(check, wages) ? 'PIECE_BELOW_FLOOR' : 'PAY_BELOW_FLOOR',
      whyNot(wages.unknownFloor, 'minimum-wage', check),
    );
}

function belowFloor(
  check: RecordCheck,
  wages: Wages,
  eachDay: boolean,
  actualCents: number,
  expectedCents: number,
): Violation {
  const byPiece = isByPiece(check, wages);
  const { periodStart, periodEnd } = check.record;
  const low = lowStretches(check, wages, eachDay);
  const [first, last] = [low[0], low.at(-1)];
  const isWhole = byPiece && !eachDay;
  const from = isWhole || first === undefined ? periodStart : addDays(periodStart, first.first);
  const to = isWhole || last === undefined ? periodEnd : addDays(periodStart, last.last);
  const floor = last?.floor instanceof RuleRefused ? undefined : last?.floor;
  const byFloor = floor !== undefined && last !== undefined && !isHigher(last.rate, floor.rate);
  const rule = byFloor ? floor.rule.code : 'prevailing-rate';
  const owedCents = expectedCents - actualCents;
  const told = { low, from, to, rule, owedCents };
  return {
    code: byPiece ? 'PIECE_BELOW_FLOOR' : 'PAY_BELOW_FLOOR',
    ...{ owedCents, expectedCents, actualCents, from, to },
    ...(byFloor ? { values: [floor.rule] } : { values: [], rule, source: jobOrder }),
    explanation: [byPiece ? piecesStep(wages, told) : rateStep(check, told)],
  };
}

interface Told {
  readonly low: readonly WageStretch[];
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  readonly owedCents: number;
}

function piecesStep({ hours, pieces, byHour }: Wages, { from, to, rule, owedCents }: Told) {
  const params = {
    ...{ fromOn: from, toOn: to, workedHours: numberOf(hours), rule },
    ...{ pieceCents: halfUpToCents(pieces), lawfulCents: halfUpToCents(byHour) },
  };
  return step('PIECES_BELOW_FLOOR', params, owedCents);
}

function rateStep({ record }: RecordCheck, { low, from, to, rule, owedCents }: Told) {
  const workedHours = low.reduce((sum, { hours }) => sum + numberOf(hours), 0);
  const params = {
    ...{ fromOn: from, toOn: to, workedHours: numberOf(measure(workedHours.toFixed(4))), rule },
    paidRateDollars: writtenOf(record.offeredRate, 2),
    lawfulRateDollars: writtenOf(low.at(-1)?.rate ?? noMeasure, 2),
  };
  return step('RATE_BELOW_FLOOR', params, owedCents);
}

function mismatch({ hours }: Wages, expectedCents: number, actualCents: number): Violation {
  const params = { workedHours: numberOf(hours), grossCents: cents(actualCents) };
  return {
    code: 'GROSS_MISMATCH',
    ...{ owedCents: expectedCents - actualCents, expectedCents, actualCents, values: [] },
    ...{ rule: 'gross-pay', source: recordTerms },
    explanation: [step('GROSS_OF_RECORD', params, expectedCents)],
  };
}
