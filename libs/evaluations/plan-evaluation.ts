import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { Deadlines, SeasonObligations } from '#libs/deadlines';
import { ListensToPlacements, type PlacementListener, type PlacementsMoved } from '#libs/placements';
import { evaluationProgress, settleWhenComplete } from './evaluations.store.js';

/** Who has workers arrive owes their evaluation at the season's end: it is planned in the transaction of the first arrival. */
@Injectable()
@ListensToPlacements()
export class PlanEvaluation implements PlacementListener {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly obligations: SeasonObligations,
  ) {}

  async arrived(work: Work, { order, first }: PlacementsMoved & { first: boolean }): Promise<void> {
    if (!first || order.needTo === null) return;
    // An edition may ask for no evaluation.
    const owed = await this.obligations.one(work, order, 'EVALUATE');
    if (owed !== undefined)
      await this.deadlines.schedule(work, { ...owed, subject: { type: 'job-order', id: order.id } });
  }

  /** The last to leave may be one who never worked: then nothing is left to evaluate. */
  async departed(work: Work, { order }: PlacementsMoved): Promise<void> {
    await settleWhenComplete(work, this.deadlines, order.id, await evaluationProgress(work, order.id));
  }
}
