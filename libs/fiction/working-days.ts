import { addDays, type PlainDate } from '#libs/quantities';
import type { Random } from './random.js';
import { randomOf } from './random.js';
import type { FictionalOrder, FictionalWorker } from './season-plan.types.js';

/** Pieces of one kind done on a day. */
export interface PieceCount {
  readonly unit: string;
  readonly count: number;
}

/** One day of a worker. Hours are in halves; pieces are given only on days worked by the piece. */
export interface WorkingDay {
  readonly date: PlainDate;
  readonly hours: number;
  readonly pieces: readonly PieceCount[];
}

const workingDaysPerWeek = 6;

/** Weather, in a thousand days: rain halves a day; a day off ill takes it all. */
const perThousand = { rain: 40, ill: 6 };

/** How far a day may lie from the week's average, in half hours. */
const dayScatter = [-1, 0, 0, 1, 1, 1];

/**
 * The seven days of a pay week of an order's worker, from `week`: six days of work and one of rest, near or a little
 * above the hours offered, and none outside the order's days of need or after an early return. Deterministic in the draws of `random`, for
 * which `randomOf(plan.seed, 'days', worker.key, week)` gives each week its own.
 */
export function workingDays(
  order: FictionalOrder,
  worker: FictionalWorker,
  week: PlainDate,
  random: Random,
): WorkingDay[] {
  const last = lastDayAtWork(order, worker);
  const halvesPerDay = Math.ceil((order.hoursPerWeek * 2) / workingDaysPerWeek);
  const pace = paceOf(worker);
  return Array.from({ length: 7 }, (_, index) => {
    const date = addDays(week, index);
    // Drawn before it is known whether the day counts, so that a day's hours do not depend on where the stay begins.
    const drawn = hoursOf(halvesPerDay, random);
    const lot = 0.9 + random.fraction() * 0.2;
    const works = index < workingDaysPerWeek && date >= order.needFrom && date <= last;
    const hours = works ? drawn : 0;
    const done = order.pieceRates.map(({ unit }) => ({
      unit,
      count: Math.round(hours * order.piecesPerHour * pace * lot),
    }));
    return { date, hours, pieces: hours > 0 ? done : [] };
  });
}

/** The last day on which the worker is at work: the order's, or that of an early return. */
export function lastDayAtWork(order: FictionalOrder, { fate }: Pick<FictionalWorker, 'fate'>): PlainDate {
  return fate.kind === 'early-return' ? addDays(order.needFrom, fate.afterDays) : order.needTo;
}

function hoursOf(halvesPerDay: number, random: Random): number {
  const halves = halvesPerDay + random.pick(dayScatter);
  const point = random.fraction() * 1000;
  if (point < perThousand.ill) return 0;
  return (point < perThousand.ill + perThousand.rain ? Math.round(halves / 2) : halves) / 2;
}

/** How fast a worker picks beside the average; the same the whole season. */
function paceOf({ key }: FictionalWorker): number {
  return 0.85 + randomOf(0, 'pace', key).fraction() * 0.35;
}
