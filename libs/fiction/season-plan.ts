import { editions, type Edition } from './editions.js';
import { draftEmployers } from './employer-drafts.js';
import { buildEmployer } from './employers.js';
import { scheduleOrders } from './order-schedule.js';
import type { CountryGroup, SeasonPlan } from './season-plan.types.js';
import { apportion } from './shares.js';

/** What a fictional season is made from. */
export interface SeasonRequest {
  readonly edition: Edition;
  /** Workers of the whole season; 15,179 is its size in the report of 2000. */
  readonly workers: number;
  readonly seed: number;
}

/**
 * A fictional season: employers with their farms, housing and job orders for exactly so many workers. The same request
 * gives the same data. Groups, provinces and sectors are apportioned, not drawn, so that the season's figures hold at
 * any size that can show them. Throws a RangeError for a number of workers below 1 or a seed that is no whole number.
 */
export function createSeasonPlan({ edition, workers, seed }: SeasonRequest): SeasonPlan {
  if (!Number.isSafeInteger(workers) || workers < 1) {
    throw new RangeError(`Expected a whole number of workers, 1 or more, not ${workers}`);
  }
  if (!Number.isSafeInteger(seed)) throw new RangeError(`Expected a whole number as seed, not ${seed}`);
  const shares = editions[edition];
  const [mexico = 0, caribbean = 0] = apportion(workers, [shares.groups.mexico, shares.groups.caribbean]);
  const byGroup: Record<CountryGroup, number> = { mexico, caribbean };
  const drafts = draftEmployers(shares, byGroup, seed);
  scheduleOrders(drafts, shares.arrivals, seed);
  const employers = drafts.map((draft, index) => buildEmployer(draft, index, shares, seed));
  return { edition, seed, workers, byGroup, employers };
}
