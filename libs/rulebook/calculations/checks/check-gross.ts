import type { Source } from '../../value.js';
import { word } from '../inquiry.js';
import { dayOf, earningsOf, isRounded, type Earnings } from './check-earnings.js';
import { centsOfMicrocents, partsPerUnit, writeParts } from './parts.js';
import { step, type RecordCheck, type Wrong } from './record-check.js';

const recordTerms: Source = {
  title: 'Pay record',
  href: null,
  clause: 'gross is what its hours and pieces come to at its rates',
};
const jobOrder: Source = { title: 'Job order', href: null, clause: 'prevailing rate fixed for it' };

/** What the gross check hands on to the checks that follow. */
export interface GrossChecked {
  /** The higher of the gross paid and the lawful gross: what shares of pay are taken of. */
  readonly baseCents: number;
  /** The lawful hourly rate on the last day worked, in ten-thousandths of a dollar. */
  readonly lastRateParts: number;
}

/**
 * Holds gross against the hours and pieces: at the record's own rates (`GROSS_MISMATCH`), and at the floor of each day
 * worked (`PAY_BELOW_FLOOR`, or `PIECE_BELOW_FLOOR` in the window that the value names). What a cent's rounding explains
 * is no wrong.
 */
export function checkGross(check: RecordCheck): GrossChecked {
  const {
    periodStart,
    periodEnd,
    dailyPieceMicrocents,
    hourlyRateParts,
    besideWagesCents = 0,
  } = check.record;
  const grossCents = check.record.grossCents - besideWagesCents;
  const stretches = check.rules.floors(periodStart, periodEnd);
  const window =
    dailyPieceMicrocents.length > 0 ? check.need('piece-floor-window', 'PIECE_BELOW_FLOOR') : undefined;
  const eachDay = window !== undefined && word(window.value) === 'day';
  const earned = earningsOf(check, stretches, eachDay);
  noteFloors(check, earned);
  const promised = centsOfMicrocents(earned.promised);
  const lawful = centsOfMicrocents(earned.lawful);
  const { lastRateParts } = earned;
  const baseCents = Math.max(grossCents, lawful) + besideWagesCents;
  if (isRounded(check, grossCents, earned.lawful, lawfulRateOf(check, earned)))
    return { baseCents, lastRateParts };
  const belowPromise =
    grossCents < promised && !isRounded(check, grossCents, earned.promised, hourlyRateParts);
  if (grossCents < lawful && lawful > promised)
    check.find(belowFloor(check, earned, eachDay, belowPromise ? promised : grossCents, lawful));
  if (belowPromise) check.find(mismatch(earned, promised, grossCents));
  else if (grossCents > lawful && earned.floorHeld) check.find(mismatch(earned, lawful, grossCents));
  return { baseCents, lastRateParts };
}

/** The one lawful rate of all hours, where it is one: an employer may round each day at it. */
function lawfulRateOf({ record }: RecordCheck, earned: Earnings): number {
  if (earned.lawful === earned.promised) return record.hourlyRateParts;
  return earned.lowHourParts === earned.hourParts ? earned.lowRateParts : 0;
}

/** Notes the floors used that no source confirms, and the days for which none is held. */
function noteFloors(check: RecordCheck, earned: Earnings): void {
  const { periodStart, periodEnd } = check.record;
  for (const { rule, refused } of check.rules.floors(periodStart, periodEnd)) {
    if (rule) check.use(rule);
    else if (refused && !earned.floorHeld)
      check.leaveOut(earned.byPiece ? 'PIECE_BELOW_FLOOR' : 'PAY_BELOW_FLOOR', refused);
  }
}

function belowFloor(
  check: RecordCheck,
  earned: Earnings,
  eachDay: boolean,
  actualCents: number,
  expectedCents: number,
): Wrong {
  const { lowRule, lowRateParts, byPiece } = earned;
  const wholePeriod = byPiece && !eachDay;
  const { periodStart, periodEnd, hourlyRateParts } = check.record;
  const from = wholePeriod ? periodStart : dayOf(check, Math.max(0, earned.firstLow));
  const to = wholePeriod ? periodEnd : dayOf(check, Math.max(0, earned.lastLow));
  const byFloor = lowRule !== undefined && lowRule.amount >= lowRateParts;
  const rule = byFloor ? lowRule.value.code : 'prevailing-rate';
  const owedCents = expectedCents - actualCents;
  const shared = { fromOn: from, toOn: to, rule };
  const explanation = byPiece
    ? step(
        'PIECES_BELOW_FLOOR',
        {
          ...{ fromOn: from, toOn: to, workedHours: earned.hourParts / partsPerUnit },
          ...{
            pieceCents: centsOfMicrocents(earned.pieces),
            lawfulCents: centsOfMicrocents(earned.lawfulHours),
            rule,
          },
        },
        owedCents,
      )
    : step(
        'RATE_BELOW_FLOOR',
        {
          ...shared,
          workedHours: earned.lowHourParts / partsPerUnit,
          paidRateDollars: writeParts(hourlyRateParts, 2),
          lawfulRateDollars: writeParts(lowRateParts, 2),
        },
        owedCents,
      );
  return {
    ...{
      code: byPiece ? 'PIECE_BELOW_FLOOR' : 'PAY_BELOW_FLOOR',
      owedCents,
      expectedCents,
      actualCents,
      from,
      to,
    },
    ...(byFloor ? { values: [lowRule.value] } : { values: [], rule, source: jobOrder }),
    explanation: [explanation],
  };
}

function mismatch(earned: Earnings, expectedCents: number, actualCents: number): Wrong {
  const workedHours = earned.hourParts / partsPerUnit;
  return {
    code: 'GROSS_MISMATCH',
    ...{ owedCents: expectedCents - actualCents, expectedCents, actualCents, values: [] },
    ...{ rule: 'gross-pay', source: recordTerms },
    explanation: [step('GROSS_OF_RECORD', { workedHours, grossCents: actualCents }, expectedCents)],
  };
}
