import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { Deadlines, SeasonObligations } from '#libs/deadlines';
import { type JobOrder, type JobOrderListener, ListensToJobOrders } from '#libs/job-orders';
import type { Refusal } from '#libs/platform';
import type { NextStep } from '#libs/receipts';
import type { DecisionWindow } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import { askedBeforeFiling, assessSearch, type RuledOrder, ruledOrder, windowOf } from './assessment.js';
import { LabourMarketTest } from './labour-market-test.entities.js';
import { moveTest, searchOf, subjectOf } from './labour-market-tests.store.js';

/** Opens the test of an order in the transaction of its filing, and moves its days when the order is amended. */
@Injectable()
@ListensToJobOrders()
export class OpenLabourMarketTest implements JobOrderListener {
  constructor(
    private readonly rules: RulesInForce,
    private readonly deadlines: Deadlines,
    private readonly obligations: SeasonObligations,
  ) {}

  /** Fixes the decision's window and what is owed until then. Returns the steps that follow, for the receipt. */
  async filed(work: Work, order: JobOrder, editionBefore: string | null): Promise<NextStep[]> {
    const ruled = await ruledOrder(this.rules, order, work);
    const window = windowOf(this.rules, ruled);
    if (!(await this.fixWindow(work, order, ruled, window))) return [];
    const advertise = await this.planAdvertising(work, order, ruled, editionBefore);
    return [...advertise, { act: 'DECIDE_LMT', by: 'host-officer', dueOn: window.closesOn }];
  }

  /** Where only advertising before the filing counts, it cannot be made up for: the employer is told while it helps. */
  async advice(work: Work, order: JobOrder): Promise<Refusal[]> {
    const ruled = await ruledOrder(this.rules, order, work);
    const asked = askedBeforeFiling(this.rules, ruled);
    if (asked === undefined) return [];
    const { complete } = assessSearch(this.rules, ruled, await searchOf(work, order.id));
    return complete ? [] : [asked];
  }

  /** Opens the test or moves its window; false when an amendment leaves the window where it is. */
  private async fixWindow(
    work: Work,
    order: JobOrder,
    ruled: RuledOrder,
    window: DecisionWindow,
  ): Promise<boolean> {
    const { opensOn, closesOn, countedFrom } = window;
    let test = await work.manager.findOneBy(LabourMarketTest, { jobOrderId: order.id });
    if (test?.opensOn === opensOn && test.closesOn === closesOn) return false;
    // What a freeze has moved stays moved while its day by the rules is the same.
    const frozen = test === null ? null : await this.deadlines.frozen(work, order.id, 'DECIDE_LMT');
    if (frozen?.plannedOn === closesOn) return false;
    const why = test === null ? 'filed' : 'amended';
    if (test === null) {
      await work.manager.insert(LabourMarketTest, { jobOrderId: order.id, opensOn, closesOn, countedFrom });
      test = await work.manager.findOneByOrFail(LabourMarketTest, { jobOrderId: order.id });
      const after = { opensOn, closesOn };
      work.record({ action: 'labour-market-test.opened', subject: subjectOf(order.id), after });
    } else {
      await moveTest(work, test, 'replan', { opensOn, closesOn, countedFrom });
    }
    await this.planDecision(work, order, why);
    // The deadline's opening is enforced only when it lies ahead.
    if (opensOn <= ruled.today) await moveTest(work, test, 'fall-due');
    return true;
  }

  private async planDecision(work: Work, order: JobOrder, why: string): Promise<void> {
    const owed = await this.obligations.one(work, order, 'DECIDE_LMT');
    if (owed !== undefined) await this.deadlines.schedule(work, { ...owed, subject: jobOf(order) }, why);
  }

  /** What the search still lacks is owed; what is complete, or not asked for by the new dates' edition, is not. */
  private async planAdvertising(
    work: Work,
    order: JobOrder,
    ruled: RuledOrder,
    editionBefore: string | null,
  ): Promise<NextStep[]> {
    const subject = jobOf(order);
    const search = await searchOf(work, order.id);
    const { required, complete } = assessSearch(this.rules, ruled, search);
    if (!required || complete) {
      await this.deadlines.settle(work, subject, 'ADVERTISE', required ? 'met' : 'cancelled');
      return [];
    }
    const owed = await this.obligations.one(work, order, 'ADVERTISE');
    if (owed === undefined) return [];
    await this.deadlines.schedule(
      work,
      { ...owed, subject },
      editionBefore === null ? 'filed' : 'amended',
      // What was done or waived under other rules does not answer these.
      editionBefore !== null && editionBefore !== order.edition,
    );
    return [{ act: 'ADVERTISE', by: 'employer', dueOn: owed.dueOn }];
  }
}

const jobOf = ({ id }: JobOrder) => ({ type: 'job-order', id });
