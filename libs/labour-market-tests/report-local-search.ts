import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { Deadlines } from '#libs/deadlines';
import { ownEmployer } from '#libs/employers';
import type { Principal } from '#libs/identity';
import { type JobOrder, lockVisibleOrder, moveOrder } from '#libs/job-orders';
import { newId, type Refusal, refuseIf } from '#libs/platform';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import { RulesInForce } from '#libs/rules-in-force';
import { assessSearch, type RuledOrder, ruledOrder } from './assessment.js';
import {
  Advertisement,
  type AdvertisingMethod,
  LabourMarketTest,
  Outreach,
  type OutreachGroup,
  Referral,
  type ReferralOutcome,
} from './labour-market-test.entities.js';
import { searchOf, subjectOf, undecidedTest } from './labour-market-tests.store.js';
import { refuse } from './refusals.js';

/** An advertisement as the employer reports it; `from` and `to` are its first and last day. */
export interface NewAdvertisement {
  method: AdvertisingMethod;
  from: string;
  to: string;
  text: string;
}

/** A local candidate and what became of them; the reason is owed unless they were hired. */
export interface NewReferral {
  /** Initials or a reference number, never a name. */
  candidate: string;
  referredOn: string;
  outcome: ReferralOutcome;
  reason?: string;
}

/** A reaching out to an under-represented group. */
export interface NewOutreach {
  group: OutreachGroup;
  on: string;
  how: string;
}

/** A report's answer: its receipt and the ids of what was entered. */
export interface ReportedView {
  receipt: ReceiptView;
  ids: string[];
}

/** What an employer reports of its search for local workers, until the decision. */
@Injectable()
export class ReportLocalSearch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deadlines: Deadlines,
    private readonly rules: RulesInForce,
  ) {}

  /** Enters advertisements that run or have run. The first one makes the order an advertised one. */
  advertise(principal: Principal, orderId: string, ads: readonly NewAdvertisement[]): Promise<ReportedView> {
    return this.report(principal, orderId, 'advertisements', async ({ work, order, ruled }) => {
      refuseIf(ads.flatMap((ad) => advertisementFindings(ad, ruled)));
      await moveOrder(work, order, 'advertise');
      const rows = ads.map(({ method, from, to, text }) => ({
        ...entry(work, order),
        method,
        ranFrom: from,
        ranTo: to,
        text,
      }));
      await work.manager.insert(Advertisement, rows);
      return rows;
    });
  }

  /** Enters local candidates and what became of each. */
  refer(principal: Principal, orderId: string, referrals: readonly NewReferral[]): Promise<ReportedView> {
    return this.report(principal, orderId, 'referrals', async ({ work, order, ruled }) => {
      refuseIf(referrals.flatMap((referral) => referralFindings(referral, ruled)));
      const known = await work.manager.findBy(Referral, { jobOrderId: order.id });
      refuseIf(repeatedCandidates(known, referrals));
      const rows = referrals.map(({ candidate, referredOn, outcome, reason }) => ({
        ...entry(work, order),
        candidate,
        referredOn,
        outcome,
        reason: reason ?? null,
      }));
      await work.manager.insert(Referral, rows);
      return rows;
    });
  }

  /** Enters what was done to reach under-represented groups. */
  reachOut(principal: Principal, orderId: string, outreach: readonly NewOutreach[]): Promise<ReportedView> {
    return this.report(principal, orderId, 'outreach', async ({ work, order, ruled }) => {
      refuseIf(outreach.flatMap(({ on }) => notYet(on, ruled)));
      const rows = outreach.map(({ group, on, how }) => ({
        ...entry(work, order),
        targetGroup: group,
        reachedOn: on,
        how,
      }));
      await work.manager.insert(Outreach, rows);
      return rows;
    });
  }

  private report(
    principal: Principal,
    orderId: string,
    what: string,
    enter: (report: { work: Work; order: JobOrder; ruled: RuledOrder }) => Promise<{ id: string }[]>,
  ): Promise<ReportedView> {
    ownEmployer(principal);
    return this.unitOfWork.run(principal, async (work) => {
      const order = await lockVisibleOrder(work, principal, orderId);
      const test = await undecidedTest(work, order);
      const ruled = await ruledOrder(this.rules, order, work);
      const ids = (await enter({ work, order, ruled })).map(({ id }) => id);
      const reports = test.reports + 1;
      await work.manager.update(LabourMarketTest, { jobOrderId: orderId }, { reports });
      const subject = subjectOf(orderId);
      work.record({ action: `labour-market-test.${what}-reported`, subject, after: { ids } });
      const missing = await this.settleAdvertising(work, order, ruled);
      // Once escalated, the decision is the supervisor's alone.
      const by = test.state === 'escalated' ? 'host-supervisor' : 'host-officer';
      const next: NextStep[] = [...missing, { act: 'DECIDE_LMT', by, dueOn: test.closesOn }];
      return {
        receipt: await issueReceipt(work, { act: `${what}-reported:${reports}`, subject, next }),
        ids,
      };
    });
  }

  /** The duty to advertise is met on the day that the search is complete, not first on the day of the decision. */
  private async settleAdvertising(work: Work, order: JobOrder, ruled: RuledOrder): Promise<NextStep[]> {
    const { complete } = assessSearch(this.rules, ruled, await searchOf(work, order.id));
    if (!complete) return [{ act: 'ADVERTISE', by: 'employer', dueOn: null }];
    await this.deadlines.settle(work, { type: 'job-order', id: order.id }, 'ADVERTISE', 'met');
    return [];
  }
}

function entry(work: Work, order: JobOrder) {
  return { id: newId(), jobOrderId: order.id, reportedAt: work.now };
}

function advertisementFindings({ from, to }: NewAdvertisement, ruled: RuledOrder): Refusal[] {
  return [...(from > to ? [refuse('LMT_ADVERTISEMENT_DATES', { from, to })] : []), ...notYet(from, ruled)];
}

function referralFindings(referral: NewReferral, ruled: RuledOrder): Refusal[] {
  const { candidate, outcome, reason, referredOn } = referral;
  return [
    ...(isReference(candidate) ? [] : [refuse('LMT_CANDIDATE_REFERENCE')]),
    ...(outcome !== 'hired' && reason === undefined
      ? [refuse('LMT_REFERRAL_REASON', { outcome, referredOn })]
      : []),
    ...notYet(referredOn, ruled),
  ];
}

/** Up to five initials, or a number with a digit in it: what nobody else can read a name from. */
export function isReference(text: string): boolean {
  return /^(\p{Lu}\.?){1,5}$/u.test(text) || /^(?=.*\d)[A-Za-z0-9./-]{1,30}$/.test(text);
}

function notYet(on: string, { today }: RuledOrder): Refusal[] {
  return on > today ? [refuse('LMT_REPORT_IN_FUTURE', { on, today })] : [];
}

function repeatedCandidates(
  known: readonly Pick<Referral, 'candidate' | 'referredOn'>[],
  reported: readonly NewReferral[],
): Refusal[] {
  const seen = new Set(known.map(({ candidate, referredOn }) => `${referredOn} ${candidate}`));
  return reported.flatMap(({ candidate, referredOn }) => {
    const key = `${referredOn} ${candidate}`;
    if (seen.has(key)) return [refuse('LMT_CANDIDATE_REPEATED', { referredOn })];
    seen.add(key);
    return [];
  });
}
