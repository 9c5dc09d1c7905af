import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type Deadline, type DeadlineHandler, type MovedDeadline, OnDeadline } from '#libs/deadlines';
import { lockOrder, nextState } from '#libs/job-orders';
import { newId } from '#libs/platform';
import { dateIn, endOfDay } from '#libs/quantities';
import { RulesInForce } from '#libs/rules-in-force';
import { Escalation, LabourMarketTest } from './labour-market-test.entities.js';
import { isUnderWay, moveTest, subjectOf } from './labour-market-tests.store.js';

/** Raises the decision of a test to the supervisors when its window closes, and again each day until a person decides. */
@Injectable()
@OnDeadline('DECIDE_LMT')
export class EscalateDecision implements DeadlineHandler {
  constructor(private readonly rules: RulesInForce) {}

  /** The window opens: a decision is due. */
  async opens(work: Work, { subjectId }: Deadline): Promise<void> {
    const test = await testUnderWay(work, subjectId);
    if (test?.state === 'open') await moveTest(work, test, 'fall-due');
  }

  /** The window has closed undecided. Nothing is approved or refused by it. */
  async missed(work: Work, deadline: Deadline): Promise<Date | null> {
    const test = await testUnderWay(work, deadline.subjectId);
    if (test === undefined) return null;
    // After a standstill of the system, opening and closing can be found in one sweep.
    if (test.state === 'open') await moveTest(work, test, 'fall-due');
    await moveTest(work, test, 'escalate');
    return escalate(work, this.rules, deadline);
  }

  /** The days on which a test can be decided are those of its deadline. */
  async moved(work: Work, deadlines: readonly MovedDeadline[]): Promise<void> {
    const moved = await work.query<{ jobOrderId: string; opensOn: string; closesOn: string }>(
      `update labour_market_test t set closes_on = n."dueOn", opens_on = coalesce(n."opensOn", t.opens_on)
       from json_to_recordset($1) as n ("subjectId" uuid, "dueOn" date, "opensOn" date)
       where t.job_order_id = n."subjectId" and t.state <> 'decided'
       returning t.job_order_id as "jobOrderId", t.opens_on::text as "opensOn", t.closes_on::text as "closesOn"`,
      [JSON.stringify(deadlines)],
    );
    for (const { jobOrderId, ...after } of moved)
      work.record({ action: 'labour-market-test.days-moved', subject: subjectOf(jobOrderId), after });
  }
}

/** Raises an approved order that is not transmitted, each day until it is. */
@Injectable()
@OnDeadline('TRANSMIT_TO_AGENCY')
export class EscalateTransmission implements DeadlineHandler {
  constructor(private readonly rules: RulesInForce) {}

  async missed(work: Work, deadline: Deadline): Promise<Date | null> {
    const order = await lockOrder(work, deadline.subjectId);
    return nextState(order.state, 'transmit') === undefined ? null : escalate(work, this.rules, deadline);
  }
}

/** Notes that the search for local workers was incomplete on its last day; the test cannot be approved until it is made good. */
@Injectable()
@OnDeadline('ADVERTISE')
export class NoteMissedAdvertising implements DeadlineHandler {
  async missed(work: Work, { subjectId, dueOn }: Deadline): Promise<null> {
    const test = await testUnderWay(work, subjectId);
    if (test === undefined) return null;
    await work.manager.update(LabourMarketTest, { jobOrderId: subjectId }, { advertisingMissedAt: work.now });
    work.record({
      action: 'labour-market-test.advertising-missed',
      subject: subjectOf(subjectId),
      after: { dueOn },
    });
    return null;
  }
}

async function testUnderWay(work: Work, jobOrderId: string): Promise<LabourMarketTest | undefined> {
  const order = await lockOrder(work, jobOrderId);
  const test = await work.manager.findOneBy(LabourMarketTest, { jobOrderId });
  return test !== null && isUnderWay(test, order) ? test : undefined;
}

/** Writes down one escalation and returns the end of this day in the province, when the next one is due. */
async function escalate(work: Work, rules: RulesInForce, deadline: Deadline): Promise<Date> {
  const { subjectId: jobOrderId, kind: obligation, dueOn, province } = deadline;
  const level = (await work.manager.countBy(Escalation, { jobOrderId, obligation })) + 1;
  await work.manager.insert(Escalation, {
    id: newId(),
    jobOrderId,
    obligation,
    level,
    dueOn,
    raisedAt: work.now,
  });
  work.record({
    action: 'labour-market-test.escalation-raised',
    subject: subjectOf(jobOrderId),
    after: { obligation, level, dueOn },
  });
  const zone = rules.zoneIn(province, work.now);
  return endOfDay(dateIn(work.now, zone), zone);
}
