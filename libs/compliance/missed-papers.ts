import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { type Deadline, type DeadlineHandler, Deadlines, OnDeadline } from '#libs/deadlines';
import type { PlainDate } from '#libs/quantities';
import { RulesInForce } from '#libs/rules-in-force';
import type { CaseFindingCode } from './case-finding-codes.js';
import { raiseContinuously } from './continuous-findings.js';
import { graceOf } from './grace.js';

interface Stay {
  workerId: string;
  firstDayWorkedOn: string | null;
  programme: string;
  needFrom: PlainDate;
}

/** A paper that was not asked for, or insurance that was not taken out in time: the employer is reminded, and after the grace the auditors find it. */
@Injectable()
export class MissedPapers {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly rules: RulesInForce,
  ) {}

  /** Returns when to look again, or null once a finding is raised. */
  async missed(
    work: Work,
    deadline: Deadline,
    what: { code: CaseFindingCode; due: string },
  ): Promise<Date | null> {
    const [stay] = await work.query<Stay>(
      `select p.worker_id as "workerId", p.first_day_worked_on::text as "firstDayWorkedOn",
         p.programme, j.need_from::text as "needFrom"
       from placement p join job_order j on j.id = p.job_order_id where p.id = $1`,
      [deadline.subjectId],
    );
    const { dueOn, province, subjectId: placementId, employerId } = deadline;
    if (stay === undefined || employerId === null) return null;
    const { day: findsAfter, endsAt: findsAt } = graceOf(this.rules, deadline, stay);
    if (deadline.enforcedCount === 0)
      await this.deadlines.tell(work, deadline, { kind: 'reminder', to: [deadline.owedBy] });
    if (work.now < findsAt) return findsAt;
    const explanation = `${what.due} by ${dueOn}; by ${findsAfter}, after a reminder, it was not.`;
    await raiseContinuously(work, [
      {
        ...{ employerId, province, placementId, explanation },
        workerId: stay.workerId,
        causeKey: `deadline:${deadline.id}:${what.code}`,
        code: what.code,
        periodFrom: stay.firstDayWorkedOn ?? dueOn,
        periodTo: findsAfter,
        owedCents: 0,
        rule: deadline.kind,
        source: deadline.source,
        steps: [],
      },
    ]);
    return null;
  }
}

/** A social insurance number that nobody applied for. */
@Injectable()
@OnDeadline('REQUEST_TAX_NUMBER')
export class MissedTaxNumber implements DeadlineHandler {
  constructor(private readonly papers: MissedPapers) {}

  missed(work: Work, deadline: Deadline): Promise<Date | null> {
    const due = 'The social insurance number was to be applied for';
    return this.papers.missed(work, deadline, { code: 'TAX_NUMBER_NOT_REQUESTED', due });
  }
}

/** A health card that nobody asked for. */
@Injectable()
@OnDeadline('HEALTH_CARD')
export class MissedHealthCard implements DeadlineHandler {
  constructor(private readonly papers: MissedPapers) {}

  missed(work: Work, deadline: Deadline): Promise<Date | null> {
    const due = 'The health card was to be asked for';
    return this.papers.missed(work, deadline, { code: 'HEALTH_CARD_NOT_REQUESTED', due });
  }
}

/** Insurance that nobody took out. */
@Injectable()
@OnDeadline('TAKE_OUT_INSURANCE')
export class MissedInsurance implements DeadlineHandler {
  constructor(private readonly papers: MissedPapers) {}

  missed(work: Work, deadline: Deadline): Promise<Date | null> {
    const due = 'The medical insurance was to be taken out';
    return this.papers.missed(work, deadline, { code: 'INSURANCE_NOT_TAKEN_OUT', due });
  }
}
