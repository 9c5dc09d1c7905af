import { addDays } from '#libs/quantities';

import type { FloorStretch, HeldRule } from './check-rules.js';
import { ceilingCents, centsOfMicrocents, floorCents } from './parts.js';
import type { RecordCheck } from './record-check.js';

/** What the hours and pieces of a record earn, in microcents. */
export interface Earnings {
  readonly hourParts: number;
  /** At the record's own rates. */
  readonly promised: number;
  /** At the highest of floor, prevailing rate and the record's own; without the floor where none is held. */
  readonly lawful: number;
  readonly pieces: number;
  /** Pieces, and not hours at the record's rate, decide what was promised. */
  readonly byPiece: boolean;
  readonly lawfulHours: number;
  readonly floorHeld: boolean;
  /** The first and last day, counted from the period's start, on which the record's rate is too low; -1 for none. */
  readonly firstLow: number;
  readonly lastLow: number;
  readonly lowHourParts: number;
  /** The floor of the last day that is too low, and the lawful rate of that day. */
  readonly lowRule: HeldRule | undefined;
  readonly lowRateParts: number;
  /** Lawful rate on the last day with hours. */
  readonly lastRateParts: number;
}

/** Works out what a record earns at its own and at the lawful rates; where pieces are tested by day, day by day. */
export function earningsOf(
  check: RecordCheck,
  stretches: readonly FloorStretch[],
  eachDay: boolean,
): Earnings {
  const { dailyHourParts, dailyPieceMicrocents, hourlyRateParts: own, prevailingRateParts } = check.record;
  const least = Math.max(own, prevailingRateParts);
  let hourParts = 0;
  let byHour = 0;
  let lawfulHours = 0;
  let pieces = 0;
  let promisedByDay = 0;
  let lawfulByDay = 0;
  let firstLow = -1;
  let lastLow = -1;
  let lowHourParts = 0;
  let lowRateParts = 0;
  let lastRateParts = least;
  let floorHeld = true;
  let lowRule: HeldRule | undefined;
  for (const { first, end, rule } of stretches) {
    const lawfulRate = rule && rule.amount > least ? rule.amount : least;
    for (let day = first; day < end; day += 1) {
      const hours = dailyHourParts[day] ?? 0;
      const earned = dailyPieceMicrocents[day] ?? 0;
      if (hours === 0 && earned === 0) continue;
      if (!rule) floorHeld = false;
      hourParts += hours;
      byHour += hours * own;
      lawfulHours += hours * lawfulRate;
      pieces += earned;
      promisedByDay += hours * own > earned ? hours * own : earned;
      lawfulByDay += hours * lawfulRate > earned ? hours * lawfulRate : earned;
      if (hours === 0) continue;
      lastRateParts = lawfulRate;
      if (own >= lawfulRate || (eachDay && earned >= hours * lawfulRate)) continue;
      if (firstLow < 0) firstLow = day;
      lastLow = day;
      lowHourParts += hours;
      lowRule = rule;
      lowRateParts = lawfulRate;
    }
  }
  return {
    hourParts,
    pieces,
    lawfulHours,
    floorHeld,
    firstLow,
    lastLow,
    lowHourParts,
    lowRule,
    lowRateParts,
    lastRateParts,
    promised: eachDay ? promisedByDay : Math.max(byHour, pieces),
    lawful: eachDay ? lawfulByDay : Math.max(lawfulHours, pieces),
    byPiece: pieces > byHour || own === 0,
  };
}

/** Whether gross is an amount rounded to a cent, by whatever rule: for the period, or for each of its days. */
export function isRounded(
  check: RecordCheck,
  grossCents: number,
  microcents: number,
  rateParts: number,
): boolean {
  if (grossCents >= floorCents(microcents) && grossCents <= ceilingCents(microcents)) return true;
  const { dailyHourParts, dailyPieceMicrocents } = check.record;
  if (rateParts === 0 || dailyPieceMicrocents.length > 0) return false;
  let byDay = 0;
  for (let day = 0; day < dailyHourParts.length; day += 1) {
    byDay += centsOfMicrocents((dailyHourParts[day] ?? 0) * rateParts);
  }
  return byDay === grossCents;
}

/** A day of the record's period. */
export const dayOf = (check: RecordCheck, day: number) => addDays(check.record.periodStart, day);
