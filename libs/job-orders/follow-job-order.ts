import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { Deadlines, SeasonObligations } from '#libs/deadlines';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { refuseIf } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import type { JobOrder } from './job-order.entity.js';
import { lockVisibleOrder, moveOrder, stateAfter } from './job-orders.store.js';
import { JobOrderListeners } from './listeners.js';
import { refuse } from './refusals.js';

/** What happens to an order after its filing: the decision's outcome, transmission, withdrawal. */
@Injectable()
export class FollowJobOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deadlines: Deadlines,
    private readonly obligations: SeasonObligations,
    private readonly listeners: JobOrderListeners,
  ) {}

  /**
   * Enters a decision on an order that the caller of this has locked: as many positions as were approved come into
   * being, and no placement can exist without one.
   */
  async approve(work: Work, order: JobOrder, positions: number, reason: string): Promise<void> {
    const act = positions === 0 ? 'refuse' : positions === order.positions ? 'approve' : 'approve-in-part';
    await moveOrder(work, order, act, { approvedPositions: positions }, reason);
    if (positions === 0) return;
    await work.query(
      'insert into approved_position (job_order_id, number) select $1, generate_series(1, $2::int)',
      [order.id, positions],
    );
  }

  /** Hands an approved order to the agency of its province. */
  transmit(principal: Principal, id: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const order = await lockVisibleOrder(work, principal, id);
      stateAfter(order, 'transmit');
      const [agency] = await work.query<{ id: string }>(
        `select id from organisation where kind = 'agency' and $1 = any(provinces) order by id limit 1`,
        [order.province],
      );
      if (agency === undefined) refuseIf([refuse('NO_AGENCY', { province: order.province })]);
      await moveOrder(work, order, 'transmit', { agencyId: agency?.id ?? null });
      const subject = { type: 'job-order', id };
      await this.deadlines.settle(work, subject, 'TRANSMIT_TO_AGENCY', 'met');
      const dueOn = await this.planNames(work, order);
      const next = [
        ...(order.namedPositions === 0 ? [] : [{ act: 'SEND_NAMES', by: 'employer', dueOn }]),
        ...(order.recruitedPositions === 0 ? [] : [{ act: 'RECRUIT', by: 'sending-officer', dueOn }]),
      ];
      return { receipt: await issueReceipt(work, { act: 'transmitted', subject, next }) };
    });
  }

  /** Takes an order back, before the first arrival. */
  withdraw(principal: Principal, id: string, reason: string): Promise<{ receipt: ReceiptView }> {
    ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const order = await lockVisibleOrder(work, principal, id);
      await moveOrder(work, order, 'withdraw', { endReason: reason }, reason);
      await this.listeners.withdrawn(work, order, reason);
      const subject = { type: 'job-order', id };
      await this.deadlines.cancelAll(work, subject);
      return { receipt: await issueReceipt(work, { act: 'withdrawn', subject, next: [] }) };
    });
  }

  /** Plans the last day for names; returns it. */
  private async planNames(work: Work, order: JobOrder): Promise<PlainDate | null> {
    const owed = await this.obligations.one(work, order, 'SEND_NAMES');
    if (owed === undefined) return null;
    await this.deadlines.schedule(work, {
      ...owed,
      subject: { type: 'job-order', id: order.id },
      owedBy: order.namedPositions === 0 ? 'sending-officer' : owed.owedBy,
    });
    return owed.dueOn;
  }
}
