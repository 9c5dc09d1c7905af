import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { ListensToPlacements, type PlacementListener, type StaysCorrected } from '#libs/placements';
import type { Refusal } from '#libs/platform';
import { FollowFinalWages } from '../accounts/follow-final-wages.js';
import { PlanGuarantee } from '../guarantee/plan-guarantee.js';
import { PayListeners } from '../listeners.js';
import { PayRulesInForce } from '../pay-rules-in-force.js';
import { RecheckPayPeriods } from '../sheets/recheck-pay-periods.js';
import { seasonRoots } from '../sheets/payable-placements.js';
import { payOutsideStay } from './pay-outside-stay.js';
import { standingPay } from './standing-pay.js';

/** Why obligations move; the reason of the correction itself, in somebody's words, is with the placement. */
const why = 'dates of the stay were corrected';

/** What pay owes and shows follows the days of a stay, when they turn out to be others. */
@Injectable()
@ListensToPlacements()
export class FollowCorrectedDates implements PlacementListener {
  constructor(
    private readonly planning: PlanGuarantee,
    private readonly finalWages: FollowFinalWages,
    private readonly periods: RecheckPayPeriods,
    private readonly listeners: PayListeners,
    private readonly rules: PayRulesInForce,
  ) {}

  correctionProblems(work: Work, corrected: StaysCorrected): Promise<Refusal[]> {
    return payOutsideStay(work, corrected);
  }

  async datesCorrected(work: Work, { order, stays, reason }: StaysCorrected): Promise<void> {
    const placementIds = stays.map(({ id }) => id);
    for (const rootId of await rootsOf(work, placementIds))
      await this.planning.replanGuarantee(work, rootId, why);
    const days = daysBetweenDates(stays);
    if (days !== null) await this.periods.datesCorrected(work, order.id, days, why);
    const left = stays.filter(({ before, after }) => before.departedOn !== after.departedOn);
    await this.finalWages.departureCorrected(
      work,
      left.map(({ id }) => id),
    );
    await this.rules.settled(work);
    const pay = await standingPay(work, order.id, stays, (at) => this.rules.knownAt(work, at));
    await this.listeners.staysCorrected(work, { placementIds, pay, reason });
  }
}

/** The days between those that were reported and those that were real, of which somebody was or was not there. */
function daysBetweenDates(stays: StaysCorrected['stays']): { from: string; to: string } | null {
  const changed = stays.flatMap(({ before, after }) =>
    (['firstDayWorkedOn', 'departedOn'] as const).flatMap((name) =>
      before[name] === after[name] ? [] : [before[name] ?? '', after[name] ?? ''],
    ),
  );
  changed.sort();
  const [from, to] = [changed[0], changed.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

async function rootsOf(work: Work, placementIds: readonly string[]): Promise<string[]> {
  const rows = await work.query<{ rootId: string }>(
    `with ${seasonRoots} select distinct root_id as "rootId" from root order by 1`,
    [placementIds],
  );
  return rows.map(({ rootId }) => rootId);
}
