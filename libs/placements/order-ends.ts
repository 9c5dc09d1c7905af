import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type Deadline, type DeadlineHandler, Deadlines, OnDeadline } from '#libs/deadlines';
import {
  JobOrder,
  type JobOrderListener,
  ListensToJobOrders,
  lockOrder,
  moveOrder,
  nextState,
} from '#libs/job-orders';
import { Placement } from './placement.entity.js';
import { freePositionNumbers } from './positions.js';
import { nextPlacementState } from './placement.states.js';
import { PlacementActs } from './placement-acts.js';

/**
 * The last day for names is over. An order for which nobody was placed lapses. Else the positions that nobody was named for
 * go to recruitment, where the order lets somebody else come; where it does not, they stay empty.
 */
@Injectable()
@OnDeadline('SEND_NAMES')
export class CloseNames implements DeadlineHandler {
  constructor(private readonly deadlines: Deadlines) {}

  async missed(work: Work, deadline: Deadline): Promise<Date | null> {
    const { subjectId } = deadline;
    const order = await lockOrder(work, subjectId);
    const [counted] = await work.query<{ held: number }>(
      'select count(position_number)::int as held from placement where job_order_id = $1',
      [subjectId],
    );
    if (counted?.held === 0) await this.lapse(work, order);
    else await this.openToRecruitment(work, order, deadline);
    return null;
  }

  private async lapse(work: Work, order: JobOrder): Promise<void> {
    if (nextState(order.state, 'lapse') === undefined) return;
    const reason = 'The need date has passed and nobody was placed';
    await moveOrder(work, order, 'lapse', { endReason: reason }, reason);
    // Nobody is to live in its houses.
    const subject = { type: 'job-order', id: order.id };
    await this.deadlines.settle(work, subject, 'HOUSING_INSPECTION', 'cancelled');
  }

  private async openToRecruitment(work: Work, order: JobOrder, deadline: Deadline): Promise<void> {
    const free = await freePositionNumbers(work, order, 'named');
    if (order.substituteAllowed !== true || order.namesClosedAt !== null || free.length === 0) return;
    await work.manager.update(JobOrder, { id: order.id }, { namesClosedAt: work.now });
    work.record({
      action: 'job-order.opened-to-recruitment',
      subject: { type: 'job-order', id: order.id },
      after: { positions: free },
    });
    await this.deadlines.tell(work, deadline, { kind: 'escalation', to: ['sending-officer'] });
  }
}

/** A withdrawn order gives back the workers who were proposed for it: they can be placed elsewhere. */
@Injectable()
@ListensToJobOrders()
export class ReleaseWorkers implements JobOrderListener {
  constructor(private readonly acts: PlacementActs) {}

  async withdrawn(work: Work, order: JobOrder, reason: string): Promise<void> {
    await work.query('select id from placement where job_order_id = $1 order by id for update', [order.id]);
    const placements = await work.manager.find(Placement, {
      where: { jobOrderId: order.id },
      order: { id: 'asc' },
    });
    const open = placements.filter(({ state }) => nextPlacementState(state, 'decline') !== undefined);
    if (open.length === 0) return;
    await this.acts.move(work, open, 'decline', {}, reason);
    await this.acts.follow(work, { placements: open, orders: [order] });
  }
}
