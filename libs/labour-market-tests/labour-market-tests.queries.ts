import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Principal } from '#libs/identity';
import { JobOrder, JobOrderQueries, stateAfter } from '#libs/job-orders';
import { explainRefusal, notFound, officialNow, type Refusal, Refused } from '#libs/platform';
import { RulesInForce } from '#libs/rules-in-force';
import { assessSearch, type RuledOrder, ruledOrder } from './assessment.js';
import { dateFindings } from './decide-labour-market-test.js';
import {
  Advertisement,
  Escalation,
  LabourMarketTest,
  Outreach,
  Referral,
} from './labour-market-test.entities.js';
import type { LabourMarketTestView } from './labour-market-test.view.js';
import { approvablePositions } from './labour-market-tests.store.js';

interface Records {
  advertisements: Advertisement[];
  referrals: Referral[];
  outreach: Outreach[];
  escalations: Escalation[];
}

/** Reads labour-market tests, visible as their orders are. */
@Injectable()
export class LabourMarketTestQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly orders: JobOrderQueries,
    private readonly rules: RulesInForce,
  ) {}

  /** The test of an order, with what is still missing for an approval by the caller; not found outside the scope. */
  async one(principal: Principal, orderId: string): Promise<LabourMarketTestView> {
    await this.orders.one(principal, orderId);
    const { manager } = this.dataSource;
    const order = await manager.findOneByOrFail(JobOrder, { id: orderId });
    const test = await manager.findOneBy(LabourMarketTest, { jobOrderId: orderId });
    if (test === null) throw notFound('labour-market test');
    const ruled = await ruledOrder(this.rules, order, { now: await officialNow(manager) });
    const records = await this.recordsOf(orderId);
    const { required, complete, refusals } = assessSearch(this.rules, ruled, records);
    const missing = test.state === 'decided' ? [] : this.missing(principal, { order, test, ruled }, refusals);
    const localHires = records.referrals.filter(({ outcome }) => outcome === 'hired').length;
    return {
      ...headOf(test),
      timeZone: ruled.timeZone,
      positions: order.positions ?? 0,
      localHires,
      approvable: approvablePositions(order, localHires),
      advertisingRequired: required,
      advertisingComplete: complete,
      missing: missing.map((refusal) => explainRefusal(refusal, principal.language)),
      ...shown(records),
    };
  }

  private missing(
    principal: Principal,
    { order, test, ruled }: { order: JobOrder; test: LabourMarketTest; ruled: RuledOrder },
    search: readonly Refusal[],
  ): readonly Refusal[] {
    try {
      stateAfter(order, 'approve');
    } catch (error) {
      // An order that has been withdrawn or has lapsed is past all deciding: nothing else is worth saying.
      if (error instanceof Refused) return error.refusals;
      throw error;
    }
    return [...dateFindings(this.rules, ruled, test, principal), ...search];
  }

  private async recordsOf(jobOrderId: string): Promise<Records> {
    const { manager } = this.dataSource;
    const where = { jobOrderId };
    return {
      advertisements: await manager.find(Advertisement, { where, order: { ranFrom: 'ASC', id: 'ASC' } }),
      referrals: await manager.find(Referral, { where, order: { referredOn: 'ASC', id: 'ASC' } }),
      outreach: await manager.find(Outreach, { where, order: { reachedOn: 'ASC', id: 'ASC' } }),
      escalations: await manager.find(Escalation, { where, order: { raisedAt: 'ASC', id: 'ASC' } }),
    };
  }
}

function headOf(test: LabourMarketTest) {
  const { jobOrderId, state, opensOn, closesOn, countedFrom, decidedAt } = test;
  return {
    jobOrderId,
    state,
    opensOn,
    closesOn,
    countedFrom,
    advertisingMissedAt: test.advertisingMissedAt?.toISOString() ?? null,
    decision:
      decidedAt === null
        ? null
        : {
            positions: test.approvedPositions ?? 0,
            reason: test.decisionReason,
            decidedAt: decidedAt.toISOString(),
          },
  };
}

function shown({ advertisements, referrals, outreach, escalations }: Records) {
  return {
    advertisements: advertisements.map(({ id, method, ranFrom, ranTo, text }) => ({
      id,
      method,
      from: ranFrom,
      to: ranTo,
      text,
    })),
    referrals: referrals.map(({ id, candidate, referredOn, outcome, reason }) => ({
      id,
      candidate,
      referredOn,
      outcome,
      reason,
    })),
    outreach: outreach.map(({ id, targetGroup, reachedOn, how }) => ({
      id,
      group: targetGroup,
      on: reachedOn,
      how,
    })),
    escalations: escalations.map(({ obligation, level, dueOn, raisedAt }) => ({
      obligation,
      level,
      dueOn,
      raisedAt: raisedAt.toISOString(),
    })),
  };
}
