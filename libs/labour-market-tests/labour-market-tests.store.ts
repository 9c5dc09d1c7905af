import type { Work } from '#libs/audit-trail';
import { type JobOrder, nextState, stateAfter } from '#libs/job-orders';
import { notFound, refuseIf } from '#libs/platform';
import type { LocalSearch } from './assessment.js';
import { Advertisement, LabourMarketTest, Outreach, Referral } from './labour-market-test.entities.js';
import { type LabourMarketTestAct, nextTestState } from './labour-market-test.states.js';
import { refuse } from './refusals.js';

/** How a test is named as a subject: it has its order's id. */
export const subjectOf = (jobOrderId: string) => ({ type: 'labour-market-test', id: jobOrderId });

/** The test of an order that the caller has locked, as long as both can still change. Throws Refused otherwise. */
export async function undecidedTest(work: Work, order: JobOrder): Promise<LabourMarketTest> {
  const test = await work.manager.findOneBy(LabourMarketTest, { jobOrderId: order.id });
  if (test === null) {
    stateAfter(order, 'advertise');
    throw notFound('labour-market test');
  }
  if (test.state === 'decided') {
    refuseIf([
      refuse('LMT_DECIDED', {
        decidedAt: test.decidedAt?.toISOString() ?? '',
        positions: test.approvedPositions ?? 0,
      }),
    ]);
  }
  stateAfter(order, 'advertise');
  return test;
}

/** Whether the test of an order can still come to a decision: a withdrawn or lapsed order closes its test. */
export function isUnderWay(test: Pick<LabourMarketTest, 'state'>, order: Pick<JobOrder, 'state'>): boolean {
  return test.state !== 'decided' && nextState(order.state, 'approve') !== undefined;
}

/** Takes a test to the state that an act leads to, with what else changes; it is in the audit trail. */
export async function moveTest(
  work: Work,
  test: LabourMarketTest,
  act: LabourMarketTestAct,
  changes: Partial<LabourMarketTest> = {},
): Promise<void> {
  const before = test.state;
  const state = nextTestState(before, act);
  if (state === undefined) throw new Error(`A labour-market test that is ${before} cannot ${act}`);
  await work.manager.update(LabourMarketTest, { jobOrderId: test.jobOrderId }, { ...changes, state });
  Object.assign(test, changes, { state });
  work.record({
    action: `labour-market-test.${act}`,
    subject: subjectOf(test.jobOrderId),
    before: { state: before },
    after: { state, ...changes },
  });
}

/** What an employer has reported of its search. */
export async function searchOf(work: Pick<Work, 'manager'>, jobOrderId: string): Promise<LocalSearch> {
  const advertisements = await work.manager.findBy(Advertisement, { jobOrderId });
  const outreach = await work.manager.findBy(Outreach, { jobOrderId });
  return { advertisements, outreach };
}

/** Local candidates who were hired. */
export function localHires(work: Pick<Work, 'manager'>, jobOrderId: string): Promise<number> {
  return work.manager.countBy(Referral, { jobOrderId, outcome: 'hired' });
}

/** Positions that may still be filled from abroad: a local hire takes one. */
export function approvablePositions(order: Pick<JobOrder, 'positions'>, hires: number): number {
  return Math.max(0, (order.positions ?? 0) - hires);
}
