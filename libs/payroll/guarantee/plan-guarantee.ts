import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { ListensToPlacements, type PlacementListener, type PlacementsMoved } from '#libs/placements';
import { seasonRoots } from '../sheets/payable-placements.js';
import { GuaranteeDeadlines } from './guarantee-deadlines.js';
import { endedEarly, type SeasonGuarantee } from './season-guarantee.js';
import { SettleGuarantee } from './settle-guarantee.js';

/**
 * Plans the settlement of the hours guarantee: from the arrival, anew from the first day worked once it is reported, at another
 * employer after a transfer, and sooner where the stay ends within the guaranteed weeks.
 */
@Injectable()
@ListensToPlacements()
export class PlanGuarantee implements PlacementListener {
  constructor(
    private readonly settling: SettleGuarantee,
    private readonly deadlines: GuaranteeDeadlines,
  ) {}

  async arrived(work: Work, { placementIds }: PlacementsMoved): Promise<void> {
    await this.plan(work, await rootsOf(work, placementIds), 'planned');
  }

  async begun(work: Work, { placementIds }: PlacementsMoved): Promise<void> {
    await this.plan(work, await rootsOf(work, placementIds), 'work began');
  }

  async departed(work: Work, { placementIds }: PlacementsMoved): Promise<void> {
    const rootIds = await rootsOf(work, placementIds);
    const seasons = await this.plan(work, rootIds, 'the stay ended');
    await this.deadlines.leaveOpen(work, seasons.filter(endedEarly));
    await this.deadlines.endMet(work, rootIds);
  }

  /**
   * Plans the settlement of one season anew after days of its stays were corrected, counts its hours again, and enters the
   * difference where it was settled before. `rootId` is the placement with which the season began; the placements of the
   * season are locked.
   */
  async replanGuarantee(work: Work, rootId: string, reason: string): Promise<void> {
    const seasons = await this.plan(work, [rootId], reason);
    await this.deadlines.leaveOpen(work, seasons.filter(endedEarly));
    await this.settling.recount(work, [rootId], reason);
    await this.deadlines.endMet(work, [rootId]);
  }

  private async plan(work: Work, rootIds: readonly string[], reason: string): Promise<SeasonGuarantee[]> {
    const { seasons } = await this.settling.seasonsOf(work, rootIds);
    await this.deadlines.plan(work, seasons, reason);
    return seasons;
  }
}

async function rootsOf(work: Work, placementIds: readonly string[]): Promise<string[]> {
  const rows = await work.query<{ rootId: string }>(
    `with ${seasonRoots} select distinct root_id as "rootId" from root order by 1`,
    [placementIds],
  );
  return rows.map(({ rootId }) => rootId);
}
