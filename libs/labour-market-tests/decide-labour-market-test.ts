import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { Deadlines, SeasonObligations } from '#libs/deadlines';
import type { Principal } from '#libs/identity';
import { FollowJobOrder, type JobOrder, lockVisibleOrder } from '#libs/job-orders';
import { type Refusal, refuseIf } from '#libs/platform';
import { plainDate } from '#libs/quantities';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import { checkDecisionDate } from '#libs/rulebook';
import { asRefusal, RulesInForce } from '#libs/rules-in-force';
import { assessSearch, type RuledOrder, ruledOrder, windowOf } from './assessment.js';
import type { LabourMarketTest } from './labour-market-test.entities.js';
import {
  approvablePositions,
  localHires,
  moveTest,
  searchOf,
  subjectOf,
  undecidedTest,
} from './labour-market-tests.store.js';
import { refuse } from './refusals.js';

/** A decision: how many positions may be filled from abroad, none when the order is refused. */
export interface Decision {
  positions: number;
  /** Owed for anything but a full approval in time. */
  reason?: string;
}

/** Deciding labour-market tests. A test is decided by a person and never by silence. */
@Injectable()
export class DecideLabourMarketTest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deadlines: Deadlines,
    private readonly obligations: SeasonObligations,
    private readonly rules: RulesInForce,
    private readonly orders: FollowJobOrder,
  ) {}

  /**
   * Decides the test of an order: in its window an officer or supervisor, after it a supervisor with a reason.
   * An order can be refused although the search for local workers is incomplete, since that may be the reason; it
   * cannot be approved. Throws Refused with every finding; whoever comes second is told that it is decided.
   */
  decide(principal: Principal, orderId: string, decision: Decision): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const order = await lockVisibleOrder(work, principal, orderId);
      const test = await undecidedTest(work, order);
      const ruled = await ruledOrder(this.rules, order, work);
      const search = await searchOf(work, orderId);
      const hires = await localHires(work, orderId);
      const assessment = assessSearch(this.rules, ruled, search);
      refuseIf([
        ...dateFindings(this.rules, ruled, test, principal),
        ...(decision.positions === 0 ? [] : assessment.refusals),
        ...positionFindings(order, hires, decision),
        ...reasonFindings(order, ruled, test, decision),
      ]);
      await this.enter(work, order, test, decision);
      const job = { type: 'job-order', id: orderId };
      await this.deadlines.settle(work, job, 'DECIDE_LMT', 'met');
      await this.deadlines.settle(work, job, 'ADVERTISE', assessment.complete ? 'met' : 'cancelled');
      // Nobody comes to an order that is refused.
      if (decision.positions === 0) await this.deadlines.cancelAll(work, job);
      const next = decision.positions === 0 ? [] : await this.planTransmission(work, order, ruled);
      return { receipt: await issueReceipt(work, { act: 'decided', subject: subjectOf(orderId), next }) };
    });
  }

  private async enter(
    work: Work,
    order: JobOrder,
    test: LabourMarketTest,
    { positions, reason }: Decision,
  ): Promise<void> {
    // A decision can come before the sweep has noticed that the window is open.
    if (test.state === 'open') await moveTest(work, test, 'fall-due');
    await moveTest(work, test, 'decide', {
      approvedPositions: positions,
      decisionReason: reason ?? null,
      decidedAt: work.now,
      decidedBy: work.actor.id,
    });
    await this.orders.approve(work, order, positions, reason ?? 'approved in full');
  }

  private async planTransmission(work: Work, order: JobOrder, ruled: RuledOrder): Promise<NextStep[]> {
    const owed = await this.obligations.one(work, order, 'TRANSMIT_TO_AGENCY', { decidedOn: ruled.today });
    if (owed === undefined) return [];
    await this.deadlines.schedule(work, { ...owed, subject: { type: 'job-order', id: order.id } });
    const { dueOn } = owed;
    return [{ act: 'TRANSMIT_TO_AGENCY', by: 'host-officer', dueOn }];
  }
}

/**
 * What stands against deciding today: before the window for everybody, after it for all but supervisors. The days are those
 * of the test, which a freeze may have moved.
 */
export function dateFindings(
  rules: RulesInForce,
  ruled: RuledOrder,
  { opensOn, closesOn }: Pick<LabourMarketTest, 'opensOn' | 'closesOn'>,
  { role }: Pick<Principal, 'role'>,
): Refusal[] {
  const window = { ...windowOf(rules, ruled), opensOn: plainDate(opensOn), closesOn: plainDate(closesOn) };
  const found = checkDecisionDate(window, ruled.today);
  if (found === undefined) return [];
  return found.code === 'LMT_WINDOW_CLOSED' && role === 'host-supervisor' ? [] : [asRefusal(found)];
}

function positionFindings(order: JobOrder, hires: number, { positions }: Decision): Refusal[] {
  const approvable = approvablePositions(order, hires);
  return positions <= approvable
    ? []
    : [refuse('LMT_POSITIONS_OVER', { positions, approvable, asked: order.positions ?? 0, hires })];
}

function reasonFindings(
  order: JobOrder,
  { today }: RuledOrder,
  test: LabourMarketTest,
  { positions, reason }: Decision,
): Refusal[] {
  const late = test.state === 'escalated' || today > test.closesOn;
  if (reason !== undefined || (positions === order.positions && !late)) return [];
  return [refuse('LMT_DECISION_REASON', { positions, asked: order.positions ?? 0 })];
}
