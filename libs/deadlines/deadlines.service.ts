import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import { type Principal, scopeCondition } from '#libs/identity';
import { newId, notFound, Refused, type RefusalSource } from '#libs/platform';
import { endOfDay, type PlainDate, startOfDay } from '#libs/quantities';
import { issueReceipt, type NextStep, type ReceiptView } from '#libs/receipts';
import { Deadline, type DeadlineState } from './deadline.entity.js';
import { refuse } from './refusals.js';
import { WakeUp } from './wake-up.js';

/** An obligation as it arises: who owes what, from which event, by which day, in which province. */
export interface NewDeadline {
  kind: string;
  subject: { type: string; id: string };
  owedBy: string;
  employerId: string | null;
  province: string;
  /** IANA zone of the province: the day ends there, not in UTC. */
  timeZone: string;
  opensOn?: PlainDate;
  dueOn: PlainDate;
  countedFrom: string;
  source: RefusalSource;
}

/** Deadlines as every noun uses them: inside the transaction of the act that causes or settles them. */
@Injectable()
export class Deadlines {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wakeUp: WakeUp,
  ) {}

  /**
   * Plans an obligation, or moves the one that the subject has already, keeping the earlier plan: how it stood, and when it
   * was missed. What is done or waived stays so, whatever its new day, unless `reopen` says that it is owed anew.
   */
  async schedule(work: Work, planned: NewDeadline, reason = 'planned', reopen = false): Promise<void> {
    const opensAt = planned.opensOn === undefined ? null : startOfDay(planned.opensOn, planned.timeZone);
    const dueAt = endOfDay(planned.dueOn, planned.timeZone);
    const nextAt = opensAt !== null && opensAt > work.now ? opensAt : dueAt;
    const [changed] = await work.query<{ id: string }>(
      `insert into deadline as d (id, kind, subject_type, subject_id, owed_by, employer_id, province, opens_at, due_on, due_at,
         counted_from, source, next_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict on constraint deadline_subject_kind_unique do update set
         opens_at = excluded.opens_at, due_on = excluded.due_on, due_at = excluded.due_at, next_at = excluded.next_at,
         state = 'open', missed_at = null, settled_at = null, reason = null,
         planned_before = d.planned_before || jsonb_build_array(
           jsonb_build_object('dueOn', d.due_on, 'movedAt', $14::text, 'reason', $15::text, 'state', d.state,
             'missedAt', to_char(d.missed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
       where d.state = 'cancelled' or (d.settled_at is null and d.due_on <> excluded.due_on)
         or (d.settled_at is not null and $16::boolean)
       returning id`,
      [
        newId(),
        planned.kind,
        planned.subject.type,
        planned.subject.id,
        planned.owedBy,
        planned.employerId,
        planned.province,
        opensAt,
        planned.dueOn,
        dueAt,
        planned.countedFrom,
        JSON.stringify(planned.source),
        nextAt,
        work.now.toISOString(),
        reason,
        reopen,
      ],
    );
    if (changed === undefined) return;
    work.record({
      action: 'deadline.planned',
      subject: planned.subject,
      after: { kind: planned.kind, dueOn: planned.dueOn, owedBy: planned.owedBy },
    });
    work.afterCommit(() => this.wakeUp.at(nextAt, work.now));
  }

  /** Settles an obligation, if it is still owed: met in time, done late (it stays missed), or cancelled with its cause. */
  async settle(
    work: Work,
    subject: { type: string; id: string },
    kind: string,
    how: 'met' | 'cancelled',
  ): Promise<void> {
    const [settled] = await work.query<{ state: DeadlineState }>(
      `update deadline set
         state = case when state = 'missed' or ($3 = 'met' and due_at <= $4) then 'missed' else $3 end,
         missed_at = case when $3 = 'met' and due_at <= $4 then coalesce(missed_at, $4) else missed_at end,
         settled_at = $4, next_at = null
       where subject_id = $1 and kind = $2 and settled_at is null returning state`,
      [subject.id, kind, how, work.now],
    );
    if (settled !== undefined) {
      work.record({ action: 'deadline.settled', subject, after: { kind, state: settled.state } });
    }
  }

  /** Cancels whatever is still owed on a record that has come to its end. */
  async cancelAll(work: Work, subject: { type: string; id: string }): Promise<void> {
    const cancelled = await work.query<{ kind: string }>(
      `update deadline set state = case when state = 'open' then 'cancelled' else state end, settled_at = $2, next_at = null
       where subject_id = $1 and settled_at is null returning kind`,
      [subject.id, work.now],
    );
    for (const { kind } of cancelled)
      work.record({ action: 'deadline.settled', subject, after: { kind, state: 'cancelled' } });
  }

  /** The last day of an obligation that is still owed; null when there is none. */
  async dayOwed(work: Pick<Work, 'query'>, subjectId: string, kind: string): Promise<string | null> {
    const [row] = await work.query<{ dueOn: string }>(
      `select due_on as "dueOn" from deadline where subject_id = $1 and kind = $2 and settled_at is null`,
      [subjectId, kind],
    );
    return row?.dueOn ?? null;
  }

  /** What is still owed on a record, as the steps of a receipt: by whom, and by which day, the first day first. */
  async stepsOwed(work: Pick<Work, 'query'>, subjectId: string): Promise<NextStep[]> {
    return work.query<NextStep>(
      `select kind as act, owed_by as "by", due_on as "dueOn" from deadline
       where subject_id = $1 and settled_at is null order by due_at, kind`,
      [subjectId],
    );
  }

  /** The obligations of an employer that are overdue and still owed: what blocks the next order. */
  async overdue(
    work: Pick<Work, 'query' | 'now'>,
    employerId: string,
    kind: string,
  ): Promise<OverdueDeadline[]> {
    return work.query<OverdueDeadline>(
      `select kind, subject_type as "subjectType", subject_id as "subjectId", due_on as "dueOn", source from deadline
       where employer_id = $1 and kind = $2 and settled_at is null and due_at <= $3 order by due_at`,
      [employerId, kind, work.now],
    );
  }

  /** Waives an obligation, with the reason of a person who may. */
  waive(principal: Principal, id: string, reason: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const seen = scopeCondition(principal.scope, { province: 'province', employer: 'employer_id' }, 2);
      const [deadline] = await work.query<{
        kind: string;
        subjectType: string;
        subjectId: string;
        state: string;
        settled: boolean;
      }>(
        `select kind, subject_type as "subjectType", subject_id as "subjectId", state, settled_at is not null as settled
         from deadline where id = $1 and ${seen.sql} for update`,
        [id, ...seen.parameters],
      );
      if (deadline === undefined) throw notFound('deadline');
      if (deadline.settled) throw new Refused([refuse('DEADLINE_SETTLED', { state: deadline.state })]);
      await work.manager.update(
        Deadline,
        { id },
        { state: 'waived', settledAt: work.now, nextAt: null, reason },
      );
      const subject = { type: deadline.subjectType, id: deadline.subjectId };
      work.record({ action: 'deadline.waived', subject, after: { kind: deadline.kind }, reason });
      return {
        receipt: await issueReceipt(work, { act: 'waived', subject: { type: 'deadline', id }, next: [] }),
      };
    });
  }
}

/** An obligation whose day has passed without it being done. */
export interface OverdueDeadline {
  kind: string;
  subjectType: string;
  subjectId: string;
  dueOn: string;
  source: RefusalSource;
}
