import type { Work } from '#libs/audit-trail';
import type { PlainDate } from '#libs/quantities';
import type { PayKnowledge } from '../pay-rules-in-force.js';
import { bySeason, hoursOf, recordsShown, seasonStays } from './guaranteed-seasons.js';
import { seasonGuarantees } from './season-guarantee.js';

/** What the standing records of a season show of its guarantee, over transfers. */
export interface HoursSoFar {
  /** The first day of its window. */
  from: PlainDate;
  /** Worked within the window, as a decimal text. */
  hours: string;
}

/** The hours that count for the guarantees of seasons, by the placement with which each began. */
export async function hoursSoFar(
  work: Pick<Work, 'query'>,
  rootIds: readonly string[],
  rulesOf: PayKnowledge['rulesOf'],
): Promise<ReadonlyMap<string, HoursSoFar>> {
  const seasons = seasonGuarantees(await seasonStays(work, rootIds), rulesOf);
  const windows = seasons.map(({ rootId, window }) => ({ rootId, ...window }));
  const records = bySeason(await recordsShown(work, windows));
  return new Map(
    windows.map(({ rootId, from }) => [rootId, { from, hours: hoursOf(records.get(rootId) ?? []) }]),
  );
}
