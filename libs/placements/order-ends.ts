import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type Deadline, type DeadlineHandler, Deadlines, OnDeadline } from '#libs/deadlines';
import {
  type JobOrder,
  type JobOrderListener,
  ListensToJobOrders,
  lockOrder,
  moveOrder,
  nextState,
} from '#libs/job-orders';
import { Placement } from './placement.entity.js';
import { nextPlacementState } from './placement.states.js';
import { PlacementActs } from './placement-acts.js';

/** When the need date has passed and nobody holds a position, the order lapses; otherwise the rest may still be recruited. */
@Injectable()
@OnDeadline('SEND_NAMES')
export class LapseUnfilled implements DeadlineHandler {
  constructor(private readonly deadlines: Deadlines) {}

  async missed(work: Work, { subjectId }: Deadline): Promise<Date | null> {
    const order = await lockOrder(work, subjectId);
    const [counted] = await work.query<{ held: number }>(
      'select count(position_number)::int as held from placement where job_order_id = $1',
      [subjectId],
    );
    const reason = 'The need date has passed and nobody was placed';
    if (counted?.held === 0 && nextState(order.state, 'lapse') !== undefined) {
      await moveOrder(work, order, 'lapse', { endReason: reason }, reason);
      // Nobody is to live in its houses.
      const subject = { type: 'job-order', id: subjectId };
      await this.deadlines.settle(work, subject, 'HOUSING_INSPECTION', 'cancelled');
    }
    return null;
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
