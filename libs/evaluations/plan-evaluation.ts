import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import { ListensToPlacements, type PlacementListener, type PlacementsMoved } from '#libs/placements';
import { plainDate } from '#libs/quantities';
import { obligationFor } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import { evaluationProgress, settleWhenComplete } from './evaluations.store.js';

/** Who has workers arrive owes their evaluation at the season's end: it is planned in the transaction of the first arrival. */
@Injectable()
@ListensToPlacements()
export class PlanEvaluation implements PlacementListener {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly rules: RulesInForce,
  ) {}

  async arrived(work: Work, { order, first }: PlacementsMoved & { first: boolean }): Promise<void> {
    if (!first || order.needFrom === null || order.needTo === null) return;
    const needFrom = plainDate(order.needFrom);
    const keys = {
      province: order.province,
      ...(order.programme === null ? {} : { programme: order.programme }),
    };
    const season = { needFrom, needTo: plainDate(order.needTo) };
    const owed = this.rules.ask((rulebook) => obligationFor({ rulebook, ...keys }, season, 'EVALUATE'));
    // An edition may ask for no evaluation.
    if (owed === undefined) return;
    const { dueOn, reminders, source } = owed;
    await this.deadlines.schedule(work, {
      kind: 'EVALUATE',
      subject: { type: 'job-order', id: order.id },
      owedBy: 'employer',
      employerId: order.employerId,
      province: order.province,
      timeZone: this.rules.timeZone(order.province, dueOn),
      remindsOn: reminders,
      dueOn,
      countedFrom: 'last day of need',
      source: { title: source.title, clause: source.clause },
    });
  }

  /** The last to leave may be one who never worked: then nothing is left to evaluate. */
  async departed(work: Work, { order }: PlacementsMoved): Promise<void> {
    await settleWhenComplete(work, this.deadlines, order.id, await evaluationProgress(work, order.id));
  }
}
