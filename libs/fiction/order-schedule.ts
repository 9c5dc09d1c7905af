import { addDays, daysBetween, type PlainDate } from '#libs/quantities';
import type { SeasonShares } from './editions.js';
import { takesWorkers, type EmployerDraft } from './employer-drafts.js';
import { at, randomOf } from './random.js';

/** How far chance moves an order from the time its crop would have it begin, as a share of the season. */
const scatter = 0.8;

/**
 * Gives each order its first day of need, so that the workers' arrivals follow the curve: orders are ranked by when their
 * crop begins, with scatter, and each takes the date that the curve gives to its place among the workers.
 */
export function scheduleOrders(
  drafts: readonly EmployerDraft[],
  curve: SeasonShares['arrivals'],
  seed: number,
): void {
  const random = randomOf(seed, 'schedule');
  const ranked = drafts
    .flatMap(({ crop, orders }) =>
      orders.map((order) => ({ order, rank: crop.begins + random.fraction() * scatter })),
    )
    .sort((one, other) => one.rank - other.rank);
  const sizeOf = (order: EmployerDraft['orders'][number]) => (takesWorkers(order) ? order.size : 0);
  const total = ranked.reduce((sum, { order }) => sum + sizeOf(order), 0);
  let before = 0;
  for (const { order } of ranked) {
    const size = sizeOf(order);
    order.needFrom = dateOn(curve, (before + size / 2) / total);
    before += size;
  }
}

/** The date by which a share of 0..1 of the curve's arrivals has come. */
function dateOn(curve: SeasonShares['arrivals'], share: number): PlainDate {
  let left = share * curve.reduce((sum, { weight }) => sum + weight, 0);
  for (const [index, { from, weight }] of curve.entries()) {
    const next = curve[index + 1];
    if (next === undefined) break;
    if (left < weight) return addDays(from, Math.floor((left / weight) * daysBetween(from, next.from)));
    left -= weight;
  }
  return addDays(at(curve, curve.length - 1).from, -1);
}
