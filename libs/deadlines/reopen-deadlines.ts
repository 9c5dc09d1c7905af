import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { Deadlines, type NewDeadline, planKept, rowOf } from './deadlines.service.js';
import { WakeUp } from './wake-up.js';

interface Reopened {
  subjectType: string;
  subjectId: string;
  kind: string;
  dueOn: string;
  nextAt: Date;
}

interface Judged {
  subjectType: string;
  subjectId: string;
  kind: string;
  dueOn: string;
  state: string;
}

const reopen = `
  update deadline d set state = 'open', missed_at = null, settled_at = null, reason = null,
    remind_at = array(select at from unnest(d.remind_at) at where at > $4 order by at),
    next_at = least(d.due_at, (select min(at) from unnest(d.remind_at) at where at > $4),
      case when not d.opened then d.opens_at end),
    planned_before = d.planned_before || jsonb_set(${planKept}, '{0,frozen}',
      coalesce(d.planned_before->-1->'frozen', 'null'))
  where d.subject_id = any($1) and d.kind = any($5) and d.state in ('met', 'missed')
    and ($6::text[] is null or d.occasion = any($6))
  returning subject_type as "subjectType", subject_id as "subjectId", kind, due_on::text as "dueOn", next_at as "nextAt"`;

const judge = `
  update deadline d set due_on = n.due_on, due_at = n.due_at, counted_from = n.counted_from,
    counted_from_on = n.counted_from_on,
    state = case when d.settled_at < n.due_at then 'met' else 'missed' end,
    missed_at = case when d.settled_at >= n.due_at then coalesce(d.missed_at, d.settled_at) end,
    planned_before = d.planned_before || ${planKept}
  from json_to_recordset($1) as n (kind text, subject_id uuid, occasion text, due_on date, due_at timestamptz,
    counted_from text, counted_from_on date)
  where d.subject_id = n.subject_id and d.kind = n.kind and d.occasion = n.occasion
    and d.settled_at is not null and d.state in ('met', 'missed') and d.due_on <> n.due_on
  returning d.subject_type as "subjectType", d.subject_id as "subjectId", d.kind, d.due_on::text as "dueOn", d.state`;

/** What becomes of obligations when the act that settled them is taken back, or the day that they count from was wrong. */
@Injectable()
export class ReopenDeadlines {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly wakeUp: WakeUp,
  ) {}

  /**
   * Owes again what was done or missed, with the days that were planned: of some occasions where they are given. A day that is
   * over is missed again at the next sweep. What was waived or cancelled stays so.
   */
  async oweAgain(
    work: Work,
    subjectIds: readonly string[],
    kinds: readonly string[],
    reason: string,
    occasions?: readonly string[],
  ): Promise<void> {
    if (subjectIds.length === 0 || occasions?.length === 0) return;
    const reopened = await work.query<Reopened>(reopen, [
      subjectIds,
      work.now.toISOString(),
      reason,
      work.now,
      kinds,
      occasions ?? null,
    ]);
    for (const { subjectType: type, subjectId: id, kind, dueOn, nextAt } of reopened) {
      work.record({ action: 'deadline.reopened', subject: { type, id }, after: { kind, dueOn }, reason });
      work.afterCommit(() => this.wakeUp.at(nextAt, work.now));
    }
  }

  /**
   * Plans obligations anew because the day that they count from was wrong. What is open, missed or cancelled moves to the new
   * day; what was done stays done, in time or late by the new day. No two are of one subject, kind and occasion.
   */
  async replan(work: Work, planned: readonly NewDeadline[], reason: string): Promise<void> {
    if (planned.length === 0) return;
    await this.deadlines.scheduleAll(work, planned, reason);
    const rows = JSON.stringify(planned.map((one) => rowOf(one, work.now)));
    const judged = await work.query<Judged>(judge, [rows, work.now.toISOString(), reason]);
    for (const { subjectType: type, subjectId: id, kind, dueOn, state } of judged)
      work.record({
        action: 'deadline.replanned',
        subject: { type, id },
        after: { kind, dueOn, state },
        reason,
      });
  }
}
